// postmortems read
import { Option } from '@commander-js/extra-typings'
import type { CommandDefinition } from '../command.ts'

export const readCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('read')
      .summary('what any Markdown post-mortem says')
      .description('Reads post-mortems by anybody, in any layout, and prints their facts with line numbers.')
      .argument('<file...>', 'Markdown files, folders, or glob patterns')
      .addOption(
        new Option('--format <format>', 'how to report')
          .choices(['pretty', 'json', 'ndjson'] as const)
          .default('pretty' as const),
      )
      .addHelpText('after', "\nExample:\n  postmortems read 'postmortems/**/*.md' --format ndjson\n")
      .action(async (paths, { format }) => {
        const [{ read }, { showReview }, { showProblem }] = await Promise.all([
          import('../../pipelines/read.ts'),
          import('../reports/read-report.ts'),
          import('../show-problem.ts'),
        ])
        const { reviews, problems } = read(host, paths)
        if (format === 'ndjson') for (const review of reviews) host.out(`${JSON.stringify(review)}\n`)
        else if (format === 'json') host.out(`${JSON.stringify(reviews, null, 2)}\n`)
        else for (const review of reviews) host.out(showReview(review, host))
        for (const problem of problems) host.err(showProblem(problem, host))
        finish(reviews.length === 0 ? 2 : problems.length > 0 ? 1 : 0)
      }),
}
