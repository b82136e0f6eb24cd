// A moment: a point in time as far as it is known. The only door to date-fns, with span.ts.

export type Precision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond'

/**
 * `earliest` and `latest` bound the true instant, both inclusive, in milliseconds since the epoch (UTC).
 * The grain is one second: `14:30` is 14:30:00 … 14:30:59; a text with fractions of a second is exact.
 * `zone` tells whether the text named its zone or a default was assumed; `text` is the original writing.
 */
export interface Moment {
  readonly earliest: number
  readonly latest: number
  readonly precision: Precision
  readonly zone: 'explicit' | 'assumed'
  readonly text: string
}
