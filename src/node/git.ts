// What git remembers of files. Asks git and nothing else, and lets a repository run nothing and fetch nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { FileVersion, History, Remembered } from '../host.ts'

/** A History over the git on the PATH. Keeps what it learns of repositories and of renames, not of files. */
export function gitHistory(): History {
  const repositories = new Map<string, Repository | string>()
  const repositoryOf = (path: string) => {
    const folder = dirname(resolve(path))
    const found = repositories.get(folder) ?? openRepository(folder)
    repositories.set(folder, found)
    return found
  }
  return {
    state(path) {
      const repository = repositoryOf(path)
      return typeof repository === 'string' ? undefined : [repository.head, ...repository.cut].join(' ')
    },
    of(path): Remembered {
      const repository = repositoryOf(path)
      if (typeof repository === 'string') return { tracked: false, versions: [], why: repository }
      const versions = versionsOf(repository, `${repository.prefix}${basename(path)}`, 'HEAD')
      if (typeof versions === 'string') return { tracked: true, versions: [], why: versions }
      return versions.length > 0
        ? { tracked: true, versions }
        : { tracked: false, versions, why: 'it was never committed' }
    },
    read(path, version) {
      const repository = repositoryOf(path)
      if (typeof repository === 'string') return undefined
      const { status, stdout } = git(repository.root, 'cat-file', 'blob', `${version.commit}:${version.path}`)
      return status === 0 ? stdout : undefined
    },
  }
}

interface Repository {
  readonly root: string
  /** The folder, from the root, with a slash at its end; empty at the root itself. */
  readonly prefix: string
  /** The commit that is checked out; empty where there is none yet. */
  readonly head: string
  /** The commits at which a shallow clone was cut. */
  readonly cut: ReadonlySet<string>
  /** By commit: what each file that it renamed was called before. */
  readonly renames: Map<string, ReadonlyMap<string, string>>
}

const renamesOfRoot = new Map<string, Repository['renames']>()

/** The repository of a folder, or why there is none. */
function openRepository(folder: string): Repository | string {
  if (!existsSync(folder)) return 'its folder does not exist'
  const { status, stdout, stderr, error } = git(
    folder,
    'rev-parse',
    '--show-toplevel',
    '--show-prefix',
    '--git-path',
    'shallow',
  )
  if (error) return 'git is not installed'
  if (status !== 0) {
    const said = stderr.toString().trim().split('\n')[0] ?? ''
    return /not a git repository/i.test(said) ? 'it is in no git repository' : `git refuses to look: ${said}`
  }
  const [root = '', prefix = '', shallow = ''] = stdout.toString().split('\n')
  const file = resolve(folder, shallow)
  const cut = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const renames = renamesOfRoot.get(root) ?? new Map<string, ReadonlyMap<string, string>>()
  renamesOfRoot.set(root, renames)
  const head = git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD').stdout.toString().trim()
  return { root, prefix, head, cut: new Set(cut.filter((line) => line !== '')), renames }
}

/** The versions of a file as seen from a commit, newest first; a text says why they cannot be told. */
function versionsOf(repository: Repository, path: string, from: string): readonly FileVersion[] | string {
  const { status, stdout, stderr, error } = git(
    repository.root,
    'log',
    '--topo-order',
    '--parents',
    '--format=%H %at %ct %P',
    from,
    '--',
    path,
  )
  if (status !== 0 || error) return notAnswered(error ?? stderr)
  const versions = stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line): FileVersion => {
      const [commit = '', authored, committed, ...parents] = line.split(' ')
      const cut = repository.cut.has(commit)
      const times = { authored: Number(authored) * 1000, committed: Number(committed) * 1000 }
      return { commit, ...times, path, parents: parents.filter((each) => each !== ''), cut }
    })
  const older = versions.flatMap((version) => beforeRename(repository, version))
  const joined = new Map(older.map(({ of, versions: [first] }) => [of, first ? [first.commit] : []]))
  return [
    ...versions.map((version) => ({ ...version, parents: joined.get(version.commit) ?? version.parents })),
    ...older.flatMap((each) => each.versions),
  ]
}

/** Where a file seems to begin, it may have had another name before. */
function beforeRename(repository: Repository, { commit, path, parents, cut }: FileVersion) {
  if (parents.length > 0 || cut) return []
  const old = renamesIn(repository, commit).get(path)
  if (old === undefined) return []
  const versions = versionsOf(repository, old, `${commit}^`)
  return typeof versions === 'string' ? [] : [{ of: commit, versions }]
}

function renamesIn({ root, renames }: Repository, commit: string): ReadonlyMap<string, string> {
  const known = renames.get(commit)
  if (known) return known
  const { stdout } = git(
    root,
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--diff-filter=R',
    '--name-status',
    '--no-commit-id',
    '--no-ext-diff',
    '--no-textconv',
    commit,
  )
  const words = stdout.toString().split('\0')
  const found = new Map<string, string>()
  for (let at = 0; at + 2 < words.length; at += 3) found.set(words[at + 2] ?? '', words[at + 1] ?? '')
  renames.set(commit, found)
  return found
}

/** No version where the repository has no commit at all. */
function notAnswered(reason: Error | Buffer): readonly FileVersion[] | string {
  const said = reason instanceof Error ? reason.message : (reason.toString().trim().split('\n')[0] ?? '')
  return /does not have any commits|bad revision|unknown revision/i.test(said)
    ? []
    : `git could not tell: ${said}`
}

/** Settings of a repository that would run a program, reach the network, or change what is printed. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotepath=off',
  'log.follow=false',
  'log.showSignature=false',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting])

function git(folder: string, ...command: readonly string[]) {
  return spawnSync('git', ['-C', folder, '--no-pager', '--literal-pathspecs', ...settings, ...command], {
    env: environment(),
    maxBuffer: 512 * 1024 * 1024,
    timeout: 120_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

/** Without what a hook or another tool has set up for its own use of git. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(inherited),
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}
