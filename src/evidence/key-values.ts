// What the body of an issue says in lines of key and value, in a table of two columns, or under a heading.

export interface KeyValue {
  /** As written, without marks: `Failed version`. */
  readonly key: string
  readonly value: string
}

const longestLine = 2000

/**
 * Reads `**Severity**: SEV1`, `- Severity: SEV1`, `| Severity | SEV1 |`, and the heading `### Severity` with the lines
 * below it, which is how issue forms answer. Comments, and what a form says when nothing was said, are no values.
 */
export function keyValues(markdown: string): readonly KeyValue[] {
  const found: Entry[] = []
  let section: Entry | undefined
  let open: Entry | undefined
  let fenced = false
  for (const line of withoutComments(markdown).split(/\r\n?|\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    const said = fenced || line.length > longestLine ? undefined : readLine(line)
    const entry = said && { key: said.key, lines: said.value === '' ? [] : [said.value] }
    if (entry) found.push(entry)
    if (said?.heading === true) section = entry
    // What stands under a heading belongs to it, keys and all; a key without a value goes on until the next key.
    else section?.lines.push(line)
    if (said) open = said.value === '' && !said.heading ? entry : undefined
    else open?.lines.push(line)
  }
  return found
    .map(({ key, lines }) => ({ key, value: plain(lines.join('\n')) }))
    .filter(({ key, value }) => key !== '' && !saysNothing.test(value))
}

const saysNothing = /^(?:|_?no response_?|n\/?a|tbd|\?+|-+|\[[^\]]*\])$/i

interface Entry {
  readonly key: string
  readonly lines: string[]
}

interface Line extends KeyValue {
  readonly heading: boolean
}

function readLine(line: string): Line | undefined {
  const heading = /^ {0,3}#{1,6}\s+(\S.*)$/.exec(line)
  if (heading) return { key: name(heading[1] ?? ''), value: '', heading: true }
  const row = /^\s*\|([^|]+)\|([^|]+)\|\s*$/.exec(line)
  if (row && !/^[\s|:-]+$/.test(line))
    return { key: name(row[1] ?? ''), value: (row[2] ?? '').trim(), heading: false }
  const item = line
    .replace(/^[\s>]*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)?/, '')
    .replace(/^(?:[\p{Extended_Pictographic}\uFE0F]\s*)+(?=[\p{L}*_])/u, '')
  const bold = /^(?:\*\*|__)([^*_:][^*:]{0,60}?)(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)(.*)$/.exec(item)
  if (bold) return { key: name(bold[1] ?? ''), value: (bold[2] ?? '').trim(), heading: false }
  const bare = /^(\p{L}[\p{L}\d ()/_-]{1,40}):\s+(\S.*)$/u.exec(item)
  return bare && (bare[1] ?? '').trim().split(/\s+/).length <= 4
    ? { key: name(bare[1] ?? ''), value: (bare[2] ?? '').trim(), heading: false }
    : undefined
}

/** Without the marks and the pictures people put around a word. */
function name(written: string): string {
  return written
    .replaceAll(/[*_`]|[^\p{L}\p{N}\s()/&'.-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function plain(value: string): string {
  const trimmed = value.trim()
  const wrapped = /^(`|\*\*|__|_|\*)([^`*_]+)\1$/.exec(trimmed)
  return (wrapped?.[2] ?? trimmed).trim()
}

function withoutComments(markdown: string): string {
  const parts = markdown.split('<!--')
  return parts
    .map((part, index) => {
      const end = index === 0 ? -1 : part.indexOf('-->')
      return index === 0 ? part : end < 0 ? `<!--${part}` : part.slice(end + 3)
    })
    .join('')
}
