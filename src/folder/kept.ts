// What is kept between runs because it is costly to find out again, in one small file each, named after what it depends on.
import type { Files, Host } from '../host.ts'

/** Gives what is kept under a key, or makes it and keeps it. What is kept is JSON, and `key` must say all it depends on. */
export type Keep = <T extends object>(key: string, make: () => T) => T

export const keepNothing: Keep = (_, make) => make()

/** What is damaged in the folder is made anew, and what cannot be written there is not kept: the values are the same. */
function keepIn(files: Files, folder: string): Keep {
  let writes = true
  return <T extends object>(key: string, make: () => T): T => {
    const name = files.sha256(key)
    const path = `${folder}/${name.slice(0, 2)}/${name.slice(2)}.json`
    const kept = read(files, path)
    if (kept !== undefined) return kept as T
    const value = make()
    if (!writes) return value
    try {
      files.write(path, JSON.stringify({ whole: value }))
    } catch {
      writes = false
    }
    return value
  }
}

/**
 * In the folder where programs keep such things for their user: never in the retrospectives folder, which a check must
 * leave as it is, byte for byte. Nothing is kept where the environment names no such folder.
 */
export function keepFor({
  files,
  environment,
  version,
}: Pick<Host, 'files' | 'environment' | 'version'>): Keep {
  const {
    POSTMORTEMS_CACHE: own = '',
    XDG_CACHE_HOME: caches = '',
    LOCALAPPDATA: local = '',
    HOME: home = '',
  } = environment
  const shared = [caches, local, home === '' ? '' : `${home}/.cache`].find((each) => each !== '')
  const root = own !== '' ? own : shared === undefined ? undefined : `${shared}/postmortems`
  return root === undefined ? keepNothing : keepIn(files, `${root}/${version}`)
}

function read(files: Files, path: string): unknown {
  if (files.info(path)?.kind !== 'file') return undefined
  try {
    return (JSON.parse(new TextDecoder().decode(files.read(path))) as { whole?: unknown }).whole
  } catch {
    return undefined
  }
}
