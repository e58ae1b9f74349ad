import type { Condition } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { type Bound, type Comparison, comparisonAround, rangeAt } from './amount-comparison.ts'
import { conditionsOf, fieldNear, inField, nearField, rate } from './amount-field.ts'
import { addStock, addStockList, countedBy, locationNear, stockNear } from './amount-stock.ts'
import type { Amount } from './candidate.ts'
import { anyOf, compareLabel, fieldLabel } from './label.ts'
import { holdsYears } from './holds-years.ts'
import type { FieldEntry } from './meaning.ts'
import { negationBefore } from './negation.ts'
import { verbBefore } from './read-years.ts'
import { addClause, applies, either, hasRole, isContainer, isFiller, type Reading, typesOf } from './reading.ts'
import type { Segment } from './segment.ts'

/** Numbers with a comparison, a unit, a field or a place become conditions on fields or on stock. */
export function readAmounts(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'amount' || reading.taken[index]) return
    const range = rangeAt(reading, index)
    if (range) {
      conditionFor(reading, range.bounds, range.indexes, range.last, range.first)
      return
    }
    const comparison = comparisonAround(reading, index, segment.amount)
    // `1=1` compares nothing of an item
    if (comparison?.from.some((at) => at === index - 1) && reading.segments[index - 2]?.kind === 'amount') {
      if (hasRole(reading.segments[index - 1], 'exactly')) return
    }
    const list = comparison ? [] : listAt(reading, index)
    if (list.length > 1) {
      addList(reading, list)
      return
    }
    const atZero = segment.amount.value === 0 && hasRole(reading.segments[index - 1], 'at', 'onHand')
    if (
      segment.amount.spelled &&
      !segment.amount.abbreviated &&
      !comparison &&
      !atZero &&
      !countsCopies(reading, index, segment.amount) &&
      segment.amount.units.length === 0 &&
      !nearField(reading, index, index)
    )
      return
    // `not published in 1987`
    const denied = comparison ? -1 : negationBefore(reading, index)
    const isDenied = denied >= 0 && reading.segments[denied]?.kind === 'word' && nearField(reading, index, index)
    const bound = { op: comparison?.op ?? (isDenied ? ('ne' as const) : ('eq' as const)), amount: segment.amount }
    conditionFor(
      reading,
      [bound],
      [index, ...(comparison?.from ?? []), isDenied ? denied : -1],
      index,
      Math.min(index, ...(comparison?.from ?? [])),
      comparison,
    )
  })
}

/** `a single copy`, `three pieces`: written as a word, before what pieces are called. */
function countsCopies({ segments, tokens }: Reading, index: number, { value }: Amount): boolean {
  const [segment, next] = [segments[index], segments[index + 1]]
  const isMany = value > 1 || (segment !== undefined && segment.end > segment.start + 1)
  return (
    isMany &&
    next?.kind === 'word' &&
    hasRole(next, 'countUnit') &&
    !hasRole(next, 'inStock') &&
    tokens[next.start]?.kind === 'word'
  )
}

/** `40 or more to the pack`, `100 in each box`, `20 a bag`: the place of what holds so many; right behind the number where nothing else tells. */
function packOf(reading: Reading, last: number): number {
  const { segments, tokens, vocabulary } = reading
  const { rateWords, perPack } = vocabulary.lexicon.language
  let at = last + 1
  while (hasRole(segments[at], 'orMore', 'orLess')) at++
  let isRate = false
  const isPack = (segment: Segment | undefined) =>
    segment !== undefined && isContainer(reading, segment.start, segment.end)
  while (at < last + 5 && segments[at] && !isPack(segments[at])) {
    const words = tokens.slice(segments[at]?.start, segments[at]?.end).map(({ norm }) => norm)
    if (!words.every((word) => rateWords.includes(word) || perPack.includes(word))) return last + 1
    isRate ||= words.some((word) => rateWords.includes(word) || word === perPack[0])
    at++
  }
  return isRate && isPack(segments[at]) ? at : last + 1
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
  const stock = stockNear(reading, first, last)
  if (!field && stock.length > 0 && own.every((amount) => amount.units.length === 0)) {
    addStockList(
      reading,
      own.map(({ value }) => value),
      [...list, ...stock],
      locationNear(reading, first, last),
    )
    return
  }
  const [best] = reading.vocabulary.fields
    .filter((one) => applies(reading, one) && one.kind === 'number')
    .map((one) => ({ one, score: rate(reading, one, sample, undefined, false, field?.fields) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  if (!best) return
  const values = own.map((amount) => inField(amount, best.one))
  addClause(
    reading,
    {
      kind: 'field',
      label: sentence('search.is', {
        field: fieldLabel(best.one),
        value: anyOf(
          values.map((value, at) => (at === values.length - 1 ? `${value}${unitBehind(best.one)}` : String(value))),
        ),
      }),
      filter: { field: best.one.field, op: 'in', value: values },
      types: typesOf([best.one]),
    },
    [...list, ...(field ? [field.index] : [])],
  )
}

/** Decides what a number speaks of and records the condition; leaves the number free when nothing fits. */
function conditionFor(
  reading: Reading,
  told: readonly Bound[],
  indexes: readonly number[],
  last: number,
  first: number,
  comparison?: Comparison,
): void {
  let bounds = told
  const [bound] = told
  if (!bound) return
  const { amount } = bound
  const isPlain = amount.units.length === 0 && locationNear(reading, first, last) < 0
  const pack = isPlain ? packOf(reading, last) : last + 1
  const counted = isPlain ? countedBy(reading, pack) : undefined
  const field = counted ? { index: pack, fields: [counted] } : fieldNear(reading, first, last, amount)
  const stock = stockNear(reading, first, last).filter((at) => !counted || at !== pack)
  const packed = packsBehind(reading, last, amount)
  if (packed >= 0) return addStock(reading, bounds, [...indexes, ...stock, packed], locationNear(reading, first, last))
  const place = locationNear(reading, first, last)
  const compared = comparison !== undefined || bounds.length > 1
  if (
    !field &&
    amount.units.length === 0 &&
    !amount.abbreviated &&
    (stock.length > 0 ||
      ((compared || amount.value === 0) &&
        (place >= 0 || (comparison?.fewer && !hasRole(reading.segments[last + 1], 'whoever')))) ||
      (hasRole(reading.segments[first - 1], 'at') && amount.value === 0))
  ) {
    return addStock(reading, bounds, [...indexes, ...stock], place)
  }
  // `benches for 3 people`
  const people = amount.units.length === 0 && !field && hasRole(reading.segments[last + 1], 'whoever')
  const { stem, peopleNames } = reading.vocabulary.lexicon.language
  const forPeople = (one: FieldEntry) =>
    people && one.kind === 'number' && !one.unit && peopleNames.some((name) => one.stems.has(stem(name))) ? 2 : 0
  const candidates = reading.vocabulary.fields.filter(
    (one) =>
      applies(reading, one) &&
      (one.kind === 'number' || one.core === 'price' || one.core === 'cost' || one.core === 'reorderPoint'),
  )
  const rated = candidates
    .map((one) => ({ one, score: rate(reading, one, amount, comparison, compared, field?.fields) + forPeople(one) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const endsOfWhich =
    compared &&
    !field &&
    amount.units.length === 0 &&
    asksOfWhich(reading, last) &&
    !rated.some(({ score }) => score > 1)
  if (endsOfWhich) return addStock(reading, bounds, [...indexes, ...stock, last + 1], place)
  const top = rated[0]
  // `more than eight people`: a number of something nobody knows is no number of pieces.
  const isOther = reading.segments[last + 1]?.kind === 'unknown' || hasRole(reading.segments[last + 1], 'whoever')
  if (!top && amount.units.length === 0 && !amount.abbreviated && compared && !field && !isOther) {
    return addStock(reading, bounds, [...indexes, ...stock], place)
  }
  if (!top) return
  // The same field name in several types is one field to a person.
  const chosen = rated
    .filter(({ one, score }) => score > top.score - 0.01 && (one === top.one || one.name === top.one.name))
    .map(({ one }) => one)
  const range =
    bound.op === 'eq' && bounds.length === 1 && saysFor(reading, first) ? rangeOf(reading, top.one) : undefined
  if (range) {
    const value = inField(amount, top.one)
    const side = (one: FieldEntry, op: 'lte' | 'gte') =>
      compareLabel(fieldLabel(one), [{ op, value: `${value}${unitBehind(one)}` }])
    addClause(
      reading,
      {
        kind: 'field',
        label: sentence('search.both', { first: side(range.from, 'lte'), second: side(range.to, 'gte') }),
        filter: {
          and: [
            { field: range.from.field, op: 'lte', value },
            { field: range.to.field, op: 'gte', value },
          ],
        },
        types: typesOf([range.from, range.to]),
      },
      [...indexes, ...(field ? [field.index] : [])],
    )
    return
  }
  const open =
    bounds.length === 1 && bound.op === 'eq' && isMeantFor(reading, first) ? openEnd(reading, top.one) : undefined
  if (open) bounds = [{ ...bound, op: open }]
  const filters = chosen.map((one): Condition[] =>
    bounds.flatMap(({ op, amount: value }) => conditionsOf(one, op, value)),
  )
  const container = reading.segments[last + 1]
  const extra =
    // a box holds 2 kg, and no 12 inches
    amount.units.some(({ dimension }) => dimension !== 'length') &&
    container &&
    hasRole(container, 'container') &&
    container.kind === 'word'
      ? [last + 1]
      : []
  addClause(
    reading,
    {
      kind: 'field',
      label: compareLabel(
        fieldLabel(top.one),
        bounds.map(({ op, amount: value }) => ({ op, value: `${inField(value, top.one)}${unitBehind(top.one)}` })),
      ),
      filter: either(filters.map((list) => (list.length === 1 && list[0] ? list[0] : { and: list }))),
      types: typesOf(chosen),
    },
    [
      ...indexes,
      ...extra,
      ...(saysTimes(reading, last + 1, top.one) ? [last + 1] : []),
      ...(holdsYears(top.one, reading.vocabulary.lexicon.language) ? verbBefore(reading, first) : []),
      ...(people && forPeople(top.one) > 0 ? [last + 1] : []),
      ...(field && field.fields.includes(top.one) ? [field.index] : []),
    ],
  )
}

/** `less than 4 bags` where what a bag holds is kept in grams: so many bags; -1 where the word behind is none of that kind. */
function packsBehind({ segments, tokens, vocabulary }: Reading, last: number, { units, abbreviated }: Amount): number {
  const next = segments[last + 1]
  if (units.length > 0 || abbreviated || next?.kind !== 'field' || next.end > next.start + 1) return -1
  const word = tokens[next.start]?.norm ?? ''
  const { isPlural, phrases } = vocabulary.lexicon.language
  const isPack = isPlural(word) && phrases.container.includes(word)
  return isPack && next.fields.every(({ kind, unit }) => kind === 'number' && unit !== undefined) ? last + 1 : -1
}

/** `games for 5 players`. */
function saysFor({ segments, tokens, vocabulary }: Reading, first: number): boolean {
  const before = tokens[(segments[first]?.start ?? 0) - 1]?.norm ?? ''
  return vocabulary.lexicon.language.meantFor.includes(before)
}

/** `anchors that suit a boat of 28 foot`, `for a 6 year old`: what the things are for. */
function isMeantFor({ segments, tokens, vocabulary }: Reading, first: number): boolean {
  const { meantFor, relationNames, phrases } = vocabulary.lexicon.language
  const start = segments[first]?.start ?? 0
  const before = tokens.slice(Math.max(0, start - 5), start).map(({ norm }) => norm)
  const place = before.findLastIndex((word) => relationNames.includes(word) || meantFor.includes(word))
  return place >= 0 && !before.slice(place + 1).some((word) => phrases.with.includes(word))
}

/** How a field that tells one end only is met by a number it is meant for: `For boats up to`, `Suits age from`; undefined for others. */
function openEnd({ vocabulary }: Reading, { name }: FieldEntry): 'gte' | 'lte' | undefined {
  const { rangeNames, phrases } = vocabulary.lexicon.language
  const words = name.toLowerCase().split(/[\s.-]+/)
  const isNamed = (ends: readonly string[]) => words.some((word) => ends.includes(word))
  if (phrases.atMost.some((phrase) => phrase.length > 3 && name.toLowerCase().includes(phrase))) return 'gte'
  return isNamed(rangeNames.from) && !isNamed(rangeNames.to) ? 'lte' : undefined
}

/** The two fields of a range, of one of them: `Players from` and `Players to`; undefined where it has no other end. */
function rangeOf(reading: Reading, field: FieldEntry): { from: FieldEntry; to: FieldEntry } | undefined {
  const { rangeNames } = reading.vocabulary.lexicon.language
  const bare = (name: string, ends: readonly string[]) => {
    const words = name.toLowerCase().split(/[\s.-]+/)
    const rest = words.filter((word) => !ends.includes(word))
    return rest.length === words.length - 1 && rest.length > 0 ? rest.join(' ') : undefined
  }
  const others = reading.vocabulary.fields.filter(
    (one) => one !== field && one.kind === 'number' && !one.core && one.itemTypeId === field.itemTypeId,
  )
  for (const [own, other] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const name = bare(field.name, rangeNames[own])
    const end = name === undefined ? undefined : others.find((one) => bare(one.name, rangeNames[other]) === name)
    if (end) return own === 'from' ? { from: field, to: end } : { from: end, to: field }
  }
  return undefined
}

/** `washed more than 100 times`: of a plain number. */
function saysTimes({ segments, tokens, vocabulary }: Reading, at: number, field: FieldEntry): boolean {
  const segment = segments[at]
  const word = tokens[segment?.start ?? tokens.length]?.norm ?? ''
  return segment?.kind === 'unknown' && !field.unit && vocabulary.lexicon.language.timesNames.includes(word)
}

/** `burs we hold more than 100 of`: a number of the things spoken of. */
function asksOfWhich({ segments, tokens, vocabulary }: Reading, last: number): boolean {
  const segment = segments[last + 1]
  const word = tokens[segment?.start ?? tokens.length]?.norm
  const next = segments[last + 2]
  return (
    word !== undefined &&
    vocabulary.lexicon.language.ofWhich.includes(word) &&
    segment?.end === (segment?.start ?? 0) + 1 &&
    (next === undefined || next.kind === 'break' || isFiller(next) || hasRole(next, 'at'))
  )
}

/** A field's unit as it stands behind a number. */
function unitBehind(field: FieldEntry): string {
  return field.unitName ? ` ${field.unitName}` : ''
}
