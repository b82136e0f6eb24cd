// Does the document blame people where it should describe conditions?
import type { Review } from '../markdown/review.ts'
import { proseLines } from './prose.ts'
import type { Rule } from './rule.ts'

export const blameLanguage: Rule = {
  id: 'blame-language',
  title: 'The language blames a person',
  motivation:
    'People who expect blame stop telling what happened; and “human error” ends the search where it should begin.',
  remedy: 'Say what the person saw, and what made the action look right at the time.',
  severity: 'advice',
  check({ review, text }) {
    const ofNamed = failingOf(namesIn(review))
    return proseLines(text).flatMap(({ line, words }) => {
      // What was said in the channel is a quotation, and stays.
      if (/^\s*>/.test(words)) return []
      const shown = words.slice(0, 5000)
      for (const { pattern, instead } of [...lexicon, ...ofNamed]) {
        const match = pattern.exec(shown)
        if (match && !isDenied(shown, match.index, match[0].length))
          return [{ line, message: `“${match[0].trim()}” blames: ${instead}` }]
      }
      return []
    })
  },
}

interface Phrase {
  readonly pattern: RegExp
  readonly instead: string
}

const roles =
  'engineers?|developers?|operators?|devs?|admins?|administrators?|sysadmins?|employees?|interns?|contractors?|colleagues?|coworkers?|team members?|on-?call(?: engineers?| person)?|dbas?|reviewers?|users? who'
const failings =
  "(?:failed|neglected|forgot|omitted) to|should(?: have|’ve|'ve) (?:known|checked|noticed|realised|realized|tested|been more careful|caught)|didn[’']t (?:bother|think|pay attention)|(?:messed|screwed|fucked) up"

const lexicon: readonly Phrase[] = [
  {
    pattern: /(?<![\p{L}])(?:human|operator|pilot|engineer|developer|admin) error(?![\p{L}])/iu,
    instead: 'say what made the mistake possible',
  },
  {
    pattern:
      /(?<![\p{L}])(?:erros? humanos?|error(?:es)? humanos?|erreurs? humaines?|menschliches Versagen)(?![\p{L}])|人為ミス|人的ミス|人为失误|人为错误|인적 (?:오류|과실)/iu,
    instead: 'say what made the mistake possible',
  },
  {
    pattern:
      /(?<![\p{L}])(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|tly|ce)|slopp(?:y|ily|iness)|stupid(?:ly|ity)?|laz(?:y|iness)(?! (?:load|init|eval|import|mount|sync|unmount))|reckless(?:ly|ness)?|idiot(?:ic|s)?)(?![\p{L}])/iu,
    instead: 'describe what was done, and what was known then',
  },
  {
    pattern: /(?<![\p{L}])should(?: have|’ve|'ve) (?:known (?:better)?|been more careful)(?![\p{L}])/iu,
    instead: 'say what would have shown it',
  },
  {
    pattern:
      /(?<![\p{L}])(?:(?:is|was|are|were) to blame|(?:his|her|their|whose) (?:own )?fault|(?:is|was|are|were) at fault)(?![\p{L}])/iu,
    instead: 'say which condition let it happen',
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}])(?:(?:the|an?|one|our|some) (?:\\p{L}+ )?(?:${roles})|he|she|@[\\w-]+) (?:${failings})(?![\\p{L}])`,
      'iu',
    ),
    instead: 'say what was missing that would have helped',
  },
]

/** The same of people whom the document names elsewhere: a capitalised word alone is as often a service. */
function failingOf(names: readonly string[]): readonly Phrase[] {
  if (names.length === 0) return []
  const any = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return [
    {
      pattern: new RegExp(`(?<![\\p{L}@])(?:${any}) (?:${failings})(?![\\p{L}])`, 'iu'),
      instead: 'say what was missing that would have helped',
    },
  ]
}

function namesIn({ actions, signOff }: Review): readonly string[] {
  const people = [...actions.map(({ owner }) => owner), signOff?.author, signOff?.reviewedBy]
  const named = people.flatMap((name) =>
    name !== undefined && name.length < 60 && /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+$/u.test(name) ? [name] : [],
  )
  return [...new Set(named)].slice(0, 50)
}

/** "Not human error", "blameless", "rather than careless": nobody is blamed. */
function isDenied(text: string, at: number, length: number): boolean {
  const ahead = text.slice(Math.max(0, at - 40), at)
  const behind = text.slice(at + length, at + length + 30)
  return (
    /(?<![\p{L}])(?:not?|never|nobody|isn[’']t|wasn[’']t|aren[’']t|rather than|instead of|without|avoid|beyond|blameless|any)(?![\p{L}])[^.;:|]*$/iu.test(
      ahead,
    ) || /^[”"’']?\s*(?:is|was) (?:not|never)(?![\p{L}])/iu.test(behind)
  )
}
