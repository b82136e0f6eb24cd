// postmortems formats
import type { CommandDefinition } from '../command.ts'

export const formatsCommand: CommandDefinition = {
  define: (program, host, finish) =>
    program
      .command('formats')
      .summary('the formats of evidence that can be read')
      .description('Lists the formats of evidence, and what each yields.')
      .action(async () => {
        const { formats } = await import('../../evidence/formats/index.ts')
        const width = Math.max(...formats.map(({ id }) => id.length))
        for (const { id, title, yields } of formats)
          host.out(`${id.padEnd(width)}  ${title}\n${' '.repeat(width)}  ${yields}\n`)
        finish(0)
      }),
}
