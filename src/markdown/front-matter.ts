// The front matter of a Markdown document, as data. The only door to yaml in this folder.
import { parse } from 'yaml'

export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  /** The 1-based line of each top-level key, as far as it stands at the start of a line. */
  readonly lines: Readonly<Record<string, number>>
}

/** `text` is what stands between the fences; `line` is the 1-based line of its first line. Of broken YAML the plain `key: value` lines are taken. */
export function readFrontMatter(text: string, syntax: 'yaml' | 'toml', line: number): FrontMatter {
  const lines: Record<string, number> = {}
  for (const [index, written] of text.split('\n').entries()) {
    const key = /^([\p{L}\w][\p{L}\w .-]{0,60}?)\s*[:=]/u.exec(written)?.[1]
    if (key !== undefined && !Object.hasOwn(lines, key)) lines[key] = line + index
  }
  return { data: syntax === 'yaml' ? yamlData(text) : tomlData(text), lines }
}

function yamlData(text: string): Record<string, unknown> {
  try {
    // Few aliases: a small document must not unfold into a large value.
    const value: unknown = parse(text, { maxAliasCount: 20, logLevel: 'error', schema: 'core' })
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
    // Through JSON, which knows no infinite numbers: the review must survive it.
    return JSON.parse(JSON.stringify(value)) as Record<string, unknown>
  } catch {
    return plainData(text)
  }
}

/** What lines such as `title: Incident: disk full` say, which YAML refuses. */
function plainData(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const written of text.split('\n')) {
    const [, key, value] = /^([A-Za-z][\w-]{0,60}):\s+(\S.{0,500})$/.exec(written) ?? []
    if (key !== undefined && value !== undefined) data[key] = value.replaceAll(/^["']|["']\s*$/g, '')
  }
  return data
}

/** Top-level strings of TOML front matter (`title = "…"`), which is all that says anything of an incident. */
function tomlData(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const written of text.split('\n')) {
    const [, key, value] = /^([\w-]{1,60})\s*=\s*["']?([^"'\r]{0,500})["']?\s*$/.exec(written) ?? []
    if (key !== undefined && value !== undefined) data[key] = value
  }
  return data
}
