// The real world for Node: files, clock, standard streams.
import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import type { FileInfo, Files, Host, Processes } from '../host.ts'
import { gitHistory } from './git.ts'
import { inflate } from './inflate.ts'

/** A Host over this process. Nothing else in the library touches files, the clock or the streams. */
export function nodeHost(): Host {
  return {
    version: packageVersion(),
    files: nodeFiles,
    history: gitHistory(),
    processes: nodeProcesses,
    templates: fileURLToPath(new URL('../../templates', import.meta.url)),
    now: () => Date.now(),
    environment: process.env,
    input: () => readFileSync(0),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: { out: process.stdout.isTTY, err: process.stderr.isTTY },
  }
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return manifest.version
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Nothing is at a path that is no path: too long, through a file, with a zero byte. */
function statsOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

const nodeFiles: Files = {
  read: (path) => readFileSync(path),
  readPart(path, from, to) {
    const bytes = new Uint8Array(Math.max(0, to - from))
    const file = openSync(path, 'r')
    try {
      let filled = 0
      while (filled < bytes.length) {
        const count = readSync(file, bytes, filled, bytes.length - filled, from + filled)
        if (count === 0) break
        filled += count
      }
      return bytes.subarray(0, filled)
    } finally {
      closeSync(file)
    }
  },
  info(path): FileInfo | undefined {
    const stats = statsOf(path)
    if (!stats) return undefined
    return { kind: stats.isDirectory() ? 'folder' : 'file', size: stats.size, modified: stats.mtimeMs }
  },
  list: (path) => readdirSync(path).sort(byCodeUnit),
  glob: (pattern) => globSync(pattern, { followSymbolicLinks: false, dot: false }).sort(byCodeUnit),
  write(path, bytes) {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}.tmp`
    try {
      writeFileSync(temporary, bytes)
      renameSync(temporary, path)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
  },
  create(path, text) {
    mkdirSync(dirname(path), { recursive: true })
    try {
      writeFileSync(path, text, { flag: 'wx' })
      return true
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false
      throw error
    }
  },
  remove: (path) => rmSync(path, { force: true }),
  sha256(content) {
    const hash = createHash('sha256')
    if (typeof content === 'string' || content instanceof Uint8Array) hash.update(content)
    else for (const chunk of content) hash.update(chunk)
    return hash.digest('hex')
  },
  inflate,
}

const nodeProcesses: Processes = {
  own: process.pid,
  machine: hostname(),
  isRunning(id) {
    try {
      process.kill(id, 0)
      return true
    } catch (error) {
      // Not ours to signal, but there.
      return hasCode(error, 'EPERM')
    }
  },
  pause: (milliseconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
