// The built-in templates, each replaced by the user's own of the same name.
import type { Config } from '../config/config.ts'
import { decodeText } from '../evidence/decode/text.ts'
import type { Templates } from '../documents/engine.ts'
import type { Host } from '../host.ts'

const ending = '.md.hbs'

export function loadTemplates(host: Host, { templates }: Config): Templates {
  const found = new Map<string, { file: string; source: string }>()
  for (const folder of [host.templates, ...(templates === undefined ? [] : [templates])])
    for (const name of namesIn(host, folder)) {
      const file = `${folder}/${name}`
      found.set(name.slice(0, -ending.length), {
        file,
        source: decodeText(file, host.files.read(file)).text ?? '',
      })
    }
  return found
}

function namesIn({ files }: Host, folder: string): readonly string[] {
  const list = (path: string) => (files.info(path)?.kind === 'folder' ? files.list(path) : [])
  return [...list(folder), ...list(`${folder}/partials`).map((name) => `partials/${name}`)].filter((name) =>
    name.endsWith(ending),
  )
}
