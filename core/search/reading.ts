import type { Filter, SortOrder } from '#contract/filter.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Role } from './language.ts'
import type { FieldEntry } from './meaning.ts'
import type { Segment } from './segment.ts'
import { fold, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

export type ChipKind =
  | 'type'
  | 'field'
  | 'stock'
  | 'location'
  | 'text'
  | 'state'
  | 'sort'
  | 'limit'
  | 'date'
  | 'aggregate'
  | 'taught'

/** One condition read from the question, with the segments it was read from (indexes, both included). */
export type Clause = {
  first: number
  last: number
  kind: ChipKind
  label: Text
  filter: Filter | null
  /** the condition denies a value, and what stands in a list with it is denied as well */
  denies?: boolean
  /** item types it can hold for; undefined: all */
  types?: ReadonlySet<string>
  /** values of one select field exclude each other, so that two of them mean either */
  choice?: { field: string; values: string[]; labels: string[]; negated: boolean; title: Text }
}

export type Aggregate = {
  /** `sum` is what a field's number makes with the stock, `average` its mean over the items that have one */
  of: 'quantity' | 'count' | 'value' | 'average_price' | 'sum' | 'average'
  /** value: by purchase cost or selling price */
  basis: 'cost' | 'price'
  /** quantities at these locations and below only; everywhere when empty */
  locations: readonly string[]
  /** sum, average: the fields measured, all kept in one unit, of which an item has one */
  fields?: readonly string[]
  unit?: string
  isMoney?: boolean
  /** the figure is asked for each of these: a field of choices, `category`, `supplier`, `itemType` or `location` */
  by?: string
}

/** A question while it is being read: rules take segments that are free and turn them into clauses. */
export type Reading = {
  text: string
  tokens: readonly Token[]
  segments: readonly Segment[]
  /** segments that no rule may take: what no filter can say */
  unread: ReadonlySet<number>
  /** per segment: taken by a clause */
  taken: boolean[]
  types: ReadonlySet<string>
  vocabulary: Vocabulary
  today: string
  timeZone: string
  clauses: Clause[]
  sort: SortOrder[]
  limit?: number
  aggregate?: Aggregate
  archived: 'exclude' | 'include' | 'only'
}

export function hasRole(segment: Segment | undefined, ...roles: readonly Role[]): boolean {
  return segment !== undefined && roles.some((role) => segment.roles.has(role))
}

/** A segment that only carries the sentence along. */
export function isFiller(segment: Segment | undefined): boolean {
  return segment?.kind === 'word' && hasRole(segment, 'stop', 'generic', 'show', 'container', 'courtesy')
}

/**
 * The nearest segment in one direction that is not filler.
 * @param most  fillers stepped over at most
 * @returns index; -1 when the text ends, a break stands between (unless `breaks`), or there is too much filler
 */
export function neighbour(reading: Reading, from: number, step: 1 | -1, most = 3, breaks = false): number {
  let skipped = 0
  for (let at = from + step; at >= 0 && at < reading.segments.length; at += step) {
    const segment = reading.segments[at]
    if (segment?.kind === 'break' && breaks) continue
    if (!isFiller(segment)) return segment?.kind === 'break' ? -1 : at
    if (++skipped > most) return -1
  }
  return -1
}

export function take(reading: Reading, ...indexes: readonly number[]): void {
  for (const index of indexes) if (index >= 0) reading.taken[index] = true
}

/** Records a clause over these segments and takes them. */
export function addClause(
  reading: Reading,
  clause: Omit<Clause, 'first' | 'last'>,
  indexes: readonly number[],
): Clause {
  const places = indexes.filter((index) => index >= 0)
  const made = { ...clause, first: Math.min(...places), last: Math.max(...places) }
  reading.clauses.push(made)
  take(reading, ...places)
  return made
}

/** Has the figure asked for, if it is one of quantities, taken at these places: `how many are on van one or van two`. */
export function countAt({ aggregate }: Reading, ids: readonly string[]): void {
  if (aggregate && aggregate.of !== 'count') aggregate.locations = [...new Set([...aggregate.locations, ...ids])]
}

/** The words as typed, or those that stand in their place (another language, a taught word). */
export function wordsOfSegment({ text, tokens }: Reading, { start, end }: { start: number; end: number }): string {
  const own = tokens.slice(start, end)
  const isTyped = own.every(({ raw, norm }) => fold(raw).includes(norm))
  if (!isTyped) return own.map(({ norm }) => norm).join(' ')
  return text.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0).replace(/\s+/g, ' ')
}

/** Whether items of the types asked for have this field. */
export function applies(reading: Reading, field: FieldEntry): boolean {
  return field.itemTypeId === undefined || reading.types.size === 0 || reading.types.has(field.itemTypeId)
}

/** Types a set of fields belongs to; undefined when one of them belongs to all. */
export function typesOf(fields: readonly FieldEntry[]): ReadonlySet<string> | undefined {
  const ids = fields.map((field) => field.itemTypeId)
  return ids.some((id) => id === undefined) ? undefined : new Set(ids.flatMap((id) => id ?? []))
}

/** One condition for one field, or either of several where the same name stands in several types. */
export function either(filters: readonly Filter[]): Filter {
  const [only] = filters
  return filters.length === 1 && only ? only : { or: [...filters] }
}

/** Whether the words from `start` to `end` are what things are packed in or counted by. */
export function isContainer({ tokens, vocabulary }: Reading, start: number, end: number): boolean {
  return tokens
    .slice(start, end)
    .every((token) =>
      vocabulary.lexicon.trie.next
        .get(token.norm)
        ?.ends.some((one) => one.kind === 'role' && (one.role === 'container' || one.role === 'countUnit')),
    )
}

/** `either`: before the first alternative, and not between two. */
export function opensChoice({ tokens, vocabulary }: Reading, { start, end }: Segment): boolean {
  return end === start + 1 && vocabulary.lexicon.language.opensChoice.includes(tokens[start]?.norm ?? '')
}
