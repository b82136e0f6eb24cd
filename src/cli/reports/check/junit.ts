// A check as JUnit XML: a suite for each document, and in it a failed case for each finding.
import type { Checked } from '../../../pipelines/check.ts'
import type { Finding } from '../../../rules/judge.ts'

export function junitXml({ findings, counts }: Checked): string {
  const files = [...new Set(findings.map(({ file }) => file))]
  const suites = files.map((file) =>
    suite(
      file,
      findings.filter((finding) => finding.file === file),
    ),
  )
  const failures = findings.filter(isFailure).length
  // A run without findings has to show that it ran.
  const clean =
    suites.length > 0
      ? suites
      : [
          suiteXml(
            'postmortems',
            [`    <testcase classname="postmortems" name="${String(counts.documents)} documents"/>`],
            0,
          ),
        ]
  const tests = Math.max(findings.length, 1)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmortems" tests="${String(tests)}" failures="${String(failures)}">\n${clean.join('\n')}\n</testsuites>\n`
}

function suite(file: string, findings: readonly Finding[]): string {
  const failures = findings.filter(isFailure).length
  return suiteXml(file, findings.map(testCase), failures)
}

function suiteXml(name: string, cases: readonly string[], failures: number): string {
  const counts = `tests="${String(cases.length)}" failures="${String(failures)}"`
  return `  <testsuite name="${escape(name)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`
}

/** Advice is no failure, and neither is what the document excuses. */
function isFailure({ severity, outcome }: Finding): boolean {
  return severity !== 'advice' && outcome !== 'excused'
}

function testCase(finding: Finding): string {
  const { file, line, rule, severity, message, remedy, reason } = finding
  const where = line === undefined ? file : `${file}:${String(line)}`
  const attributes = `classname="${escape(rule)}" name="${escape(`${rule} ${where}`)}" file="${escape(file)}"${line === undefined ? '' : ` line="${String(line)}"`}`
  const body = isFailure(finding)
    ? `<failure message="${escape(message)}" type="${severity}">${escape(`${where}: ${message}\n${remedy}`)}</failure>`
    : `<skipped message="${escape(reason ?? message)}"/>`
  return `    <testcase ${attributes}>${body}</testcase>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** XML 1.0 has no way to write most control characters: they become the replacement character. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"'\n\r\t]/g, (character) => entities[character] ?? character)
}
