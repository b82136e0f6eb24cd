// Fragments and problems in a form that a person can check by eye: one line a fact.
import type { Fact } from '../src/incident/fact.ts'
import { type Moment, toIso } from '../src/incident/moment.ts'

/** JSON of anything made of facts: moments as ISO ranges, facts as `value [basis file#pointer] (note)`. */
export function digest(value: unknown): string {
  return `${JSON.stringify(value, (_, inner: unknown) => shown(inner), 2)}\n`
}

function shown(value: unknown): unknown {
  if (isMoment(value)) {
    const range =
      value.earliest === value.latest
        ? toIso(value.earliest)
        : `${toIso(value.earliest)} … ${toIso(value.latest)}`
    return value.zone === 'explicit' ? range : `${range}, zone assumed`
  }
  if (isFact(value)) {
    const { file, pointer = '', line } = value.source
    const name = file.slice(file.lastIndexOf('/') + 1)
    const from = `[${value.basis} ${name}${line === undefined ? '' : `:${line}`}${pointer === '' ? '' : `#${pointer}`}]`
    const note = value.note === undefined ? '' : ` (${value.note})`
    const inner = shown(value.value)
    if (typeof inner !== 'object' || inner === null) return `${String(inner)} ${from}${note}`
    return { ...inner, '': from + note }
  }
  return value
}

function isMoment(value: unknown): value is Moment {
  return typeof value === 'object' && value !== null && 'earliest' in value && 'latest' in value
}

function isFact(value: unknown): value is Fact<unknown> {
  return typeof value === 'object' && value !== null && 'basis' in value && 'source' in value
}
