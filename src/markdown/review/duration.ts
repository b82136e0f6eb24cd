// How long, as stated: `84 minutes`, `1h 23m`, `~1h`, `four and a half days`, `0:38`. Minutes out.

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:weeks?|wks?|semanas?|semaines?|wochen?|週間|周|주)$/i, 7 * 24 * 60],
  [/^(?:days?|d|dias?|días?|jours?|j|tage?n?|日間|日|天|일)$/i, 24 * 60],
  [/^(?:hours?|hrs?|h|horas?|heures?|stunden?|std|時間|小时|小時|個小時|个小时|시간)$/i, 60],
  [/^(?:minutes?|mins?|m|minutos?|minuten?|分間|分钟|分鐘|分|분)$/i, 1],
  [/^(?:seconds?|secs?|s|segundos?|secondes?|sekunden?|秒|초)$/i, 1 / 60],
]
const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  half: 0.5,
  um: 1,
  uma: 1,
  une: 1,
  un: 1,
  una: 1,
  eine: 1,
  einer: 1,
}

const longUnit =
  '(weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|semanas?|d[ií]as?|horas?|minutos?|segundos?|semaines?|jours?|heures?|secondes?|wochen?|tage?n?|stunden?|minuten|sekunden?)'
const cjkUnit = '(週間|日間|時間|分間|個小時|个小时|小时|小時|分钟|分鐘|天|日|分|秒|시간|일|분|초|주)'
const wordNumber = Object.keys(words)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const part = new RegExp(
  [
    // 84 minutes, 1.5h, 2+ hours, 30-minute
    `(?:(?<![\\p{L}\\d.:,])|(?<=\\d\\s?[dhm]))(\\d{1,6}(?:[.,]\\d{1,3})?)\\+?(?:\\s+(and a half))?[\\s-]*(?:${longUnit}|([dhms]))(?![\\p{L}])`,
    // nine hours, four and a half days, half an hour
    `(?<![\\p{L}\\d])(${wordNumber})(?:\\s+(and a half))?(?:\\s+(?:of )?an?)?[\\s-]+${longUnit}(?![\\p{L}])(\\s+and a half\\b)?`,
    `(\\d{1,6}(?:\\.\\d{1,2})?)\\s*${cjkUnit}(?!前|目|以内)`,
  ].join('|'),
  'giu',
)

interface DurationFound {
  readonly minutes: number
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Every duration in the first 3,000 characters; adjacent parts are one: `1 hour and 23 minutes`. */
export function durationsIn(text: string): readonly DurationFound[] {
  const within = text.slice(0, 3000)
  const found: DurationFound[] = []
  let smallest = Number.POSITIVE_INFINITY
  for (const match of within.matchAll(part)) {
    const [, digits, half1, unit1, letter, word, half2, unit2, half3, cjk, unit3] = match
    const size = sizeOf(unit1 ?? letter ?? unit2 ?? unit3 ?? '')
    const number = numberOf(digits ?? word ?? cjk ?? '')
    if (size === undefined || number === undefined) continue
    const half = half1 ?? half2 ?? half3
    const minutes = (number + (half === undefined ? 0 : 0.5)) * size
    const end = match.index + match[0].length
    const last = found.at(-1)
    const joins =
      last !== undefined &&
      size < smallest &&
      /^(?:[\s,]|and|e|et|y|und)*$/i.test(within.slice(last.end, match.index))
    smallest = size
    if (last !== undefined && joins)
      found[found.length - 1] = {
        ...last,
        minutes: last.minutes + minutes,
        text: within.slice(last.start, end),
        end,
      }
    else found.push({ minutes, text: match[0], start: match.index, end })
  }
  return found
}

/** What a duration field says, in minutes; undefined for a range of lengths, for clock times alone, and for no number. */
export function statedMinutes(
  value: string,
): { readonly text: string; readonly minutes: number } | undefined {
  const clean = value.replaceAll(/[*_`]/g, '').trim()
  // `~18-22h`: between two lengths there is no one number.
  if (
    /^\D{0,20}\d+(?:\.\d+)?\s*(?:-|–|to)\s*\d+(?:\.\d+)?\s*(?:h|hours?|m|mins?|minutes?|days?)\b/i.test(clean)
  ) {
    return undefined
  }
  const found = durationsIn(clean)[0]
  if (found !== undefined) return { text: clean.slice(0, 200), minutes: rounded(found.minutes) }
  const clock =
    /^~?\s*(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\s*\(?(hh?:mm(?::ss)?|hours?|hrs?|h|min(?:ute)?s?)\)?)?$/i.exec(
      clean,
    )
  if (clock === null) return undefined
  const [, first, second, third, unitName = ''] = clock
  if (/^min/i.test(unitName)) return { text: clean, minutes: Number(first) }
  return { text: clean, minutes: rounded(Number(first) * 60 + Number(second) + Number(third ?? 0) / 60) }
}

function rounded(minutes: number): number {
  return minutes >= 1 ? Math.round(minutes) : Math.round(minutes * 100) / 100
}

function sizeOf(name: string): number | undefined {
  return units.find(([form]) => form.test(name))?.[1]
}

function numberOf(text: string): number | undefined {
  const word = words[text.toLowerCase()]
  if (word !== undefined) return word
  const number = Number(text.replace(/,(?=\d{3}$)/, '').replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}
