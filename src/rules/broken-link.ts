// Do the related documents exist?
import type { Rule } from './rule.ts'

export const brokenLink: Rule = {
  id: 'broken-link',
  title: 'A related document is missing',
  motivation:
    'The runbook or the earlier incident that a review leans on is read in the next outage, or not found in it.',
  remedy: 'Correct the path, or say where the document went.',
  severity: 'warning',
  check({ review, exists }) {
    if (!exists) return []
    return review.links.flatMap(({ line, url }) => {
      const path = pathOf(review.file, url)
      return path === undefined || exists(path)
        ? []
        : [{ line, message: `Nothing is at ${url.slice(0, 200)}` }]
    })
  },
}

/** The path of a linked Markdown file; undefined for addresses, anchors, and what a site generator may resolve. */
function pathOf(file: string, url: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#)|[{}<>*]/i.test(url)) return undefined
  const path = decoded(url.replace(/[?#].*$/s, ''))
  if (path === undefined || !/\.(?:md|markdown)$/i.test(path)) return undefined
  const steps = file.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
