import type { Condition, Operator } from '#contract/filter.ts'
import type { Amount } from './candidates.ts'
import type { Adjective } from './language.ts'
import { addClause, applies, either, hasRole, isFiller, neighbour, type Reading, typesOf, wordsOfSegment } from './reading.ts'
import type { Segment } from './segments.ts'
import { convert } from './units.ts'
import type { FieldEntry } from './vocabulary.ts'

type Comparison = { op: Operator | 'about'; adjective?: Adjective; from: readonly number[]; fewer?: boolean }
const rawOf = (reading: Reading, segment: Segment) => wordsOfSegment(reading, segment)

type Bound = { op: Operator | 'about'; amount: Amount }

/** Numbers with a comparison, a unit, a field or a place become conditions on fields or on stock. */
export function readAmounts(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'amount' || reading.taken[index]) return
    const range = rangeAt(reading, index)
    if (range) {
      conditionFor(reading, range.bounds, range.indexes, range.last, range.first)
      return
    }
    const comparison = comparisonAround(reading, index)
    const list = comparison ? [] : listAt(reading, index)
    if (list.length > 1) {
      addList(reading, list)
      return
    }
    const atZero = segment.amount.value === 0 && hasRole(reading.segments[index - 1], 'at', 'onHand')
    if (segment.amount.spelled && !comparison && !atZero && segment.amount.units.length === 0 && !nearField(reading, index, index)) return
    const bound = { op: comparison?.op ?? ('eq' as const), amount: segment.amount }
    conditionFor(reading, [bound], [index, ...(comparison?.from ?? [])], index, Math.min(index, ...(comparison?.from ?? [])), comparison)
  })
}

/** `between 5 and 10`, `from 5 to 10`, `5 - 10 cm`: the first number takes the unit of the second. */
function rangeAt(reading: Reading, index: number): { bounds: Bound[]; indexes: number[]; first: number; last: number } | undefined {
  const { segments } = reading
  const low = segments[index]
  const joint = segments[index + 1]
  const high = segments[index + 2]
  if (low?.kind !== 'amount' || high?.kind !== 'amount' || reading.taken[index + 2]) return undefined
  const word = joint ? reading.text.slice(reading.tokens[joint.start]?.start, reading.tokens[joint.end - 1]?.end) : ''
  const opener = neighbour(reading, index, -1, 1)
  const opened = hasRole(segments[index - 1], 'between', 'since', 'atLeast') ? index - 1 : hasRole(segments[opener], 'between') ? opener : -1
  if (!hasRole(joint, 'to', 'until', 'and') && word !== '-') return undefined
  if (opened < 0 && !/^[-–]$|^(?:up )?to$|^through$|^till$/i.test(word)) return undefined
  if (opened < 0 && /up/i.test(word) && low.amount.units.length === 0) return undefined
  const [from, to] = low.amount.value <= high.amount.value ? [low.amount, high.amount] : [high.amount, low.amount]
  const units = high.amount.units.length > 0 ? high.amount.units : low.amount.units
  return {
    bounds: [
      { op: 'gte', amount: { ...from, units: from.units.length > 0 ? from.units : units } },
      { op: 'lte', amount: { ...to, units: to.units.length > 0 ? to.units : units } },
    ],
    indexes: [index, index + 1, index + 2, ...(opened >= 0 ? [opened] : [])],
    first: opened >= 0 ? opened : index,
    last: index + 2,
  }
}

/** `7 or 8`, `7, 8 and 9`: numbers in a row without a comparison. */
function listAt(reading: Reading, index: number): number[] {
  const { segments } = reading
  const list = [index]
  for (let at = index + 1; at < segments.length; at++) {
    const segment = segments[at]
    const last = list.at(-1) ?? index
    if (segment?.kind === 'amount' && !reading.taken[at]) list.push(at)
    else if (!segment || !(segment.kind === 'break' || hasRole(segment, 'or', 'and')) || at - last > 2) break
  }
  const isAlternative = list.length > 1 && hasRole(segments[(list.at(-1) ?? index) - 1], 'or', 'and')
  return isAlternative ? list : []
}

/** One of several values of one field, the one that suits the first number; the numbers stay free when none does. */
function addList(reading: Reading, list: readonly number[]): void {
  const amounts = list.flatMap((at) => {
    const segment = reading.segments[at]
    return segment?.kind === 'amount' ? [segment.amount] : []
  })
  const [first, last] = [list[0] ?? 0, list.at(-1) ?? 0]
  const units = amounts.at(-1)?.units ?? []
  const own = amounts.map((amount) => ({ ...amount, units: amount.units.length > 0 ? amount.units : units }))
  const [sample] = own
  if (!sample) return
  const field = fieldNear(reading, first, last, sample)
  const [best] = reading.vocabulary.fields
    .filter((one) => applies(reading, one) && one.kind === 'number')
    .map((one) => ({ one, score: rate(reading, one, sample, undefined, false, field?.fields) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  if (!best) return
  const values = own.map((amount) => inField(amount, best.one))
  addClause(
    reading,
    { kind: 'field', label: `${best.one.name}: ${values.join(' or ')}${best.one.unitName ? ` ${best.one.unitName}` : ''}`, filter: { field: best.one.field, op: 'in', value: values }, types: typesOf([best.one]) },
    [...list, ...(field ? [field.index] : [])],
  )
}

/** The comparison that belongs to a number: before it (`at least 5`, `wider than 4`) or behind (`5 or more`). */
function comparisonAround(reading: Reading, index: number): Comparison | undefined {
  const { segments } = reading
  const found: number[] = []
  let before: Comparison | undefined
  let negated = false
  for (let at = index - 1, skipped = 0; at >= 0 && skipped <= 3; at--) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break' || reading.taken[at]) break
    const op = segment.kind === 'adjective' && !segment.superlative ? (segment.adjective.up ? 'gt' : 'lt') : operatorBefore(segment)
    if (op && !before) {
      before = { op, from: [], adjective: segment.kind === 'adjective' ? segment.adjective : undefined, fewer: /fewer/i.test(rawOf(reading, segment)) }
      found.push(at)
    } else if (hasRole(segment, 'not') && before) {
      negated = true
      found.push(at)
      break
    } else if (hasRole(segment, 'than', 'countUnit') || isFiller(segment)) {
      if (before) break
      skipped++
      if (hasRole(segment, 'than')) found.push(at)
    } else break
  }
  if (before && negated && before.op !== 'about') before.op = opposite(before.op)
  const behind = comparisonBehind(reading, index)
  const chosen = before && before.op !== 'eq' ? before : (behind ?? before)
  return chosen && { ...chosen, from: [...(behind?.from ?? []), ...(before ? found : [])] }
}

function comparisonBehind(reading: Reading, index: number): Comparison | undefined {
  const { segments } = reading
  for (let at = index + 1, skipped = 0; at < segments.length && skipped <= 2; at++) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break' || reading.taken[at]) break
    const following = segments[at + 1]
    if (hasRole(segment, 'or', 'and') && following?.kind === 'adjective' && !following.superlative && segments[at + 2]?.kind !== 'amount' && !hasRole(segments[at + 2], 'than')) {
      return { op: following.adjective.up ? 'gte' : 'lte', adjective: following.adjective, from: [at, at + 1] }
    }
    // `at least` behind a number belongs to the next one when a number follows.
    const opensNext = segments[neighbour(reading, at, 1, 1)]?.kind === 'amount' && operatorBefore(segment) !== undefined
    if (hasRole(segment, 'orMore') && !opensNext) return { op: 'gte', from: [at] }
    if (hasRole(segment, 'orLess') && !opensNext) return { op: 'lte', from: [at] }
    if (isFiller(segment) || hasRole(segment, 'countUnit', 'container') || segment.kind === 'field') skipped++
    else break
  }
  return undefined
}

function operatorBefore(segment: Segment): Operator | 'about' | undefined {
  if (segment.kind === 'adjective' || segment.kind === 'field') return undefined
  if (hasRole(segment, 'less')) return 'lt'
  if (hasRole(segment, 'atMost')) return 'lte'
  if (hasRole(segment, 'more')) return 'gt'
  if (hasRole(segment, 'atLeast')) return 'gte'
  if (hasRole(segment, 'exactly')) return 'eq'
  return hasRole(segment, 'about') ? 'about' : undefined
}

function opposite(op: Operator): Operator {
  const pairs: Partial<Record<Operator, Operator>> = { lt: 'gte', gte: 'lt', gt: 'lte', lte: 'gt', eq: 'ne', ne: 'eq' }
  return pairs[op] ?? op
}

/** Decides what a number speaks of and records the condition; leaves the number free when nothing fits. */
function conditionFor(reading: Reading, bounds: readonly Bound[], indexes: readonly number[], last: number, first: number, comparison?: Comparison): void {
  const [bound] = bounds
  if (!bound) return
  const { amount } = bound
  const field = fieldNear(reading, first, last, amount)
  const stock = stockNear(reading, first, last)
  const place = locationNear(reading, first, last)
  const compared = comparison !== undefined || bounds.length > 1
  if (!field && amount.units.length === 0 && !amount.abbreviated && (stock.length > 0 || ((compared || amount.value === 0) && (place >= 0 || comparison?.fewer)) || hasRole(reading.segments[first - 1], 'at') && amount.value === 0)) {
    return addStock(reading, bounds, [...indexes, ...stock], place)
  }
  const candidates = reading.vocabulary.fields.filter((one) => applies(reading, one) && (one.kind === 'number' || one.core === 'price' || one.core === 'cost' || one.core === 'reorderPoint'))
  const rated = candidates
    .map((one) => ({ one, score: rate(reading, one, amount, comparison, compared, field?.fields) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const top = rated[0]
  // `more than eight people`: a number of something nobody knows is no number of pieces.
  const counted = reading.segments[last + 1]?.kind === 'unknown'
  if (!top && amount.units.length === 0 && !amount.abbreviated && compared && !field && !counted) {
    return addStock(reading, bounds, [...indexes, ...stock], place)
  }
  if (!top) return
  // The same field name in several types is one field to a person.
  const chosen = rated.filter(({ one, score }) => score > top.score - 0.01 && (one === top.one || one.name === top.one.name)).map(({ one }) => one)
  const filters = chosen.map((one): Condition[] => bounds.flatMap(({ op, amount: value }) => conditionsOf(one, op, value)))
  const container = reading.segments[last + 1]
  const extra = amount.units.length > 0 && container && hasRole(container, 'container') && container.kind === 'word' ? [last + 1] : []
  addClause(
    reading,
    {
      kind: 'field',
      label: `${top.one.name} ${bounds.map(({ op, amount: value }) => `${sign(op)} ${inField(value, top.one)}${top.one.unitName ? ` ${top.one.unitName}` : ''}`).join(', ')}`,
      filter: either(filters.map((list) => (list.length === 1 && list[0] ? list[0] : { and: list }))),
      types: typesOf(chosen),
    },
    [...indexes, ...extra, ...(field && field.fields.includes(top.one) ? [field.index] : [])],
  )
}

/** How well a field suits a number; 0 when it cannot be meant. */
function rate(reading: Reading, field: FieldEntry, amount: Amount, comparison: Comparison | undefined, compared: boolean, named: readonly FieldEntry[] | undefined): number {
  const isNamed = named?.includes(field) ?? false
  let score = isNamed ? 4 : named ? -1.5 : 0
  if (amount.units.length > 0) {
    const unit = field.unit
    if (!unit || !amount.units.some((one) => convert(1, one, unit) !== undefined)) return 0
    score += 2
    if (field.core === 'price') score += 0.6
    if (amount.unitName && field.unitName && amount.unitName.toLowerCase() === field.unitName.toLowerCase()) score += 0.3
  }
  if (amount.abbreviated) {
    if (!amount.abbreviated.includes(field)) return 0
    score += 2
  }
  if (!compared && field.numbers.size > 0) score += field.numbers.has(inField(amount, field)) ? 1 : -1
  if (comparison?.adjective) {
    const { hints, dimensions } = comparison.adjective
    if (hints.includes('$price')) return field.core === 'price' ? score + 3 : isNamed ? score : 0
    const { stem } = reading.vocabulary.lexicon.language
    const hint = hints.findIndex((word) => [...field.stems].some((own) => own === stem(word) || (reading.vocabulary.lexicon.synonyms.get(own) ?? []).includes(stem(word))))
    if (hint >= 0) score += 1.5 - hint * 0.1
    const fits = field.unit && dimensions.includes(field.unit.dimension)
    if (fits) score += 0.8
    if (!fits && hint < 0 && amount.units.length === 0 && !isNamed) return 0
  }
  if (isNamed || amount.units.length > 0 || amount.abbreviated) return score > 0 ? score : 0
  if (comparison?.adjective) return score
  // A bare number: only an equality with a value that occurs, or a large amount that must be a price.
  if (compared) return field.core === 'price' && amount.value >= 100 ? 0.2 : 0
  if (usedAlready(reading, field)) return 0
  return field.numbers.has(amount.value) && !field.core ? score - [...field.numbers].length / 10_000 : 0
}

function usedAlready(reading: Reading, field: FieldEntry): boolean {
  return reading.clauses.some((clause) => clause.filter && 'field' in clause.filter && clause.filter.field === field.field)
}

function conditionsOf(field: FieldEntry, op: Operator | 'about', amount: Amount): Condition[] {
  const value = inField(amount, field)
  if (op !== 'about') return [{ field: field.field, op, value }]
  const margin = Math.abs(value) * 0.1
  return [
    { field: field.field, op: 'gte', value: Number((value - margin).toPrecision(12)) },
    { field: field.field, op: 'lte', value: Number((value + margin).toPrecision(12)) },
  ]
}

/** The number in the field's own unit. */
function inField(amount: Amount, field: FieldEntry): number {
  const unit = field.unit
  if (!unit) return amount.value
  for (const one of amount.units) {
    const value = convert(amount.value, one, unit)
    if (value !== undefined) return value
  }
  return amount.value
}

function nearField(reading: Reading, first: number, last: number): boolean {
  const before = neighbour(reading, first, -1)
  const after = neighbour(reading, last, 1, 1)
  return reading.segments[before]?.kind === 'field' || reading.segments[after]?.kind === 'field'
}

/** The field named before the number (`battery from 600`) or right behind it (`16 GB of RAM`). */
function fieldNear(reading: Reading, first: number, last: number, amount: Amount): { index: number; fields: readonly FieldEntry[] } | undefined {
  const suits = (index: number) => {
    const segment = reading.segments[index]
    if (segment?.kind !== 'field' || reading.taken[index]) return undefined
    const fields = meantFields(reading, segment).filter((field) => applies(reading, field) && (field.kind === 'number' || field.core === 'price' || field.core === 'cost'))
    const fitting = fields.filter((field) => amount.units.length === 0 || (field.unit && amount.units.some((unit) => convert(1, unit, field.unit ?? unit) !== undefined)))
    return fitting.length > 0 ? { index, fields: fitting } : undefined
  }
  let at = first
  for (let steps = 0; steps < 3; steps++) {
    at = neighbour(reading, at, -1, 4)
    if (at < 0 || reading.segments[at]?.kind === 'amount') break
    const found = suits(at)
    if (found) return found
    const segment = reading.segments[at]
    if (segment?.kind === 'word' || segment?.kind === 'type' || segment?.kind === 'unknown') continue
    break
  }
  let after = neighbour(reading, last, 1, 2)
  if (after >= 0 && hasRole(reading.segments[after], 'orMore', 'orLess')) after = neighbour(reading, after, 1, 2)
  const found = suits(after)
  if (!found) return undefined
  // `5 kg, length over 2 m`: a field followed by a comparison of its own belongs there.
  const next = neighbour(reading, after, 1, 2)
  const following = reading.segments[next]
  if (following && operatorBefore(following) && reading.segments[neighbour(reading, next, 1, 2)]?.kind === 'amount') return undefined
  return found
}

/** `lamps cost less than 5` speaks of the price, `a cost below 5` of the cost. */
function meantFields(reading: Reading, segment: Extract<Segment, { kind: 'field' }>): readonly FieldEntry[] {
  const { words, nounAfter } = reading.vocabulary.lexicon.language.costVerb
  const before = reading.tokens[segment.start - 1]
  const price = reading.vocabulary.core.get('price')
  if (segment.fields[0]?.core !== 'cost' || !price || !words.includes(wordsOfSegment(reading, segment).toLowerCase())) return segment.fields
  return before?.kind === 'word' && !nounAfter.includes(before.norm) ? [price] : segment.fields
}

/** Words beside a number that make it a number of pieces: `units`, `left`, `stock`, `reserved`. */
function stockNear(reading: Reading, first: number, last: number): number[] {
  const found: number[] = []
  for (const [from, step] of [[last, 1], [first, -1]] as const) {
    let at = from
    for (let steps = 0; steps < 3; steps++) {
      at = neighbour(reading, at, step, 3)
      const segment = reading.segments[at]
      if (!segment || reading.taken[at] || segment.kind === 'amount') break
      if (hasRole(segment, 'countUnit', 'onHand', 'reserved', 'available') && segment.kind === 'word') {
        if (step === 1 || !hasRole(segment, 'howMany') || hasRole(segment, 'onHand')) found.push(at)
      } else if (!(segment.kind === 'word' && hasRole(segment, 'orMore', 'orLess')) && segment.kind !== 'location') break
    }
  }
  return found
}

/** The free location nearest to a number; -1 for none. */
function locationNear(reading: Reading, first: number, last: number): number {
  const free = (at: number) => reading.segments[at]?.kind === 'location' && !reading.taken[at]
  for (let distance = 1; distance < 12; distance++) {
    for (const at of [last + distance, first - distance]) {
      if (!free(at)) continue
      const between = reading.segments.slice(Math.min(at, last) + 1, Math.max(at, first))
      const other = between.some((segment, offset) => segment.kind === 'amount' && !reading.taken[Math.min(at, last) + 1 + offset])
      if (!other) return at
    }
  }
  return -1
}

function addStock(reading: Reading, bounds: readonly Bound[], indexes: readonly number[], place: number): void {
  const words = indexes.map((index) => reading.segments[index])
  const field = words.some((word) => hasRole(word, 'reserved')) ? 'stock.reserved' : words.some((word) => hasRole(word, 'available') && !hasRole(word, 'inStock')) ? 'stock.available' : 'stock.onHand'
  const name = { 'stock.reserved': 'Reserved', 'stock.available': 'Available', 'stock.onHand': 'On hand' }[field]
  const location = reading.segments[place]
  const places = location?.kind === 'location' ? location.ids : [undefined]
  const where = location?.kind === 'location' ? ` in ${location.names.join(' or ')}` : ''
  const filters = places.map((id) => {
    const list = bounds.flatMap(({ op, amount }): Condition[] => {
      const pairs: [Operator, number][] = op === 'about' ? [['gte', amount.value * 0.9], ['lte', amount.value * 1.1]] : [[op, amount.value]]
      return pairs.map(([one, value]) => ({ field, op: one, value, ...(id ? { location: id } : {}) }))
    })
    return list.length === 1 && list[0] ? list[0] : { and: list }
  })
  addClause(
    reading,
    { kind: 'stock', label: `${name}${where} ${bounds.map(({ op, amount }) => `${sign(op)} ${amount.value}`).join(', ')}`, filter: either(filters) },
    [...indexes, place],
  )
}

const signs: Record<Operator | 'about', string> = {
  eq: '=', ne: '≠', lt: '<', lte: '≤', gt: '>', gte: '≥', about: '≈', in: 'in', nin: 'not in', contains: 'contains', startsWith: 'begins with', empty: 'is empty', notEmpty: 'is filled',
}
export function sign(op: Operator | 'about'): string {
  return signs[op]
}
