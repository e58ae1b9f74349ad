import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { compareLabel, fieldLabel, inPlaces, wordsOfLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { negationBefore } from './negation.ts'
import { onlyBeside } from './only-there.ts'
import { addClause, countAt, either, hasRole, neighbour, type Reading } from './reading.ts'
import type { Segment } from './segment.ts'

const states = ['outOfStock', 'belowReorderPoint', 'overstocked', 'negativeStock', 'inStock'] as const

/** Stock states (`out of stock`, `below the reorder point`) and whether archived items are asked for. */
export function readStates(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || segment.kind === 'field') return
    for (const [role, included] of [
      ['withArchived', 'include'],
      ['notArchived', 'exclude'],
      ['archived', 'only'],
    ] as const) {
      if (!hasRole(segment, role) || reading.taken[index]) continue
      if (saysDate(reading, index)) {
        reading.taken[index] = true
        continue
      }
      const negated = role === 'archived' && hasRole(reading.segments[index - 1], 'not')
      reading.archived = negated ? 'exclude' : included
      addClause(
        reading,
        {
          kind: 'state',
          label: sentence(`search.archived.${reading.archived}`),
          filter: null,
        },
        negated ? [index - 1, index] : [index],
      )
    }
    if (readNever(reading, index)) return
    for (const role of states) {
      if (!hasRole(segment, role) || reading.taken[index] || (role !== 'inStock' && hasRole(segment, 'orLess')))
        continue
      const own = yesNoCalled(reading, segment)
      if (own) {
        const denied = negationBefore(reading, index)
        const label = sentence(denied < 0 ? 'search.yes' : 'search.no', { field: fieldLabel(own) })
        const types = own.itemTypeId ? new Set([own.itemTypeId]) : undefined
        const filter: Filter = { field: own.field, op: 'eq', value: denied < 0 }
        addClause(reading, { kind: 'field', label, filter, types }, [index, denied])
        continue
      }
      const cold = role === 'negativeStock' ? coldBelow(reading) : undefined
      if (cold) {
        addClause(
          reading,
          {
            kind: 'field',
            label: compareLabel(fieldLabel(cold), [{ op: 'lt', value: `0 ${cold.unitName ?? ''}`.trim() }]),
            filter: { field: cold.field, op: 'lt', value: 0 },
            types: cold.itemTypeId ? new Set([cold.itemTypeId]) : undefined,
          },
          [index],
        )
        continue
      }
      if (isSaidElsewhere(reading, segment, index, role)) {
        reading.taken[index] = true
        continue
      }
      if (role === 'inStock' && (hasRole(segment, 'countUnit') || reading.aggregate)) {
        const isNumber = reading.segments[neighbour(reading, index, -1)]?.kind === 'amount'
        if (isNumber) continue
      }
      const negation = negationBefore(reading, index)
      const place = role === 'outOfStock' || role === 'inStock' ? placeOfState(reading, index) : -1
      const location = reading.segments[place]
      // `in stock only in Graz`
      if (role === 'inStock' && negation < 0 && onlyBeside(reading, place) >= 0) {
        reading.taken[index] = true
        continue
      }
      if (location?.kind === 'location' && negation < 0) countAt(reading, location.ids)
      const empty = (role === 'outOfStock') !== negation >= 0
      if (role === 'outOfStock' || role === 'inStock') {
        const ids = location?.kind === 'location' ? location.ids : [undefined]
        const filter = either(
          ids.map((id): Filter => {
            if (id) return { field: 'stock.onHand', op: empty ? 'lte' : 'gt', value: 0, location: id }
            return empty
              ? { field: 'state', op: 'eq', value: 'outOfStock' }
              : { field: 'stock.onHand', op: 'gt', value: 0 }
          }),
        )
        const state = sentence(`search.state.${empty ? 'outOfStock' : 'inStock'}`)
        const label = location?.kind === 'location' ? inPlaces(state, location.names) : state
        addClause(reading, { kind: 'state', label, filter }, [index, negation, place])
      } else {
        const filter: Filter = { field: 'state', op: 'eq', value: role }
        const label = sentence(`search.state.${role}`)
        addClause(
          reading,
          {
            kind: 'state',
            label: negation < 0 ? label : sentence('search.notSo', { what: label }),
            filter: negation < 0 ? filter : { not: filter },
          },
          [index, negation],
        )
      }
    }
  })
}

/** `photographs with a negative` of a yes-no field called Negative held: the one that the things asked for have by this word. */
function yesNoCalled({ vocabulary, types, tokens }: Reading, { start, end }: Segment): FieldEntry | undefined {
  if (types.size === 0 || end > start + 1) return undefined
  const word = vocabulary.lexicon.language.stem(tokens[start]?.norm ?? '')
  const [only, another] = vocabulary.fields.filter(
    ({ kind, itemTypeId, stems }) =>
      kind === 'boolean' && itemTypeId !== undefined && types.has(itemTypeId) && stems.has(word),
  )
  return another ? undefined : only
}

/** `cultures stored below zero`: the one temperature that the things asked for have, where no stock is spoken of. */
function coldBelow({ vocabulary, types, tokens }: Reading): FieldEntry | undefined {
  const { onHand } = vocabulary.lexicon.language.phrases
  if (types.size === 0 || tokens.some(({ norm }) => onHand.includes(norm))) return undefined
  const [only, another] = vocabulary.fields.filter(
    ({ unit, itemTypeId }) => unit?.dimension === 'temperature' && itemTypeId !== undefined && types.has(itemTypeId),
  )
  return another ? undefined : only
}

/** Whether a word for a state says nothing of its own: a number, a day or a comparison read already says it, or what a thing is made of. */
function isSaidElsewhere(reading: Reading, segment: Segment, index: number, role: (typeof states)[number]): boolean {
  switch (role) {
    case 'inStock':
      return (
        besideNumber(reading, index) ||
        besideComparison(reading, index) ||
        saysLeftOf(reading, segment) ||
        saysNoneLeft(reading) ||
        saysTooMany(reading) ||
        saysTooFew(reading, index)
      )
    case 'outOfStock':
      // `the warranty ran out last year`
      return (hasRole(segment, 'overdue') && besideDate(reading, index)) || saysMadeOf(reading, index)
    case 'overstocked':
      return comparesReorderPoint(reading)
    default:
      return false
  }
}

/** `at most one is left`: the number beside it says already how many are there. */
function besideNumber(reading: Reading, index: number): boolean {
  const number = [neighbour(reading, index, -1), neighbour(reading, index, 1)].find(
    (at) => reading.segments[at]?.kind === 'amount' && reading.taken[at],
  )
  return (
    number !== undefined &&
    reading.clauses.some(({ kind, first, last }) => kind === 'stock' && first <= number && number <= last)
  )
}

/** `twice the reorder point on hand`: what is there is compared already. */
function besideComparison({ clauses }: Reading, index: number): boolean {
  return clauses.some(
    ({ filter, first, last }) =>
      filter &&
      'field' in filter &&
      filter.than &&
      filter.field.startsWith('stock.') &&
      index >= first - 2 &&
      index <= last + 2,
  )
}

/** `fewer than 6 bottles left`: a word for what is counted, where a number of it is told. */
function saysLeftOf({ clauses }: Reading, segment: Segment): boolean {
  return hasRole(segment, 'countUnit') && clauses.some(({ kind }) => kind === 'stock')
}

/** `none of which is left`: that there are none is said already. */
function saysNoneLeft({ clauses }: Reading): boolean {
  return clauses.some(
    ({ kind, filter }) => kind === 'state' && filter && 'field' in filter && filter.value === 'outOfStock',
  )
}

/** `too many in stock`. */
function saysTooMany({ clauses }: Reading): boolean {
  return clauses.some(
    ({ filter }) => filter && 'field' in filter && filter.field === 'state' && filter.value === 'overstocked',
  )
}

/** `less than the reorder point in stock`: right beside a state that speaks of the stock. */
function saysTooFew({ clauses }: Reading, index: number): boolean {
  return clauses.some(
    ({ filter, first, last }) =>
      filter &&
      'field' in filter &&
      filter.field === 'state' &&
      filter.value === 'belowReorderPoint' &&
      (last === index - 1 || first === index + 1),
  )
}

/** `tripods out of carbon`: made of it. */
function saysMadeOf({ segments, tokens, vocabulary }: Reading, index: number): boolean {
  const segment = segments[index]
  const words = tokens.slice(segment?.start, segment?.end).map(({ norm }) => norm)
  const before = segments[index - 1]?.kind
  return (
    vocabulary.lexicon.language.madeOf.includes(words.join(' ')) &&
    segments[index + 1]?.kind === 'value' &&
    (before === 'type' || before === 'value')
  )
}

function besideDate({ clauses }: Reading, index: number): boolean {
  return clauses.some(({ kind, first, last }) => kind === 'date' && index >= first - 2 && index <= last + 2)
}

/** `in surplus: stock above triple the reorder point` says itself what a surplus is. */
function comparesReorderPoint(reading: Reading): boolean {
  return reading.clauses.some(
    ({ filter }) => filter && 'field' in filter && filter.than?.field === 'reorderPoint' && filter.op.startsWith('gt'),
  )
}

/** `never sold`, `no movement`: a time that is not there. */
function readNever(reading: Reading, index: number): boolean {
  const segment = reading.segments[index]
  if (segment?.kind !== 'word') return false
  for (const [role, field] of [
    ['neverSold', 'lastSoldAt'],
    ['neverMoved', 'lastMovementAt'],
  ] as const) {
    if (!hasRole(segment, role)) continue
    addClause(reading, { kind: 'state', label: sentence(`search.state.${role}`), filter: { field, op: 'empty' } }, [
      index,
    ])
    return true
  }
  return false
}

/** `out of stock in the North Hall`: the place a state speaks of, the nearest one that no number claims. */
function placeOfState(reading: Reading, index: number): number {
  const places = reading.segments.flatMap((segment, at) =>
    segment.kind === 'location' && !reading.taken[at] ? [at] : [],
  )
  return places.sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0] ?? -1
}

/** `to be retired within 90 days` where a field is called `Retire by`: the word speaks of that date, which is read already. */
function saysDate(reading: Reading, index: number): boolean {
  const segment = reading.segments[index]
  const { stem } = reading.vocabulary.lexicon.language
  const words = reading.tokens.slice(segment?.start, segment?.end).map((token) => stem(token.norm))
  return reading.clauses.some(
    (clause) => clause.kind === 'date' && wordsOfLabel(clause.label).some((word) => words.includes(stem(word))),
  )
}
