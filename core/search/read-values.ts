import type { Filter } from '#contract/filter.ts'
import { addClause, applies, either, hasRole, isFiller, neighbour, type Reading, take, typesOf, wordsOfSegment } from './reading.ts'
import type { Segment, ValueMeaning } from './segments.ts'
import type { FieldEntry } from './vocabulary.ts'

/** States, missing values, options, yes-no fields, places and codes become conditions. */
export function readValues(reading: Reading): void {
  readStates(reading)
  readMissing(reading)
  const each = (rule: (segment: Segment, index: number) => void) =>
    reading.segments.forEach((segment, index) => {
      if (!reading.taken[index]) rule(segment, index)
    })
  each((segment, index) => {
    if (segment.kind === 'value') readOption(reading, segment, index)
    else if (segment.kind === 'field') readBoolean(reading, segment, index)
    else if (segment.kind === 'code') {
      addClause(reading, { kind: 'text', label: segment.value, filter: { field: segment.field, op: 'eq', value: segment.value } }, [index])
    }
  })
  each((segment, index) => {
    if (segment.kind === 'location') readLocation(reading, segment, index)
  })
  each((segment, index) => {
    if (segment.kind === 'field') readFilled(reading, segment, index)
  })
}

/** The negation that reaches a segment from before: `not by Magura`, `without a lock`; -1 for none. */
export function negationBefore(reading: Reading, index: number): number {
  for (let at = index - 1, skipped = 0; at >= 0 && skipped < 7; at--) {
    const segment = reading.segments[at]
    if (!segment || segment.kind === 'break') return -1
    if (hasRole(segment, 'not') && segment.kind === 'word' && !reading.taken[at]) return at
    const inList = hasRole(segment, 'or') || (hasRole(segment, 'and') && segment.kind === 'word')
    if (inList) {
      // `not black or white`: the negation of the first holds for the second.
      const before = reading.clauses.find((clause) => clause.last <= at && clause.last >= at - 2 && clause.choice)
      if (before?.choice?.negated) return before.first
      return -1
    }
    if (!isFiller(segment) && segment.kind !== 'field' && segment.kind !== 'unknown') return -1
    if (segment.kind === 'unknown' && skipped > 2) return -1
    skipped++
  }
  return -1
}

const states = [
  ['outOfStock', 'Out of stock'],
  ['belowReorderPoint', 'Below reorder point'],
  ['negativeStock', 'Negative stock'],
  ['inStock', 'In stock'],
] as const

function readStates(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || segment.kind === 'field') return
    for (const [role, included] of [['withArchived', 'include'], ['notArchived', 'exclude'], ['archived', 'only']] as const) {
      if (!hasRole(segment, role) || reading.taken[index]) continue
      const negated = role === 'archived' && hasRole(reading.segments[index - 1], 'not')
      reading.archived = negated ? 'exclude' : included
      addClause(reading, { kind: 'state', label: { include: 'With archived', exclude: 'Not archived', only: 'Archived' }[reading.archived], filter: null }, negated ? [index - 1, index] : [index])
    }
    for (const [role, label] of states) {
      if (!hasRole(segment, role) || reading.taken[index] || (role !== 'inStock' && hasRole(segment, 'orLess'))) continue
      if (role === 'inStock' && (hasRole(segment, 'countUnit') || reading.aggregate)) {
        const isNumber = reading.segments[neighbour(reading, index, -1)]?.kind === 'amount'
        if (isNumber) continue
      }
      const negation = negationBefore(reading, index)
      const place = role === 'outOfStock' || role === 'inStock' ? placeOfState(reading, index) : -1
      const location = reading.segments[place]
      const empty = (role === 'outOfStock') !== negation >= 0
      if (role === 'outOfStock' || role === 'inStock') {
        const ids = location?.kind === 'location' ? location.ids : [undefined]
        const filter = either(
          ids.map((id): Filter => {
            if (id) return { field: 'stock.onHand', op: empty ? 'lte' : 'gt', value: 0, location: id }
            return empty ? { field: 'state', op: 'eq', value: 'outOfStock' } : { field: 'stock.onHand', op: 'gt', value: 0 }
          }),
        )
        const where = location?.kind === 'location' ? ` in ${location.names.join(' or ')}` : ''
        addClause(reading, { kind: 'state', label: `${empty ? 'Out of stock' : 'In stock'}${where}`, filter }, [index, negation, place])
      } else {
        const filter: Filter = { field: 'state', op: 'eq', value: role }
        addClause(reading, { kind: 'state', label: negation < 0 ? label : `Not: ${label}`, filter: negation < 0 ? filter : { not: filter } }, [index, negation])
      }
    }
  })
}

/** `out of stock in the North Hall`: the place a state speaks of, the nearest one that no number claims. */
function placeOfState(reading: Reading, index: number): number {
  const places = reading.segments.flatMap((segment, at) => (segment.kind === 'location' && !reading.taken[at] ? [at] : []))
  return places.sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0] ?? -1
}

/** `without a barcode`, `service date missing`, `inspection left blank`. */
function readMissing(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'field' || reading.taken[index]) return
    const fields = segment.fields.filter((field) => applies(reading, field) && field.kind !== 'boolean')
    if (fields.length === 0) return
    const after = neighbour(reading, index, 1, 3)
    const before = neighbour(reading, index, -1, 4)
    const behind = reading.segments[after]
    const front = reading.segments[before]
    const isMissing = (one: Segment | undefined) => one?.kind === 'word' && hasRole(one, 'missing')
    const own = fields.some((field) => field.core) ? fields.slice(0, 1) : fields
    const report = (indexes: number[]) =>
      addClause(
        reading,
        { kind: 'field', label: `${own[0]?.name} is empty`, filter: either(own.map((field): Filter => ({ field: field.field, op: 'empty' }))), types: typesOf(own) },
        indexes,
      )
    if (isMissing(behind) && !reading.taken[after]) {
      // `price unknown`; `not missing` is the opposite.
      if (!hasRole(reading.segments[after - 1], 'not')) report([index, after])
      return
    }
    const valueFollows = behind?.kind === 'value' && behind.meanings.some((meaning) => own.includes(meaning.field))
    if (isMissing(front) && !reading.taken[before] && !valueFollows) report([index, before])
    else if (!valueFollows) {
      const negation = negationBefore(reading, index)
      if (negation >= 0 && !reading.clauses.some((clause) => clause.first === negation) && behind?.kind !== 'amount' && !nextIsComparison(reading, after)) report([index, negation])
    }
  })
}

function nextIsComparison(reading: Reading, at: number): boolean {
  return hasRole(reading.segments[at], 'less', 'more', 'atMost', 'atLeast', 'between')
}

function readOption(reading: Reading, segment: Extract<Segment, { kind: 'value' }>, index: number): void {
  const fitting = segment.meanings.filter((meaning) => applies(reading, meaning.field))
  const near = [neighbour(reading, index, -1, 2), neighbour(reading, index, 1, 1)].filter((at) => at >= 0 && reading.segments[at]?.kind === 'field' && !reading.taken[at])
  const named = near.flatMap((at) => {
    const field = reading.segments[at]
    return field?.kind === 'field' ? field.fields : []
  })
  const ofNamed = fitting.filter((meaning) => named.includes(meaning.field))
  const chosen = preferred(reading, ofNamed.length > 0 ? ofNamed : fitting)
  const [first] = chosen
  if (!first) return
  const negation = negationBefore(reading, index)
  const negated = negation >= 0
  const fields = [...new Set(chosen.map((meaning) => meaning.field))]
  const used = near.filter((at) => {
    const field = reading.segments[at]
    return field?.kind === 'field' && field.fields.some((one) => fields.includes(one))
  })
  const filters = fields.map((field) => conditionFor(field, chosen.filter((meaning) => meaning.field === field), negated))
  const labels = [...new Set(chosen.map((meaning) => meaning.label))]
  const title = first.field.name
  addClause(
    reading,
    {
      kind: 'field',
      label: `${title}${negated ? ' ≠ ' : ': '}${labels.join(' or ')}`,
      filter: negated && filters.length > 1 ? { and: filters } : either(filters),
      types: typesOf(fields),
      choice:
        fields.length === 1 && first.kind === 'option'
          ? { field: first.field.field, values: [...new Set(chosen.map((meaning) => meaning.value))], labels, negated, title }
          : undefined,
    },
    [index, ...used, negated && reading.segments[negation]?.kind === 'word' ? negation : -1],
  )
}

/** Among several fields that have the value, those of a type that another condition speaks of already. */
function preferred(reading: Reading, meanings: readonly ValueMeaning[]): ValueMeaning[] {
  const whole = meanings.filter((meaning) => meaning.whole)
  const list = whole.length > 0 ? whole : [...meanings]
  if (reading.types.size > 0) return list
  const implied = impliedTypes(reading)
  const inside = list.filter((meaning) => meaning.field.itemTypeId === undefined || implied?.has(meaning.field.itemTypeId))
  return implied && inside.length > 0 ? inside : list
}

/** The types that have every value the question names, where it names no type. */
export function impliedTypes(reading: Reading): ReadonlySet<string> | undefined {
  let common: Set<string> | undefined
  for (const segment of reading.segments) {
    if (segment.kind !== 'value') continue
    const own = typesOf(segment.meanings.map((meaning) => meaning.field))
    if (!own) continue
    const shared: Set<string> = common ? new Set([...common].filter((id) => own.has(id))) : new Set(own)
    if (shared.size > 0) common = shared
  }
  return common
}

function conditionFor(field: FieldEntry, meanings: readonly ValueMeaning[], negated: boolean): Filter {
  const listed = meanings.some((meaning) => meaning.kind === 'value' && (meaning.listed || !meaning.whole))
  const values = [...new Set(meanings.map((meaning) => meaning.value))]
  if (listed) {
    const contains = either(values.map((value): Filter => ({ field: field.field, op: 'contains', value })))
    return negated ? { not: contains } : contains
  }
  const [only] = values
  if (values.length === 1 && only !== undefined) return { field: field.field, op: negated ? 'ne' : 'eq', value: only }
  return { field: field.field, op: negated ? 'nin' : 'in', value: values }
}

function readBoolean(reading: Reading, segment: Extract<Segment, { kind: 'field' }>, index: number): void {
  const fields = segment.fields.filter((field) => field.kind === 'boolean' && applies(reading, field))
  if (fields.length === 0) return
  const negation = negationBefore(reading, index)
  const after = reading.segments[neighbour(reading, index, 1, 1)]
  const missing = hasRole(after, 'missing') && after?.kind === 'word'
  const no = /^(?:no|false|not)$/i.test(after ? wordsOfSegment(reading, after) : '') && reading.segments[index + 1]?.kind !== 'value'
  const { freeOf, stem } = reading.vocabulary.lexicon.language
  const words = reading.tokens.slice(segment.start, segment.end).map((token) => token.norm)
  const turned = freeOf.some((word) => fields[0]?.stems.has(stem(word)) && !words.includes(word))
  const denied = negation >= 0 || missing || (no && isLast(reading, index))
  const value = denied === turned
  addClause(
    reading,
    { kind: 'field', label: `${fields[0]?.name}: ${value ? 'yes' : 'no'}`, filter: either(fields.map((field): Filter => ({ field: field.field, op: 'eq', value }))), types: typesOf(fields) },
    [index, negation, missing || (no && isLast(reading, index)) ? neighbour(reading, index, 1, 1) : -1],
  )
}

function isLast(reading: Reading, index: number): boolean {
  return neighbour(reading, index, 1, 1) >= reading.segments.length - 1
}

function readLocation(reading: Reading, segment: Extract<Segment, { kind: 'location' }>, index: number): void {
  const negation = negationBefore(reading, index)
  const negated = negation >= 0
  const filters = segment.ids.map((id): Filter => ({ field: 'stock.onHand', op: negated ? 'lte' : 'gt', value: 0, location: id }))
  if (reading.aggregate && !negated && segment.ids.length === 1) reading.aggregate.location ??= segment.ids[0]
  // `location`, `places` beside a place's own name say nothing more.
  addClause(
    reading,
    { kind: 'location', label: `${negated ? 'Not in' : 'In'} ${segment.names.join(' or ')}`, filter: negated && filters.length > 1 ? { and: filters } : either(filters) },
    [index, negated && reading.segments[negation]?.kind === 'word' ? negation : -1],
  )
}

/** `items with a barcode`: a field named and nothing said of its value means that it has one. */
function readFilled(reading: Reading, segment: Extract<Segment, { kind: 'field' }>, index: number): void {
  const fields = segment.fields.filter((field) => applies(reading, field))
  if (fields.length === 0) return
  const before = index - 1
  let at = before
  while (at >= 0 && isFiller(reading.segments[at]) && !hasRole(reading.segments[at], 'with')) at--
  const after = neighbour(reading, index, 1, 2)
  const own = fields.some((field) => field.core) ? fields.slice(0, 1) : fields
  const close = index - at <= 3
  if (close && hasRole(reading.segments[at], 'with') && segment.whole) {
    report([index, at])
  } else if (hasRole(reading.segments[after], 'filled') && reading.segments[after]?.kind === 'word') report([index, after])

  function report(indexes: number[]) {
    addClause(
      reading,
      { kind: 'field', label: `${own[0]?.name} is filled`, filter: either(own.map((field): Filter => ({ field: field.field, op: 'notEmpty' }))), types: typesOf(own) },
      indexes,
    )
  }
}

/** Gives a field named beside its own value, and other leftovers that only say again what a condition says, to that condition. */
export function absorbEchoes(reading: Reading): void {
  const { stem } = reading.vocabulary.lexicon.language
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || (segment.kind !== 'field' && segment.kind !== 'unknown')) return
    if (segment.kind === 'unknown' && !reading.tokens.slice(segment.start, segment.end).some((token) => token.kind === 'word')) return
    const words = reading.tokens.slice(segment.start, segment.end).map((token) => stem(token.norm))
    const clause = reading.clauses.find((one) => {
      if (Math.min(Math.abs(one.first - index), Math.abs(one.last - index)) > 4) return false
      const label = one.label.toLowerCase().split(/[^\p{L}\p{N}]+/u).map(stem)
      // `V-Lock mount` where `Gold mount` is another choice: the word belongs to the choices of that field.
      const choices = reading.vocabulary.fields.find((field) => field.field === one.choice?.field)?.optionStems
      return words.every((word) => word.length > 2 && (choices?.has(word) || label.some((own) => isRelated(word, own, reading))))
    })
    if (!clause) return
    clause.first = Math.min(clause.first, index)
    clause.last = Math.max(clause.last, index)
    take(reading, index)
  })
}

function isRelated(word: string, own: string, reading: Reading): boolean {
  if (own.length < 3) return false
  if (word === own || reading.vocabulary.lexicon.synonyms.get(word)?.includes(own)) return true
  return word.length >= 4 && own.length >= 4 && (own.includes(word) || word.includes(own))
}
