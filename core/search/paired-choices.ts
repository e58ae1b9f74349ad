import { sentence, type Text } from '#contract/words/sentence.ts'
import { type Clause, hasRole, isFiller, type Reading } from './reading.ts'

/**
 * `wicker baskets and zinc planters`, `rote Rosen und weiße Tulpen`: two things, each with what is said of it by the same fields, are either the one or the
 * other, and no red tulips.
 */
export function withPairs(reading: Reading, clauses: readonly Clause[]): readonly Clause[] {
  const told = clauses.filter(({ kind }) => kind !== 'type').sort((a, b) => a.first - b.first)
  for (let at = 1; at < told.length; at++) {
    const [last, next] = [told[at - 1], told[at]]
    if (!last || !next || !areJoined(reading, last, next)) continue
    const before = groupAt(reading, told, at - 1, -1)
    const behind = groupAt(reading, told, at, 1)
    const size = Math.min(before.length, behind.length)
    if (size < 2 || before.length !== behind.length || !haveSameFields(before, behind)) continue
    const [first, second] = [before, behind].map((group) => ({
      label: group.map(({ label }) => label).reduce(both),
      filter: { and: group.flatMap(({ filter }) => filter ?? []) },
    }))
    const [start] = before
    if (!first || !second || !start) continue
    const types = [...before, ...behind].flatMap((one) => [...(one.types ?? [])])
    const pair: Clause = {
      first: start.first,
      last: behind.at(-1)?.last ?? start.last,
      kind: start.kind,
      label: sentence('search.or', { first: first.label, second: second.label }),
      filter: { or: [first.filter, second.filter] },
      types: types.length > 0 ? new Set(types) : undefined,
    }
    return clauses.flatMap((one) =>
      one === start ? [pair] : before.includes(one) || behind.includes(one) ? [] : [one],
    )
  }
  return clauses
}

const both = (first: Text, second: Text): Text => sentence('search.both', { first, second })

/** Choices side by side from here on, each of another field. */
function groupAt(reading: Reading, told: readonly Clause[], from: number, step: -1 | 1): Clause[] {
  const group: Clause[] = []
  for (let at = from; ; at += step) {
    const [one, near] = [told[at], told[at - step]]
    if (!one?.choice || one.choice.negated || one.choice.values.length !== 1) break
    if (group.some(({ choice }) => choice?.field === one.choice?.field)) break
    const [left, right] = step > 0 ? [near, one] : [one, near]
    if (group.length > 0 && left && right && !areBeside(reading, left, right)) break
    group.push(one)
  }
  return step > 0 ? group : group.reverse()
}

function haveSameFields(one: readonly Clause[], other: readonly Clause[]): boolean {
  const told = new Map(one.map(({ choice }) => [choice?.field, choice?.values[0]]))
  return (
    other.every(({ choice }) => told.has(choice?.field)) &&
    // of things that have one value in common, each of the others is of both
    other.filter(({ choice }) => told.get(choice?.field) !== choice?.values[0]).length > 1
  )
}

/** Nothing but a joint between them. */
function areJoined({ segments }: Reading, one: Clause, other: Clause): boolean {
  const between = segments.slice(one.last + 1, other.first)
  return (
    between.some((segment) => segment.kind === 'word' && hasRole(segment, 'and', 'or')) &&
    between.every((segment) => hasRole(segment, 'and', 'or') || isFiller(segment))
  )
}

/** Nothing that tells anything between them. */
function areBeside({ segments }: Reading, one: Clause, other: Clause): boolean {
  return segments
    .slice(one.last + 1, other.first)
    .every((segment) => isFiller(segment) || (hasRole(segment, 'with', 'at') && !hasRole(segment, 'and', 'or', 'not')))
}
