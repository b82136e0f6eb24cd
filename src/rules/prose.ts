// The lines of a document that people wrote as text: no code, no front matter.

export interface ProseLine {
  /** From 1. */
  readonly line: number
  readonly text: string
  /** `text` without comments, code spans and addresses: what a reader sees as words. */
  readonly words: string
}

const fence = /^[\s>]*(`{3,}|~{3,})(.*)$/

/** Linear in the length of the text. */
export function proseLines(text: string): readonly ProseLine[] {
  const lines = text.split(/\r\n|\r|\n/)
  const start = frontMatterEnd(lines)
  const found: ProseLine[] = []
  let open: string | undefined
  let inComment = false
  for (const [index, line] of lines.entries()) {
    if (index < start) continue
    const [, marks, info = ''] = fence.exec(line) ?? []
    if (open !== undefined) {
      if (marks?.startsWith(open) === true && info.trim() === '') open = undefined
      continue
    }
    if (!inComment && marks !== undefined && !info.includes('`')) {
      open = marks
      continue
    }
    const visible = withoutComments(line, inComment)
    inComment = visible.inComment
    found.push({ line: index + 1, text: line, words: wordsOf(visible.text) })
  }
  return found
}

/** The index of the first line behind the front matter. */
function frontMatterEnd(lines: readonly string[]): number {
  if (!/^\uFEFF?---\s*$/.test(lines[0] ?? '')) return 0
  return lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) + 1
}

function withoutComments(line: string, inComment: boolean): { text: string; inComment: boolean } {
  let [text, rest, inside] = ['', line, inComment]
  for (;;) {
    const at = rest.indexOf(inside ? '-->' : '<!--')
    if (at < 0) return { text: inside ? text : text + rest, inComment: inside }
    if (!inside) text += rest.slice(0, at)
    rest = rest.slice(at + (inside ? 3 : 4))
    inside = !inside
  }
}

function wordsOf(text: string): string {
  return text
    .replaceAll(/`[^`]+`/g, ' ')
    .replaceAll(/\]\([^()\s]*\)/g, '] ')
    .replaceAll(/\bhttps?:\/\/[^\s<>)\]]+/g, ' ')
}
