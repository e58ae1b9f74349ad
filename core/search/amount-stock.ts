import type { Condition, Operator } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Bound } from './amount-comparison.ts'
import { anyOf, compareLabel, inPlaces } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { addClause, either, hasRole, isContainer, neighbour, type Reading } from './reading.ts'
import { figureNamed, figureRoles, namedFigure } from './stock-figure.ts'

/** Words beside a number that make it a number of pieces: `units`, `left`, `stock`, `reserved`. */
export function stockNear(reading: Reading, first: number, last: number): number[] {
  const found: number[] = []
  for (const [from, step] of [
    [last, 1],
    [first, -1],
  ] as const) {
    let at = from
    for (let steps = 0; steps < 3; steps++) {
      at = neighbour(reading, at, step, 3)
      const segment = reading.segments[at]
      if (!segment || reading.taken[at] || segment.kind === 'amount') break
      if (hasRole(segment, 'countUnit', 'onHand', ...figureRoles) && segment.kind === 'word') {
        if (step === 1 || !hasRole(segment, 'howMany') || hasRole(segment, 'onHand')) found.push(at)
      } else if (!(segment.kind === 'word' && hasRole(segment, 'orMore', 'orLess')) && segment.kind !== 'location')
        break
    }
  }
  return found
}

/** `1000 piece puzzles`, `the most pieces` of a field called Piece count: what is counted is a number of these types' own, and no stock. */
export function countedBy(reading: Reading, index: number): FieldEntry | undefined {
  const { segments, tokens, types, vocabulary } = reading
  const segment = segments[index]
  const { stem, countNouns } = vocabulary.lexicon.language
  if (hasRole(segments[index + 1], 'inStock', 'onHand')) return undefined
  const plain = new Set(countNouns.map(stem))
  if (
    !segment ||
    segment.end > segment.start + 1 ||
    !(segment.kind === 'word'
      ? hasRole(segment, 'countUnit', 'container')
      : segment.kind === 'field' && isContainer(reading, segment.start, segment.end))
  )
    return undefined
  const word = stem(tokens[segment.start]?.norm ?? '')
  const own = vocabulary.fields.filter(
    ({ kind, core, itemTypeId, stems }) =>
      kind === 'number' &&
      !core &&
      itemTypeId !== undefined &&
      types.has(itemTypeId) &&
      stems.has(word) &&
      [...stems].every((one) => one === word || plain.has(one)),
  )
  return own.length === 1 ? own[0] : undefined
}

/** The free location nearest to a number; -1 for none. */
export function locationNear(reading: Reading, first: number, last: number): number {
  const free = (at: number) => reading.segments[at]?.kind === 'location' && !reading.taken[at]
  for (let distance = 1; distance < 12; distance++) {
    for (const at of [last + distance, first - distance]) {
      if (!free(at)) continue
      const between = reading.segments.slice(Math.min(at, last) + 1, Math.max(at, first))
      const other = between.some(
        (segment, offset) =>
          segment.kind === 'amount' &&
          // `a single one is left in the lab`
          !(segment.amount.spelled && segment.amount.value === 1) &&
          !reading.taken[Math.min(at, last) + 1 + offset],
      )
      if (!other) return at
    }
  }
  return -1
}

/** `1 or 2 left`: one of several numbers of pieces. */
export function addStockList(
  reading: Reading,
  values: readonly number[],
  indexes: readonly number[],
  place: number,
): void {
  const { field, name } = figureSaid(reading, indexes)
  const location = reading.segments[place]
  const places = location?.kind === 'location' ? location.ids : [undefined]
  const what = location?.kind === 'location' ? inPlaces(name, location.names) : name
  addClause(
    reading,
    {
      kind: 'stock',
      label: sentence('search.is', { field: what, value: anyOf(values.map(String)) }),
      filter: either(
        places.flatMap((id) =>
          values.map((value) => ({ field, op: 'eq' as const, value, ...(id ? { location: id } : {}) })),
        ),
      ),
    },
    [...indexes, place],
  )
}

/** Which figure of the stock these words speak of. */
function figureSaid(reading: Reading, indexes: readonly number[]) {
  const words = indexes.map((index) => reading.segments[index])
  return namedFigure(words.map(figureNamed).find((figure) => figure !== undefined) ?? 'stock.onHand')
}

/** `pipes: no less than 30 bars in the yard` of a field called Bar length: what the things asked for are counted in; -1 for none. */
function countedIn({ segments, tokens, types, taken, vocabulary }: Reading, indexes: readonly number[]): number {
  const { isPlural, stem } = vocabulary.lexicon.language
  const at = indexes.find((index) => segments[index]?.kind === 'amount')
  const next = at === undefined ? -1 : at + 1
  const segment = segments[next]
  const word = tokens[segment?.start ?? tokens.length]?.norm ?? ''
  if (!segment || taken[next] || segment.end > segment.start + 1 || types.size === 0 || !isPlural(word)) return -1
  if (!['field', 'name', 'unknown'].includes(segment.kind)) return -1
  const isOwn = vocabulary.fields.some(
    ({ itemTypeId, stems }) => itemTypeId !== undefined && types.has(itemTypeId) && stems.has(stem(word)),
  )
  return isOwn ? next : -1
}

/** `of which bed 1 or bed 2 has more than 15`: the place, with others that an `or` or an `and` joins to it. */
function placesListed({ segments, taken }: Reading, place: number): number[] {
  const listed = [place]
  for (const step of [-1, 1] as const) {
    let at = place
    const isNext = () => segments[at + 2 * step]?.kind === 'location' && !taken[at + 2 * step]
    while (hasRole(segments[at + step], 'or', 'and') && segments[at + step]?.kind === 'word' && isNext()) {
      at += 2 * step
      listed.push(at)
    }
  }
  return listed.sort((a, b) => a - b)
}

/** Records a condition on a number of pieces, at the place named beside it. */
export function addStock(reading: Reading, bounds: readonly Bound[], indexes: readonly number[], place: number): void {
  const { field, name } = figureSaid(reading, indexes)
  const listed = placesListed(reading, place)
  const named = listed.flatMap((at) => {
    const location = reading.segments[at]
    return location?.kind === 'location' ? [location] : []
  })
  const places = named.length > 0 ? named.flatMap(({ ids }) => ids) : [undefined]
  const [from, to] = [Math.min(...listed), Math.max(...listed)]
  const isEach =
    listed.length > 1 &&
    !reading.aggregate &&
    !reading.segments.slice(from, to).some((segment) => segment.kind === 'word' && hasRole(segment, 'or'))
  const what =
    named.length > 0
      ? inPlaces(
          name,
          named.flatMap(({ names }) => names),
        )
      : name
  const filters = places.map((id) => {
    const list = bounds.flatMap(({ op, amount }): Condition[] => {
      const pairs: [Operator, number][] =
        op === 'about'
          ? [
              ['gte', amount.value * 0.9],
              ['lte', amount.value * 1.1],
            ]
          : [[op, amount.value]]
      return pairs.map(([one, value]) => ({ field, op: one, value, ...(id ? { location: id } : {}) }))
    })
    return list.length === 1 && list[0] ? list[0] : { and: list }
  })
  addClause(
    reading,
    {
      kind: 'stock',
      label: compareLabel(
        what,
        bounds.map(({ op, amount }) => ({ op, value: amount.value })),
      ),
      // `bed 1 and bed 2 each hold 5`
      filter: isEach ? { and: filters } : either(filters),
    },
    [...indexes, ...listed, countedIn(reading, indexes)],
  )
}
