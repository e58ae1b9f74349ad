import type { Candidate } from './candidate.ts'
import type { Role } from './language.ts'
import type { End, FieldEntry } from './meaning.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

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
  // `on loan from the city archive`: of whom, where that is a value
  const isOfWhom = (one: Candidate) =>
    one.kind === 'language' &&
    one.meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'checkedOut') &&
    candidates.some(
      (other) =>
        other.kind === 'schema' &&
        other.weight > 0.9 &&
        other.start > one.end &&
        other.start <= one.end + 2 &&
        other.ends.some(
          ({ meaning }) =>
            meaning.kind === 'option' && meaning.field.core !== 'supplier' && meaning.field.core !== 'category',
        ),
    )
  const own = candidates.filter((one) => one.kind === 'schema' && one.weight > 0.9 && one.ends.some(isWhole))
  const isOwn = (one: Candidate) =>
    one.kind === 'language' &&
    one.meanings.some((meaning) => meaning.kind === 'role' && ownFirst.has(meaning.role)) &&
    own.some(({ start, end }) => start < one.end && end > one.start)
  return candidates
    .filter((one) => !isOwn(one) && !isInPlace(one))
    .map((one) =>
      isOfWhom(one) && one.kind === 'language' ? { ...one, meanings: [{ kind: 'role', role: 'stop' }] } : one,
    )
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

/** Words before a field that speak of its value, and words behind it. */
const governing: Readonly<Record<'before' | 'behind', ReadonlySet<Role>>> = {
  before: new Set([
    'most',
    'least',
    'by',
    'average',
    'total',
    'missing',
    'filled',
    'not',
    'with',
    'each',
    'howMany',
    'count',
    'top',
    'bottom',
    'newest',
    'oldest',
  ]),
  behind: new Set(['missing', 'filled', 'not', 'average', 'ascending', 'descending']),
}
/** Words between a field and its number. */
const comparing: ReadonlySet<Role> = new Set([
  'less',
  'more',
  'atLeast',
  'atMost',
  'between',
  'than',
  'exactly',
  'about',
  'stop',
])

/** How many tokens away a field's value stands at most. */
const mostBetween = 4

/** `grain in silo 1` of a type Bulk Grain where packets have a number called Grains, `smoked eel` of Smoked Goods that have a choice called Smoke: a field without a value of its own beside it, where the words may name a type, is none. */
export function withoutIdleFields(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  { lexicon }: Vocabulary,
): Candidate[] {
  const has = (token: Token | undefined, roles: ReadonlySet<Role>) =>
    lexicon.trie.next.get(token?.norm ?? '')?.ends.some((end) => end.kind === 'role' && roles.has(end.role)) ?? false
  const compares = (token: Token | undefined) =>
    lexicon.trie.next.get(token?.norm ?? '')?.ends.some(({ kind }) => kind === 'adjective') ?? false
  const isNumber = (token: Token | undefined) =>
    token !== undefined && (token.kind === 'number' || lexicon.language.numbers[token.norm] !== undefined)
  const isValued = (field: FieldEntry, start: number, end: number) => {
    const [from, to] = [start - mostBetween, end + mostBetween]
    const before = tokens.slice(Math.max(0, start - 3), start)
    if (before.some((token) => has(token, governing.before) || compares(token))) return true
    if (tokens.slice(end, end + 2).some((token) => has(token, governing.behind))) return true
    if (field.kind === 'number') {
      let at = end
      while (at < to && (has(tokens[at], comparing) || tokens[at]?.kind === 'sign')) at++
      return isNumber(tokens[at]) || before.some(isNumber)
    }
    return candidates.some(
      (one) =>
        one.kind === 'schema' &&
        one.start >= from &&
        one.end <= to &&
        one.ends.some(
          ({ meaning }) => (meaning.kind === 'option' || meaning.kind === 'value') && meaning.field === field,
        ),
    )
  }
  return candidates.map((one) => {
    if (one.kind !== 'schema' || !one.ends.some(({ meaning, weight }) => meaning.kind === 'type' && weight > 0.5))
      return one
    const ends = one.ends.filter(
      ({ meaning }) =>
        meaning.kind !== 'field' ||
        // `film a metre wide` of Vinyl Film, where a sheet has a protective film
        (meaning.field.kind === 'boolean' && meaning.whole) ||
        !['number', 'select', 'boolean'].includes(meaning.field.kind) ||
        isValued(meaning.field, one.start, one.end),
    )
    return ends.length === one.ends.length
      ? one
      : { ...one, ends, weight: Math.max(...ends.map(({ weight }) => weight)) }
  })
}

const ownFirst: ReadonlySet<Role> = new Set(['onOrder', 'checkedOut'])
