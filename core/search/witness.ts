import { type Condition, conditionsOf, type Filter } from '#contract/filter.ts'
import { isRelated } from './absorb-echoes.ts'
import { wordsOfLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { type Clause, hasRole, type Reading } from './reading.ts'
import type { Segment } from './segment.ts'
import { convert, type Unit } from './units.ts'

/** What an answer says: what any part of a question must be found in, whichever rule has read it. */
type Said = {
  conditions: readonly Condition[]
  /** fields that a condition, an order or a figure speaks of */
  fields: ReadonlySet<string>
  types: ReadonlySet<string>
  places: ReadonlySet<string>
  /** numbers in conditions, the limit and multiples, each with the field it is of */
  numbers: readonly { value: number; field?: FieldEntry }[]
  /** of the words of chips and of the fields */
  stems: ReadonlySet<string>
  /** units named anywhere: of a range, the first number takes that of the second */
  units: readonly Unit[]
  ofText: boolean
  ofMoney: boolean
  ofStock: boolean
  texts: readonly string[]
  denies: boolean
  tellsTime: boolean
}

/**
 * The segments that a rule has taken and that the answer says nothing of: a value that no condition has, a place, a number, a denial. It knows none
 * of the rules, so that what one of them takes and drops is named, whatever the reason.
 * @param clauses  those that became chips
 */
export function withoutWitness(
  reading: Reading,
  filter: Filter | null,
  clauses: readonly Clause[],
): ReadonlySet<number> {
  const said = saidBy(reading, filter, clauses)
  return new Set(
    reading.segments.flatMap((segment, index) =>
      reading.taken[index] && !isSaid(reading, segment, index, said) ? [index] : [],
    ),
  )
}

function saidBy(reading: Reading, filter: Filter | null, clauses: readonly Clause[]): Said {
  const { vocabulary, sort, aggregate, limit } = reading
  const { stem } = vocabulary.lexicon.language
  const conditions = filter ? conditionsOf(filter) : []
  const byName = new Map(vocabulary.fields.map((field) => [field.field, field]))
  const fields = new Set([
    ...conditions.flatMap(({ field, than }) => [field, ...(than ? [than.field] : [])]),
    ...sort.map(({ field }) => field),
    ...(aggregate?.fields ?? []),
    ...(aggregate?.by ? [aggregate.by] : []),
    ...(aggregate?.of === 'average_price' || aggregate?.of === 'value' ? ['price', 'cost'] : []),
  ])
  const ofValues = (name: string) =>
    conditions.flatMap(({ field, value }) =>
      (field === name ? (Array.isArray(value) ? value : [value]) : []).map(String),
    )
  return {
    conditions,
    fields,
    types: new Set([...ofValues('itemType'), ...[...fields].flatMap((name) => byName.get(name)?.itemTypeId ?? [])]),
    places: new Set([
      ...conditions.flatMap(({ location }) => location ?? []),
      ...sort.flatMap(({ location }) => location ?? []),
      ...(aggregate?.locations ?? []),
    ]),
    numbers: [
      ...conditions.flatMap(({ field, value, than }) =>
        [...(Array.isArray(value) ? value : [value]), than?.times].flatMap((one) =>
          typeof one === 'number' ? [{ value: one, field: byName.get(field) }] : [],
        ),
      ),
      ...(limit === undefined ? [] : [{ value: limit }]),
    ],
    stems: new Set([
      ...clauses.flatMap(({ label }) => wordsOfLabel(label).map(stem)),
      ...[...fields].flatMap((name) => [...(byName.get(name)?.stems ?? []), ...(byName.get(name)?.optionStems ?? [])]),
    ]),
    units: reading.segments.flatMap((segment) => (segment.kind === 'amount' ? segment.amount.units : [])),
    ofText: filter !== null && JSON.stringify(filter).includes('{"text":'),
    ofMoney: [...fields].some((name) => byName.get(name)?.unit?.dimension === 'money'),
    ofStock: [...fields].some((name) => name.startsWith('stock.')) || aggregate !== undefined,
    texts: conditions.flatMap(({ value }) => (typeof value === 'string' ? value : [])),
    denies: filter !== null && deniesAny(filter),
    tellsTime: conditions.some(
      ({ field, value, fromToday }) =>
        fromToday !== undefined ||
        (typeof value === 'string' && /^\d{4}-\d\d/.test(value)) ||
        byName.get(field)?.kind === 'date' ||
        byName.get(field)?.kind === 'instant' ||
        (typeof value === 'number' && value >= 1000 && value <= 2100),
    ),
  }
}

function deniesAny(filter: Filter): boolean {
  if ('not' in filter) return true
  if ('and' in filter) return filter.and.some(deniesAny)
  if ('or' in filter) return filter.or.some(deniesAny)
  if ('text' in filter) return false
  const { op, value, field } = filter
  // `no more than`, `not under`, `not a day later` turn a comparison round
  return (
    ['ne', 'nin', 'empty', 'lt', 'lte', 'gt', 'gte'].includes(op) ||
    value === false ||
    value === 0 ||
    (field === 'state' && value !== 'inStock')
  )
}

function isSaid(reading: Reading, segment: Segment, index: number, said: Said): boolean {
  const { vocabulary, tokens } = reading
  const { stem, phrases } = vocabulary.lexicon.language
  const { whoever } = phrases
  const words = tokens.slice(segment.start, segment.end).map(({ norm }) => stem(norm))
  const isEcho = () => words.every((word) => [...said.stems].some((own) => isRelated(word, own, reading)))
  switch (segment.kind) {
    case 'type':
      return segment.ids.some((id) => said.types.has(id)) || isEcho()
    case 'value':
      return (
        segment.meanings.some(({ field, value }) => {
          const values = field.below?.get(value) ?? [value]
          return said.conditions.some(
            (one) =>
              one.field === field.field &&
              (Array.isArray(one.value) ? one.value : [one.value]).some((own) => values.includes(String(own))),
          )
        }) ||
        // `for children of 6`, whose age is told
        (said.numbers.length > 0 &&
          tokens.slice(segment.start, segment.end).every(({ norm }) => whoever.includes(norm))) ||
        isEcho()
      )
    case 'field':
      return isFieldSaid(reading, segment, index, said) || isEcho()
    case 'location':
      return segment.ids.some((id) => said.places.has(id)) || isEcho()
    case 'amount': {
      const { value, spelled } = segment.amount
      // `one` stands for a thing
      if ((spelled && value <= 1) || said.tellsTime) return true
      return (
        said.texts.some((text) => text.includes(String(value))) ||
        said.numbers.some(
          (one) =>
            isNear(one.value, value) ||
            said.units.some((unit) => {
              const own = one.field?.unit && convert(value, unit, one.field.unit)
              return own !== undefined && isNear(one.value, own)
            }),
        )
      )
    }
    case 'period':
      return said.tellsTime || saysCentury(segment, said)
    case 'word': {
      if (segment.roles.size === 1 && hasRole(segment, 'not')) return said.denies || reading.archived !== 'include'
      return true
    }
    default:
      return true
  }
}

/** Whether the answer speaks of a field, or the word for it does something else that is told: a verb before a year, what is counted, the things themselves. */
function isFieldSaid(
  { segments, tokens, taken, vocabulary, clauses }: Reading,
  { start, fields }: Extract<Segment, { kind: 'field' }>,
  index: number,
  said: Said,
): boolean {
  if (fields.some(({ field }) => said.fields.has(field))) return true
  const { yearVerbs } = vocabulary.lexicon.language
  const isOfRecord = fields.some(({ core, kind }) => core && kind === 'instant')
  const isMoney = fields.some(({ core }) => core === 'price' || core === 'cost')
  const before = segments[index - 1]
  return (
    // `no flash point recorded`, `whose battery was changed in May`
    (isOfRecord && (said.tellsTime || said.conditions.some(({ op }) => op === 'empty' || op === 'notEmpty'))) ||
    (isMoney && said.ofMoney) ||
    // `called Xeno`
    (said.ofText && fields.some(({ core }) => core === 'name')) ||
    (said.tellsTime && yearVerbs.includes(tokens[start]?.norm ?? '')) ||
    // `at least 20 boxes`
    (said.ofStock && before?.kind === 'amount' && taken[index - 1] === true) ||
    clauses.some(({ kind, first, last }) => kind === 'type' && first <= index && index <= last) ||
    // `with hair at least 1 ft long`
    (hasRole(before, 'with') && clauses.some(({ first, last }) => first <= index && index <= last))
  )
}

/** `18th century` of a number called Century. */
function saysCentury({ period }: Extract<Segment, { kind: 'period' }>, { numbers }: Said): boolean {
  return period.kind === 'span' && numbers.some(({ value }) => value * 100 === Number(period.to.slice(0, 4)))
}

/** The number itself, or an end of what is about it: a tenth below or above. */
function isNear(one: number, other: number): boolean {
  return [1, 0.9, 1.1].some((part) => Math.abs(one - part * other) <= Math.abs(other) * 1e-6 + 1e-9)
}
