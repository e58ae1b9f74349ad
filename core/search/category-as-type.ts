import type { End } from './meaning.ts'
import { anyOf } from './label.ts'
import { type Clause, type Reading, typesOf } from './reading.ts'
import type { Segment } from './segment.ts'

/**
 * `coffee roasted this week` of types called Green Coffee and Roasted Coffee, where a category is called Coffee as well: what else is asked for is of the
 * one type, so that the word names things of that type, filed wherever they are.
 */
export function readCategoriesAsTypes(reading: Reading): void {
  for (const clause of reading.clauses) {
    const segment = reading.segments[clause.first]
    if (clause.choice?.field !== 'category' || clause.choice.negated || clause.first !== clause.last || !segment)
      continue
    const named = typesCalled(reading, segment)
    const others = typesOfOthers(reading, clause)
    const [id, another] = [...named].filter((one) => others?.has(one))
    if (id === undefined || another !== undefined) continue
    clause.kind = 'type'
    clause.filter = { field: 'itemType', op: 'eq', value: id }
    clause.label = anyOf([reading.vocabulary.types.get(id) ?? id])
    clause.types = new Set([id])
    clause.choice = undefined
    if (reading.types.size === 0) reading.types = new Set([id])
  }
}

/** Types that these words are the whole or a part of the name of. */
function typesCalled({ tokens, vocabulary }: Reading, { start, end }: Segment): ReadonlySet<string> {
  const { stem } = vocabulary.lexicon.language
  let node: typeof vocabulary.trie | undefined = vocabulary.trie
  for (const { norm } of tokens.slice(start, end)) node = node?.next.get(stem(norm))
  const ends: readonly End[] = node?.ends ?? []
  return new Set(ends.flatMap(({ meaning, weight }) => (meaning.kind === 'type' && weight > 0.5 ? [meaning.id] : [])))
}

/** The types that all other conditions can hold for, and fields that are still to be read; undefined where none tells. */
function typesOfOthers({ clauses, segments, taken }: Reading, asked: Clause): ReadonlySet<string> | undefined {
  const told = [
    ...clauses.flatMap((clause) => (clause !== asked && clause.types ? [clause.types] : [])),
    ...segments.flatMap((segment, at) =>
      segment.kind === 'field' && segment.whole && !taken[at] ? (typesOf(segment.fields) ?? []) : [],
    ),
  ]
  return told.reduce<ReadonlySet<string> | undefined>(
    (common, types) => common?.intersection(types) ?? types,
    undefined,
  )
}
