// postmortems actions
import { Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'
import { configOf, configOption, nowOption, timezoneOption } from '../options.ts'

export const actionsCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('actions')
      .summary('every action item of every document')
      .description('Lists the action items of post-mortems, what is overdue first.')
      .argument('[path...]', 'Markdown files, folders, or glob patterns (default: the retrospectives folder)')
      .option('--overdue', 'only what is overdue')
      .addOption(nowOption())
      .addOption(timezoneOption())
      .addOption(configOption())
      .option('--no-cache', 'read every document anew, and keep nothing')
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'markdown', 'csv', 'json', 'ics'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        `
Examples:
  postmortems actions --overdue
  postmortems actions docs/postmortems --format csv > actions.csv
  postmortems actions --format ics > deadlines.ics

Exit code: 1 when an action is overdue.
`,
      )
      .action(async (paths, options) => {
        const [{ listActions }, { actionsReports }, { showProblem }] = await Promise.all([
          import('../../pipelines/actions.ts'),
          import('../reports/actions/index.ts'),
          import('../show-problem.ts'),
        ])
        const now = options.now ?? host.now()
        const listed = listActions(host, {
          paths,
          config: configOf(host, options),
          now,
          overdue: options.overdue === true,
          anew: !options.cache,
        })
        host.out(actionsReports[options.format](listed, { host, now }))
        for (const problem of listed.problems) host.err(showProblem(problem, host))
        finish(listed.counts.overdue > 0 ? 1 : 0)
      }),
}
