// Private keys in PEM and PGP armour: masked from BEGIN to END, or as far as a cut-off key goes.
import { type Count, maskSecret } from './mask.ts'

const begin = '-----BEGIN '
const end = '-----END '
const heading = /^-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/
const footing = /^-----END [A-Z0-9 ]{0,50}-----/
/** In characters; the largest keys are about 13,000. */
const longest = 20_000
/** Line ends may be escaped, as in JSON and environment variables. */
const keyLine = /(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,}/y

export function maskKeyBlocks(text: string, count: Count): string {
  let start = text.indexOf(begin)
  if (start < 0) return text
  let masked = ''
  let done = 0
  let close = text.indexOf(end)
  while (start >= 0) {
    const [opening] = heading.exec(text.slice(start, start + 60)) ?? []
    const next = text.indexOf(begin, start + begin.length)
    while (close >= 0 && close < start) close = text.indexOf(end, close + end.length)
    if (opening !== undefined) {
      const closed = close >= 0 && close - start < longest && (next < 0 || close < next)
      const stop = closed ? afterFooting(text, close) : afterLines(text, start + opening.length)
      // As many line ends as before, so that every line after the key keeps its number.
      const lineEnds = text.slice(start, stop).replaceAll(/[^\n]+/g, '')
      masked += text.slice(done, start) + maskSecret('private key', count) + lineEnds
      done = stop
    }
    start = next
  }
  return masked + text.slice(done)
}

function afterFooting(text: string, at: number): number {
  return at + (footing.exec(text.slice(at, at + 80))?.[0].length ?? end.length)
}

function afterLines(text: string, from: number): number {
  let stop = from
  for (keyLine.lastIndex = from; keyLine.test(text); stop = keyLine.lastIndex);
  return stop
}
