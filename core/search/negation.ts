import { hasRole, isFiller, opensChoice, type Reading } from './reading.ts'

/** The negation that reaches a segment from before: `not by Magura`, `without a lock`; -1 for none. */
export function negationBefore(reading: Reading, index: number): number {
  for (let at = index - 1, skipped = 0; at >= 0 && skipped < 7; at--) {
    const segment = reading.segments[at]
    if (!segment) return -1
    if (hasRole(segment, 'not') && segment.kind === 'word' && !reading.taken[at]) return at
    if (
      hasRole(segment, 'but') &&
      segment.kind === 'word' &&
      reading.segments.slice(Math.max(0, at - 4), at).some((one) => hasRole(one, 'any'))
    )
      return at
    // `not in either yard`: which opens a choice and parts nothing
    if (opensChoice(reading, segment)) continue
    const inList = hasRole(segment, 'or') || (hasRole(segment, 'and') && segment.kind === 'word')
    if (inList || segment.kind === 'break') {
      // `not black or white`: the negation of the first holds for the second.
      const before = reading.clauses.find((clause) => clause.denies && clause.last <= at && clause.last >= at - 2)
      return before ? before.first : -1
    }
    if (!isFiller(segment) && !hasRole(segment, 'at') && segment.kind !== 'field' && segment.kind !== 'unknown')
      return -1
    if (segment.kind === 'unknown' && skipped > 2) return -1
    // `not toxic, of one litre`: it denies what stands between
    if (segment.kind === 'field' && segment.whole && segment.fields.every(({ kind }) => kind === 'boolean')) return -1
    skipped++
  }
  return -1
}
