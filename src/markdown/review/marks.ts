// The checkboxes and links of a document.
import type { Nodes } from 'mdast'
import type { Checkbox, ReviewLink } from './model.ts'
import type { Source } from './source.ts'

export function findCheckboxes(source: Source): readonly Checkbox[] {
  let section: string | undefined
  return source.pieces.flatMap((piece) => {
    if (piece.kind === 'heading') section = piece.text
    if (piece.kind !== 'item' || piece.checked === undefined) return []
    return [
      {
        line: piece.line,
        text: piece.text,
        ticked: piece.checked,
        ...(section === undefined ? {} : { section }),
      },
    ]
  })
}

/** Links, link definitions and images, in the order of the document. */
export function findLinks(source: Source): readonly ReviewLink[] {
  const links: ReviewLink[] = []
  const waiting: Nodes[] = [source.root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image')
      links.push({ line: node.position?.start.line ?? 1, url: node.url })
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  return links
}
