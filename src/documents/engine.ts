// The only door to Handlebars: templates lay out views, and a typo is an error with its file and line.
import Handlebars from 'handlebars'
import { CouldNotRun } from '../incident/problem.ts'
import type { Md } from '../markdown/escape.ts'

/** What a template may see: Markdown made by `escape.ts`, numbers, switches, and lists of those. Never undefined. */
export type View = { readonly [key: string]: ViewValue }
type ViewValue = Md | number | boolean | null | View | readonly ViewValue[]

/** Template sources by name: `post-mortem`, `partials/evidence`; `file` is where a mistake is reported. */
export type Templates = ReadonlyMap<string, { readonly file: string; readonly source: string }>

export type Render = (name: string, view: View) => string

/** Compiles templates on first use. Throws CouldNotRun, with file and line, for a syntax error, an unknown name, or a missing partial. */
export function engine(templates: Templates): Render {
  const handlebars = Handlebars.create()
  const options = {
    noEscape: true, // views hold finished Markdown
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { rows: true },
    preventIndent: true,
  }
  for (const [name, { source }] of templates)
    if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), source)
  for (const name of ['if', 'unless', 'each', 'with'] as const) strictly(handlebars, name)
  handlebars.registerHelper('rows', rows)

  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  return (name, view) => {
    const template = templates.get(name)
    if (!template) throw mistake(`No template is named ${name}`, `${name}.md.hbs`)
    try {
      const run = compiled.get(name) ?? handlebars.compile(template.source, options)
      compiled.set(name, run)
      return tidy(run(view))
    } catch (error) {
      const { message, lineNumber } = error as Error & { lineNumber?: number }
      throw mistake(message, template.file, lineNumber ?? lineOf(message, template.source))
    }
  }
}

/** The line that a message of the parser, or about a missing partial, is about. */
function lineOf(message: string, source: string): number | undefined {
  const [, parsed] = /^Parse error on line (\d+)/.exec(message) ?? []
  if (parsed !== undefined) return Number(parsed)
  const [, partial] = /^The partial (\S+) could not be found/.exec(message) ?? []
  const line = source
    .split('\n')
    .findIndex((text) => partial !== undefined && text.includes(`{{> ${partial}`))
  return line < 0 ? undefined : line + 1
}

function mistake(message: string, file: string, line?: number): CouldNotRun {
  const place = { file, ...(line !== undefined && { line }) }
  const hint = 'docs/templates.md lists what each template may ask for.'
  return new CouldNotRun([{ code: 'template', message: `Mistake in a template: ${message}`, hint, place }])
}

interface BlockOptions {
  readonly loc?: { readonly start: { readonly line: number } }
}

const at = (loc: BlockOptions['loc'], message: string) =>
  Object.assign(new Error(message), { lineNumber: loc?.start.line })

/** Handlebars' strict mode lets `{{#if typo}}` pass silently; these do not. */
function strictly(handlebars: typeof Handlebars, name: 'if' | 'unless' | 'each' | 'with'): void {
  const original = handlebars.helpers[name] as (
    this: unknown,
    value: unknown,
    options: BlockOptions,
  ) => unknown
  handlebars.registerHelper(name, function (this: unknown, value: unknown, options: BlockOptions) {
    if (value === undefined)
      throw at(options.loc, `{{#${name}}} asks for something that the view does not have`)
    return original.call(this, value, options)
  })
}

/**
 * `{{rows list "time" "event"}}`: one table row an element, with the named cells. One helper, because `{{/each}}` on
 * a line of its own swallows the newline after a table, and the next line would become a row.
 */
function rows(list: readonly Record<string, unknown>[], ...rest: unknown[]): string {
  const names = rest.slice(0, -1) as string[]
  const { loc } = rest.at(-1) as BlockOptions
  const cell = (element: Record<string, unknown>, name: string) => {
    if (!Object.hasOwn(element, name))
      throw at(loc, `{{rows}} asks for a cell ${name} that the rows do not have`)
    return String(element[name])
  }
  return list.map((element) => `| ${names.map((name) => cell(element, name)).join(' | ')} |`).join('\n')
}

/** Sections that were left out leave blank lines behind: never more than one stands between blocks. */
function tidy(text: string): string {
  return `${text
    .replace(/[^\S\n]+(?=\n)/g, (spaces) => (spaces === '  ' ? spaces : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
