// Generated post-mortems, new renderings of them, and what people do to them: for the property tests of the merge.
import fc from 'fast-check'

/** A rendering in parts, so that a second one can differ as evidence makes it differ. */
export interface Rendering {
  readonly facts: readonly (readonly [string, string])[]
  readonly summary: string
  readonly events: readonly (readonly [number, string])[]
  readonly cause: string
  readonly whys: readonly string[]
  readonly actions: readonly string[]
  readonly checks: readonly string[]
  readonly sections: readonly string[]
  readonly text: string
}

const vocabulary = 'alarm backend canary database error gate latency pool probe queue rollback traffic'.split(
  ' ',
)
const word = fc.constantFrom(...vocabulary)
const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
/** Words only evidence uses, so that what got lost can be told. */
const finding = fc.tuple(phrase, fc.nat(99_999)).map(([text, n]) => `${text} f${n}`)

const optional = ['Impact', 'Detection', 'Lessons', 'Communication']
const clock = (minute: number): string =>
  `${String(10 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`

function render(parts: Omit<Rendering, 'text'>): Rendering {
  const lines = [
    '---',
    'id: 1f2e',
    `facts: ${parts.facts.length}`,
    '---',
    `# Post-mortem: ${parts.facts[0]?.[1] ?? 'unknown'}`,
    '',
    '| Fact | Value | Source |',
    '| --- | --- | --- |',
    ...parts.facts.map(([name, value], n) => `| **${name}** | ${value} | E${n + 1} |`),
    '',
    '## Summary',
    '',
    parts.summary,
    '',
    '## Timeline',
    '',
    '| Time (UTC) | Event | Details | Source |',
    '| --- | --- | --- | --- |',
    ...parts.events
      .toSorted(([a], [b]) => a - b)
      .map(([minute, event]) => `| ${clock(minute)} | ${event} |  | E1 |`),
    '',
    '## Root cause',
    '',
    parts.cause,
    '',
    '### Five whys',
    '',
    ...parts.whys.map((why, n) => `${n + 1}. ${why}`),
    '',
    ...parts.sections.flatMap((name) => [
      `## ${name}`,
      '',
      `_What do we know of ${name.toLowerCase()}?_`,
      '',
    ]),
    '## Action items',
    '',
    '| ID | Action | Owner | Due | Status | Ticket |',
    '| --- | --- | --- | --- | --- | --- |',
    ...parts.actions.map((action, n) => `| A${n + 1} | ${action} |  |  | open |  |`),
    '',
    ...parts.checks.map((check) => `- [ ] ${check}`),
  ]
  return { ...parts, text: `${lines.join('\n')}\n` }
}

const event = fc.tuple(fc.nat(200), finding)
const unique = { minLength: 1, maxLength: 5 }

export const generatedDocument: fc.Arbitrary<Rendering> = fc
  .record({
    facts: fc.uniqueArray(fc.tuple(word, finding), { ...unique, selector: ([name]) => name }),
    summary: finding,
    events: fc.uniqueArray(event, { ...unique, selector: ([minute]) => minute }),
    cause: fc.constant('_What made it possible?_'),
    whys: fc.array(
      phrase.map((text) => `_Why ${text}?_`),
      unique,
    ),
    actions: fc.uniqueArray(finding, unique),
    checks: fc.uniqueArray(phrase, unique),
    sections: fc.subarray(optional),
  })
  .map(render)

/** The next rendering: new evidence changes some parts, and a new template some sections. Actions are only ever added. */
export function rerendered(base: Rendering): fc.Arbitrary<string> {
  const some = <T>(items: readonly T[], fresh: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc
      .tuple(fc.subarray([...items]), fc.array(fresh, { maxLength: 2 }))
      .map(([kept, added]) => [...kept, ...added])
  return fc
    .record({
      facts: fc.tuple(
        ...base.facts.map(([name, value]) => fc.tuple(fc.constant(name), maybe(value, finding))),
      ),
      summary: maybe(base.summary, finding),
      events: some(base.events, event),
      cause: maybe(base.cause, finding),
      whys: fc.oneof(fc.constant([...base.whys]), some(base.whys, finding)),
      actions: fc.array(finding, { maxLength: 2 }).map((added) => [...base.actions, ...added]),
      checks: fc.oneof(fc.constant([...base.checks]), some(base.checks, phrase)),
      sections: fc.oneof(fc.constant([...base.sections]), fc.subarray(optional)),
    })
    .map((parts) => render(parts).text)
}

const maybe = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })

/** What a person does: each edit takes the lines and a number that says where. What they write holds the word `human`. */
type Edit = (lines: readonly string[], at: number, mark: string) => string[]

const edits: readonly Edit[] = [
  (lines, at, mark) => lines.toSpliced(at, 1, `${lines[at] ?? ''} ${mark}`),
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at, mark) => lines.toSpliced(at, 0, '', `A paragraph ${mark}.`, ''),
  (lines, at, mark) => lines.toSpliced(at, 0, '', `## Section ${mark}`, '', `Text ${mark}.`, ''),
  (lines, at, mark) =>
    nearest(lines, at, /^\| \d/, (line, n) =>
      lines.toSpliced(n + 1, 0, `${line.slice(0, 10)} | ${mark} |  |  |`),
    ),
  (lines, at, mark) =>
    nearest(lines, at, /^\| A\d/, (_, n) =>
      lines.toSpliced(n + 1, 0, `| A${n} | ${mark} | Ann |  | open |  |`),
    ),
  (lines, at, mark) =>
    nearest(lines, at, /^\| A\d/, (line, n) => lines.toSpliced(n, 1, line.replace('|  |', `| ${mark} |`))),
  (lines, at) =>
    nearest(lines, at, /^- \[ \]/, (line, n) => lines.toSpliced(n, 1, line.replace('[ ]', '[x]'))),
  (lines, at, mark) => nearest(lines, at, /^_/, (_, n) => lines.toSpliced(n, 1, `Because ${mark}.`)),
  (lines, at) => lines.toSpliced(at, 1, `${lines[at] ?? ''}  `),
  (lines, at) => nearest(lines, at, /^## /, (_, n) => lines.toSpliced(n, sectionLength(lines, n))),
  (lines, at, mark) => nearest(lines, at, /^## /, (line, n) => lines.toSpliced(n, 1, `${line} ${mark}`)),
  (lines, at) => [...lines.slice(0, at), ...lines.slice(at, at + 3).reverse(), ...lines.slice(at + 3)],
]

function nearest(
  lines: readonly string[],
  at: number,
  like: RegExp,
  edit: (line: string, at: number) => string[],
): string[] {
  const found = lines.findIndex((line, n) => n >= at && like.test(line))
  return found < 0 ? [...lines] : edit(lines[found] ?? '', found)
}

function sectionLength(lines: readonly string[], start: number): number {
  const next = lines.findIndex((line, n) => n > start && line.startsWith('#'))
  return (next < 0 ? lines.length : next) - start
}

export const edited = (base: Rendering): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...edits)), { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
    )
    .map(([changes, eol, finalNewline]) => {
      let lines = base.text.split('\n').slice(0, -1)
      changes.forEach(([where, edit], n) => (lines = edit(lines, where % lines.length, `human${n}`)))
      return lines.join(eol) + (finalNewline ? eol : '')
    })

/** The marks a person left, in the order in which they stand. */
export const humanLines = (text: string): string[] => text.match(/human\d+/g) ?? []

/** Texts made of what Markdown is made of, in no good order. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\t',
        '---',
        '```',
        '~~~~',
        '<!--',
        '-->',
        '# a',
        '## b',
        '### b',
        '#',
        '|',
        '| a | b |',
        '|---|---|',
      ),
      fc.constantFrom(
        '| A1 | x |',
        '| 10:00 | x |',
        '| ID | Action | Owner |',
        '- a',
        '- [ ] a',
        '  - [x] b',
        '1. a',
        '-',
        '\r',
        '\\|',
      ),
      fc.constantFrom(
        'key: value',
        'other:',
        '  - nested',
        '| Time | Event |',
        '| 09:00 | y | z |',
        'a',
        'b',
        'a  ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 24 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((eol) => lines.join(eol)))
  .chain((text) => fc.constantFrom('', '\uFEFF').map((bom) => bom + text))
