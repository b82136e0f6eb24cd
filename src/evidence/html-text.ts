// HTML, as status pages write it into their updates, to the text that a reader saw.

const blocks = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer dl dt dd'.split(
    ' ',
  ),
)
const inlines = new Set(
  'a abbr b strong i em u s strike del ins span small big sub sup font time var code kbd samp mark cite q tt td th thead tbody tfoot caption center img wbr label nobr'.split(
    ' ',
  ),
)
const hidden = new Set(['script', 'style', 'head', 'title'])

// The entities that editors of status pages produce; others stay as they are written.
// prettier-ignore
const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwnj: '',
  ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»',
  bull: '•', middot: '·', deg: '°', copy: '©', reg: '®', trade: '™', euro: '€', pound: '£', sect: '§', times: '×',
  rarr: '→', larr: '←', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é',
}

/**
 * The text of a fragment of HTML: blocks become lines, links keep their address in parentheses, entities their
 * characters. Only the tags of HTML are taken for tags: `<service-name>` stays. Linear in the length of the text.
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim()
  const lastClose = html.lastIndexOf('>')
  const lastComment = html.lastIndexOf('-->')
  const parts: string[] = []
  const links: { href: string; from: number }[] = []
  let hiding = ''
  let at = 0
  const write = (text: string) => {
    if (hiding === '') parts.push(decodeEntities(text))
  }
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0 || open > lastClose) break
    write(html.slice(at, open))
    if (html.startsWith('<!--', open) && open < lastComment) {
      at = html.indexOf('-->', open) + 3
      continue
    }
    const tag = tagNamed(html, open)
    if (tag === undefined) {
      write('<')
      at = open + 1
      continue
    }
    const close = html.indexOf('>', open)
    at = close + 1
    if (hiding !== '') {
      if (tag.closing && tag.name === hiding) hiding = ''
    } else if (hidden.has(tag.name)) {
      if (!tag.closing) hiding = tag.name
    } else if (tag.name === 'a') {
      const link = tag.closing ? links.pop() : undefined
      if (!tag.closing) links.push({ href: hrefOf(html.slice(open, close)), from: parts.length })
      else if (link) write(addressBeside(parts.slice(link.from).join(''), link.href))
    } else if (tag.name === 'li') {
      if (!tag.closing) parts.push('\n- ')
    } else if (blocks.has(tag.name)) parts.push(tag.name === 'p' && !tag.closing ? '\n\n' : '\n')
  }
  write(html.slice(at))
  return tidy(parts.join(''))
}

function tagNamed(html: string, open: number): { name: string; closing: boolean } | undefined {
  const match = /^<(\/?)([a-z][a-z0-9]{0,11})(?=[\s/>])/i.exec(html.slice(open, open + 20))
  const name = match?.[2]?.toLowerCase() ?? ''
  if (!match || !(blocks.has(name) || inlines.has(name) || hidden.has(name))) return undefined
  return { name, closing: match[1] === '/' }
}

function hrefOf(tag: string): string {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

function addressBeside(label: string, href: string): string {
  const address = href.replace(/^mailto:/i, '')
  return address === '' || label.includes(address) ? '' : ` (${href})`
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name] ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Lines without blanks at their ends, and never more than one empty line in a row. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
