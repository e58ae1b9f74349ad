import type { Candidate } from './candidate.ts'
import type { Role } from './language.ts'
import type { End } from './meaning.ts'

/** `out on loan` where a field or a value is called `On loan`: the organisation's own words tell it. */
export function withoutOthersWords(candidates: readonly Candidate[]): Candidate[] {
  const isWhole = ({ meaning }: End) => 'whole' in meaning && meaning.whole
  // `on shelf 1` of a place called Shelf 1
  const places = candidates.filter(
    ({ start, end, ...one }) =>
      one.kind === 'schema' &&
      end > start + 1 &&
      one.ends.some(({ meaning, weight }) => meaning.kind === 'location' && weight > 0.9),
  )
  const isInPlace = (one: Candidate) =>
    one.kind === 'language' &&
    one.end > one.start + 1 &&
    one.meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'inStock') &&
    places.some(({ start, end }) => start > one.start && start < one.end && end > one.end)
  const own = candidates.filter((one) => one.kind === 'schema' && one.weight > 0.9 && one.ends.some(isWhole))
  const isOwn = (one: Candidate) =>
    one.kind === 'language' &&
    one.meanings.some((meaning) => meaning.kind === 'role' && ownFirst.has(meaning.role)) &&
    own.some(({ start, end }) => start < one.end && end > one.start)
  return candidates.filter((one) => !isOwn(one) && !isInPlace(one))
}

/** Where a type is called so in full, the words are no place named in part (`Guitar Wall`) and no other word for a field (paint for the colour). */
export function withoutLikenesses(candidates: readonly Candidate[]): Candidate[] {
  const types = new Set<string>()
  for (const one of candidates)
    if (one.kind === 'schema' && one.ends.some(({ meaning, weight }) => meaning.kind === 'type' && weight >= 0.95))
      types.add(`${one.start} ${one.end}`)
  if (types.size === 0) return [...candidates]
  return candidates.flatMap((one): Candidate[] => {
    if (one.kind !== 'schema' || !types.has(`${one.start} ${one.end}`)) return [one]
    const ends = one.ends.filter(
      ({ meaning, weight }) =>
        !(meaning.kind === 'location' && weight <= 0.6) && !(meaning.kind === 'field' && weight < 0.65),
    )
    return ends.length > 0 ? [{ ...one, ends }] : []
  })
}

const ownFirst: ReadonlySet<Role> = new Set(['onOrder', 'checkedOut'])
