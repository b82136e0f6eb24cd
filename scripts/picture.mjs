// Renders the example document as GitHub shows it, for the README: docs/images/post-mortem.png.
// Needs Chromium on the PATH; run `npm start` first.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const [
  source = 'example/deployment-rollbacks/2026-03-17-v3.8.0.md',
  target = 'docs/images/post-mortem.png',
  height = '1500',
] = process.argv.slice(2)
const css = readFileSync('node_modules/github-markdown-css/github-markdown-light.css', 'utf8')
const body = await unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeStringify)
  .process(readFileSync(source, 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'picture-'))
const page = join(folder, 'page.html')
writeFileSync(
  page,
  `<meta charset="utf-8"><style>${css} body { margin: 2rem auto; max-width: 980px; }</style><body class="markdown-body">${String(body)}`,
)
mkdirSync('docs/images', { recursive: true })
const { status } = spawnSync(
  'chromium',
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    `--user-data-dir=${folder}/profile`,
    `--window-size=1060,${height}`,
    `--screenshot=${target}`,
    `file://${page}`,
  ],
  { stdio: ['ignore', 'ignore', 'ignore'] },
)
rmSync(folder, { recursive: true, force: true })
if (status !== 0) {
  console.error('Chromium could not take the picture. Is it installed, and on the PATH?')
  process.exit(2)
}
