// How action items are reported, by format.
import { actionsCalendar } from './calendar.ts'
import { actionsCsv } from './csv.ts'
import { actionsMarkdown } from './markdown.ts'
import { showActions } from './pretty.ts'
import type { Listed } from '../../../pipelines/actions.ts'
import { toIso } from '../../../incident/iso.ts'
import { clockJson } from '../check/json.ts'
import type { Setting } from '../setting.ts'

type ActionsFormat = 'pretty' | 'markdown' | 'csv' | 'json' | 'ics'

export const actionsReports: Readonly<Record<ActionsFormat, (listed: Listed, setting: Setting) => string>> = {
  pretty: showActions,
  markdown: actionsMarkdown,
  csv: actionsCsv,
  json: ({ actions, clocks, counts, problems }, { now }) =>
    `${JSON.stringify({ at: toIso(now), actions, clocks: clocks.map(clockJson), counts, problems }, null, 2)}\n`,
  ics: actionsCalendar,
}
