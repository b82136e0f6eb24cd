// The names of the months as people write them, in several languages.

const names: readonly string[] = [
  'january jan janvier janv janeiro enero ene januar jän jänner gennaio januari',
  'february feb février fevrier févr fev fevereiro febrero februar febbraio februari',
  'march mar mars março marco marzo märz maerz mrz maart',
  'april apr avril avr abril abr aprile',
  'may mai maio mayo maggio mei',
  'june jun juin junho junio juni giugno',
  'july jul juillet juil julho julio juli luglio',
  'august aug août aout agosto ago augustus',
  'september sept sep septembre setembro septiembre set settembre',
  'october oct octobre outubro octubre oktober okt out ottobre',
  'november nov novembre novembro noviembre',
  'december dec décembre decembre déc dezembro diciembre dez dezember dic dicembre',
]

const numbers = new Map(
  names.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)),
)

/** For use inside a regular expression, the longest first. */
export const monthPattern = [...numbers.keys()].toSorted((a, b) => b.length - a.length).join('|')

/** 1–12; undefined for a word that is no month. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.toLowerCase())
}
