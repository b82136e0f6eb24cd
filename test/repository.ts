// Real git repositories for tests, with the author's and the committer's time of every commit in the test's hand.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderWith } from './folder.ts'

export interface Repository {
  readonly folder: string
  /** Runs git here, and gives what it prints. */
  readonly git: (...command: readonly string[]) => string
  /** Writes a file and commits everything. `committed` is `authored` unless it is given. Gives the commit. */
  readonly commit: (path: string, text: string, authored: string, committed?: string) => string
  /** The same for what was already done to the folder. */
  readonly commitAll: (authored: string, committed?: string) => string
}

/** Of the person who runs the tests, nothing may matter: no configuration, no hooks, no signing. */
const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada Novak',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada Novak',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
}

export function repositoryIn(folder: string): Repository {
  const run = (more: Readonly<Record<string, string>>, command: readonly string[]) =>
    execFileSync('git', command, {
      cwd: folder,
      env: { ...environment, ...more },
      encoding: 'utf8',
      stdio: 'pipe',
    })
  const git = (...command: readonly string[]) => run({}, command)
  const commitAll = (authored: string, committed = authored) => {
    git('add', '--all')
    const times = { GIT_AUTHOR_DATE: authored, GIT_COMMITTER_DATE: committed }
    run(times, ['commit', '--quiet', '--allow-empty', '--message', 'change'])
    return git('rev-parse', 'HEAD').trim()
  }
  return {
    folder,
    git,
    commitAll,
    commit(path, text, authored, committed) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
      return commitAll(authored, committed)
    },
  }
}

export function newRepository(): Repository {
  const repository = repositoryIn(folderWith())
  repository.git('init', '--quiet', '--initial-branch=main')
  return repository
}
