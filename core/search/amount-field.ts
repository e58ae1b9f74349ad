import type { Condition, Operator } from '#contract/filter.ts'
import { feeNamed } from './adjective-field.ts'
import { type Comparison, isYear, operatorBefore } from './amount-comparison.ts'
import type { Amount } from './candidate.ts'
import { holdsYears, tellsYear } from './holds-years.ts'
import type { FieldEntry } from './meaning.ts'
import { isOtherMeasure } from './other-measure.ts'
import { applies, hasRole, isContainer, neighbour, type Reading, wordsOfSegment } from './reading.ts'
import { type Segment, tellsAge } from './segment.ts'
import { convert } from './units.ts'

/** How well a field suits a number; 0 when it cannot be meant. */
export function rate(
  reading: Reading,
  field: FieldEntry,
  amount: Amount,
  comparison: Comparison | undefined,
  compared: boolean,
  named: readonly FieldEntry[] | undefined,
): number {
  const isNamed = named?.includes(field) ?? false
  let score = isNamed ? 4 : named ? -1.5 : 0
  if (amount.units.length > 0) {
    const unit = field.unit
    if (!unit || !amount.units.some((one) => convert(1, one, unit) !== undefined)) return 0
    // what is told in grams is a weight rather than a grammage
    score += amount.units.some(({ dimension }) => dimension === unit.dimension) ? 2 : 1
    if (field.core === 'price') score += 0.6
    // `50 metres` of what is kept in m
    if (amount.unitName && amount.units.some((one) => one.dimension === unit.dimension && one.factor === unit.factor))
      // `thicker than 1 mm` of a thickness in µm, and of no width in mm
      score += comparison?.adjective ? 0.05 : 0.3
  }
  // `battens between 2 and 3 metres`, and no thickness of that
  if (compared && amount.units.length > 0 && field.numbers.size > 0 && isUsual(amount, field)) score += 0.25
  if (amount.abbreviated) {
    if (!amount.abbreviated.includes(field)) return 0
    score += 2
  }
  if (amount.units.length > 0) score += saidByVerb(reading, field, amount)
  if (!compared && field.numbers.size > 0) score += field.numbers.has(inField(amount, field)) ? 1 : -1
  if (comparison?.years) return holdsYears(field, reading.vocabulary.lexicon.language) ? score + 2 : 0
  if (comparison?.adjective) {
    const { hints, dimensions } = comparison.adjective
    if (hints.includes('$age')) {
      if (isYear(amount)) return holdsYears(field, reading.vocabulary.lexicon.language) ? score + 2 : 0
      const isAge = tellsAge(field, reading.vocabulary.lexicon.language)
      return amount.units.length > 0 ? score + (isAge ? 2 : 0) : 0
    }
    if (hints.includes('$price')) {
      const meant = feeNamed(reading) ?? reading.vocabulary.core.get('price')
      return field === meant ? score + 3 : isNamed ? score : 0
    }
    const { stem } = reading.vocabulary.lexicon.language
    const hint = hints.findIndex((word) =>
      [...field.stems].some(
        (own) => own === stem(word) || (reading.vocabulary.lexicon.synonyms.get(own) ?? []).includes(stem(word)),
      ),
    )
    if (hint >= 0) score += 1.5 - hint * 0.1
    // `lower than 30 cm` is of no diameter
    if (hint < 0 && !isNamed && isOtherMeasure(reading, field, hints)) return 0
    const fits = field.unit && dimensions.includes(field.unit.dimension)
    // `bigger than 42` is a size rather than a length
    if (fits) score += amount.units.length > 0 ? 0.8 : 0.3
    if (!fits && hint < 0 && amount.units.length === 0 && !isNamed) return 0
    // nothing is quieter than an hour
    const isOfOther = dimensions.length > 0 && amount.units.every(({ dimension }) => !dimensions.includes(dimension))
    if (amount.units.length > 0 && hint < 0 && isOfOther && !comparison.adjective.anything) return 0
  }
  if (isNamed || amount.units.length > 0 || amount.abbreviated) return score > 0 ? score : 0
  if (comparison?.adjective) return score
  // A bare number: only an equality with a value that occurs, or a large amount that must be a price.
  const { language } = reading.vocabulary.lexicon
  // `between 1880 and 1900`
  if (compared && !comparison && isYear(amount) && holdsYears(field, language) && tellsYear(field, language)) return 0.3
  if (compared && (!comparison || isOfNumber(reading, amount)) && isSizeOfAll(reading, field, amount)) return 0.25
  if (compared) return field.core === 'price' && amount.value >= 100 && !countsThings(reading, amount) ? 0.2 : 0
  if (usedAlready(reading, field)) return 0
  return field.numbers.has(amount.value) && !field.core ? score - [...field.numbers].length / 10_000 : 0
}

/** `boots of 40 or more`: a number that tells which of them, and not how many there are. */
function isOfNumber({ segments, tokens, vocabulary }: Reading, amount: Amount): boolean {
  const segment = segments.find((one) => one.kind === 'amount' && one.amount === amount)
  const before = tokens[(segment?.start ?? 0) - 1]?.norm ?? ''
  return vocabulary.lexicon.language.ofWhich.includes(before)
}

/** `boots between 36 and 39`: the one number without a unit that the type has, where its things have about as much of it. */
function isSizeOfAll(reading: Reading, field: FieldEntry, amount: Amount): boolean {
  if (field.core || field.unit || !field.itemTypeId || field.numbers.size < 2) return false
  const { value } = amount
  if (value < Math.min(...field.numbers) || value > Math.max(...field.numbers)) return false
  return reading.vocabulary.fields.every(
    (other) =>
      other === field || other.core || other.kind !== 'number' || other.unit || other.itemTypeId !== field.itemTypeId,
  )
}

/** Whether things here have about as much of it. */
function isUsual(amount: Amount, field: FieldEntry): boolean {
  const value = inField(amount, field)
  return value >= Math.min(...field.numbers) / 2 && value <= Math.max(...field.numbers) * 2
}

/** `less than 200 gloves`: a number right before the things asked for is one of them. */
function countsThings({ segments, tokens, vocabulary }: Reading, amount: Amount): boolean {
  const at = segments.findIndex((segment) => segment.kind === 'amount' && segment.amount.value === amount.value)
  // `between 100 and 300 gloves`
  const isRange = segments[at + 1]?.kind === 'word' && segments[at + 2]?.kind === 'amount'
  const next = segments[at + (isRange ? 3 : 1)]
  if (at < 0 || (next?.kind !== 'type' && next?.kind !== 'value')) return false
  return vocabulary.lexicon.language.isPlural(tokens[next.end - 1]?.norm ?? '')
}

/** `balances that take more than 2 kg`: of fields in that unit, the one the verb before the number speaks of. */
function saidByVerb({ segments, tokens, vocabulary }: Reading, field: FieldEntry, amount: Amount): number {
  const at = segments.findIndex((segment) => segment.kind === 'amount' && segment.amount === amount)
  const { stem, measuringVerbs } = vocabulary.lexicon.language
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const segment = segments[before]
    if (segment?.kind !== 'word') return 0
    const words = tokens.slice(segment.start, segment.end).map(({ norm }) => norm)
    const verb = measuringVerbs.find((one) => words.some((word) => one.words.includes(word)))
    if (!verb) continue
    const hint = verb.hints.findIndex((one) => field.stems.has(stem(one)))
    return hint < 0 ? 0 : 0.5 - hint * 0.02
  }
  return 0
}

function usedAlready(reading: Reading, field: FieldEntry): boolean {
  return reading.clauses.some(
    (clause) => clause.filter && 'field' in clause.filter && clause.filter.field === field.field,
  )
}

export function conditionsOf(field: FieldEntry, op: Operator | 'about', amount: Amount): Condition[] {
  const value = inField(amount, field)
  if (op !== 'about') return [{ field: field.field, op, value }]
  const margin = Math.abs(value) * 0.1
  return [
    { field: field.field, op: 'gte', value: Number((value - margin).toPrecision(12)) },
    { field: field.field, op: 'lte', value: Number((value + margin).toPrecision(12)) },
  ]
}

/** The number in the field's own unit. */
export function inField(amount: Amount, field: FieldEntry): number {
  const unit = field.unit
  if (!unit) return amount.value
  for (const one of amount.units) {
    const value = convert(amount.value, one, unit)
    if (value !== undefined) return value
  }
  return amount.value
}

export function nearField(reading: Reading, first: number, last: number): boolean {
  const before = neighbour(reading, first, -1)
  const after = neighbour(reading, last, 1, 1)
  return reading.segments[before]?.kind === 'field' || reading.segments[after]?.kind === 'field'
}

/** What a number of pieces is never told in, though the pieces are called so: `spools` of a spool's weight. */
const packed: ReadonlySet<string> = new Set(['mass', 'length', 'volume'])

/** The field named before the number (`battery from 600`) or right behind it (`16 GB of RAM`). */
export function fieldNear(
  reading: Reading,
  first: number,
  last: number,
  amount: Amount,
): { index: number; fields: readonly FieldEntry[] } | undefined {
  const suits = (index: number) => {
    const segment = reading.segments[index]
    if (segment?.kind !== 'field' || reading.taken[index]) return undefined
    const fields = meantFields(reading, segment).filter(
      (field) =>
        applies(reading, field) && (field.kind === 'number' || field.core === 'price' || field.core === 'cost'),
    )
    const fitting = fields.filter((field) => mayHold(field, amount))
    return fitting.length > 0 ? { index, fields: fitting } : undefined
  }
  let at = first
  for (let steps = 0; steps < 3; steps++) {
    at = neighbour(reading, at, -1, 4)
    if (at < 0 || reading.segments[at]?.kind === 'amount') break
    const segment = reading.segments[at]
    // `spools with fewer than 5 on the shelf` of a field called Spool weight
    const counts =
      segment?.kind === 'field' &&
      !segment.whole &&
      amount.units.length === 0 &&
      segment.fields.every(({ unit }) => unit !== undefined && packed.has(unit.dimension)) &&
      reading.vocabulary.lexicon.language.isPlural(reading.tokens[segment.end - 1]?.norm ?? '')
    const found = counts ? undefined : suits(at)
    if (found) return found
    if (segment?.kind === 'word' || segment?.kind === 'type' || segment?.kind === 'unknown') continue
    break
  }
  let after = neighbour(reading, last, 1, 2)
  if (after >= 0 && hasRole(reading.segments[after], 'orMore', 'orLess')) after = neighbour(reading, after, 1, 2)
  const right = reading.segments[after]
  // `6 bottles` is a number of pieces, though a field is called `Bottle size`.
  const isThing =
    right?.kind === 'field' &&
    !right.whole &&
    amount.units.length === 0 &&
    (right.fields.every((field) => field.unit) || isContainer(reading, right.start, right.end))
  // `racks for more than 50 bottles` of a field called Holds bottles
  const before = reading.tokens[(reading.segments[first]?.start ?? 0) - 1]?.norm ?? ''
  const isHeld =
    isThing &&
    reading.vocabulary.lexicon.language.meantFor.includes(before) &&
    right.fields.some((field) => !field.unit && !field.core && field.kind === 'number' && applies(reading, field))
  const found = isThing && !isHeld ? undefined : suits(after)
  if (!found) return undefined
  // `5 kg, length over 2 m`: a field followed by a comparison of its own belongs there.
  const next = neighbour(reading, after, 1, 2)
  const following = reading.segments[next]
  const compared = reading.segments[neighbour(reading, next, 1, 2)]
  if (
    following &&
    operatorBefore(following) &&
    compared?.kind === 'amount' &&
    found.fields.some((field) => mayHold(field, compared.amount))
  )
    return undefined
  return found
}

/** Whether an amount's unit, if it has one, is one that the field's values can be told in. */
function mayHold({ unit }: FieldEntry, { units }: Amount): boolean {
  return units.length === 0 || (unit !== undefined && units.some((one) => convert(1, one, unit) !== undefined))
}

/** `bought for over 1,000` of a field of money called Purchase value: the organisation's own goes before the cost. */
function ownCosts(reading: Reading, segment: Segment): FieldEntry[] {
  const { language, synonyms } = reading.vocabulary.lexicon
  const said = reading.tokens
    .slice(segment.start, segment.end)
    .map(({ norm }) => language.stem(norm))
    .flatMap((word) => [word, ...(synonyms.get(word) ?? [])])
  return reading.vocabulary.fields.filter(
    (field) =>
      !field.core &&
      field.kind === 'number' &&
      field.unit?.dimension === 'money' &&
      applies(reading, field) &&
      said.some((word) => field.stems.has(word)),
  )
}

/** `lamps cost less than 5` speaks of the price, `a cost below 5` of the cost. */
function meantFields(reading: Reading, segment: Extract<Segment, { kind: 'field' }>): readonly FieldEntry[] {
  const { words, nounAfter } = reading.vocabulary.lexicon.language.costVerb
  const before = reading.tokens[segment.start - 1]
  const price = reading.vocabulary.core.get('price')
  const own = segment.fields[0]?.core === 'cost' ? ownCosts(reading, segment) : []
  if (own.length > 0) return own
  // `batches of half a ton` of a field called Batch size, and no code of a lot
  if (segment.fields[0]?.core === 'lot.code') {
    const { stem } = reading.vocabulary.lexicon.language
    const said = stem(reading.tokens[segment.start]?.norm ?? '')
    const sized = reading.vocabulary.fields.filter(
      (field) => !field.core && field.kind === 'number' && applies(reading, field) && field.stems.has(said),
    )
    if (sized.length > 0) return sized
  }
  if (segment.fields[0]?.core !== 'cost' || !price || !words.includes(wordsOfSegment(reading, segment).toLowerCase()))
    return segment.fields
  const { phrases, relativeWords } = reading.vocabulary.lexicon.language
  // `that fit a Tesla and cost below 90`
  const goesOn =
    phrases.and.includes(before?.norm ?? '') &&
    reading.tokens.slice(0, segment.start).some(({ norm }) => relativeWords.includes(norm))
  return before?.kind === 'word' && (goesOn || !nounAfter.includes(before.norm)) ? [price] : segment.fields
}
