// postmortems inspect
import { Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'
import { configOf, configOption, nowOption, teamSettings, timezoneOption, windowOption } from '../options.ts'

export const inspectCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('inspect')
      .summary('what was understood, and from where, before anything is written')
      .description(
        'Reads evidence and prints each incident with its facts, their sources, and what was computed.',
      )
      .argument('<evidence...>', 'files, folders, archives, glob patterns, or - for standard input')
      .addOption(nowOption())
      .addOption(timezoneOption())
      .addOption(windowOption())
      .addOption(configOption())
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json', 'ndjson'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        `
Examples:
  postmortems inspect deployment-failure-20260301-101512.json
  postmortems inspect evidence/ --format ndjson | jq '.metrics'
`,
      )
      .action(async (evidence, options) => {
        const [{ inspect }, { showInspection }, { inspectionJson }, { showProblem }] = await Promise.all([
          import('../../pipelines/inspect.ts'),
          import('../reports/inspect-report.ts'),
          import('../reports/inspect-json.ts'),
          import('../show-problem.ts'),
        ])
        const config = configOf(host, options)
        const now = options.now ?? host.now()
        const settings = await teamSettings(config, now)
        const { inspections, problems, unread } = inspect(host, { evidence, config, now, settings })
        const objects = () => inspections.map(inspectionJson)
        if (options.format === 'ndjson')
          for (const object of objects()) host.out(`${JSON.stringify(object)}\n`)
        else if (options.format === 'json') host.out(`${JSON.stringify(objects(), null, 2)}\n`)
        else for (const inspection of inspections) host.out(showInspection(inspection, host))
        for (const problem of problems) host.err(showProblem(problem, host))
        finish(inspections.length === 0 ? 2 : unread.length > 0 ? 1 : 0)
      }),
}
