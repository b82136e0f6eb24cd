// The failure analysis as a reader sees it: fixtures by eye, and what must hold of every page.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import { type AnalysisSettings, defaultSettings } from '../src/analysis/settings.ts'
import { engine } from '../src/documents/engine.ts'
import { documentKinds } from '../src/documents/index.ts'
import { renderDocument } from '../src/documents/render.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import type { Incident } from '../src/incident/incident.ts'
import { nodeHost } from '../src/node/host.ts'
import { policies } from '../src/policies/index.ts'
import { arbitraryExhibits, incidentsOf } from './arbitrary-incident.ts'

const { files } = nodeHost()
const now = Date.UTC(2026, 2, 5)
const root = 'fixtures/documents/failure-analysis'

const templates = ['', 'partials/'].flatMap((folder) =>
  readdirSync(`templates/${folder}`)
    .filter((name) => name.endsWith('.md.hbs'))
    .map((name) => {
      const file = `templates/${folder}${name}`
      return [folder + name.replace('.md.hbs', ''), { file, source: readFileSync(file, 'utf8') }] as const
    }),
)
const render = engine(new Map(templates))

function page(kindId: string, incident: Incident, settings: AnalysisSettings = defaultSettings): string {
  const kind = documentKinds.find(({ id }) => id === kindId)
  if (!kind) throw new Error(`no kind ${kindId}`)
  const analysis = analyse(incident, policies, now, settings)
  return renderDocument(render, kind, { incident, analysis, numbered: [], related: [], links: [] })
}

test.each(readdirSync(root))('%s', async (name) => {
  const folder = `${root}/${name}`
  const { exhibits } = readEvidence(files, [`${folder}/input`], {
    zone: 'UTC',
    input: () => new Uint8Array(),
  })
  const given = existsSync(`${folder}/settings.json`)
    ? (JSON.parse(readFileSync(`${folder}/settings.json`, 'utf8')) as Partial<AnalysisSettings>)
    : {}
  const pages = incidentsOf(exhibits).map((incident) =>
    page('failure-analysis', incident, { ...defaultSettings, ...given }),
  )
  await expect(pages.join('\n')).toMatchFileSnapshot(`../${folder}/expected.md`)
})

describe('every page', () => {
  const outside = (text: string) => text.replace(/^(`{3,})[a-z]+\n[\s\S]*?\n\1$/gm, 'block')

  test('has no empty section', () => {
    fc.assert(
      fc.property(arbitraryExhibits, (exhibits) => {
        for (const incident of incidentsOf(exhibits)) {
          const lines = outside(page('failure-analysis', incident))
            .split('\n')
            .filter((line) => line.trim() !== '')
          lines.forEach((line, index) => {
            const level = /^(#+) /.exec(line)?.[1]?.length
            const next = lines[index + 1]
            if (level === undefined) return
            expect(next, line).toBeDefined()
            expect(/^(#+) /.exec(next ?? '')?.[1]?.length ?? Infinity, line).toBeGreaterThan(level)
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('takes no heading, fence or trace mark from evidence', () => {
    const headings = readFileSync('templates/failure-analysis.md.hbs', 'utf8').match(/^## .*$/gm) ?? []
    const partials = templates.flatMap(([, { source }]) => source.match(/^## .*$/gm) ?? [])
    fc.assert(
      fc.property(arbitraryExhibits, (exhibits) => {
        for (const incident of incidentsOf(exhibits)) {
          const text = page('failure-analysis', incident)
          expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
          const found = outside(text).match(/^## .*$/gm) ?? []
          expect([...headings, ...partials]).toEqual(expect.arrayContaining(found))
          expect(new Set(found).size).toBe(found.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the post-mortem renders any incident', () => {
    fc.assert(
      fc.property(arbitraryExhibits, (exhibits) => {
        for (const incident of incidentsOf(exhibits)) expect(page('post-mortem', incident)).toMatch(/^---\n/)
      }),
      { numRuns: 50 },
    )
  })
})
