// postmortems explain
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'
import { CouldNotRun } from '../../incident/problem.ts'
import { configOf, configOption, teamSettings } from '../options.ts'

export const explainCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('explain')
      .summary('where each generated fact on a line comes from')
      .description(
        'Names the file, field and basis of every fact on a line, and whether the evidence still says so.',
      )
      .argument('<file:line>', 'a line of a document', (text) => {
        const [, file, line] = /^(.+):(\d+)$/.exec(text) ?? []
        if (file === undefined || line === undefined) throw new InvalidArgumentError('Expected FILE:LINE.')
        return { file, line: Number(line) }
      })
      .addOption(configOption())
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        '\nExample:\n  postmortems explain retrospectives/deployment-rollbacks/2026-03-01-v2.7.0.md:21\n',
      )
      .action(async ({ file, line }, options) => {
        const [{ explain }, { explanationJson, showExplanation }] = await Promise.all([
          import('../../pipelines/explain.ts'),
          import('../reports/explain-report.ts'),
        ])
        const config = configOf(host, options)
        const settings = await teamSettings(config, host.now())
        const explanation = explain(host, { file, line, config, settings })
        if ('code' in explanation) throw new CouldNotRun([explanation])
        host.out(
          options.format === 'json' ? explanationJson(explanation) : showExplanation(explanation, host),
        )
        finish(explanation.facts.every(({ evidence }) => evidence === 'unchanged') ? 0 : 1)
      }),
}
