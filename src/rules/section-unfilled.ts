// Does every section of the document say something?
import { unfilledSections } from './requirement.ts'
import { type Rule, severityOf } from './rule.ts'

export const sectionUnfilled: Rule = {
  id: 'section-unfilled',
  title: 'A section says nothing',
  motivation:
    'A heading without an answer reads as if the question had been answered; nobody comes back to fill it in.',
  remedy: 'Write what is known, write “unknown” and why, or take the heading out.',
  severity: 'warning',
  check: (context) =>
    unfilledSections(context).map(({ heading, line }) => ({
      line,
      severity: severityOf(context, 'review-complete'),
      message: `The section “${heading.slice(0, 100)}” says nothing`,
    })),
}
