// Integers beyond 2^53: kept as the digits that were written, where JSON.parse would round them.

/**
 * Puts quotes around every integer outside strings that a double cannot hold, so that it is read as text: nanoseconds
 * since 1970, ids of some products. A text without sixteen digits in a row comes back as it is, at next to no cost.
 */
export function quoteLongIntegers(json: string): string {
  if (!/\d{16}/.test(json)) return json
  let [out, kept] = ['', 0]
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === quote) at = endOfString(json, at)
    else if (isDigit(code) || code === minus) {
      const end = endOfNumber(json, at)
      const number = json.slice(at, end)
      if (end - at >= 16 && /^-?[1-9]\d*$/.test(number) && !Number.isSafeInteger(Number(number))) {
        out += `${json.slice(kept, at)}"${number}"`
        kept = end
      }
      at = end - 1
    }
  }
  return kept === 0 ? json : out + json.slice(kept)
}

const quote = 0x22
const minus = 0x2d
const backslash = 0x5c
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** The index of the quote that ends the string beginning at `at`, or the last index of a text that is cut off. */
export function endOfString(json: string, at: number): number {
  for (let end = json.indexOf('"', at + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let before = end
    while (json.charCodeAt(before - 1) === backslash) before--
    if ((end - before) % 2 === 0) return end
  }
  return json.length
}

/** Behind all that may belong to a number: digits, signs, a point, an exponent. */
function endOfNumber(json: string, at: number): number {
  let end = at + 1
  while (end < json.length && /[\d.eE+-]/.test(json.charAt(end))) end++
  return end
}
