// The day of the incident: from a field, the title, the file's name, the summary, or the timeline, in that order.
import { datesIn } from './calendar.ts'
import { resolveDate } from './date-context.ts'
import { fieldsFor } from './fields.ts'
import type { DateFact } from './model.ts'
import { normalise } from './normalise.ts'
import { isBlank, isInstruction, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

const fieldOrder: readonly Concept[] = ['date', 'started', 'detected']

/** `first` is the first date in the timeline, the last resort but the publication date. */
export function findIncidentDate(source: Source, first: DateFact | undefined): DateFact | undefined {
  const candidates = [
    ...fieldOrder.map((concept) => fromFields(source, concept, false)),
    fromLooseFields(source),
    fromTitle(source),
    fromFileName(source),
    fromText(source),
    first,
    fromFields(source, 'date', true),
  ].filter((fact) => fact !== undefined)
  // A whole date is worth more than a month.
  return candidates.find(({ value }) => value.length === 10) ?? candidates[0]
}

function fromFields(source: Source, concept: Concept, frontMatter: boolean): DateFact | undefined {
  for (const field of fieldsFor(source.fields, concept)) {
    if ((field.from === 'front-matter') !== frontMatter && !/incident|start|detect/i.test(field.name))
      continue
    if (isBlank(field.value) || placeholdersIn(field.value).length > 0 || field.value.length > 200) continue
    // The dates of an action table or of a sign-off are not the incident's.
    if (field.at >= 0 && isLate(source, field.at)) continue
    const date = dateIn(source, field.value)
    if (date !== undefined) return { value: date, line: field.line }
  }
  return undefined
}

const incidental =
  /report|review|publish|creat|updat|modif|meeting|resol|\bend|due|complet|clos|post ?mortem|retro|author|verif|detect|deadline|next/

/** Names that no table foresees: `Incident date/time`, `Outage start (local)`. */
function fromLooseFields(source: Source): DateFact | undefined {
  for (const field of source.fields) {
    const name = normalise(field.name)
    if (!/\b(?:date|start|started|began|occurred)\b/.test(name) || incidental.test(name) || name.length > 40)
      continue
    if (field.from === 'front-matter' || field.from === 'heading' || field.value.length > 80) continue
    if (placeholdersIn(field.value).length > 0 || (field.at >= 0 && isLate(source, field.at))) continue
    const date = dateIn(source, field.value)
    if (date !== undefined) return { value: date, line: field.line }
  }
  return undefined
}

function isLate(source: Source, at: number): boolean {
  return source.sections.some(
    ({ from, to, concepts }) =>
      at >= from &&
      at < to &&
      concepts.some(
        (concept) =>
          concept === 'actions' ||
          concept === 'prevention' ||
          concept === 'signOff' ||
          concept === 'timeline',
      ),
  )
}

function fromTitle({ title, frontMatter, ...rest }: Source): DateFact | undefined {
  const source = { title, frontMatter, ...rest }
  const stated = frontMatter.data['title']
  const titles = [
    ...(title === undefined ? [] : [title]),
    ...(typeof stated === 'string' ? [{ text: stated, line: frontMatter.lines['title'] ?? 1 }] : []),
  ]
  for (const { text, line } of titles) {
    const date = dateIn(source, text)
    if (date !== undefined) return { value: date, line }
  }
  return undefined
}

function fromFileName({ dates }: Source): DateFact | undefined {
  return dates.named === undefined ? undefined : { value: dates.named, line: 1 }
}

/** The first date in the prose before the timeline: `On February 27, 2025, at 17:00 UTC, …`. */
function fromText(source: Source): DateFact | undefined {
  for (const [at, piece] of source.pieces.entries()) {
    if (piece.line > 120) break
    if (piece.quoted || piece.kind === 'heading' || isInstruction(piece) || isLate(source, at)) continue
    if (
      /^(?:published|posted|updated|last (?:updated|modified|edited)|created|author|written|retro held|review(?:ed)?|meeting|post ?-?mortem (?:date|held)|date pir|report date)\b/.test(
        normalise(piece.text).slice(0, 40),
      )
    )
      continue
    const date = dateIn(source, piece.text)
    if (date !== undefined) return { value: date, line: piece.line }
  }
  return undefined
}

function dateIn(source: Source, text: string): string | undefined {
  for (const { value } of datesIn(text)) {
    if (value.month === 0) continue
    const date = resolveDate(value, source.dates)
    if (date !== undefined) return date
  }
  return undefined
}
