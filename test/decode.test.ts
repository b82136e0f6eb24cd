// Bytes as files really have them: marks, wide characters, damage, numbers too long, keys twice.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/evidence/decode.ts'
import { locate } from '../src/evidence/decode/locate.ts'
import { quoteLongIntegers } from '../src/evidence/decode/long-integers.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++)
    bytes.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(bytes.buffer)
}
const values = (file: string, bytes: Uint8Array | string) =>
  decode(file, typeof bytes === 'string' ? utf8(bytes) : bytes).values.map(({ data }) => data)
const problems = (file: string, bytes: Uint8Array | string) =>
  decode(file, typeof bytes === 'string' ? utf8(bytes) : bytes).problems.map(({ code, place }) => {
    const { line, column, pointer } = place ?? { line: undefined, column: undefined }
    return [code, line, column, ...(pointer === undefined ? [] : [pointer])]
  })

describe('bytes to text', () => {
  const json = '{"title": "Überlast → 🚨"}'
  const data = [{ title: 'Überlast → 🚨' }]
  test.each([
    ['UTF-8', utf8(json)],
    ['UTF-8 with a mark', utf8(`\ufeff${json}`)],
    ['UTF-16LE with a mark', utf16(`\ufeff${json}`, true)],
    ['UTF-16BE with a mark', utf16(`\ufeff${json}`, false)],
    ['UTF-16LE', utf16(json, true)],
    ['UTF-16BE', utf16(json, false)],
    ['CRLF', utf8(json.replace('{', '{\r\n'))],
  ])('%s is read silently', (_, bytes) => {
    expect(values('a.json', bytes)).toEqual(data)
    expect(problems('a.json', bytes)).toEqual([])
  })

  test('mojibake is repaired and reported at its place', () => {
    const damaged = '{\n"title": "disk full âœ… now"}'
    expect(values('a.json', damaged)).toEqual([{ title: 'disk full ✅ now' }])
    expect(problems('a.json', damaged)).toEqual([['repaired-encoding', 2, 21]])
  })

  test('Windows-1252 is read as such and reported', () => {
    const bytes = Uint8Array.from([...utf8('{"title": "Caf'), 0xe9, ...utf8('"}')])
    expect(values('a.json', bytes)).toEqual([{ title: 'Café' }])
    expect(problems('a.json', bytes)).toEqual([['not-utf8', 1, 15]])
  })

  test('a replacement character that was saved is text', () => {
    expect(problems('a.json', '{"a": "\ufffd"}')).toEqual([])
  })

  test('binary is refused where its first NUL stands', () => {
    expect(values('a.json', '{"a":\n "b\0c"}')).toEqual([])
    expect(problems('a.json', '{"a":\n "b\0c"}')).toEqual([['binary-file', 2, 4]])
  })
})

describe('integers beyond 2^53', () => {
  test.each([
    ['{"at":1502709956288000110}', { at: '1502709956288000110' }],
    ['[-9007199254740993, 9007199254740991]', ['-9007199254740993', 9007199254740991]],
    ['{"1502709956288000110":"1502709956288000110"}', { '1502709956288000110': '1502709956288000110' }],
    [
      '{"a":"\\"1502709956288000110","b":0.15027099562880001}',
      { a: '"1502709956288000110', b: 0.15027099562880001 },
    ],
    ['[1502709956288000110e0,1.5027099562880001e18]', [1502709956288000110, 1.5027099562880001e18]],
  ])('%s', (json, expected) => {
    expect(values('a.json', json)).toEqual([expected])
  })

  test('in YAML', () => {
    expect(values('a.yaml', 'at: 1502709956288000110\nn: 42\n')).toEqual([
      { at: '1502709956288000110', n: 42 },
    ])
  })

  test('nothing else in any JSON changes', () => {
    const asText = (_: string, value: unknown) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e21
        ? String(value)
        : value
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(quoteLongIntegers(json))).toEqual(JSON.parse(json, asText))
      }),
    )
  })
})

describe('keys that stand twice', () => {
  test.each([
    ['{"a":1,\n"a":2}', [['duplicate-key', 2, 1, '/a']]],
    [
      '{"a":{"b":1,"b":2},"c":[{"d":1,"d":1}]}',
      [
        ['duplicate-key', 1, 13, '/a/b'],
        ['duplicate-key', 1, 32, '/c/0/d'],
      ],
    ],
    ['{"a":"\\":","b":[":"]}', []],
    ['{"x":1}\n{"a":1,"a":2}\n', [['duplicate-key', 2, 8, '/a']]],
  ])('%s', (json, expected) => {
    expect(problems('a.json', json).sort()).toEqual(expected)
  })

  test('in YAML', () => {
    expect(problems('a.yaml', 'a: 1\nb: 2\na: 3\n')).toEqual([['duplicate-key', 3, 1]])
    expect(values('a.yaml', 'a: 1\nb: 2\na: 3\n')).toEqual([{ a: 3, b: 2 }])
  })

  test('no JSON that a program wrote has any', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(problems('a.json', json)).toEqual([])
      }),
    )
  })
})

describe('damage', () => {
  test.each([
    ['{"a": tru}', 1, 7],
    ['{"a": 1,\n "b": }', 2, 7],
    ['{"a": "cut', 1, 7],
  ])('%s is shown at its place', (json, line, column) => {
    const [problem] = decode('a.json', utf8(json)).problems
    expect(problem?.code).toBe('invalid-json')
    expect(problem?.place?.line).toBe(line)
    expect(Math.abs((problem?.place?.column ?? 0) - column)).toBeLessThan(5)
  })

  test('one bad line of NDJSON costs that line', () => {
    const { values: kept, problems: found } = decode('a.ndjson', utf8('{"a":1}\n{"a":\n\n{"a":3}\n'))
    expect(kept).toEqual([
      { data: { a: 1 }, line: 1 },
      { data: { a: 3 }, line: 4 },
    ])
    expect(found.map(({ place }) => place?.line)).toEqual([2])
  })

  test.each(['['.repeat(50_000), '{"a":'.repeat(50_000), `${'['.repeat(50_000)}${']'.repeat(50_000)}`])(
    'deep nesting is survived',
    (json) => {
      const { values: kept, problems: found } = decode('a.json', utf8(json))
      expect(kept.length + found.length).toBeGreaterThan(0)
      const yaml = decode('a.yaml', utf8(json))
      expect(yaml.values.length + yaml.problems.length).toBeGreaterThan(0)
    },
  )
})

test.each([
  ['json', '{"a": {\n  "b": [1,\n  {"c/d": 2}]}}', '/a/b/1/c~1d', 3, 11],
  ['json', '{"a": {\n  "b": 1}}', '/a/missing', 1, 7],
  ['json', '{"a": 1, "a": 2}', '/a', 1, 15],
  ['yaml', 'a:\n  - b: 1\n    c: x\n', '/a/0/c', 3, 8],
  ['csv', 'a,b\n1,2\n3,4\n', '/1/b', 3, 1],
] as const)('%s: %s at %s', (syntax, text, pointer, line, column) => {
  expect(locate(text, syntax, pointer)).toEqual({ line, column })
})
