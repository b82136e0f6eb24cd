// Colours, for terminals only, and never against the reader's wish (https://no-color.org).
import type { Host } from '../host.ts'

export interface Paint {
  readonly bold: Style
  readonly dim: Style
  readonly red: Style
  readonly green: Style
  readonly yellow: Style
}
type Style = (text: string) => string

export function paint({ terminal, environment }: Host, stream: 'out' | 'err'): Paint {
  const { NO_COLOR: never = '', FORCE_COLOR: always = '' } = environment
  const coloured = always !== '' && always !== '0' ? true : never === '' && terminal[stream]
  const style =
    (open: number, close: number): Style =>
    (text) =>
      coloured ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
  }
}
