import type { Filter, SortOrder } from '#contract/filter.ts'
import type { SearchChip } from '#contract/search.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { absorbEchoes } from './absorb-echoes.ts'
import type { Known } from './candidate.ts'
import { findCandidates } from './candidates.ts'
import { combine } from './combine.ts'
import { readProportions } from './compare-adjectives.ts'
import { readFigures } from './compare-figures.ts'
import { expandCompounds, repeatNames } from './expand-words.ts'
import { occursTogether } from './item-index.ts'
import { anyOf } from './label.ts'
import { readAggregate } from './read-aggregate.ts'
import { readAmounts } from './read-amounts.ts'
import { readDates } from './read-dates.ts'
import { readLetters } from './read-letters.ts'
import { readOrder } from './read-order.ts'
import { readSizes } from './read-sizes.ts'
import { impliedTypes, readValues } from './read-values.ts'
import {
  type Aggregate,
  addClause,
  applies,
  type ChipKind,
  hasRole,
  isContainer,
  isFiller,
  neighbour,
  type Reading,
} from './reading.ts'
import type { Segment } from './segment.ts'
import { chooseSegments } from './segments.ts'
import { singularOf } from './stem.ts'
import { applyTaught, type Taught } from './taught.ts'
import { expandUnknown } from './thesaurus.ts'
import { fold, mostTokens, tokenise } from './tokens.ts'
import { translateQuestion } from './translate.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Chip = {
  label: Text
  words: string
  start: number
  end: number
  kind: ChipKind
  filter: Filter | null
  source: SearchChip['source']
}
export type Unknown = { words: string; start: number; end: number }

export type Question = {
  filter: Filter | null
  sort: SortOrder[]
  limit: number | null
  chips: Chip[]
  notUnderstood: Unknown[]
  archived: 'exclude' | 'include' | 'only'
  aggregate?: Aggregate
}

export type Asking = Omit<Known, 'today'> & {
  /** ISO day of the person asking */
  today: string
  /** IANA time zone in which days begin */
  timeZone: string
  /** what the organisation taught */
  taught?: Taught
}

const longestText = 2_000

/**
 * Reads a question in plain language over a tenant's vocabulary. Deterministic and without I/O; about 1 ms for a
 * sentence, at most 50 ms for 2,000 characters of anything.
 *
 * Every word that says something is in a chip or in `notUnderstood`: nothing is dropped silently.
 * @param text  as typed; what lies beyond 2,000 characters is ignored
 */
export function parseQuestion(text: string, vocabulary: Vocabulary, asking: Asking): Question {
  // Control characters become blanks: same places, and nothing a database refuses.
  const asked = text
    .slice(0, longestText)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\b(?:i\.e|e\.g)\.?/gi, (letters) => ' '.repeat(letters.length))
  const told = applyTaught(tokenise(asked), asking.taught)
  const known = expandCompounds(
    repeatNames(translateQuestion(told, vocabulary, asking.thesaurus), vocabulary),
    vocabulary,
  )
  const tokens = asking.thesaurus ? expandUnknown(known, vocabulary, asking.thesaurus) : known
  const candidates = findCandidates(asked, tokens, vocabulary, asking)
  const { types, segments } = chooseSegments(tokens, candidates, vocabulary)
  const reading: Reading = {
    text: asked,
    tokens,
    segments,
    unread: new Set(),
    taken: segments.map((segment) => segment.kind === 'break'),
    types,
    vocabulary,
    today: asking.today,
    timeZone: asking.timeZone,
    clauses: [],
    sort: [],
    archived: 'exclude',
  }
  readTypes(reading)
  if (reading.types.size === 0) reading.types = impliedTypes(reading) ?? types
  readLetters(reading)
  readProportions(reading)
  readFigures(reading)
  readAggregate(reading)
  readOrder(reading)
  readDates(reading)
  readSizes(reading)
  readAmounts(reading)
  readValues(reading)
  absorbEchoes(reading)
  readText(reading)
  const { filter, clauses } = combine(reading)
  const sort = reading.sort
  return {
    filter,
    sort,
    limit: reading.limit ?? null,
    chips: clauses.map(({ first, last, kind, label, filter: own }) => ({
      kind,
      label,
      filter: own,
      source: 'rules',
      ...spanOf(reading, first, last),
    })),
    notUnderstood: leftOver(reading, clauses),
    archived: reading.archived,
    aggregate: reading.aggregate,
  }
}

function readTypes(reading: Reading): void {
  const places = reading.segments.flatMap((segment, index) => (segment.kind === 'type' ? [index] : []))
  if (places.length === 0) return readHeadField(reading)
  const positive: number[] = []
  const ids = new Set<string>()
  for (const index of places) {
    const segment = reading.segments[index]
    if (segment?.kind !== 'type') continue
    const negation = [index - 1, index - 2].find(
      (at) => hasRole(reading.segments[at], 'not') && (at === index - 1 || isFiller(reading.segments[index - 1])),
    )
    const saysWithout =
      negation !== undefined &&
      !hasRole(reading.segments[negation], 'missing') &&
      places.length === 1 &&
      (onlyGenericBefore(reading, negation) || excludes(reading, negation) || isNoneOf(reading, negation))
    if (saysWithout && negation !== undefined) {
      addClause(
        reading,
        {
          kind: 'type',
          label: sentence('search.not', {
            what: anyOf(segment.ids.map((id) => reading.vocabulary.types.get(id) ?? id)),
          }),
          filter: { field: 'itemType', op: 'nin', value: [...segment.ids] },
        },
        [index, negation],
      )
      reading.types = new Set()
      continue
    }
    positive.push(index)
    for (const id of segment.ids) ids.add(id)
  }
  if (positive.length === 0) return
  const list = [...ids]
  const [only] = list
  addClause(
    reading,
    {
      kind: 'type',
      label: anyOf(list.map((id) => reading.vocabulary.types.get(id) ?? id)),
      filter:
        list.length === 1 && only
          ? { field: 'itemType', op: 'eq', value: only }
          : { field: 'itemType', op: 'in', value: list },
      types: ids,
    },
    [positive[0] ?? 0],
  )
  for (const index of positive) reading.taken[index] = true
}

/** `cloth wider than 1.2 m` of a field called Cloth, which tells what things of the one type are: the thing itself. */
function readHeadField(reading: Reading): void {
  const { segments, vocabulary } = reading
  const index = segments.findIndex((segment) => !isFiller(segment) && !hasRole(segment, 'howMany', 'count', 'total'))
  const segment = segments[index]
  const [field, another] = segment?.kind === 'field' && segment.whole ? segment.fields : []
  const word = reading.tokens[segment?.start ?? 0]?.norm ?? ''
  // `articles` are anything
  if (vocabulary.lexicon.language.phrases.generic.includes(word)) return
  if (!field || another || field.kind !== 'select' || field.core || !field.itemTypeId) return
  const { qualityNames, relationNames, stem } = vocabulary.lexicon.language
  if ([...qualityNames, ...relationNames].some((name) => field.stems.has(stem(name)))) return
  const next = segments[index + 1]
  const others = segments.filter((one, at) => at !== index && (one.kind === 'value' || one.kind === 'field'))
  const isOwn = others.every((one) => {
    const fields =
      one.kind === 'value' ? one.meanings.map((meaning) => meaning.field) : one.kind === 'field' ? one.fields : []
    return fields.some((other) => other.itemTypeId === undefined || other.itemTypeId === field.itemTypeId)
  })
  if (!isOwn || (next !== undefined && next.kind !== 'adjective' && !isFiller(next) && !hasRole(next, 'with', 'at')))
    return
  const id = field.itemTypeId
  reading.types = new Set([id])
  addClause(
    reading,
    {
      kind: 'type',
      label: anyOf([vocabulary.types.get(id) ?? id]),
      filter: { field: 'itemType', op: 'eq', value: id },
      types: new Set([id]),
    },
    [index],
  )
}

/** `everything from Navimo except paint`. */
function excludes({ segments, tokens, vocabulary }: Reading, negation: number): boolean {
  const segment = segments[negation]
  const words = tokens.slice(segment?.start, segment?.end).map(({ norm }) => norm)
  return vocabulary.lexicon.language.exclusions.includes(words.join(' '))
}

/** `anything from Italy that isn't a pot`: of everything, what is no such thing. */
function isNoneOf({ segments, tokens, vocabulary }: Reading, negation: number): boolean {
  const opener = segments.find((segment) => !hasRole(segment, 'courtesy', 'show') || hasRole(segment, 'generic'))
  const word = tokens[(segments[negation]?.end ?? 0) - 1]?.norm ?? ''
  return hasRole(opener, 'generic') && vocabulary.lexicon.language.copulas.includes(word)
}

/** `everything except tyres` denies the type; `tyres without a tube` does not. */
function onlyGenericBefore(reading: Reading, negation: number): boolean {
  return reading.segments
    .slice(0, negation)
    .every((segment) => isFiller(segment) || segment.kind === 'break' || hasRole(segment, 'everywhere', 'or', 'and'))
}

/** Words that are no schema but stand in names and descriptions become a text search; only where one item has them all. */
function readText(reading: Reading): void {
  const { vocabulary, segments } = reading
  const found: { index: number; stems: string[] }[] = []
  const types = reading.types.size > 0 ? reading.types : undefined
  segments.forEach((segment, index) => {
    if (reading.taken[index] || reading.unread.has(index) || (segment.kind !== 'unknown' && segment.kind !== 'name'))
      return
    const stems = reading.tokens
      .slice(segment.start, segment.end)
      .filter((token) => token.kind === 'word' || token.kind === 'number')
      .map((token) => singularOf(token.norm))
    if (stems.length === 0) return
    const together = [...found.flatMap((one) => one.stems), ...stems]
    if (occursTogether(vocabulary.items, together, types)) found.push({ index, stems })
  })
  for (const { index } of found) {
    const segment = segments[index]
    if (!segment) continue
    const words = textOf(reading, segment)
    const before = segments[index - 1]
    const denied = precedingWord(reading, index)
    if (hasRole(segments[denied], 'not') && !reading.taken[denied] && excludes(reading, denied)) {
      const what = sentence('search.words', { words })
      const filter = { not: { text: words.slice(0, 200) } }
      addClause(reading, { kind: 'text', label: sentence('search.not', { what }), filter }, [index, denied])
      continue
    }
    const isCalled =
      before?.kind === 'field' && before.fields.some(({ core }) => core === 'name') && !reading.taken[index - 1]
    addClause(
      reading,
      { kind: 'text', label: sentence('search.words', { words }), filter: { text: words.slice(0, 200) } },
      // `called Xeno`
      isCalled ? [index - 1, index] : [index],
    )
  }
}

/** The place of the last segment before this one that carries a meaning; -1 for none. */
function precedingWord({ segments }: Reading, index: number): number {
  return segments.findLastIndex((segment, at) => at < index && !isFiller(segment))
}

/** The words to look for: as typed, or those that stand in their place (another language, a taught word). */
function textOf({ text, tokens }: Reading, segment: { start: number; end: number }): string {
  const own = tokens.slice(segment.start, segment.end)
  const isTyped = own.every(({ raw, norm, taught }) => !taught && fold(raw).includes(norm))
  return isTyped
    ? text.slice(own[0]?.start, own.at(-1)?.end).replace(/\s+/g, ' ')
    : own.map(({ norm }) => norm).join(' ')
}

function spanOf(reading: Reading, first: number, last: number): { words: string; start: number; end: number } {
  // words of another language may stand in another order than in the text
  const own = reading.tokens.slice(reading.segments[first]?.start ?? 0, reading.segments[last]?.end ?? 1)
  const start = Math.min(...own.map((token) => token.start))
  const end = Math.max(...own.map((token) => token.end))
  return { words: reading.text.slice(start, end), start, end }
}

/** What no chip accounts for, side by side words as one; words that only carry the sentence are left out. */
function leftOver(reading: Reading, clauses: readonly { first: number; last: number }[]): Unknown[] {
  const { segments, text, tokens } = reading
  const covered = (index: number) =>
    reading.taken[index] ||
    // a denial or a comparison is never a mere part of a condition
    (!hasRole(segments[index], 'not', 'more', 'less', 'atLeast', 'atMost', 'between') &&
      clauses.some((clause) => clause.first <= index && index <= clause.last && segments[index]?.kind === 'word'))
  const left: Unknown[] = []
  let open = -2
  segments.forEach((segment, index) => {
    const carries =
      segment.kind === 'word' ||
      segment.kind === 'field' ||
      (segment.kind === 'amount' &&
        segment.amount.spelled &&
        !segment.amount.abbreviated &&
        segment.amount.units.length === 0)
    const isSign = segment.kind === 'unknown' && tokens[segment.start]?.kind === 'sign'
    // words of the grammar that were taught and found nothing to govern are named as any others
    const isRead =
      (covered(index) && !tellsDeed(reading, index)) ||
      isSign ||
      (carries && !reading.unread.has(index) && !isTied(reading, segment) && isGrammar(reading, index))
    if (isRead && !isTaughtInVain(reading, index)) return
    const [start, end] = withHyphens(text, tokens[segment.start]?.start ?? 0, tokens[segment.end - 1]?.end ?? 0)
    const last = left.at(-1)
    // a number and what bounds it are no part of the word before: `whodunits` and `under 20 euros`
    const isBound = opensMeasure(reading, index)
    if (last && open === index - 1 && !isBound) {
      last.end = Math.max(last.end, end)
      last.words = text.slice(last.start, last.end)
    } else left.push({ start, end, words: text.slice(start, end) })
    open = index
  })
  const read = tokens.at(-1)?.end ?? 0
  if (tokens.length >= mostTokens && text.slice(read).trim())
    left.push({ start: read, end: text.length, words: text.slice(read) })
  return left
}

/** Whether a comparison begins here that has a number behind it. */
function opensMeasure({ segments }: Reading, index: number): boolean {
  const [segment, next] = [segments[index], segments[index + 1]]
  return (
    segment?.kind === 'word' &&
    hasRole(segment, 'less', 'more', 'atLeast', 'atMost', 'between') &&
    next?.kind === 'amount'
  )
}

/** Whether this is one word of several that hyphens tie: `see-through` says something, though neither part does. */
function isTied({ tokens }: Reading, { start, end }: { start: number; end: number }): boolean {
  const [token, next] = [tokens[start], tokens[end]]
  // `avons-nous`, put into English
  const isOwn = [token, next?.tied ? next : undefined].every((one) => !one || fold(one.raw) === one.norm)
  return isOwn && end === start + 1 && (tokens[start]?.tied || tokens[end]?.tied) === true
}

/** Whether this is of words that were taught, none of which is in a chip. */
function isTaughtInVain({ tokens, segments, taken }: Reading, index: number): boolean {
  const taughtIn = (at: number) => tokens[segments[at]?.start ?? tokens.length]?.taught
  const taught = taughtIn(index)
  return taught !== undefined && !segments.some((_, at) => taughtIn(at) === taught && taken[at])
}

/** A word with a hyphen is named whole. */
function withHyphens(text: string, start: number, end: number): [start: number, end: number] {
  const before = /[\p{L}\p{N}]+-$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0
  const after = /^-[\p{L}\p{N}]+/u.exec(text.slice(end, end + 40))?.[0].length ?? 0
  return [start - before, end + after]
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
    (next.kind === 'value' && taken[index + 1] === true) ||
    hasRole(next, 'generic')
  )
}

/** `counted in May`, where the time is taken for that of the entry. */
function tellsDeed({ segments, tokens, clauses, vocabulary }: Reading, index: number): boolean {
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
  const isSized = [neighbour(reading, index, -1, 2), neighbour(reading, index, 1, 2)].some((at) => isSize(segments[at]))
  return !isSized && !isThing(index - 1)
}

/** How much a container holds: `30 ml tubes`, and no 12 inches. */
function isSize(segment: Segment | undefined): boolean {
  return segment?.kind === 'amount' && !segment.amount.units.some(({ dimension }) => dimension === 'length')
}

/** Words of the grammar that found nothing to govern. Those which change what is asked are named, the others are not. */
function isGrammar(reading: Reading, index: number): boolean {
  const segment = reading.segments[index]
  if (!segment || segment.kind === 'amount') return true
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
      namesThings(reading, segment, index) ||
      (isContainer(reading, segment.start, segment.end) &&
        (!segment.whole || !segment.fields.some((field) => applies(reading, field)))) ||
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
