// The list of evidence that every document ends with: what `E1` stands for.
import { code, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

export function evidenceView({ incident, numbered }: Subject): View {
  const byFile = new Map(incident.evidence.map((file) => [file.file, file]))
  return {
    evidence: numbered.flatMap((name, index) => {
      const file = byFile.get(name)
      return file
        ? [
            {
              ref: trusted(`E${index + 1}`),
              file: code(file.file),
              format: inline(file.format),
              sha256: code(file.sha256),
            },
          ]
        : []
    }),
  }
}
