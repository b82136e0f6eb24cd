// postmortems check
import { Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'
import { configOf, configOption, nowOption, timezoneOption } from '../options.ts'

export const checkCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('check')
      .summary('what is overdue, missing or contradictory')
      .description('Reads post-mortems by anybody, and judges them by policies, clocks and rules.')
      .argument('[path...]', 'Markdown files, folders, or glob patterns (default: the retrospectives folder)')
      .option('--against <evidence...>', 'evidence; an incident in it without a document is a finding')
      .option('--policy <name...>', 'policies: built-in names, or YAML files (default: as configured)')
      .addOption(nowOption())
      .addOption(timezoneOption())
      .addOption(configOption())
      .addOption(
        new Option('--fail-on <severity>', 'the least severity that makes the exit code 1')
          .choices(['error', 'warning', 'advice'] as const)
          .default('error' as const),
      )
      .option('--no-cache', 'read every document anew, and keep nothing')
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json', 'markdown', 'github', 'junit', 'sarif'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        `
Examples:
  postmortems check
  postmortems check docs/postmortems --policy action-items --fail-on warning
  postmortems check --against evidence/ --format sarif > check.sarif
`,
      )
      .action(async (paths, options) => {
        const [{ check }, { checkReports }, { showProblem }] = await Promise.all([
          import('../../pipelines/check.ts'),
          import('../reports/check/index.ts'),
          import('../show-problem.ts'),
        ])
        const configured = configOf(host, options)
        const { policy: policies = configured.policies, against = [] } = options
        const now = options.now ?? host.now()
        const checked = check(host, {
          paths,
          against,
          config: { ...configured, policies },
          now,
          anew: !options.cache,
        })
        host.out(checkReports[options.format](checked, { host, now }))
        for (const problem of checked.problems) host.err(showProblem(problem, host))
        const { errors, warnings, advice } = checked.counts
        const counted = { error: errors, warning: errors + warnings, advice: errors + warnings + advice }
        finish(counted[options.failOn] > 0 ? 1 : 0)
      }),
}
