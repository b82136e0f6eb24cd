// Epoch numbers by their magnitude: seconds, milliseconds, microseconds or nanoseconds.

/** An instant read from an epoch number, cut to the millisecond. `fraction` tells whether a part of a second was written. */
export interface EpochInstant {
  readonly ms: number
  readonly fraction: boolean
}

/**
 * Reads a count since 1970. Only counts between 2001-09-09 and 2286-11-20 are read, because there the number of digits
 * alone decides the unit: 10 digits are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds.
 * Seconds may carry a fraction (Slack's `1600026390.000200`). Text is read digit by digit, so nothing is lost beyond 2^53.
 */
export function readEpoch(value: string | number): EpochInstant | undefined {
  // A number beyond 2^53 prints its digits wrongly only far below the millisecond.
  const text =
    typeof value === 'number' ? (Number.isFinite(value) && value < 1e19 ? String(value) : '') : value.trim()
  const [, whole = '', decimals] = /^([1-9]\d{9,18})(?:\.(\d{1,12}))?$/.exec(text) ?? []
  const ms = (decimalsAsMs: string) =>
    Number(whole.slice(0, 10)) * 1000 + Number(decimalsAsMs.slice(0, 3).padEnd(3, '0'))
  if (whole.length === 10) return { ms: ms(decimals ?? ''), fraction: decimals !== undefined }
  // Python and performance.now() write fractional milliseconds; the part below one is dropped.
  if (whole.length === 13) return { ms: ms(whole.slice(10)), fraction: true }
  if ((whole.length === 16 || whole.length === 19) && decimals === undefined) {
    return { ms: ms(whole.slice(10)), fraction: true }
  }
  return undefined
}
