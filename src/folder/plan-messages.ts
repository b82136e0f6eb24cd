// What a plan says to its reader: what is wrong, and what to do about it.
import type { TracedLine } from '../documents/render.ts'
import type { Problem } from '../incident/problem.ts'
import type { Conflict } from '../markdown/merge.ts'

export function notText(file: string): Problem {
  return {
    code: 'not-utf-8',
    message: `${file} is not UTF-8, so merging could lose bytes of it; it was left as it is`,
    hint: 'Save it as UTF-8 and run again.',
    place: { file },
  }
}

export function withoutBase(file: string, beside: string): Problem {
  return {
    code: 'no-base',
    message: `${file} was not written by an earlier run, so it was left as it is; the new text is in ${beside}`,
    hint: 'Run again with --adopt to keep the standing document as yours and have new evidence merged into it.',
    place: { file },
  }
}

/** `trace` is the new rendering: where the evidence's version comes from. */
export function differently(file: string, conflict: Conflict, trace: readonly TracedLine[] = []): Problem {
  const { line, section, ours, theirs } = conflict
  const sources = sourcesOf(theirs, trace)
  return {
    code: 'conflict',
    message: `You and the evidence changed the same thing${section === '' ? '' : ` in “${section}”`}; your text was kept`,
    hint: `Edit that line, or run: postmortems resolve ${file} --line ${line} --keep ours|theirs`,
    place: { file, line },
    details: [
      `yours:    ${shown(ours)}`,
      `evidence: ${theirs === '' ? '(no longer says it)' : shown(theirs)}`,
      ...(sources.length > 0 ? [`source:   ${sources.join(', ')}`] : []),
    ],
  }
}

export function withheldNote({ section, theirs }: Conflict): string {
  return `You removed this${section === '' ? '' : ` from “${section}”`}, so it stays out; the evidence now says: ${shown(theirs)}`
}

/** `alerts.json /startsAt` for every fact on these lines. */
function sourcesOf(text: string, trace: readonly TracedLine[]): readonly string[] {
  const wanted = new Set(text.split('\n').map((line) => line.trimEnd()))
  const facts = trace.filter((each) => wanted.has(each.text.trimEnd())).flatMap((each) => each.facts)
  return [
    ...new Set(
      facts.map(
        ({ source: { file, line, pointer = '' } }) =>
          `${file}${line === undefined ? '' : `:${line}`}${pointer === '' ? '' : ` ${pointer}`}`,
      ),
    ),
  ].sort()
}

const longest = 240

function shown(text: string): string {
  const line = text
    .trim()
    .split(/\s*\n\s*/)
    .join(' ⏎ ')
  return line.length > longest ? `${line.slice(0, longest)} …` : line
}
