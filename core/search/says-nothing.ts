import { applies, hasRole, isContainer, isFiller, neighbour, type Reading } from './reading.ts'
import { namesThing } from './names-thing.ts'
import type { Segment } from './segment.ts'

/** `the van holds no more than 40` where glasses have a number called Holds: a verb, where none of the things asked for has the field. */
function isVerbOfOthers(reading: Reading, segment: Extract<Segment, { kind: 'field' }>): boolean {
  const word = reading.tokens[segment.start]?.norm ?? ''
  return (
    segment.end === segment.start + 1 &&
    reading.vocabulary.lexicon.language.phrases.stop.includes(word) &&
    !segment.fields.some((field) => applies(reading, field))
  )
}

/** `wheels of goat cheese` of a field called Wheel weight: what the things behind are counted in. */
function isCountOf({ segments, tokens, vocabulary }: Reading, segment: Extract<Segment, { kind: 'field' }>): boolean {
  const { holding, isPlural } = vocabulary.lexicon.language
  const next = segments.find(({ start }) => start === segment.end + 1)
  return (
    !segment.whole &&
    segment.end === segment.start + 1 &&
    isPlural(tokens[segment.start]?.norm ?? '') &&
    holding.includes(tokens[segment.end]?.norm ?? '') &&
    (next?.kind === 'type' || next?.kind === 'value') &&
    segment.fields.every(({ kind, unit }) => kind === 'number' && unit !== undefined)
  )
}

/** Words of the grammar that found nothing to govern. Those which change what is asked are named, the others are not. */
export function isGrammar(reading: Reading, index: number): boolean {
  const segment = reading.segments[index]
  if (!segment || segment.kind === 'amount') return true
  // `mit Henkel`: a handle is a thing where another language said so
  const isThing = reading.tokens.slice(segment.start, segment.end).some((token) => token.isGoods)
  if (isThing && hasRole(segment, 'stop')) return false
  if (isUnknownThing(reading, index)) return false
  // `or 1=1`
  if (hasRole(segment, 'exactly') && reading.tokens[segment.start]?.kind === 'sign') return false
  // `lent by the archive`, of whom the value behind tells
  const isBy = reading.vocabulary.lexicon.language.phrases.by.includes(reading.tokens[segment.start]?.norm ?? '')
  if (hasRole(segment, 'until') && isBy && reading.segments[index + 1]?.kind === 'value' && reading.taken[index + 1])
    return true
  if (describesNext(reading, index) || isBareContainer(reading, index) || tellsDeed(reading, index)) return false
  // a total that no figure came of
  if (hasRole(segment, 'total') && !hasRole(segment, 'everywhere') && reading.aggregate === undefined) return false
  // `a stock of` says no more than a comparison behind it, `how many` asks
  if (hasRole(segment, 'howMany', 'howMuch', 'count')) {
    const { askingWords } = reading.vocabulary.lexicon.language
    return !askingWords.includes(reading.tokens[segment.start]?.norm ?? '')
  }
  // `bottles` where a field is called `Bottle size`: a container first.
  if (segment.kind === 'field')
    return (
      isVerbOfOthers(reading, segment) ||
      isCountOf(reading, segment) ||
      namesThings(reading, segment, index) ||
      (isContainer(reading, segment.start, segment.end) &&
        (!segment.whole ||
          !segment.fields.some((field) => applies(reading, field)) ||
          // `open bottles of resin` of a number called Bottle
          reading.vocabulary.lexicon.language.holding.includes(reading.tokens[segment.end]?.norm ?? ''))) ||
      (!segment.whole && governsMeasure(reading, index))
    )
  if (
    hasRole(
      segment,
      'stop',
      'courtesy',
      'generic',
      'entries',
      'show',
      'everywhere',
      'container',
      'or',
      'and',
      'with',
      'filled',
      'onHand',
      'countUnit',
      'by',
      'at',
      'to',
      'total',
      'than',
      'about',
      'exactly',
    )
  ) {
    return !hasRole(segment, 'not')
  }
  return false
}

/** `short cables`, `with a good rating`: a word that elsewhere says nothing, right before what it tells of. */
function describesNext({ segments, tokens, taken, vocabulary }: Reading, index: number): boolean {
  const [segment, next] = [segments[index], segments[index + 1]]
  if (segment?.kind !== 'word' || segment.end > segment.start + 1 || !next) return false
  if (!vocabulary.lexicon.language.describing.includes(tokens[segment.start]?.norm ?? '')) return false
  return (
    // `few left`
    hasRole(next, 'inStock') ||
    next.kind === 'type' ||
    next.kind === 'name' ||
    next.kind === 'unknown' ||
    // `weighing devices` of a choice called Device
    (next.kind === 'field' && taken[index + 1] === true) ||
    (next.kind === 'value' && taken[index + 1] === true) ||
    hasRole(next, 'generic')
  )
}

/** `counted in May`, where the time is taken for that of the entry. */
export function tellsDeed({ segments, tokens, clauses, vocabulary }: Reading, index: number): boolean {
  const segment = segments[index]
  if (segment?.kind !== 'word' || !vocabulary.lexicon.language.deeds.includes(tokens[segment.start]?.norm ?? ''))
    return false
  return clauses.some(
    ({ kind, filter, first, last }) =>
      kind === 'date' && index >= first - 3 && index <= last + 3 && JSON.stringify(filter).includes('"createdAt"'),
  )
}

/** `titles sold last month`: what things are called by, at the beginning of a question, is the things. */
function namesThings({ segments, tokens, vocabulary }: Reading, segment: Segment, index: number): boolean {
  if (segment.kind !== 'field' || segment.end > segment.start + 1) return false
  const isName = segment.fields.some(({ core }) => core === 'name')
  const opens = segments.slice(0, index).every(isFiller)
  return isName && opens && vocabulary.lexicon.language.isPlural(tokens[segment.start]?.norm ?? '')
}

/** `gowns that fit a 96 cm chest` where a field is called Fits: a verb before a measure that is read. */
function governsMeasure({ segments, tokens, taken, vocabulary }: Reading, index: number): boolean {
  const segment = segments[index]
  if (segment?.kind !== 'field' || segment.end > segment.start + 1) return false
  const isVerb = vocabulary.lexicon.language.phrases.stop.includes(tokens[segment.start]?.norm ?? '')
  const next = segments.findIndex((one, at) => at > index && !isFiller(one))
  return isVerb && segments[next]?.kind === 'amount' && taken[next] === true
}

/** `drums in boxes`, `tube amps`: what things are packed in or made as, where neither a size nor what it holds stands beside it. */
function isBareContainer(reading: Reading, index: number): boolean {
  const { segments, tokens, vocabulary } = reading
  const segment = segments[index]
  if (segment?.kind !== 'word' || !hasRole(segment, 'container') || hasRole(segment, 'countUnit', 'generic', 'stop'))
    return false
  if (vocabulary.lexicon.language.holding.includes(tokens[segment.end]?.norm ?? '')) return false
  const isThing = (at: number) =>
    ['type', 'value', 'name', 'field'].includes(segments[at]?.kind ?? '') || isSize(segments[at])
  // `in bags of more than 2 kg`
  const next = neighbour(reading, index, 1, 2)
  const isBound = hasRole(segments[next], 'more', 'less', 'atLeast', 'atMost', 'between', 'exactly', 'about')
  const places = [neighbour(reading, index, -1, 2), next, ...(isBound ? [neighbour(reading, next, 1, 2)] : [])]
  return !places.some((at) => isSize(segments[at])) && !isThing(index - 1)
}

/** `bottles: more than 100 in the hall`: what is asked for, where nothing in the question tells what it is here. */
function isUnknownThing(reading: Reading, index: number): boolean {
  const { segments, tokens, clauses, types, vocabulary } = reading
  const segment = segments[index]
  if (!segment || hasRole(segment, 'countUnit', 'generic')) return false
  const isPack =
    segment.kind === 'field'
      ? !segment.whole && isContainer(reading, segment.start, segment.end)
      : segment.kind === 'word' && hasRole(segment, 'container')
  if (!isPack) return false
  if (!vocabulary.lexicon.language.isPlural(tokens[segment.start]?.norm ?? '')) return false
  if (segment.kind === 'word' && isKindOfPack(reading, index)) return true
  if (types.size > 0 || !segments.slice(0, index).every(isFiller)) return false
  return clauses.every(
    ({ kind }) => kind === 'stock' || kind === 'location' || kind === 'state' || kind === 'sort' || kind === 'limit',
  )
}

/** `cardboard cartons`: several packs of some make, where nothing else says what they are. */
function isKindOfPack(reading: Reading, index: number): boolean {
  const { segments, tokens, clauses, vocabulary } = reading
  const before = segments[index - 1]
  const isThing = (segment: Segment) =>
    segment.kind === 'name' || segment.kind === 'code' || namesThing(segment, reading) || hasRole(segment, 'generic')
  return (
    before?.kind === 'value' &&
    !clauses.some(({ kind }) => kind === 'type') &&
    !segments.some((segment) => isThing(segment)) &&
    !vocabulary.lexicon.language.holding.includes(tokens[segments[index]?.end ?? tokens.length]?.norm ?? '')
  )
}

/** How much a container holds: `30 ml tubes`, and no 12 inches. */
function isSize(segment: Segment | undefined): boolean {
  return segment?.kind === 'amount' && !segment.amount.units.some(({ dimension }) => dimension === 'length')
}
