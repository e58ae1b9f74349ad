import type { Condition, DayFromToday, Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { addDays, shift } from './calendar.ts'
import {
  type Bounds,
  type DateFields,
  dateField,
  denialBefore,
  expiryFields,
  liesAhead,
  liesBehind,
  speaksOfFuture,
} from './date-field.ts'
import type { Period } from './period.ts'
import { anyOf, compareLabel, fieldLabel } from './label.ts'
import { translations } from './languages/translations.ts'
import type { FieldEntry } from './meaning.ts'
import { boundOn, movingDays } from './moving-days.ts'
import {
  addClause,
  applies,
  either,
  hasRole,
  isFiller,
  neighbour,
  type Reading,
  typesOf,
  wordsOfSegment,
} from './reading.ts'
import type { Segment } from './segment.ts'
import { leaveUnread } from './read-letters.ts'
import { readYears } from './read-years.ts'
import { startOfDay } from './start-of-day.ts'

/** Periods become conditions on date fields; words such as `overdue` and `expired` carry a period of their own. */
export function readDates(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'period' || reading.taken[index]) return
    if (readCentury(reading, index, segment.period)) return
    const told = boundsOf(reading, index, segment.period)
    if (readYears(reading, index, segment.period, told)) return
    const bounds = stillAhead(reading, segment.period, told)
    const found = dateField(reading, Math.min(...bounds.indexes), Math.max(...bounds.indexes), bounds)
    if (!found) return
    const meant = outOf(reading, found, inThePast(reading, segment.period, found.fields, bounds))
    const field = ofAnySale(reading, found, meant)
    if (found.ofAnySale) leaveNumberSold(reading)
    addDates(reading, field, meant, field.denied ? -1 : denialBefore(reading, field, meant))
  })
  readCovered(reading)
  readFresh(reading)
  readNoLonger(reading)
  readSoon(reading)
  reading.segments.forEach((segment, index) => {
    if (
      reading.taken[index] ||
      !(saysOverdue(reading, segment) || (segment.kind === 'word' && hasRole(segment, 'upcoming')))
    )
      return
    const overdue = saysOverdue(reading, segment)
    // `have run out` says that none are left, but of a warranty that its day is past
    if (hasRole(segment, 'outOfStock') && !namesDay(reading)) return
    // `due for a check next month`: the day is told already.
    if (!overdue && reading.clauses.some((clause) => clause.kind === 'date')) {
      reading.taken[index] = true
      return
    }
    const negated = hasRole(reading.segments[index - 1], 'not')
    const bounds: Bounds = { indexes: negated ? [index, index - 1] : [index] }
    bounds.overdue = overdue && !negated
    if (bounds.overdue) bounds.to = addDays(reading.today, -1)
    else bounds.from = reading.today
    const field = dateField(reading, index, index, bounds, true)
    // `due for service` where only `Serviced on` is kept
    if (!bounds.overdue && field?.fields.every((one) => liesBehind(reading, one))) return
    // `whose test is due`: today, or was before
    const isDue =
      !overdue && !negated && reading.tokens[segment.start]?.norm === 'due' && segment.end === segment.start + 1
    if (field) addDates(reading, field, isDue ? { indexes: bounds.indexes, to: reading.today } : bounds)
  })
}

/** Whether a date field of the things asked for is named. */
function namesDay(reading: Reading): boolean {
  return reading.segments.some(
    (segment) =>
      segment.kind === 'field' && segment.fields.some((field) => field.kind === 'date' && applies(reading, field)),
  )
}

/** `expired`, also where a field is called so. */
function saysOverdue({ tokens, vocabulary }: Reading, segment: Segment): boolean {
  if (segment.kind === 'word') return hasRole(segment, 'overdue')
  const isOne = segment.kind === 'field' && segment.end === segment.start + 1
  return isOne && vocabulary.lexicon.language.phrases.overdue.includes(tokens[segment.start]?.norm ?? '')
}

/** `out of warranty since March`: ended since then, and before today. */
function outOf(reading: Reading, { fields, indexes }: DateFields, bounds: Bounds): Bounds {
  const before = Math.min(...indexes) - 1
  const segment = reading.segments[before]
  const isOut = segment?.kind === 'word' && hasRole(segment, 'outOfStock') && !reading.taken[before]
  if (!isOut || !fields.every((field) => liesAhead(reading, field))) return bounds
  return { ...bounds, to: bounds.to ?? addDays(reading.today, -1), indexes: [...bounds.indexes, before] }
}

/** `how many did we sell last month` asks for a figure of sales, which is none of the stock: it is named as not understood. */
function leaveNumberSold(reading: Reading): void {
  if (reading.aggregate?.of !== 'quantity' && reading.aggregate?.of !== 'value') return
  const asked = reading.clauses.find(({ kind }) => kind === 'aggregate')
  reading.aggregate = undefined
  reading.clauses = reading.clauses.filter((clause) => clause !== asked)
  if (!asked) return
  reading.taken[asked.first] = false
  leaveUnread(reading, [asked.first])
}

/** `sold last month`: a sale of that time, whatever was sold since. Until today the last one tells as well. */
function ofAnySale({ vocabulary, today }: Reading, found: DateFields, { to }: Bounds): DateFields {
  const sold = vocabulary.core.get('soldAt')
  return found.ofAnySale && sold && to !== undefined && to < today ? { ...found, fields: [sold] } : found
}

/** `to be used before June`, asked in November: what lies ahead is in the June to come. */
function stillAhead(reading: Reading, period: Period, bounds: Bounds): Bounds {
  const last = bounds.to ?? bounds.from ?? reading.today
  if (
    period.kind !== 'span' ||
    !period.yearless ||
    bounds.ofYear ||
    last >= reading.today ||
    bounds.from === reading.today
  )
    return bounds
  if (reading.segments.some((segment) => segment.kind === 'word' && hasRole(segment, 'overdue'))) return bounds
  const later = (day: string | undefined) => (day === undefined ? undefined : shift(day, 'year', 1))
  const ahead = { ...bounds, from: later(bounds.from), to: later(bounds.to) }
  const found = dateField(reading, Math.min(...bounds.indexes), Math.max(...bounds.indexes), ahead)
  const isAhead = found?.fields.every((field) => field.core === 'lot.expiresOn' || liesAhead(reading, field)) ?? false
  return isAhead && saysAhead(reading) ? ahead : bounds
}

/** Whether a question speaks of what is to come, and of nothing that was. */
function saysAhead({ segments, tokens, vocabulary }: Reading): boolean {
  const { pastWords, didWords } = vocabulary.lexicon.language
  const isPast = tokens.some(({ norm }) => pastWords.includes(norm) || didWords.includes(norm) || norm === 'expired')
  // `out of warranty since March`
  return !isPast && !segments.some((segment) => hasRole(segment, 'not', 'outOfStock', 'since'))
}

/** `overhauled in March`, asked in September: what lies behind was in the March before. */
function inThePast(reading: Reading, period: Period, fields: readonly FieldEntry[], bounds: Bounds): Bounds {
  const isAhead = (bounds.from ?? bounds.to ?? '') > reading.today
  if (period.kind !== 'span' || bounds.ofYear || !(period.yearless || period.before) || !isAhead) return bounds
  if (!fields.every((field) => field.kind === 'instant' || liesBehind(reading, field))) return bounds
  const { from, before } = period
  const days = before && Math.round((Date.parse(before) - Date.parse(from)) / 86_400_000)
  const earlier = (day: string | undefined) =>
    day === undefined ? undefined : days ? addDays(day, days) : shift(day, 'year', -1)
  return { ...bounds, from: earlier(bounds.from), to: earlier(bounds.to) }
}

/** `still under warranty`, `out of warranty`: whether the day a field names is still to come. */
function readCovered(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'field' || reading.taken[index]) return
    const fields = segment.fields.filter((field) => applies(reading, field) && liesAhead(reading, field))
    let at = index - 1
    while (
      isFiller(reading.segments[at]) &&
      !saysPast(reading, at) &&
      !hasRole(reading.segments[at], 'outOfStock', 'covered')
    )
      at--
    const isPast = saysPast(reading, at)
    const before = reading.segments[isPast ? at : index - 1]
    if (fields.length === 0 || before?.kind !== 'word' || reading.taken[isPast ? at : index - 1]) return
    if (isPast) {
      addDates(reading, { fields, indexes: [index] }, { to: addDays(reading.today, -1), indexes: [at] })
      return
    }
    const isOut = hasRole(before, 'outOfStock')
    if (!isOut && !hasRole(before, 'covered')) return
    const denied = hasRole(reading.segments[index - 2], 'not')
    const indexes = denied ? [index - 1, index - 2] : [index - 1]
    const bounds = isOut === denied ? { from: reading.today, indexes } : { to: addDays(reading.today, -1), indexes }
    addDates(reading, { fields, indexes: [index] }, bounds)
  })
}

/** `not yet expired`, `still good`: of goods that have a day they last to, and no other is told. */
function readFresh(reading: Reading): void {
  const fields = expiryFields(reading)
  if (fields.every((field) => field.core) || reading.clauses.some(({ kind }) => kind === 'date')) return
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'word' || reading.taken[index] || !hasRole(segment, 'covered')) return
    if (!/expired|still (?:good|usable)|in date/.test(wordsOfSegment(reading, segment))) return
    addDates(reading, { fields, indexes: [index] }, { from: reading.today, indexes: [index] })
  })
}

/** `no longer usable` of a field called Usable until: its day is past, and not missing. */
function readNoLonger(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    const next = reading.segments[index + 1]
    if (segment.kind !== 'word' || reading.taken[index] || reading.taken[index + 1] || next?.kind !== 'field') return
    if (!isNoLonger(reading, segment)) return
    const fields = next.fields.filter((field) => applies(reading, field) && liesAhead(reading, field))
    if (fields.length === 0) return
    const bounds = { to: addDays(reading.today, -1), indexes: [index] }
    addDates(reading, { fields, indexes: [index + 1] }, bounds)
  })
}

function isNoLonger({ tokens }: Reading, { start, end }: Segment): boolean {
  return (
    tokens
      .slice(start, end)
      .map(({ norm }) => norm)
      .join(' ') === 'no longer'
  )
}

/** Days that what expires soon still has at most. */
const soonDays = 30

/** `expiring soon`, `about to expire`, where no day is told: within thirty days. */
function readSoon(reading: Reading): void {
  if (reading.clauses.some(({ kind }) => kind === 'date')) return
  const fields = expiryFields(reading)
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'word' || reading.taken[index] || !hasRole(segment, 'expiring')) return
    const next = reading.segments[index + 1]
    const saysSoon = (one: Segment | undefined) =>
      one?.kind === 'word' && /soon|about to|near|close|short dated/.test(wordsOfSegment(reading, one))
    if (!saysSoon(segment) && !saysSoon(next)) return
    const to = addDays(reading.today, soonDays)
    const shifted = new Map<string, DayFromToday>([[to, { unit: 'day', count: soonDays }]])
    const indexes = saysSoon(segment) ? [index] : [index, index + 1]
    addDates(reading, { fields, indexes }, { from: reading.today, to, indexes, shifted })
  })
}

/** `past their drink-by date`. */
function saysPast({ segments, tokens, vocabulary }: Reading, at: number): boolean {
  const segment = segments[at]
  return segment?.kind === 'word' && vocabulary.lexicon.language.pastWords.includes(tokens[segment.end - 1]?.norm ?? '')
}

/** The days a period allows, by the word before it. */
function boundsOf(reading: Reading, index: number, period: Period): Bounds {
  const { segments, today } = reading
  const indexes = [index]
  let before = index - 1
  while (
    before >= 0 &&
    isFiller(segments[before]) &&
    !hasRole(segments[before], 'before', 'after', 'since', 'until', 'between', 'at', 'atMost', 'more', 'less')
  )
    before--
  const word = segments[before]
  const has = (...roles: Parameters<typeof hasRole>[1][]) =>
    word !== undefined && word.kind !== 'field' && !reading.taken[before] && hasRole(word, ...roles)
  if (period.kind === 'length') {
    const unit = period.unit
    const back = shift(today, unit, -period.count)
    const ahead = shift(today, unit, period.count)
    const future = speaksOfFuture(reading)
    const shifted = new Map<string, DayFromToday>([
      [back, { unit, count: -period.count }],
      [ahead, { unit, count: period.count }],
    ])
    if (has('more', 'before')) {
      indexes.push(before)
      // `not checked for more than a month`: the last time lies further back, and so does one that never was
      const denied = segments.findLast((one, at) => at < before && one.kind !== 'field' && !isFiller(one))
      const behind = segments.find((one, at) => at > index && one.kind !== 'field' && !isFiller(one))
      if (
        !future &&
        [denied, behind].some((one) => one?.kind === 'word' && hasRole(one, 'not', 'neverMoved', 'neverSold'))
      )
        return { from: back, to: today, indexes, shifted }
      // `expired for more than three months`
      const isOver = segments.some((one, at) => at < before && one.kind === 'word' && hasRole(one, 'overdue'))
      return future && !isOver
        ? { from: addDays(ahead, 1), indexes, shifted }
        : { to: addDays(back, -1), indexes, shifted }
    }
    if (has('less', 'atMost', 'at', 'until', 'since')) indexes.push(before)
    return future ? { from: today, to: ahead, indexes, shifted } : { from: back, to: today, indexes, shifted }
  }
  // `more than 2 years ago` is before that day, `less than 2 weeks ago` after it.
  if (period.relative && period.from === period.to && has('more', 'less')) {
    const earlier = has('more') === (period.relative === 'past')
    indexes.push(before)
    return earlier ? { to: addDays(period.from, -1), indexes } : { from: addDays(period.from, 1), indexes }
  }
  const other = segments[index + 2]
  const joint = segments[index + 1]
  if (
    other?.kind === 'period' &&
    other.period.kind === 'span' &&
    hasRole(joint, 'to', 'until', 'and') &&
    (has('between', 'since') || hasRole(joint, 'until') || isYears(reading, index))
  ) {
    reading.taken[index + 2] = true
    if (has('between', 'since')) indexes.push(before)
    return {
      from: inOrder(period.from, other.period.to),
      to: other.period.to,
      indexes: [...indexes, index + 1, index + 2],
      ofYear: !other.period.yearless,
    }
  }
  const later = wordsBehind(reading, index, 'orLater')
  if (later.length > 0) return { from: period.from, indexes: [...indexes, ...later] }
  const earlier = wordsBehind(reading, index, 'orEarlier')
  if (earlier.length > 0) return { to: period.to, indexes: [...indexes, ...earlier] }
  // `good until at least September`
  if (has('atLeast') && !has('since', 'until', 'at', 'before', 'after'))
    return { from: period.from, indexes: [...indexes, before] }
  if (has('before', 'less') && !has('atLeast')) {
    indexes.push(before)
    const soon = segments.findIndex(
      (segment, at) => hasRole(segment, 'upcoming') && segment.kind === 'word' && !reading.taken[at],
    )
    const isBy = /^by$/i.test(word ? wordsOfSegment(reading, word) : '')
    return {
      to: isBy || period.edge === 'end' ? period.to : addDays(period.from, -1),
      ...(soon >= 0 ? { from: today } : {}),
      indexes: soon >= 0 ? [...indexes, soon] : indexes,
    }
  }
  // `over the summer` is in it
  const isOver = /^over$/i.test(word ? wordsOfSegment(reading, word) : '') && period.from !== period.to
  if (isOver && has('more')) return { from: period.from, to: period.to, indexes: [...indexes, before] }
  if (has('after', 'more')) return { from: addDays(period.to, 1), indexes: [...indexes, before] }
  // `from last week` is in it
  if (
    has('since') &&
    (period.relative === 'past' || isSeveralYears(period)) &&
    period.from !== period.to &&
    !/since|start/i.test(word ? wordsOfSegment(reading, word) : '')
  )
    return { from: period.from, to: period.to, indexes: [...indexes, before] }
  // `since Christmas` is the last one
  if (has('since')) {
    const [unit, count] = period.weekday ? (['day', -7] as const) : (['year', -1] as const)
    const isLast = /since/i.test(word ? wordsOfSegment(reading, word) : '')
    const from = period.from > today && isLast ? (period.before ?? shift(period.from, unit, count)) : period.from
    return { from, indexes: [...indexes, before] }
  }
  if (isNamedUntil(reading, before)) return { to: period.to, indexes }
  // `within the next two weeks` begins today
  if (has('until', 'atMost'))
    return {
      ...(period.relative === 'future' || (period.relative === 'past' && has('atMost')) ? { from: period.from } : {}),
      to: period.to,
      indexes: [...indexes, before],
    }
  if (has('at')) indexes.push(before)
  return { from: period.from, to: period.to, indexes }
}

/** `18th century ledgers` of a number called Century: that number. */
function readCentury(reading: Reading, index: number, period: Period): boolean {
  if (period.kind !== 'span' || Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) !== 99) return false
  const { centuryNames, stem } = reading.vocabulary.lexicon.language
  const fields = reading.vocabulary.fields.filter(
    (field) =>
      field.kind === 'number' && applies(reading, field) && centuryNames.some((name) => field.stems.has(stem(name))),
  )
  const [field] = fields
  const value = Number(period.to.slice(0, 4)) / 100
  if (!field || !Number.isInteger(value)) return false
  addClause(
    reading,
    {
      kind: 'field',
      label: compareLabel(fieldLabel(field), [{ op: 'eq', value }]),
      filter: either(fields.map((one) => ({ field: one.field, op: 'eq', value }))),
      types: typesOf(fields),
    },
    [index],
  )
  return true
}

/** `from the 1880s` is in them. */
function isSeveralYears({ from, to }: { from: string; to: string }): boolean {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 1
}

/** `2015-2018`: two whole years side by side. */
function isYears({ segments, tokens }: Reading, index: number): boolean {
  return [segments[index], segments[index + 2]].every(
    (one) => one !== undefined && one.end === one.start + 1 && /^\d{4}$/.test(tokens[one.start]?.raw ?? ''),
  )
}

/** The segments behind a period that say `or later`; none where they do not. */
function wordsBehind({ segments, tokens, vocabulary }: Reading, index: number, how: 'orLater' | 'orEarlier'): number[] {
  const start = segments[index]?.end ?? tokens.length
  const phrases = vocabulary.lexicon.language.relative[how].map((phrase) => phrase.split(' '))
  const said = phrases.find((words) => words.every((word, at) => tokens[start + at]?.norm === word))
  if (!said) return []
  return segments.flatMap((segment, at) => (segment.start >= start && segment.end <= start + said.length ? [at] : []))
}

/** `seeds to sow by April` of a field called `Sow by`: the end of its name says how the day is meant. */
function isNamedUntil(reading: Reading, index: number): boolean {
  const { segments, tokens, vocabulary } = reading
  const segment = segments[index]
  if (segment?.kind !== 'field' || segment.end - segment.start < 2) return false
  const word = tokens[segment.end - 1]?.norm ?? ''
  const { until, by } = vocabulary.lexicon.language.phrases
  if (until.includes(word) || by.includes(word)) return true
  return segment.fields.some(({ english }) => english !== undefined) && endsForeignUntil(reading, segment)
}

/** `à utiliser avant`, `consumir antes de`: the same in a name of another language. */
function endsForeignUntil({ tokens, vocabulary }: Reading, { start, end }: Segment): boolean {
  const { until, before, atMost } = vocabulary.lexicon.language.phrases
  const words = tokens.slice(start, end).map(({ norm }) => norm)
  return translations().some(({ phrases, words: single }) => {
    const english = phrases.get(words.slice(-2).join(' ')) ?? single.get(words.at(-1) ?? '') ?? ''
    return until.includes(english) || before.includes(english) || atMost.includes(english)
  })
}

/** `1 March and 15 April 2026`: a day that would lie behind the end takes the year of the end, or the one before. */
function inOrder(from: string, to: string): string {
  if (from <= to) return from
  const sameYear = to.slice(0, 4) + from.slice(4)
  return sameYear <= to ? sameYear : shift(sameYear, 'year', -1)
}

function addDates(
  reading: Reading,
  { fields, indexes, denied = false }: DateFields,
  bounds: Bounds,
  denial = -1,
): void {
  const isDenied = denied || denial >= 0
  // `not since March`, `not in the last year`: what lies before, and what never was
  const span: Pick<Bounds, 'from' | 'to'> = isDenied && bounds.to === reading.today ? { from: bounds.from } : bounds
  const moving = movingDays(reading, bounds.indexes, bounds.shifted ?? new Map())
  const filters = fields.map((field): Filter => {
    const list: Condition[] = []
    const put = (day: string, side: 'from' | 'to') => {
      const bound = boundOn(day, side, moving)
      if (bound.fromToday || field.kind !== 'instant') list.push({ field: field.field, ...bound })
      // of an instant, the day is all its hours
      else if (side === 'from') list.push({ field: field.field, op: 'gte', value: startOfDay(day, reading.timeZone) })
      else list.push({ field: field.field, op: 'lt', value: startOfDay(addDays(day, 1), reading.timeZone) })
    }
    if (span.from) put(span.from, 'from')
    if (span.to) put(span.to, 'to')
    const condition: Filter = list.length === 1 && list[0] ? list[0] : { and: list }
    return isDenied ? { not: condition } : condition
  })
  const limits =
    span.from === span.to
      ? `= ${span.from}`
      : [span.from ? `≥ ${span.from}` : '', span.to ? `≤ ${span.to}` : ''].filter(Boolean).join(', ')
  const label = sentence(isDenied ? 'search.notSince' : 'search.compares', {
    field: anyOf([...new Map(fields.map((field) => [field.name, fieldLabel(field)])).values()]),
    bounds: limits,
  })
  // `due`, `coming up` say again what the field says.
  const echo: number[] = []
  for (const index of [Math.min(...bounds.indexes), Math.max(...bounds.indexes)]) {
    for (const step of [-1, 1] as const) {
      const near = neighbour(reading, index, step)
      if (hasRole(reading.segments[near], 'upcoming', 'expiring', 'overdue') && !reading.taken[near]) echo.push(near)
    }
  }
  addClause(
    reading,
    {
      kind: 'date',
      label,
      filter: isDenied && filters.length > 1 ? { and: filters } : either(filters),
      types: typesOf(fields),
    },
    [denial, ...bounds.indexes, ...indexes, ...echo],
  )
}
