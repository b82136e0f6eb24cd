// The time zone a document names: in a heading, a column's name, or a line such as `All times in UTC`.
import { zoneAt } from './moment-at.ts'

const named =
  /(?<![\p{L}\d/])((?:US|Europe|America|Asia|Australia|Africa|Pacific|Atlantic)\/[A-Z][A-Za-z_]+|(?:Pacific|Eastern|Central|Mountain|Central European|British|Indian|Japan)(?: (?:Standard|Daylight|Summer))? Time)(?!\p{L})/u
const wordStart = /(?<![\p{L}\d:.])(?=[A-Z+(])/gu
const announced =
  /\b(?:all )?times?(?:stamps)?\b|\btimezone\b|time zone|zeiten|horários?|horarios?|heures|fuso|時刻|时间|시간/i

/** The first zone in a short text such as a heading: `Timeline (times in UTC)`. */
export function zoneIn(text: string): string | undefined {
  const within = text.slice(0, 200)
  const name = named.exec(within)?.[1]
  if (name !== undefined) return name
  for (const { index } of within.matchAll(wordStart)) {
    const found = zoneAt(within, index)
    // `IST` and `MT` are words too where they are not set apart; bare offsets belong to a time.
    if (
      found !== undefined &&
      (found.zone.length > 2 || /^[PECM]T$/.test(found.zone)) &&
      !/^[+-]/.test(found.zone)
    )
      return found.zone
  }
  return undefined
}

/** The zone of a line that says in which zone all times are. */
export function announcedZone(text: string): string | undefined {
  return text.length < 240 && announced.test(text) ? zoneIn(text) : undefined
}
