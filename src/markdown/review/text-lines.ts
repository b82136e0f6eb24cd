// The lines of a paragraph as plain text, with the runs that are bold, italic, struck out or code.
import type { PhrasingContent } from 'mdast'

/** A run of characters of a piece's text, `[start, end)`. */
export type Run = readonly [start: number, end: number]

interface Line {
  line: number
  text: string
  bold: Run[]
  italic: Run[]
  struck: Run[]
  code: Run[]
  urls: string[]
}

const knownTag =
  /^<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|var|video)\b[^>]{0,2000}>/i
const deepest = 60

/** The lines of a paragraph: a soft break, a hard break and `<br>` each begin a new one. */
export function linesOf(children: readonly PhrasingContent[], line: number): readonly Line[] {
  const lines: Line[] = [blank(line)]
  const current = (): Line => lines.at(-1) ?? blank(line)
  const write = (text: string, at: number): void => {
    const [first = '', ...more] = text.split('\n')
    current().text += first
    for (const [index, next] of more.entries()) lines.push({ ...blank(at + index + 1), text: next })
  }
  const visit = (node: PhrasingContent, depth: number): void => {
    const at = node.position?.start.line ?? 1
    if (node.type === 'text') write(node.value, at)
    else if (node.type === 'inlineCode') {
      const start = current().text.length
      write(node.value.replaceAll('\n', ' '), at)
      current().code.push([start, current().text.length])
    } else if (node.type === 'break') lines.push(blank(at + 1))
    else if (node.type === 'html') {
      if (/^<br\b/i.test(node.value)) lines.push(blank(node.position?.end.line ?? at))
      else if (!node.value.startsWith('<!--') && !knownTag.test(node.value)) write(node.value, at)
    } else if ('children' in node) {
      const opened = lines.length
      const start = current().text.length
      if (node.type === 'link') current().urls.push(node.url)
      if (depth < deepest) for (const child of node.children) visit(child, depth + 1)
      const style =
        node.type === 'strong'
          ? 'bold'
          : node.type === 'emphasis'
            ? 'italic'
            : node.type === 'delete'
              ? 'struck'
              : undefined
      if (style === undefined) return
      for (const [index, written] of lines.slice(opened - 1).entries())
        written[style].push([index === 0 ? start : 0, written.text.length])
    }
  }
  for (const child of children) visit(child, 0)
  return lines.map(tidy)
}

function blank(line: number): Line {
  return { line, text: '', bold: [], italic: [], struck: [], code: [], urls: [] }
}

/** Collapses white space and moves the runs with the text. */
function tidy(line: Line): Line {
  if (!/^\s|\s$|\s\s|[\t\r\u00a0]/.test(line.text)) return line
  const kept: number[] = []
  let text = ''
  for (const character of line.text) {
    const space = /\s/.test(character)
    for (let unit = 0; unit < character.length; unit += 1) kept.push(text.length)
    if (!space) text += character
    else if (text !== '' && !text.endsWith(' ')) text += ' '
  }
  const length = text.trimEnd().length
  kept.push(text.length)
  const move = (runs: readonly Run[]): Run[] =>
    runs.map(([start, end]) => [
      Math.min(kept[start] ?? length, length),
      Math.min(kept[end] ?? length, length),
    ])
  return {
    ...line,
    text: text.slice(0, length),
    bold: move(line.bold),
    italic: move(line.italic),
    struck: move(line.struck),
    code: move(line.code),
  }
}

/** Lines as one, the runs moved with the text. */
export function join(lines: readonly Line[]): Omit<Line, 'line'> {
  const joined = blank(0)
  for (const { text, bold, italic, struck, code, urls } of lines) {
    if (joined.text !== '' && text !== '') joined.text += ' '
    const shift = joined.text.length
    const move = ([start, end]: Run): Run => [start + shift, end + shift]
    joined.text += text
    joined.bold.push(...bold.map(move))
    joined.italic.push(...italic.map(move))
    joined.struck.push(...struck.map(move))
    joined.code.push(...code.map(move))
    joined.urls.push(...urls)
  }
  const { text, bold, italic, struck, code, urls } = joined
  return { text, bold, italic, struck, code, urls }
}
