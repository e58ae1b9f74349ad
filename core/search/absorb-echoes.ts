import { wordsOfLabel } from './label.ts'
import { conditionsOf } from '#contract/filter.ts'
import { type Clause, hasRole, type Reading, take } from './reading.ts'
import type { Segment } from './segment.ts'
import { fold } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Gives a field named beside its own value, and other leftovers that only say again what a condition says, to that condition. */
export function absorbEchoes(reading: Reading): void {
  const { stem } = reading.vocabulary.lexicon.language
  reading.segments.forEach((segment, index) => {
    if (
      reading.taken[index] ||
      reading.unread.has(index) ||
      !['field', 'value', 'name', 'unknown'].includes(segment.kind)
    )
      return
    if (
      segment.kind === 'unknown' &&
      !reading.tokens.slice(segment.start, segment.end).some((token) => token.kind === 'word')
    )
      return
    // `items of type Rope`
    if (reading.segments[index + 1]?.kind === 'type' && saysType(reading, segment)) {
      take(reading, index)
      return
    }
    if (segment.kind === 'field' && namesCode(reading, segment, index + 1)) {
      take(reading, index)
      return
    }
    const beside =
      segment.kind === 'unknown'
        ? (measuredBehind(reading, index) ?? measuredBefore(reading, index) ?? heldBehind(reading, index))
        : undefined
    if (beside) {
      // it stands behind what it is read with, or before it: the other end is where it was
      beside.first = Math.min(beside.first, index)
      beside.last = Math.max(beside.last, index)
      take(reading, index)
      return
    }
    const priced = segment.kind === 'field' ? pricedNear(reading, segment, index) : undefined
    if (priced) {
      priced.first = Math.min(priced.first, index)
      take(reading, index)
      return
    }
    const words = reading.tokens.slice(segment.start, segment.end).map((token) => stem(token.norm))
    const clause = reading.clauses.find((one) => {
      if (Math.min(Math.abs(one.first - index), Math.abs(one.last - index)) > 4) return false
      const label = wordsOfLabel(one.label).map((word) => stem(fold(word)))
      // `V-Lock mount` where `Gold mount` is another choice: the word belongs to the choices of that field.
      const choices = reading.vocabulary.fields.find((field) => field.field === one.choice?.field)?.optionStems
      return words.every(
        (word) => word.length > 2 && (choices?.has(word) || label.some((own) => isRelated(word, own, reading))),
      )
    })
    if (!clause) return
    clause.first = Math.min(clause.first, index)
    clause.last = Math.max(clause.last, index)
    take(reading, index)
  })
}

/**
 * `taps passing less than 8 l/min`, `plants that grow taller than a metre`: a verb between the thing and a measure, where the thing has one number only that is
 * told in such a unit, so that the verb tells nothing more.
 */
function measuredBehind(
  { segments, tokens, taken, clauses, vocabulary, types }: Reading,
  index: number,
): Clause | undefined {
  const segment = segments[index]
  const [before, next] = [segments[index - 1], segments[index + 1]]
  const word = tokens[segment?.start ?? tokens.length]?.norm ?? ''
  const { isPlural } = vocabulary.lexicon.language
  if (!segment || segment.end > segment.start + 1 || isPlural(word) || types.size !== 1) return undefined
  const follows =
    before?.kind === 'type' || (before !== undefined && isRelative(tokens[before.end - 1]?.norm, vocabulary))
  // `filaments printing at 240 degrees`
  const from = hasRole(next, 'at') && segments[index + 2]?.kind === 'amount' ? index + 2 : index + 1
  const compares =
    from > index + 1 || next?.kind === 'adjective' || hasRole(next, 'less', 'more', 'atLeast', 'atMost', 'between')
  if (!follows || !compares || !taken[from]) return undefined
  const clause = clauses.find(({ kind, first }) => kind === 'field' && (first === index + 1 || first === from))
  const name = clause?.filter && conditionsOf(clause.filter)[0]?.field
  const own = vocabulary.fields.filter(
    ({ itemTypeId, kind, core }) => kind === 'number' && !core && itemTypeId !== undefined && types.has(itemTypeId),
  )
  const field = own.find((one) => one.field === name)
  const alike = own.filter(({ unit }) => unit !== undefined && unit.dimension === field?.unit?.dimension)
  return field?.unit && alike.length === 1 ? clause : undefined
}

/** `2.85 mm thick` of a diameter: an adjective behind a measure that speaks of the field it is read of. */
function measuredBefore({ segments, tokens, taken, clauses, vocabulary }: Reading, index: number): Clause | undefined {
  const { plainAdjectives, adjectives, stem } = vocabulary.lexicon.language
  const word = tokens[segments[index]?.start ?? tokens.length]?.norm ?? ''
  if (!plainAdjectives.includes(word) || segments[index - 1]?.kind !== 'amount' || !taken[index - 1]) return undefined
  const clause = clauses.find(({ kind, first, last }) => kind === 'field' && first < index && last >= index - 1)
  const name = clause?.filter && conditionsOf(clause.filter)[0]?.field
  const field = vocabulary.fields.find((one) => one.field === name)
  const hints = adjectives.find(({ up, hints: own }) => up && own.includes(word))?.hints ?? []
  return field && hints.some((hint) => field.stems.has(stem(hint))) ? clause : undefined
}

/** `hoists lifting half a ton`: a verb of measuring with nothing but a comparison before the number, where that is read of a field the verb speaks of. */
function heldBehind({ segments, tokens, taken, clauses, vocabulary }: Reading, index: number): Clause | undefined {
  const { measuringVerbs, stem } = vocabulary.lexicon.language
  const word = tokens[segments[index]?.start ?? tokens.length]?.norm ?? ''
  const verbs = measuringVerbs.filter(({ words }) => words.includes(word))
  if (verbs.length === 0) return undefined
  let at = index + 1
  while (segments[at]?.kind === 'word' && at < index + 5) at++
  if (segments[at]?.kind !== 'amount' || !taken[at]) return undefined
  const clause = clauses.find(({ kind, first, last }) => kind === 'field' && first <= at && at <= last)
  const name = clause?.filter && conditionsOf(clause.filter)[0]?.field
  const field = vocabulary.fields.find((one) => one.field === name)
  return field && verbs.some(({ hints }) => hints.some((hint) => field.stems.has(stem(hint)))) ? clause : undefined
}

function isRelative(word: string | undefined, { lexicon }: Vocabulary): boolean {
  return word !== undefined && lexicon.language.relativeWords.includes(word)
}

/** `costing less than 40 a week`, read as the weekly fee: the condition on money that the word for the price opens. */
function pricedNear(
  { clauses, vocabulary }: Reading,
  { fields }: Extract<Segment, { kind: 'field' }>,
  index: number,
): Clause | undefined {
  if (!fields.some(({ core }) => core === 'price')) return undefined
  const isMoney = (name: string) =>
    vocabulary.fields.some(({ field, core, unit }) => field === name && !core && unit?.dimension === 'money')
  return clauses.find(
    ({ filter, first }) => filter && 'field' in filter && isMoney(filter.field) && first > index && first <= index + 2,
  )
}

/** `type`, `kind`: nothing more than the name of a type behind it says. */
function saysType({ tokens, vocabulary }: Reading, { start, end }: Segment): boolean {
  return end === start + 1 && vocabulary.lexicon.language.groupNames.itemType.includes(tokens[start]?.norm ?? '')
}

/** `batch AM0417`: the kind of code right before one. */
function namesCode({ segments }: Reading, { fields }: Extract<Segment, { kind: 'field' }>, at: number): boolean {
  const code = segments[at]
  return code?.kind === 'code' && fields.some(({ field }) => field === code.field)
}

export function isRelated(word: string, own: string, reading: Reading): boolean {
  if (own.length < 3) return false
  if (word === own || reading.vocabulary.lexicon.synonyms.get(word)?.includes(own)) return true
  return word.length >= 4 && own.length >= 4 && (own.includes(word) || word.includes(own))
}
