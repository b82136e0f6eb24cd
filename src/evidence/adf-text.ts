// Atlassian's document format, in which newer Jira answers give descriptions and comments, to Markdown-like text.
import { at } from './pointer.ts'

/** Deeper nesting no editor makes. */
const deepest = 40

/** The words of a document: headings with `###`, list items with `-`, table rows with `|`, links with their address. */
export function adfToText(document: unknown): string {
  return textOf(document, deepest)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function textOf(node: unknown, depth: number): string {
  if (depth === 0) return ''
  const type = at(node, '/type')
  const content = at(node, '/content')
  const children = Array.isArray(content) ? content.map((child) => textOf(child, depth - 1)) : []
  const inner = children.join('')
  const said = (pointer: string) => {
    const value = at(node, pointer)
    return typeof value === 'string' ? value : ''
  }
  switch (type) {
    case 'text':
      return linked(node, said('/text'))
    case 'hardBreak':
      return '\n'
    case 'mention':
      return said('/attrs/text')
    case 'emoji':
      return said('/attrs/text') || said('/attrs/shortName')
    case 'inlineCard':
    case 'blockCard':
      return said('/attrs/url')
    case 'status':
      return said('/attrs/text')
    case 'heading':
      return `\n### ${inner.trim()}\n`
    case 'listItem':
    case 'taskItem':
      return `- ${inner.trim()}\n`
    case 'tableRow':
      return `|${children.map((cell) => ` ${cell.trim()} |`).join('')}\n`
    case 'codeBlock':
      return `\n\`\`\`\n${inner}\n\`\`\`\n`
    case 'paragraph':
      return `${inner}\n`
    default:
      return inner
  }
}

/** A bold word keeps its stars, so that keys are seen; a link its address. */
function linked(node: unknown, text: string): string {
  const marks = at(node, '/marks')
  if (!Array.isArray(marks)) return text
  const href = marks.map((mark) => at(mark, '/attrs/href')).find((value) => typeof value === 'string')
  const bold = marks.some((mark) => at(mark, '/type') === 'strong') && text.trim() !== ''
  const shown = bold ? `**${text}**` : text
  return typeof href === 'string' && !text.includes(href) ? `${shown} (${href})` : shown
}
