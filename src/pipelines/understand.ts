// Evidence to incidents: what every use case begins with.
import type { Config } from '../config/config.ts'
import { assemble } from '../evidence/assemble.ts'
import { type MappedFormatDefinition, mappedFormat } from '../evidence/mapped-format.ts'
import { type Exhibit, readEvidence } from '../evidence/read-evidence.ts'
import { recall } from '../evidence/recall.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { parseDuration } from '../incident/span.ts'

/** Evidence that has been read, not yet joined into incidents. */
export interface Gathered {
  readonly exhibits: readonly Exhibit[]
  readonly problems: readonly Problem[]
  /** Files of which nothing could be read. */
  readonly unread: readonly string[]
}

export interface Understood {
  readonly incidents: readonly Incident[]
  readonly untouched: ReadonlySet<string>
  readonly problems: readonly Problem[]
  /** Files of which nothing could be read. */
  readonly unread: readonly string[]
  /** How many files were read. */
  readonly read: number
}

export function gather(host: Host, evidence: readonly string[], config: Config): Gathered {
  return readEvidence(host.files, evidence, {
    zone: config.timezone,
    formats: config.formats.map((definition) => mappedFormat(definition as MappedFormatDefinition)),
    input: () => host.input(),
  })
}

/** Joins evidence with what earlier runs knew. */
export function joinKnown(
  { files }: Pick<Host, 'files'>,
  { exhibits, problems, unread }: Gathered,
  config: Config,
  known: readonly Incident[] = [],
): Understood {
  const reread = new Set(exhibits.flatMap((exhibit) => exhibit.evidence.map(({ file }) => file)))
  const assembled = assemble([...known.map((incident) => recall(incident, reread)), ...exhibits], {
    windowSeconds: parseDuration(config.window)?.max ?? 3600,
    sha256: (text) => files.sha256(text),
  })
  return {
    incidents: assembled.incidents,
    untouched: assembled.untouched,
    problems: [...problems, ...assembled.problems],
    unread,
    read: reread.size,
  }
}

/** Reads the evidence and joins it. */
export function understand(host: Host, evidence: readonly string[], config: Config): Understood {
  return joinKnown(host, gather(host, evidence, config), config)
}
