// Text to Markdown, once and by type: a document is made of `Md`, and only these functions make it from evidence.
//
// Evidence is hostile: pipes, newlines, backticks, HTML, links, fences, control characters. What comes out reads as
// exactly the text that went in, and nothing of it is markup; an http(s) address stays an address.

declare const markdown: unique symbol
/** Markdown that is safe to put into a document. */
export type Md = string & { readonly [markdown]: true }

/** Markdown written by us, or by a person whose document it is. Never call it with evidence. */
export const trusted = (text: string): Md => text as Md

/** How much of one text a document shows: a megabyte in a table cell helps nobody, and the evidence is cited. */
const longest = 2000

/** One line of text, for a paragraph, heading, list item or table cell. */
export function inline(text: string): Md {
  const line = oneLine(text)
  const shown =
    line.length > longest ? `${line.slice(0, longest).trimEnd()} … (${line.length} characters)` : line
  return trusted(
    shown
      .split(/(https?:\/\/[^\s<>"'`|\\^{}\u2060]+)/i)
      .map((part, index) => (index % 2 === 1 ? address(part) : plain(part)))
      .join('')
      .replace(/^(?:[-+=#>]|\d{1,9}(?=[.)](?:\s|$)))/, lineStart)
      .replace(/(?<=\s)#+$/, '\\$&'),
  )
}

/** Several paragraphs, as they were separated by empty lines. */
export function paragraphs(text: string): Md {
  const blocks = text.split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/).map(inline)
  return trusted(blocks.filter((block) => block !== '').join('\n\n'))
}

/**
 * A code span: shown as it is, in backticks that the text cannot close. A backslash before a pipe cannot be written in
 * a table's code span (parsers differ), so that text stays plain.
 */
export function code(text: string): Md {
  const shown = oneLine(text).slice(0, longest)
  if (shown === '' || shown.includes('\\|')) return inline(shown)
  const line = shown.replaceAll('|', '\\|')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length), 0) + 1)
  const pad = /^`|`$|^ .*\S.* $/.test(line) ? ' ' : ''
  return trusted(fence + pad + line + pad + fence)
}

/** A fenced block, shown as it is, in a fence that the text cannot close. `language` is ours. */
export function fenced(language: string, text: string): Md {
  const lines = text.replace(/[^\P{Cc}\n\t]/gu, '').toWellFormed()
  const runs = lines.match(/`+/g) ?? []
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3))
  return trusted(`${fence}${language}\n${lines}\n${fence}`)
}

/** A link to an http(s) address; any other scheme becomes plain text. */
export function link(label: string, url: string): Md {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return inline(label === url ? url : `${label} (${url})`)
  if (label === url) return address(url)
  return trusted(`[${plain(oneLine(label))}](<${encode(url)}>)`)
}

/** A relative link between documents of one folder. */
export function pathLink(label: string, path: string): Md {
  return trusted(`[${plain(oneLine(label))}](<${encode(path)}>)`)
}

const address = (url: string): Md => {
  const [, bare = url, rest = ''] = /^(.*?)([.,;:!?)\]*_~]*)$/.exec(url) ?? []
  return trusted(bare === '' ? plain(url) : `<${encode(bare)}>${plain(rest)}`)
}

const encode = (url: string) => url.replace(/[\s<>|\\`^{}"']/g, (character) => encodeURIComponent(character))

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
    .trim()
}

/** Word joiner: invisible, and it keeps GitHub from making links of mail addresses and bare hosts. */
const joiner = '\u2060'

function plain(text: string): string {
  return text
    .replace(/[\\`*[\]<|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#|[A-Za-z])/g, '&amp;')
    .replace(/(?<=[\w.+-])@(?=\S)/g, `${joiner}@${joiner}`)
    .replace(/(ftp|mailto|xmpp|https?):/gi, `$1${joiner}:`)
    .replace(/(www)\./gi, `$1${joiner}.`)
}

const lineStart = (mark: string) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`)
