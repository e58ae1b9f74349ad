import type { SortOrder } from '#contract/filter.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { feeOfRate, fieldOfAdjective } from './adjective-field.ts'
import { countedBy } from './amount-stock.ts'
import { birthField, expiryFields, hintedField, liesAhead } from './date-field.ts'
import { fieldLabel } from './label.ts'
import type { Adjective } from './language.ts'
import type { FieldEntry } from './meaning.ts'
import {
  addClause,
  applies,
  hasRole,
  isContainer,
  isFiller,
  neighbour,
  type Reading,
  take,
  typesOf,
  wordsOfSegment,
} from './reading.ts'
import { namesThing } from './names-thing.ts'
import { fieldOfVerb, longestSince, verbBeforeMost } from './order-by-verb.ts'
import { type Segment, tellsAge } from './segment.ts'
import { figureNamed, namedFigure } from './stock-figure.ts'
import type { Token } from './tokens.ts'

/** Superlatives, `top 3`, `sorted by`: order and limit. */
export function readOrder(reading: Reading): void {
  readExpiringFirst(reading)
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index]) return
    const since = longestSince(reading, index)
    if (since) {
      addSort(reading, { field: since.field.field, descending: false }, fieldLabel(since.field), since.indexes, index)
      if (isOne(reading, index)) reading.limit ??= 1
    } else if (segment.kind === 'adjective' && segment.superlative) {
      const next = reading.segments[index + 1]
      // `shortest turn radius`
      const beside =
        next?.kind === 'field' && !reading.taken[index + 1]
          ? next.fields.find((one) => applies(reading, one))
          : undefined
      const field = fieldOfAdjective(reading, segment.adjective, beside)
      const rate = segment.adjective.hints[0] === '$price' ? feeOfRate(reading) : undefined
      if (field)
        addSort(
          reading,
          { field: field.field, descending: segment.adjective.up !== isPaceOf(segment.adjective, field) },
          fieldLabel(field),
          [index, beside && beside === field ? index + 1 : -1, ...(rate?.field === field ? rate.indexes : [])],
          index,
        )
    } else if (segment.kind === 'word' || segment.kind === 'adjective') {
      readSuperlativeWord(reading, index)
    }
  })
  readBy(reading)
  readLimit(reading)
}

/** The fastest takes the least time. */
function isPaceOf({ dimensions }: Adjective, { unit }: FieldEntry): boolean {
  return dimensions.includes('speed') && unit?.dimension === 'time'
}

/** `highest day rate`, `most stock`, `newest`. */
function readSuperlativeWord(reading: Reading, index: number): void {
  const segment = reading.segments[index]
  const [isBest, isWorst] = [isRating(reading, index, 'top'), isRating(reading, index, 'bottom')]
  const most = hasRole(segment, 'most') || isBest
  if (most || isWorst || hasRole(segment, 'least')) {
    const after = neighbour(reading, index, 1, 2)
    const target = sortTarget(reading, after)
    const follows = reading.segments[neighbour(reading, after, 1, 1)]
    // `maximum load 25 kg` is a bound, not an order.
    if (target && follows?.kind !== 'amount' && reading.segments[after]?.kind !== 'amount') {
      addSort(reading, { field: target.field, descending: most }, target.name, [index, after], index)
      if (asksWhich(reading, index)) reading.limit ??= 1
    } else if (!target && verbTarget(reading, index)) {
      const verb = verbBeforeMost(reading, index)
      const own = verbTarget(reading, index)
      if (own) addSort(reading, { field: own.field, descending: most }, own.name, [verb, index], verb)
      if (isOne(reading, verb)) reading.limit ??= 1
    } else if (!target && segment && saysOfWhich(reading, segment)) {
      const name = sentence('search.stock.onHand')
      addSort(reading, { field: 'stock.onHand', descending: most }, name, [index], index)
      if (isOne(reading, index)) reading.limit ??= 1
    }
    return
  }
  const newest = hasRole(segment, 'newest')
  if (!newest && !hasRole(segment, 'oldest')) return
  const isOwnAge = segment ? !/recent|late|last|add|ago|earl|outdated/i.test(wordsOfSegment(reading, segment)) : false
  const { language } = reading.vocabulary.lexicon
  const ages = isOwnAge
    ? reading.vocabulary.fields.filter((one) => applies(reading, one) && tellsAge(one, language))
    : []
  const [age, another] = ages.filter(({ itemTypeId }) => itemTypeId !== undefined)
  if (age && !another && reading.types.size > 0) {
    addSort(reading, { field: age.field, descending: !newest }, fieldLabel(age), [index], index)
    return
  }
  const created = (isOwnAge ? birthField(reading) : undefined) ?? reading.vocabulary.core.get('createdAt')
  const after = neighbour(reading, index, 1, 1)
  const near = [after, neighbour(reading, index, -1, 2)].find((at) => {
    const field = reading.segments[at]
    return field?.kind === 'field' && field.fields.some((one) => one.kind === 'date' || one.kind === 'instant')
  })
  const named = near === undefined ? undefined : reading.segments[near]
  const dates = reading.vocabulary.fields.filter((one) => one.kind === 'date' && applies(reading, one) && !one.core)
  const hinted = named ? undefined : hintedField(reading, dates, index)?.fields[0]
  const field =
    hinted ??
    (named?.kind === 'field' ? named.fields.find((one) => one.kind === 'date' || one.kind === 'instant') : undefined) ??
    created
  if (!field) return
  // `the latest items added`: what tells how new they are, said once more
  const again = reading.segments.findIndex(
    (one, at) => at > index && one.kind === 'field' && one.fields.includes(field) && !reading.taken[at],
  )
  const told = reading.segments.some(({ kind }) => kind === 'period') ? undefined : again
  const indexes = [index, near ?? -1, told ?? -1].filter((at) => at >= 0)
  addSort(reading, { field: field.field, descending: newest }, fieldLabel(field), indexes, index)
}

/** `shrinks least`: what the verb before a superlative speaks of, where no noun follows. */
function verbTarget(reading: Reading, index: number): Target | undefined {
  const next = reading.segments[index + 1]
  if (next && next.kind !== 'break' && !isFiller(next) && !hasRole(next, 'at')) return undefined
  return toTarget(fieldOfVerb(reading, verbBeforeMost(reading, index)))
}

/** `the best germination rate`, `worst efficiency`: right before a field. */
function isRating({ segments, tokens, vocabulary }: Reading, index: number, role: 'top' | 'bottom'): boolean {
  const segment = segments[index]
  const word = tokens[segment?.start ?? tokens.length]?.norm ?? ''
  const next = segments[index + 1]
  return (
    hasRole(segment, role) &&
    vocabulary.lexicon.language.ratings.includes(word) &&
    next?.kind === 'field' &&
    next.fields.some(({ kind, core }) => kind === 'number' && !core)
  )
}

/** `what expires first`. */
function readExpiringFirst(reading: Reading): void {
  const word = reading.segments.findIndex(
    (segment, at) => !reading.taken[at] && segment.kind === 'word' && hasRole(segment, 'expiring'),
  )
  // `first to expire`, `expire soonest`, `expire last`
  const first = [word + 1, word - 1, isFiller(reading.segments[word - 1]) ? word - 2 : -1].find(
    (at) => at >= 0 && !reading.taken[at] && hasRole(reading.segments[at], 'top', 'bottom', 'oldest', 'newest'),
  )
  if (word < 0 || first === undefined) return readDueFirst(reading)
  const [field] = expiryFields(reading)
  if (!field || field.core) return
  const descending = hasRole(reading.segments[first], 'bottom', 'newest')
  addSort(reading, { field: field.field, descending }, fieldLabel(field), [word, first], word)
  if (isOne(reading, word)) reading.limit ??= 1
}

/** `due for inspection first`: the nearest of the days to come that a field named there tells. */
function readDueFirst(reading: Reading): void {
  const { segments, taken } = reading
  const first = segments.findLastIndex((segment, at) => !taken[at] && hasRole(segment, 'top', 'bottom', 'oldest'))
  const place = first - 1
  const [due, named] = [segments.findLastIndex((one, at) => at < first && hasRole(one, 'upcoming')), segments[place]]
  if (first < 0 || due < 0 || due < place - 3 || named?.kind !== 'field' || taken[place]) return
  const field = named.fields.find((one) => applies(reading, one) && liesAhead(reading, one))
  if (!field) return
  addSort(
    reading,
    { field: field.field, descending: hasRole(segments[first], 'bottom') },
    fieldLabel(field),
    [due, place, first],
    due,
  )
  if (isOne(reading, due)) reading.limit ??= 1
}

/** `which do we have the most of`; of `what did we sell the most of` stock tells nothing. */
function saysOfWhich({ tokens, vocabulary }: Reading, segment: Segment): boolean {
  const { ofWhich, soldWords } = vocabulary.lexicon.language
  const before = tokens.slice(Math.max(0, segment.start - 3), segment.start)
  return ofWhich.includes(tokens[segment.end - 1]?.norm ?? '') && !before.some(({ norm }) => soldWords.includes(norm))
}

/** `which book has the fewest pages`: one, asked for by a singular. */
function asksWhich(reading: Reading, index: number): boolean {
  const { segments, tokens, vocabulary } = reading
  const noun = segments.findIndex(
    (segment, at) => at < index && (segment.kind === 'type' || namesThing(segment, reading)),
  )
  const asks = segments[noun - 1]
  return (
    noun > 0 &&
    asks?.kind === 'word' &&
    vocabulary.lexicon.language.askingWords.includes(tokens[asks.end - 1]?.norm ?? '') &&
    isOne(reading, index)
  )
}

/** Whether the type named before is named as one: `which lamp`. */
function isOne(reading: Reading, index: number): boolean {
  const { segments, tokens, vocabulary } = reading
  const noun = segments.findLast(
    (segment, at) => at < index && (segment.kind === 'type' || namesThing(segment, reading)),
  )
  return noun !== undefined && !vocabulary.lexicon.language.isPlural(tokens[noun.end - 1]?.norm ?? '')
}

/** `by price`, `sorted by weight descending`. */
function readBy(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || segment.kind !== 'word' || !hasRole(segment, 'by')) return
    const after = neighbour(reading, index, 1, 2)
    const target = sortTarget(reading, after) ?? adjectiveTarget(reading, after)
    if (!target) return
    const top = reading.segments.findIndex(
      (one, at) => !reading.taken[at] && one.kind === 'word' && hasRole(one, 'top', 'bottom'),
    )
    const topIsBottom = hasRole(reading.segments[top], 'bottom') && !hasRole(reading.segments[top], 'top')
    if (byAnotherDay(reading, target, [index, after])) return
    const plain =
      /^by$/i.test(wordsOfSegment(reading, segment)) &&
      !hasRole(reading.segments[after], 'onHand', 'reserved', 'available')
    if (plain && top < 0 && reading.sort.length === 0 && reading.segments[after]?.kind !== 'field') return
    const direction = reading.segments.findIndex(
      (one, at) => !reading.taken[at] && hasRole(one, 'ascending', 'descending'),
    )
    const descending = direction >= 0 ? hasRole(reading.segments[direction], 'descending') : top >= 0 && !topIsBottom
    addSort(
      reading,
      { field: target.field, descending },
      target.name,
      [index, after, top, direction],
      top >= 0 ? top : index,
    )
  })
  // `cheapest first` and `price ascending` without `by`.
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || segment.kind !== 'word' || !hasRole(segment, 'ascending', 'descending')) return
    const before = neighbour(reading, index, -1, 1)
    const words = wordsOfSegment(reading, segment).toLowerCase()
    const target =
      sortTarget(reading, before) ?? toTarget(coreFieldOf(reading, words)) ?? toTarget(fieldOfFirst(reading, words))
    if (target)
      addSort(
        reading,
        { field: target.field, descending: hasRole(segment, 'descending') },
        target.name,
        sortTarget(reading, before) ? [index, before] : [index],
        index,
      )
  })
}

/** `the newest map by survey year`: new by that, and not by when it was entered. */
function byAnotherDay(reading: Reading, { field, name }: Target, indexes: readonly number[]): boolean {
  const order = reading.sort.find((one) => one.field === 'createdAt')
  const clause = reading.clauses.find(({ kind }) => kind === 'sort')
  if (!order || !clause || reading.sort.length > 1 || field === 'createdAt') return false
  reading.sort = [{ ...order, field }]
  clause.label = sentence('search.compares', { field: name, bounds: order.descending ? '↓' : '↑' })
  clause.types = sortedTypes(reading, field)
  take(reading, ...indexes)
  clause.last = Math.max(clause.last, ...indexes)
  return true
}

type Target = { field: string; name: Text }

function toTarget(field: FieldEntry | undefined): Target | undefined {
  return field && { field: field.field, name: fieldLabel(field) }
}

/** `longest first`: the field of that adjective. */
function fieldOfFirst(reading: Reading, words: string): FieldEntry | undefined {
  const [first = ''] = words.split(' ')
  const adjective = reading.vocabulary.lexicon.language.adjectives.find(({ superlative }) =>
    superlative.includes(first),
  )
  return adjective && fieldOfAdjective(reading, adjective)
}

function coreFieldOf(reading: Reading, words: string): FieldEntry | undefined {
  const { core } = reading.vocabulary
  if (/cheap|expensive/.test(words)) return core.get('price')
  if (/new|old|late/.test(words)) return core.get('createdAt')
  return /alphabet|a to z/.test(words) ? core.get('name') : undefined
}

function sortTarget(reading: Reading, index: number): Target | undefined {
  const segment = reading.segments[index]
  if (!segment || reading.taken[index]) return undefined
  if (segment.kind === 'field') {
    const field = segment.fields.find((one) => applies(reading, one) && one.kind !== 'boolean')
    return toTarget(field)
  }
  if (segment.kind !== 'word') return undefined
  const counted = countedBy(reading, index)
  if (counted) return toTarget(counted)
  const figure = figureNamed(segment)
  if (figure && !hasRole(segment, 'available')) return namedFigure(figure)
  if (hasRole(segment, 'onHand', 'countUnit')) return namedFigure('stock.onHand')
  return hasRole(segment, 'available') ? namedFigure('stock.available') : undefined
}

function adjectiveTarget(reading: Reading, index: number): Target | undefined {
  const segment = reading.segments[index]
  if (segment?.kind !== 'adjective') return undefined
  return toTarget(fieldOfAdjective(reading, segment.adjective))
}

function addSort(reading: Reading, order: SortOrder, name: Text, indexes: readonly number[], at: number): void {
  // `fastest by reading time` says the one order twice
  if (reading.sort.some((one) => one.field === order.field)) {
    take(reading, ...indexes)
    return
  }
  reading.sort.push(order)
  addClause(
    reading,
    {
      kind: 'sort',
      label: sentence('search.compares', { field: name, bounds: order.descending ? '↓' : '↑' }),
      filter: null,
      types: sortedTypes(reading, order.field),
    },
    indexes,
  )
  if (
    isAmong(reading, Math.max(...indexes)) ||
    (numberTold(reading, at) !== 'many' &&
      (asksOne(reading) ||
        namesOne(reading, at) ||
        asksWhich(reading, at) ||
        ofOne(reading, Math.min(...indexes.filter((index) => index >= 0)))))
  )
    reading.limit ??= 1
}

/** `welches Kit hat die meisten Tests`. */
function asksOne({ tokens, vocabulary }: Reading): boolean {
  const { askingWords } = vocabulary.lexicon.language
  return tokens.slice(0, 2).some(({ number, norm }) => number === 'one' && askingWords.includes(norm))
}

/** `die teuersten Hobel`, `les tasseaux les plus longs`: whether a superlative of another language says by its own form that it is of one thing or of several. */
function numberTold({ segments, tokens }: Reading, at: number): Token['number'] {
  // `günstigste Ketten zuerst`
  const place = segments[at]?.end ?? 0
  if (tokens.at(-1)?.norm === 'first' && tokens.length - 1 > place) return 'many'
  return tokens.slice(segments[at]?.start, segments[at]?.end).find(({ number }) => number !== undefined)?.number
}

/** `biggest screen among the plotters`: the one of them. */
function isAmong({ segments, tokens, vocabulary }: Reading, last: number): boolean {
  return vocabulary.lexicon.language.amongWords.includes(tokens[segments[last]?.end ?? tokens.length]?.norm ?? '')
}

/** The types that have what is sorted by; undefined where all have it. */
function sortedTypes({ vocabulary }: Reading, name: string): ReadonlySet<string> | undefined {
  return typesOf(vocabulary.fields.filter(({ field }) => field === name))
}

/** One superlative with a singular noun means one item: `the longest lead`. */
function namesOne(reading: Reading, at: number): boolean {
  const { segments, tokens, vocabulary } = reading
  // `heaviest crate of carrots`
  const pack = segments[at + 1]
  if (
    pack &&
    isContainer(reading, pack.start, pack.end) &&
    !hasRole(pack, 'generic', 'countUnit') &&
    !vocabulary.lexicon.language.isPlural(tokens[pack.end - 1]?.norm ?? '') &&
    vocabulary.lexicon.language.holding.includes(tokens[pack.end]?.norm ?? '')
  )
    return opensOne(reading, at)
  const named = segments.findIndex((segment, index) => index > at && segment.kind === 'type')
  const place = named >= 0 ? named : kindAfter(reading, at)
  const noun = segments[place]
  const between = segments.slice(at + 1, Math.max(at + 1, place))
  // `cheapest 70 Ah battery`
  const isMeasure = (segment: Segment) => segment.kind === 'amount' && segment.amount.units.length > 0
  const direct = between.every(
    (segment) => segment.kind === 'value' || segment.kind === 'field' || isMeasure(segment) || isFiller(segment),
  )
  if (!noun || !direct || place - at > 3) return false
  // `largest drums of emulsifier`
  const isOfMany = between.some(
    (segment) => segment.kind === 'field' && vocabulary.lexicon.language.isPlural(tokens[segment.end - 1]?.norm ?? ''),
  )
  if (isOfMany) return false
  const { isPlural } = vocabulary.lexicon.language
  const isMany = [tokens[noun.end - 1], tokens[noun.end]].some(
    (token) => token?.kind === 'word' && isPlural(token.norm),
  )
  return (numberTold(reading, at) === 'one' || !isMany) && opensOne(reading, at)
}

/** Whether a singular noun behind this is one thing: `please show me cheapest cake`, and not `any`, `all`. */
function opensOne({ segments, tokens, vocabulary }: Reading, at: number): boolean {
  const before = segments[at - 1]
  if (!before || before.kind === 'break') return true
  return !vocabulary.lexicon.language.phrases.any.includes(tokens[before.end - 1]?.norm ?? '') && isFiller(before)
}

/** `lens with the shortest focal length`: one thing, named before by a word that is no plural. */
function ofOne(reading: Reading, at: number): boolean {
  const { segments, tokens, vocabulary } = reading
  let before = at - 1
  let joined = false
  while (before >= 0 && (isFiller(segments[before]) || hasRole(segments[before], 'with'))) {
    joined ||=
      hasRole(segments[before], 'with') ||
      tokens
        .slice(segments[before]?.start, segments[before]?.end)
        .some(({ norm }) => vocabulary.lexicon.language.ofWhich.includes(norm))
    before--
  }
  const noun = segments[before]
  // `the car with the most kilometres`, whatever is called so
  const isTheOne =
    (noun?.kind === 'unknown' || noun?.kind === 'field') &&
    before === 1 &&
    noun.end === noun.start + 1 &&
    tokens[noun.start - 1]?.norm === 'the'
  if (!joined || !noun || (noun.kind !== 'type' && !namesThing(noun, reading) && !isTheOne)) return false
  const asks = vocabulary.lexicon.language.askingWords.includes(tokens[noun.start - 1]?.norm ?? '')
  // `brake fluid` of a type Brake Part is one thing
  const own = segments[before - 1]?.kind === 'type' && noun.kind === 'value' ? before - 1 : before
  const isFirst = !segments.slice(0, own).some(({ kind }) => kind === 'value' || kind === 'type')
  const opens = own === 0 || (opensOne(reading, own) && isFirst && !asks)
  return opens && !vocabulary.lexicon.language.isPlural(tokens[noun.end - 1]?.norm ?? '')
}

/** `the lightest road bike` where `Road bike` is a value: the value right behind, if it names a thing and not how it is; -1 for none. */
function kindAfter(reading: Reading, at: number): number {
  const { segments } = reading
  let place = at + 1
  while (place < at + 3 && (isFiller(segments[place]) || segments[place]?.kind === 'field')) place++
  const value = segments[place]
  const next = segments[place + 1]
  // `the largest beaker` of a choice called Shape, where no type is named
  const isNoun =
    value?.kind === 'value' &&
    (next === undefined || next.kind === 'break') &&
    !segments.some(({ kind }) => kind === 'type')
  return value && (namesThing(value, reading) || isNoun) && next?.kind !== 'value' && next?.kind !== 'unknown'
    ? place
    : -1
}

/** A bare number beside a superlative or before the noun of an ordered list: `top 3`, `10 cheapest`, `the 3 props with the highest ...`. */
function readLimit(reading: Reading): void {
  const wanted = reading.sort.length > 0
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'amount' || reading.taken[index] || segment.amount.units.length > 0) return
    if (segment.amount.abbreviated) return
    const { value } = segment.amount
    if (!Number.isInteger(value) || value < 1 || value > 1000) return
    const before = reading.segments[index - 1]
    const after = reading.segments[index + 1]
    const sorts = reading.clauses.filter((clause) => clause.kind === 'sort')
    const beside = sorts.some(
      (clause) =>
        clause.first === index + 1 ||
        clause.last === index - 1 ||
        clause.first === index - 1 ||
        clause.last === index + 1,
    )
    const asked =
      hasRole(before, 'top', 'bottom', 'show') ||
      (before?.kind === 'word' && hasRole(reading.segments[index - 2], 'show', 'top', 'bottom'))
    // `cheapest first, max 5`
    const ends = wanted && !after && hasRole(before, 'atMost') && reading.segments[index - 2]?.kind === 'break'
    if (ends) {
      reading.limit = value
      addClause(reading, { kind: 'limit', label: sentence('search.first', { count: value }), filter: null }, [
        index,
        index - 1,
      ])
      return
    }
    const noun =
      after?.kind === 'type' ||
      hasRole(after, 'generic') ||
      after?.kind === 'value' ||
      (after?.kind === 'unknown' && asked)
    // `only 3 dearest regulators`
    const isRanked = sorts.some(({ first }) => first === index + 1)
    const compares =
      hasRole(before, 'less', 'more', 'atLeast', 'atMost', 'than') || (hasRole(before, 'exactly') && !isRanked)
    if (
      compares ||
      !(
        (wanted && (beside || noun || (isFiller(after) && noun))) ||
        (asked && (noun || hasRole(before, 'top', 'bottom')))
      )
    )
      return
    reading.limit = value
    const top = [index - 1, index - 2].filter(
      (at) => hasRole(reading.segments[at], 'top', 'bottom') && !reading.taken[at],
    )
    addClause(reading, { kind: 'limit', label: sentence('search.first', { count: value }), filter: null }, [
      index,
      ...top,
    ])
  })
}
