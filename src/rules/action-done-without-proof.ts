// Does a finished action say where its result can be seen?
import { type Rule, asksOfActions } from './rule.ts'

export const actionDoneWithoutProof: Rule = {
  id: 'action-done-without-proof',
  title: 'An action is done without proof',
  motivation:
    'A tick says that somebody believed it was done. A ticket, commit or link lets the next reader see it.',
  remedy: 'Add the ticket, pull request, commit or document that shows it.',
  severity: 'advice',
  check(context) {
    if (!asksOfActions(context, 'proven')) return []
    const lines = context.text.split(/\r\n|\r|\n/)
    const unproven = context.review.actions.filter(
      ({ done, ticket, line }) => done && ticket === undefined && !showsProof(lines[line - 1] ?? ''),
    )
    const [first] = unproven
    if (!first) return []
    if (unproven.length > 1 && unproven.length === context.review.actions.length)
      return [
        { line: first.line, message: `None of the ${unproven.length} finished actions says what proves it` },
      ]
    return unproven.map(({ line, text }) => ({ line, message: `Done, without proof: ${text.slice(0, 120)}` }))
  },
}

/** A link, a commit, a number of a ticket or of a version. */
function showsProof(line: string): boolean {
  return /https?:\/\/|\]\(|(?<![\p{L}\d])(?:#\d+|!\d+|[0-9a-f]{7,40}|[A-Z][A-Z\d]+-\d+|v\d+(?:\.\d+)+)(?![\p{L}\d])/u.test(
    line.slice(0, 4000),
  )
}
