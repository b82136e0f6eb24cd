// The files around a piece of evidence: of its folder on disk. Archives have their own (archive/surroundings.ts).
import type { Files } from '../host.ts'

export interface Surrounding {
  /** Its whole path, or its name under the archive that holds it. */
  readonly file: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

export interface Surroundings {
  /** What every name in here begins with; a path that does not leads out. */
  readonly root: string
  /** All files of a folder and of the folders in it. */
  below(folder: string): readonly Surrounding[]
  /** Undefined where no file is, or none that can be read. */
  read(file: string): Uint8Array | undefined
}

export function onDisk(files: Files): Surroundings {
  const below = (folder: string): readonly string[] =>
    files.list(folder).flatMap((name) => {
      const path = folder === '.' ? name : `${folder}/${name}`
      return files.info(path)?.kind === 'folder' ? below(path) : [path]
    })
  return {
    root: '',
    below: (folder) =>
      below(folder).map((file) => {
        const bytes = files.read(file)
        return { file, size: bytes.length, sha256: files.sha256(bytes) }
      }),
    read(file) {
      try {
        return files.info(file)?.kind === 'file' ? files.read(file) : undefined
      } catch {
        return undefined // What cannot be read helps nobody; should it be evidence itself, it is complained of there.
      }
    },
  }
}

/** Around what came through a pipe there is nothing. */
export const nothingAround: Surroundings = { root: '-/', below: () => [], read: () => undefined }
