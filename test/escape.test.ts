// Evidence is hostile: whatever a text holds, a document shows exactly that text, and nothing of it is markup.
import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { code, inline, link, paragraphs } from '../src/markdown/escape.ts'

const parser = unified().use(remarkParse).use(remarkGfm)
interface Node {
  readonly type: string
  readonly url?: string
  readonly checked?: boolean | null
  readonly children?: readonly Node[]
}
const parse = (markdown: string): Node => parser.parse(markdown) as Node
const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)]

const pieces = fc.oneof(
  fc.constantFrom(...'\\`*_{}[]()#+-.!|~<>&:@=^$"\'/ \n\tab1xw'.split('')),
  fc.constantFrom(
    'https://a.example/b_c?d=e&f=*g*',
    'https://a.example/(x)|y',
    'http://',
    'www.x.example',
    'a@b.example',
    '&amp;',
    '<script>alert(1)</script>',
    '<!--',
    '-->',
    '```',
    '~~~',
    '1. ',
    '- [ ] ',
    '| --- |',
    '[^1]',
    '![x](y)',
    '[x](javascript:alert(1))',
    '---',
    '===',
    '# ',
    '@everyone',
    '#123',
    '&#35;',
    'ftp://x',
    'mailto:a@b.example',
    'é',
    '😀',
    '\u0000',
    '\u0002',
    '\u202e',
    '\ud800',
    '$x$',
    '\r\n\r\n',
  ),
)
const hostile = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))

/** What a reader should see: one line, without what cannot be seen. */
const seen = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
    .replace(/ +/g, ' ')
    .trim()
const unjoined = (text: string) => text.replaceAll('\u2060', '').replace(/ +/g, ' ').trim()
const decoded = (text: string) => text.replaceAll(/%[0-9A-F]{2}/g, (hex) => decodeURIComponent(hex))

const plainTypes = [
  'root',
  'paragraph',
  'heading',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'text',
  'link',
]

const contexts: readonly (readonly [string, (md: string) => string, (root: Node) => Node | undefined])[] = [
  [
    'a paragraph',
    (md) => `Before.\n\n${md}\n\nAfter.\n`,
    (root) => (root.children?.length === 3 ? root.children[1] : undefined),
  ],
  [
    'a heading',
    (md) => `## T: ${md}\n\nAfter.\n`,
    (root) => (root.children?.length === 2 ? root.children[0] : undefined),
  ],
  [
    'a list item',
    (md) => `- ${md}\n\nAfter.\n`,
    (root) => (root.children?.[0]?.children?.length === 1 ? root.children[0] : undefined),
  ],
  [
    'a table cell',
    (md) => `| a | b |\n|---|---|\n| ${md} | z |\n\nAfter.\n`,
    (root) => {
      const rows = root.children?.[0]?.children
      return root.children?.length === 2 && rows?.length === 2 && rows[1]?.children?.length === 2
        ? rows[1].children[0]
        : undefined
    },
  ],
]

describe.each(contexts)('in %s', (name, place, find) => {
  test('a text is read back as it was, and is no markup', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const md = inline(text)
        if (md === '') return
        const root = parse(place(md))
        const node = find(root)
        expect(node, 'the structure around it stands').toBeDefined()
        if (!node) return
        const prefix = name === 'a heading' ? 'T: ' : ''
        expect(decoded(unjoined(toString(node)))).toBe(decoded(`${prefix}${seen(text)}`.trim()))
        for (const inner of all(root)) {
          expect(plainTypes).toContain(inner.type)
          expect(inner.checked ?? null).toBeNull()
          if (inner.type === 'link') expect(inner.url).toMatch(/^https?:\/\//i)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

test('an address stays an address', () => {
  const url = 'https://grafana.example.com/d/a_b?from=1&to=2#x'
  for (const md of [inline(`see ${url}.`), link(url, url), link('Dashboard', url)]) {
    const links = all(parse(md)).filter(({ type }) => type === 'link')
    expect(links.map((node) => node.url)).toEqual([url])
  }
})

test('other schemes are shown, not linked', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])
    expect(all(parse(link('label', url))).filter(({ type }) => type === 'link')).toEqual([])
})

test('code keeps its text, whatever backticks it holds', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const md = code(text)
      if (md === '') return
      const [cell] = parse(`| a |\n|---|\n| ${md} |\n`).children?.[0]?.children?.[1]?.children ?? []
      if (cell && seen(text).includes('\\|'))
        expect(decoded(unjoined(toString(cell)))).toBe(decoded(seen(text)))
      else expect(cell?.children?.map(({ type }) => type)).toEqual(['inlineCode'])
    }),
    { numRuns: 2000 },
  )
})

test('paragraphs stay apart, and a megabyte is cut', () => {
  expect(parse(paragraphs('one\n\n  \n# two\r\n\r\nthree\nfour')).children?.map(({ type }) => type)).toEqual([
    'paragraph',
    'paragraph',
    'paragraph',
  ])
  expect(inline('x'.repeat(1_000_000)).length).toBeLessThan(2100)
})
