// postmortems resolve
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'

export const resolveCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('resolve')
      .summary('settle what a person and the evidence say differently')
      .description(
        'Lists the open conflicts of a document, or settles them: by keeping what stands there (ours), or by putting what the evidence says in its place (theirs). Editing the text settles a conflict too.',
      )
      .argument('<file>', 'a document that draft wrote')
      .addOption(new Option('--keep <side>', 'whose version stays').choices(['ours', 'theirs'] as const))
      .option('--line <n>', 'only the conflict on this line', (text) => {
        if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Expected a line number.')
        return Number(text)
      })
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        `
Examples:
  postmortems resolve retrospectives/deployment-rollbacks/2026-03-01-v2.7.0.md
  postmortems resolve retrospectives/…/2026-03-01-v2.7.0.md --keep ours
  postmortems resolve retrospectives/…/2026-03-01-v2.7.0.md --line 24 --keep theirs

Exit codes: 0 nothing is open any more, 1 conflicts are open, 2 could not run.
`,
      )
      .action(async (file, { keep, line, format }) => {
        const [{ resolve }, { resolvedJson, showResolved }] = await Promise.all([
          import('../../pipelines/resolve.ts'),
          import('../reports/resolve-report.ts'),
        ])
        const result = resolve(host, { file, ...(keep && { keep }), ...(line !== undefined && { line }) })
        host.out(format === 'json' ? resolvedJson(result) : showResolved(result, { file, keep, host }))
        finish(result.open.length > 0 ? 1 : 0)
      }),
}
