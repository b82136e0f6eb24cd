// Damaged text is repaired, sound text is left alone, and no repair loses anything.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LegacyEncoding, legacyBytes } from '../src/evidence/decode/legacy-encodings.ts'
import { repairEncoding } from '../src/evidence/decode/repair-encoding.ts'

/** What an editor makes of UTF-8 when it takes it for a legacy encoding. */
function damage(text: string, from: LegacyEncoding): string {
  const characters = new Map([...(legacyBytes.get(from) ?? [])].map(([character, byte]) => [byte, character]))
  return [...new TextEncoder().encode(text)]
    .map((byte) => characters.get(byte) ?? String.fromCharCode(byte))
    .join('')
}

const encodings: readonly LegacyEncoding[] = ['windows-1252', 'windows-1254', 'macroman']
const sound = {
  emoji: 'Rollback ✅ after 🚨, review 🔄 pending ⏸️ — 🧑‍🚒 on call',
  accents: 'Équipe réseau: le café était fermé → “déjà vu”',
  arrows: 'deploy → canary ← rollback ↑ retry ↓',
  boxes: '├── logs\n│   └── api.log\n└── state.json',
  quotes: '“Nobody’s pager rang” … the on-call’s note – at 14:30 —',
  cyrillic: 'Сбой сети в зоне, исправлено',
  turkish: 'Güncelleme başarısız ✗ geri alındı',
}

describe.each(encodings)('read as %s', (from) => {
  test.each(Object.entries(sound))('%s come back', (_, text) => {
    expect(repairEncoding(damage(text, from)).text).toBe(text)
  })

  test('what was damaged whole comes back whole, and says from what', () => {
    const pieces = fc.constantFrom('🚨', '✅', '→', '│', '“', '’', 'plain ', '\n', '42%', 'é', '日本')
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1 }), (parts) => {
        const text = `${parts.join('')}🔥`
        const { text: repaired, left, from: named } = repairEncoding(damage(text, from))
        expect(repaired).toBe(text)
        expect(left).toBe(0)
        expect(named).toBeDefined()
      }),
    )
  })
})

test.each([
  ...Object.values(sound),
  'L’été, l’école, l’île, l’âme, l’âge: d’être “à la carte”',
  'The page showed √2 ≈ 1.41, ¬A, 30 €, 20 °C, µs, ½',
  'Přílišná zátěž; Çağrı merkezi; smørrebrød; Straße; “Été”',
  'naïve café, résumé',
  '',
])('sound text is left alone: %s', (text) => {
  expect(repairEncoding(text)).toEqual({ text, left: 0 })
})

test('bytes that were lost leave their characters as they were, and are counted', () => {
  const { text, left, from } = repairEncoding('ğŸš¨ alert â†’ page â† ack')
  expect({ text, left, from }).toEqual({ text: '🚨 alert → page â† ack', left: 2, from: 'windows-1254' })
})

test('any text: a repair can be undone', () => {
  const characters = fc.constantFrom(
    ...encodings.flatMap((from) => [...(legacyBytes.get(from) ?? new Map<string, number>()).keys()]),
    ...['a', ' ', '1', '\n', '🚨', '→'],
  )
  fc.assert(
    fc.property(fc.array(characters), (parts) => {
      const damaged = parts.join('')
      const { text, from } = repairEncoding(damaged)
      if (from === undefined) expect(text).toBe(damaged)
      else expect(text.length).toBeLessThan(damaged.length)
    }),
    { numRuns: 1000 },
  )
})
