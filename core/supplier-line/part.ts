import type { partKinds } from '#contract/item-proposal.ts'

/** See `partKinds`. */
export type PartKind = (typeof partKinds)[number]

/** A piece of a line, from its character `from` to before `to`, and what it says. */
export interface Part {
  kind: PartKind
  /** decimals in plain notation, codes and words as they are written */
  value: string
  from: number
  to: number
  /** 0 to 1 */
  confidence: number
  /** key of the field that a `field` is a value of */
  field?: string
}

/** A line in the reading: what nobody has claimed yet stands in `open`, which is as long as the text. */
export interface Draft {
  text: string
  open: string
  parts: Part[]
}

/** Stands in place of what is claimed. */
export const claimed = '\u0001'

type Claim = readonly [group: string, kind: PartKind, value: string, confidence: number]
type Groups = Readonly<Record<string, string | undefined>>

export function beginDraft(text: string): Draft {
  return { text, open: text.replaceAll(claimed, ' '), parts: [] }
}

/**
 * Claims what a pattern finds in the open text, each whole match with the parts that its groups are.
 * @param pattern  with the flags `d` and `g`
 * @param read  the parts, by the names of the groups, or `match` for the whole; undefined: it is none
 */
export function claim(
  draft: Draft,
  pattern: RegExp,
  read: (groups: Groups, at: number) => readonly Claim[] | undefined,
) {
  for (const match of draft.open.matchAll(pattern)) {
    const claims = read({ ...match.groups, match: match[0] }, match.index)
    if (!claims) continue
    for (const [group, kind, value, confidence] of claims) {
      const [from, to] = (group === 'match' ? match.indices?.[0] : match.indices?.groups?.[group]) ?? [0, 0]
      if (to > from) draft.parts.push({ kind, value, from, to, confidence })
    }
    cover(draft, match.index, match.index + match[0].length)
  }
}

/** Takes a stretch out of what is open. */
export function cover(draft: Draft, from: number, to: number): void {
  draft.open = draft.open.slice(0, from) + claimed.repeat(to - from) + draft.open.slice(to)
}

export function findPart(draft: Pick<Draft, 'parts'>, kind: PartKind): Part | undefined {
  return draft.parts.find((part) => part.kind === kind)
}
