// postmortems draft
import { Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'
import { configOf, configOption, nowOption, teamSettings, timezoneOption, windowOption } from '../options.ts'

export const draftCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('draft')
      .summary('evidence in, documents out')
      .description(
        'Reads evidence and writes a post-mortem for each incident into the retrospectives folder. Run it again whenever there is new evidence: what people wrote stays, and what they and the evidence say differently is listed.',
      )
      .argument('<evidence...>', 'files, folders, archives, glob patterns, or - for standard input')
      .option('--out <dir>', 'the retrospectives folder (default: retrospectives)')
      .option('--kind <kind...>', 'kinds of document (default: post-mortem)')
      .option('--dry-run', 'print the plan and write nothing')
      .option('--diff', 'show what changes, line by line, and which evidence is behind it')
      .option('--adopt', 'take documents that have no record as written by people')
      .addOption(nowOption())
      .addOption(timezoneOption())
      .addOption(windowOption())
      .addOption(configOption())
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json'] as const)
          .default('pretty' as const),
      )
      .addHelpText(
        'after',
        `
Examples:
  postmortems draft deployment-failure-20260301-101512.json
  postmortems draft evidence/ incident.yaml --out docs/retrospectives
  postmortems draft 'evidence/**/*.json' --dry-run --format json
  postmortems draft evidence/ --dry-run --diff      what would change, and why
  postmortems draft evidence/ --adopt               keep documents that this tool did not write

Conflicts stay listed (exit 1) until somebody edits the text or runs \`postmortems resolve\`.
`,
      )
      .action(async (evidence, options) => {
        const [{ draft }, { showDraft, draftJson }] = await Promise.all([
          import('../../pipelines/draft.ts'),
          import('../reports/draft-report.ts'),
        ])
        const config = configOf(host, options)
        const now = options.now ?? host.now()
        const { kind, dryRun, adopt, diff } = options
        const result = draft(host, {
          evidence,
          config,
          now,
          settings: await teamSettings(config, now),
          ...(kind && { kinds: kind }),
          ...(dryRun && { dryRun }),
          ...(adopt && { adopt }),
        })
        if (options.format === 'json') host.out(draftJson(result, config.out, diff === true))
        else showDraft(result, { host, config, now, dryRun: dryRun === true, diff: diff === true })
        const { counts, problems } = result
        const findings = counts.conflict + counts.quarantine + result.late > 0
        finish(counts.evidence === 0 && problems.length > 0 ? 2 : findings ? 1 : 0)
      }),
}
