// A check as GitHub Actions annotations: one workflow command a finding.
import type { Checked } from '../../../pipelines/check.ts'
import type { Finding } from '../../../rules/judge.ts'

const commands = { error: 'error', warning: 'warning', advice: 'notice' }

export function githubAnnotations({ findings }: Checked): string {
  return findings
    .filter(({ outcome }) => outcome !== 'excused')
    .map(annotation)
    .join('')
}

function annotation({ severity, file, line, rule, message, remedy }: Finding): string {
  const properties = [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${String(line)}`]),
    `title=${property(rule)}`,
  ]
  return `::${commands[severity]} ${properties.join(',')}::${data(`${message}. ${remedy}`)}\n`
}

/** As the runner decodes them: https://github.com/actions/toolkit, packages/core/src/command.ts. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
