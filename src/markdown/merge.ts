// Placeholder until the merge branch lands.
export interface Conflict {
  readonly section: string
  readonly line: number
  readonly ours: string
  readonly theirs: string
  readonly base: string
}
export interface MergeResult {
  readonly text: string
  readonly conflicts: readonly Conflict[]
}
export function mergeDocument({
  base,
  theirs,
  ours,
}: {
  base: string
  theirs: string
  ours: string
}): MergeResult {
  if (ours === base) return { text: theirs, conflicts: [] }
  if (theirs === base || theirs === ours) return { text: ours, conflicts: [] }
  return { text: ours, conflicts: [{ section: '', line: 1, ours, theirs, base }] }
}
