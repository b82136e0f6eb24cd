// The shape of a policy file, from which schemas/policy.schema.json is written.
import { z } from 'zod'
import { markNames } from '../incident/incident.ts'
import { isZone } from '../incident/moment.ts'
import { holidayCalendars } from './holidays.ts'
import { actionRequirements, requirements } from './policy.ts'

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')
  .max(80)
const text = z.string().min(1)
const date = z.iso.date('expected a date as YYYY-MM-DD')
const mark = z.enum(markNames).describe('A named moment of the incident.')
const occurrence = z
  .enum(['first', 'latest'])
  .describe('Which one is meant, of an event that can happen several times.')

const count = z.int().min(1).max(10_000)
const until = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day as HH:MM')
  .describe('When the last day ends for this purpose; at midnight if not given.')
const limit = z
  .union(
    [
      z.strictObject({ hours: count.describe('Absolute hours.') }),
      z.strictObject({ calendarDays: count, until: until.exactOptional() }),
      z.strictObject({ businessDays: count, until: until.exactOptional() }),
      z.strictObject({ months: count, until: until.exactOptional() }),
    ],
    { error: 'expected one of hours, calendarDays, businessDays and months, as a whole number above 0' },
  )
  .describe('Days and months are whole days of the policy’s zone; the day of the mark is day 0.')

const deadline = z.strictObject({
  from: z.array(mark).min(1).describe('The marks that start the clock: the first of them that is known.'),
  occurrence: occurrence.exactOptional(),
  within: limit,
  given: mark
    .exactOptional()
    .describe('Counts only where this mark is known, and not later than the deadline itself.'),
})

const metBy = z
  .union(
    [
      z.strictObject({ content: z.enum(requirements) }),
      z.strictObject({ everyAction: z.enum(actionRequirements) }),
      z.strictObject({ event: mark, occurrence: occurrence.exactOptional() }),
    ],
    {
      error: `expected one of content (${requirements.join(', ')}), everyAction (${actionRequirements.join(', ')}) and event (a mark)`,
    },
  )
  .describe('What meets the obligation: content of the review, a property of every action, or an event.')

const obligation = z.strictObject({
  id,
  title: text.describe('What must be true, as a reader would tick it off.'),
  deadlines: z
    .array(deadline)
    .default([])
    .describe(
      'Whichever falls first counts. None where it must always hold, or each action has its own date.',
    ),
  metBy,
})

const holiday = z.union([
  z.enum(holidayCalendars),
  z.iso.date(`expected a date as YYYY-MM-DD, or ${holidayCalendars.join(', ')}`),
])

export const policySchema = z
  .strictObject({
    id,
    title: text,
    clause: text.describe('The rule in its own words.'),
    source: text.describe('Where those words stand.'),
    verified: date.exactOptional().describe('When the clause was last compared with its source.'),
    legal: z.boolean().exactOptional().describe('Whether to say that this is no legal advice.'),
    notes: z.array(text).exactOptional().describe('What the counting leaves out, for the reader.'),
    about: z.literal('rollbacks').exactOptional().describe('The incidents it is about; all, if not given.'),
    zone: z
      .string()
      .refine(isZone, 'expected a time zone such as Europe/Berlin, UTC or +02:00')
      .exactOptional()
      .describe('The zone in which days are counted; UTC if not given.'),
    holidays: z.array(holiday).exactOptional().describe('Days that are no business days, beside weekends.'),
    obligations: z.array(obligation).min(1),
  })
  .meta({
    title: 'A policy of postmortems',
    description: 'What must be done about an incident, and by when.',
  })
