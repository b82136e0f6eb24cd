// Small pieces that turn the markup of products into text, and the text of people into facts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adfToText } from '../src/evidence/adf-text.ts'
import { htmlToText } from '../src/evidence/html-text.ts'
import { imageVersion } from '../src/evidence/image-version.ts'
import { keyValues } from '../src/evidence/key-values.ts'
import { linkedIds } from '../src/evidence/linked-ids.ts'
import { oneLine } from '../src/evidence/one-line.ts'
import { slackToText } from '../src/evidence/slack-text.ts'

describe('HTML to text', () => {
  test.each([
    ['plain text, a < b, <3', 'plain text, a < b, <3'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br />Two<br>Three', 'One\nTwo\nThree'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['See <a href="https://a.example/x">the page</a>.', 'See the page (https://a.example/x).'],
    ["<a href='https://a.example'>https://a.example</a>", 'https://a.example'],
    ['restart <service-name> & <b>wait</b>', 'restart <service-name> & wait'],
    ['5 &lt; 6 &amp;&amp; &#39;x&#x27; &unknown; &mdash;', "5 < 6 && 'x' &unknown; —"],
    ['a<!-- hidden --> b<script>alert(1)</script> c', 'a b c'],
    ['<var data-var="date">20</var>, <var>14:03</var> UTC', '20, 14:03 UTC'],
    ['an open <b', 'an open <b'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  test('text without markup stays what it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,:;!?()-]*$/), (text) => {
        expect(htmlToText(text)).toBe(text.trim())
      }),
    )
  })
})

describe('Slack markup to text', () => {
  const nameOf = (id: string) => (id === 'U1' ? 'Mira' : undefined)
  test.each([
    ['<@U1> and <@U2> and <@U3|edda>', '@Mira and @U2 and @edda'],
    ['<#C1|ops> <#C2>', '#ops #C2'],
    ['<!here> <!subteam^S1|@sre> <!date^1772373990^{date}|1 March>', '@here @sre 1 March'],
    ['<https://a.example|a page> <https://b.example>', 'a page (https://a.example) https://b.example'],
    ['<mailto:x@a.example|x@a.example>', 'x@a.example'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt; stays an entity', '&lt; stays an entity'],
    ['an open <https://a.example', 'an open <https://a.example'],
  ])('%s', (markup, text) => {
    expect(slackToText(markup, nameOf)).toBe(text)
  })
})

describe('keys and values', () => {
  const pairs = (markdown: string) => keyValues(markdown).map(({ key, value }) => [key, value])
  test.each([
    ['**Severity**: SEV1', [['Severity', 'SEV1']]],
    ['- **Severity:** `SEV1`', [['Severity', 'SEV1']]],
    ['* Severity: SEV1', [['Severity', 'SEV1']]],
    ['- [x] 🔴 **Status**: Resolved', [['Status', 'Resolved']]],
    ['| Severity | SEV1 |', [['Severity', 'SEV1']]],
    ['|---|---|', []],
    ['### Severity\n\nSEV1\n\n### Other\n\n_No response_', [['Severity', 'SEV1']]],
    ['**Affected services:**\n- basket\n- checkout', [['Affected services', '- basket\n- checkout']]],
    ['<!-- **Severity**: none -->\n**Severity**: [SEV1/SEV2]', []],
    ['See https://a.example: it says so', []],
    ['```\nSeverity: SEV1\n```', []],
    ['We saw it at 14:03: all red', []],
  ])('%s', (markdown, expected) => {
    expect(pairs(markdown)).toEqual(expected)
  })

  test('every value stands in the text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('# A', '**B**: c', '- D: e', '| F | g |', '**H:**', '```', '<!--', '-->'),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        // What comments leave behind may close up.
        if (text.includes('<!--')) return keyValues(text).every(({ key }) => key !== '')
        return keyValues(text).every(({ value }) => text.includes(value.split('\n')[0] ?? ''))
      }),
    )
  })
})

describe('one line', () => {
  test.each([
    ['a', { text: 'a' }],
    ['\n  a \t b\r\nc\n\nd\n', { text: 'a b', rest: 'c\n\nd' }],
    ['', { text: '' }],
  ])('%j', (text, expected) => {
    expect(oneLine(text)).toEqual(expected)
  })

  test('no word is lost', () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: line, rest = '' } = oneLine(text)
        expect(line).not.toMatch(/[\r\n]/)
        expect(words(`${line} ${rest}`)).toEqual(words(text))
      }),
    )
  })
})

describe('documents of Jira', () => {
  const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, marks })
  const block = (type: string, ...content: object[]) => ({ type, content })
  test.each([
    [block('doc', block('heading', text('Impact')), block('paragraph', text('None.'))), '### Impact\nNone.'],
    [
      block('doc', block('paragraph', text('Severity', { type: 'strong' }), text(': SEV1'))),
      '**Severity**: SEV1',
    ],
    [block('bulletList', block('listItem', block('paragraph', text('a')))), '- a'],
    [
      block('table', block('tableRow', block('tableCell', text('a')), block('tableCell', text('b')))),
      '| a | b |',
    ],
    [text('here', { type: 'link', attrs: { href: 'https://a.example' } }), 'here (https://a.example)'],
    [{ type: 'mention', attrs: { text: '@Mira' } }, '@Mira'],
    [null, ''],
    [{ type: 'doc', content: 'none' }, ''],
  ])('%j', (document, expected) => {
    expect(adfToText(document)).toBe(expected)
  })

  test('nesting without end ends', () => {
    let deep: object = text('bottom')
    for (let level = 0; level < 100_000; level++) deep = { type: 'panel', content: [deep] }
    expect(adfToText(deep)).toBe('')
  })
})

describe('version of an image', () => {
  test.each([
    ['shop/basket:v4.2.0', ['v4.2.0']],
    ['registry:5000/shop/basket', []],
    ['registry:5000/shop/basket:4@sha256:abcdef', ['4']],
    [`shop/basket@sha256:${'ab'.repeat(32)}`, []],
  ])('%s', (image, expected) => {
    const fact = { value: image, basis: 'configured', source: { file: 'f', sha256: 's' } } as const
    expect(imageVersion(fact).map(({ value }) => value)).toEqual(expected)
  })
})

describe('ids behind links', () => {
  const pagerduty = 'https://shop.pagerduty.com/incidents/PINC014'
  test.each([
    [[pagerduty, `${pagerduty}/timeline`], ['pagerduty:PINC014']],
    [[pagerduty, 'https://shop.pagerduty.com/incidents/PINC015'], []],
    [
      ['https://github.com/shop/basket/issues/88#issuecomment-1', 'https://shop.example/browse/OPS-12'],
      ['github-issue:shop/basket#88', 'jira:OPS-12'],
    ],
    [['https://shop.example/incidents/PINC014'], []],
  ])('%j', (urls, ids) => {
    const links = urls.map((url) => ({
      value: { url, kind: 'other' as const },
      basis: 'stated' as const,
      source: { file: 'f', sha256: 's' },
    }))
    expect(linkedIds(links).map(({ value }) => value)).toEqual(ids)
  })
})
