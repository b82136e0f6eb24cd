// Numbers with unknown digits: `14`, `1?`, `??`, `XX`, or the placeholder letters of a format, as `HH`.

/** All that a field can be, from `low` to `high`, both included. */
export interface Choice {
  readonly low: number
  readonly high: number
}

/** One or two digits of a field, unknown ones written as `?`, `x` or `X`; for use inside a regular expression. */
export const twoDigits = String.raw`[\dxX?]{2}|\d`

/** What a field can be within its limits; undefined when nothing fits. A letter that is no digit stands for any digit. */
export function readDigits(text: string, lowest: number, highest: number): Choice | undefined {
  if (/^\d+$/.test(text)) {
    const value = Number(text)
    return value >= lowest && value <= highest ? { low: value, high: value } : undefined
  }
  const shape = new RegExp(`^${text.replace(/\D/g, '\\d')}$`)
  let [low, high] = [Infinity, -Infinity]
  for (let value = lowest; value <= highest; value++) {
    if (!shape.test(String(value).padStart(2, '0'))) continue
    low = Math.min(low, value)
    high = value
  }
  return low <= high ? { low, high } : undefined
}

export function isKnown(choice: Choice | undefined): boolean {
  return choice !== undefined && choice.low === choice.high
}
