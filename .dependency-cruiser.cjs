// Who may import whom: the whole architecture on one screen.
// incident ← policies ← analysis ← documents ← folder ← pipelines ← cli; evidence reads documents with markdown, which stands on incident alone.
const layers = {
  incident: [],
  policies: ['incident'],
  evidence: ['incident', 'markdown', 'host.ts'],
  markdown: ['incident'],
  config: ['incident', 'evidence', 'analysis', 'policies', 'rules'],
  analysis: ['incident', 'policies'],
  rules: ['incident', 'policies', 'analysis', 'markdown'],
  documents: ['incident', 'policies', 'analysis', 'markdown'],
  folder: ['incident', 'policies', 'analysis', 'markdown', 'documents', 'rules', 'host.ts'],
  node: ['incident', 'host.ts'],
  github: ['incident', 'policies', 'folder', 'host.ts'],
}

// One dependency, one door.
const doors = {
  'date-fns': '^src/incident/(moment|span|zones)\\.ts$',
  '@date-fns': '^src/incident/(moment|span|zones)\\.ts$',
  yaml: '^src/(evidence/decode/|markdown/front-matter\\.ts$)',
  'csv-parse': '^src/evidence/decode/',
  'csv-stringify': '^src/cli/reports/actions/csv\\.ts$',
  'ical-generator': '^src/cli/reports/actions/calendar\\.ts$',
  '@humanwhocodes/momoa': '^src/evidence/decode/',
  'date-holidays': '^src/analysis/holidays\\.ts$',
  handlebars: '^src/documents/engine\\.ts$',
  unified: '^src/markdown/',
  'remark-[a-z]+': '^src/markdown/',
  'mdast-util-[a-z-]+': '^src/markdown/',
  'node-diff3': '^src/markdown/',
  octokit: '^src/github/',
  '@?commander(-js)?': '^src/cli/',
  tinyglobby: '^src/node/',
  minizlib: '^src/node/',
  zod: '^src/(?:.+-schema|schemas|config/schema)\\.ts$',
}

const forbidden = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'nobody-imports-the-api',
    severity: 'error',
    comment: 'index.ts is for consumers',
    from: { path: '^src/' },
    to: { path: '^src/index\\.ts$' },
  },
  {
    name: 'siblings-do-not-know-each-other',
    severity: 'error',
    comment: 'a format, anomaly, contradiction, rule or document kind stands alone; only index.ts lists them',
    from: {
      path: '^src/(evidence/formats|analysis/(?:anomalies|contradictions)|rules)/(?!(?:index|judge)\\.ts)[^/]+\\.ts$',
    },
    // What they share: their interface, and the reading of requirements, times and lines that several rules need.
    to: { path: '^src/$1/(?!(?:rule|anomaly|contradiction|requirement|stated-marks|wall-time|prose)\\.ts$)' },
  },
  {
    name: 'node-only-at-the-edge',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(node/|cli/bin\\.ts$)' },
    to: { dependencyTypes: ['core'] },
  },
  ...Object.entries(layers).map(([layer, allowed]) => ({
    name: `${layer}-stands-on-${allowed.map((name) => name.replace('.ts', '')).join('-') || 'nothing'}`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: '^src/', pathNot: `^src/(?:${[layer, ...allowed].join('|').replaceAll('.', '\\.')})(?:/|$)` },
  })),
  ...Object.entries(doors).map(([dependency, door]) => ({
    name: `one-door-to-${dependency.replaceAll(/\W+/g, '-')}`,
    severity: 'error',
    from: { path: '^src/', pathNot: door },
    to: { path: `^node_modules/${dependency}(?:/|$)` },
  })),
]

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
