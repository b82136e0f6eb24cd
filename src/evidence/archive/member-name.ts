// What a member of an archive is called: a label under its archive, and never a way out of it.
import { itself } from './archive.ts'

/**
 * The path inside the archive: no leading `/`, no `.` and `..`, and no control characters, which a terminal would obey.
 * Some zips of Windows have `\` between folders.
 */
export function innerPath(name: string): string {
  const path = name.includes('/') ? name : name.replaceAll('\\', '/')
  const steps = path
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
  return steps.length === 0 ? '?' : steps.join('/')
}

/** The one file in `a/x.json.gz` is `a/x.json.gz/x.json`; a file that is only packed, `a/x.json`, keeps its name. */
export function memberName(archive: string, name: string): string {
  if (name !== itself) return `${archive}/${innerPath(name)}`
  const base = archive.slice(archive.lastIndexOf('/') + 1)
  const bare = base.replace(/(?<=.)\.(?:t?gz)$/i, '')
  return bare === base ? archive : `${archive}/${bare}`
}

/** Files that macOS adds to archives of its own accord. */
export function isTrace(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\._[^/]*$)/.test(path)
}
