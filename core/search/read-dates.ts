import type { Condition, Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { addDays, shift } from './calendar.ts'
import type { Period } from './dates.ts'
import { fieldLabel } from './label.ts'
import { addClause, applies, either, hasRole, isFiller, neighbour, type Reading, typesOf } from './reading.ts'
import { startOfDay } from './start-of-day.ts'
import type { FieldEntry } from './vocabulary.ts'

type Bounds = { from?: string; to?: string; indexes: number[] }

/** Periods become conditions on date fields; words such as `overdue` and `expired` carry a period of their own. */
export function readDates(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'period' || reading.taken[index]) return
    const bounds = boundsOf(reading, index, segment.period)
    const field = dateField(reading, Math.min(...bounds.indexes), Math.max(...bounds.indexes), bounds)
    if (field) addDates(reading, field, bounds)
  })
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index] || segment.kind !== 'word' || !hasRole(segment, 'overdue', 'upcoming')) return
    const overdue = hasRole(segment, 'overdue')
    // `due for a check next month`: the day is told already.
    if (!overdue && reading.clauses.some((clause) => clause.kind === 'date')) {
      reading.taken[index] = true
      return
    }
    const negated = hasRole(reading.segments[index - 1], 'not')
    const bounds: Bounds = { indexes: negated ? [index, index - 1] : [index] }
    if (overdue && !negated) bounds.to = addDays(reading.today, -1)
    else bounds.from = reading.today
    const field = dateField(reading, index, index, bounds, true)
    if (field) addDates(reading, field, bounds)
  })
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
  const negated = hasRole(segments[before - 1], 'not')
  if (period.kind === 'length') {
    const unit = period.unit
    const back = shift(today, unit, -period.count)
    const ahead = shift(today, unit, period.count)
    const future = speaksOfFuture(reading)
    if (has('more', 'before')) {
      indexes.push(before)
      return future ? { from: addDays(ahead, 1), indexes } : { to: addDays(back, -1), indexes }
    }
    if (has('less', 'atMost', 'at', 'until', 'since')) indexes.push(before)
    return future ? { from: today, to: ahead, indexes } : { from: back, to: today, indexes }
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
    (has('between', 'since') || hasRole(joint, 'until'))
  ) {
    reading.taken[index + 2] = true
    if (has('between', 'since')) indexes.push(before)
    return {
      from: inOrder(period.from, other.period.to),
      to: other.period.to,
      indexes: [...indexes, index + 1, index + 2],
    }
  }
  if (has('before', 'less') && !has('atLeast')) {
    indexes.push(before)
    const soon = segments.findIndex(
      (segment, at) => hasRole(segment, 'upcoming') && segment.kind === 'word' && !reading.taken[at],
    )
    const isBy = /^by$/i.test(
      word ? reading.text.slice(reading.tokens[word.start]?.start, reading.tokens[word.end - 1]?.end) : '',
    )
    return {
      to: isBy || period.edge === 'end' ? period.to : addDays(period.from, -1),
      ...(soon >= 0 ? { from: today } : {}),
      indexes: soon >= 0 ? [...indexes, soon] : indexes,
    }
  }
  if (has('after', 'more')) return { from: addDays(period.to, 1), indexes: [...indexes, before] }
  if (has('since'))
    return negated
      ? { to: addDays(period.from, -1), indexes: [...indexes, before, before - 1] }
      : { from: period.from, indexes: [...indexes, before] }
  if (has('until', 'atMost')) return { to: period.to, indexes: [...indexes, before] }
  if (has('at')) indexes.push(before)
  return { from: period.from, to: period.to, indexes }
}

/** `1 March and 15 April 2026`: a day that would lie behind the end takes the year of the end, or the one before. */
function inOrder(from: string, to: string): string {
  if (from <= to) return from
  const sameYear = to.slice(0, 4) + from.slice(4)
  return sameYear <= to ? sameYear : shift(sameYear, 'year', -1)
}

/** Whether the dates asked for lie ahead: expiry and due dates do, creation does not. */
function speaksOfFuture(reading: Reading): boolean {
  const own = reading.vocabulary.fields.filter(
    (field) => field.kind === 'date' && field.itemTypeId && applies(reading, field),
  )
  const named = reading.segments.some(
    (segment) =>
      segment.kind === 'field' && segment.fields.some((field) => field.kind === 'date' || field.kind === 'instant'),
  )
  if (!named && reading.types.size > 0 && own.length > 0 && own.every((field) => liesAhead(reading, field))) return true
  return reading.segments.some(
    (segment, at) =>
      !reading.taken[at] &&
      (hasRole(segment, 'expiring', 'upcoming') ||
        (segment.kind === 'field' && segment.fields.some((field) => liesAhead(reading, field)))),
  )
}

/** Whether a field's days are days to come, by its name: `Retire by`, `Inspection due`. */
function liesAhead(reading: Reading, field: FieldEntry): boolean {
  const { language } = reading.vocabulary.lexicon
  const words = language.futureNames.map((word) => language.stem(word))
  return field.kind === 'date' && (isExpiry(reading, field) || words.some((word) => field.stems.has(word)))
}

function isExpiry(reading: Reading, field: FieldEntry): boolean {
  const { language } = reading.vocabulary.lexicon
  const name = field.name.toLowerCase()
  return (
    field.kind === 'date' &&
    (language.phrases.expiring.some((phrase) => name.includes(phrase)) || field.stems.has('expir'))
  )
}

/** The date field meant: the one named nearest, one of expiry where that is the word, the only one the types have, or the creation. */
function dateField(
  reading: Reading,
  first: number,
  last: number,
  bounds: Bounds,
  own = false,
): { fields: FieldEntry[]; indexes: number[] } | undefined {
  const named: { index: number; fields: FieldEntry[]; distance: number }[] = []
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'field' || reading.taken[index]) return
    const fields = segment.fields.filter(
      (field) => (field.kind === 'date' || field.kind === 'instant') && applies(reading, field),
    )
    if (fields.length > 0)
      named.push({ index, fields, distance: Math.min(Math.abs(index - first), Math.abs(index - last)) })
  })
  const nearest = named.sort((a, b) => a.distance - b.distance || Number(b.index < first) - Number(a.index < first))[0]
  if (nearest) return { fields: nearest.fields, indexes: [nearest.index] }
  const all = reading.vocabulary.fields.filter((field) => field.kind === 'date' && applies(reading, field))
  const word = reading.segments.findIndex((segment, at) => !reading.taken[at] && hasRole(segment, 'expiring'))
  const expiry = all.filter((field) => isExpiry(reading, field))
  if (word >= 0 || (own && expiry.length > 0))
    return expiry.length > 0 ? { fields: expiry, indexes: [word] } : undefined
  const ofTypes = all.filter((field) => field.itemTypeId !== undefined)
  const names = new Set((reading.types.size > 0 ? ofTypes : all).map((field) => field.name))
  if (reading.types.size > 0 && names.size === 1) return { fields: ofTypes, indexes: [] }
  if (own || bounds.from === reading.today) return undefined
  const created = reading.vocabulary.core.get('createdAt')
  return created ? { fields: [created], indexes: [] } : undefined
}

function addDates(
  reading: Reading,
  { fields, indexes }: { fields: FieldEntry[]; indexes: number[] },
  bounds: Bounds,
): void {
  const filters = fields.map((field): Filter => {
    const list: Condition[] = []
    const instant = field.kind === 'instant'
    if (bounds.from)
      list.push({
        field: field.field,
        op: 'gte',
        value: instant ? startOfDay(bounds.from, reading.timeZone) : bounds.from,
      })
    if (bounds.to) {
      list.push(
        instant
          ? { field: field.field, op: 'lt', value: startOfDay(addDays(bounds.to, 1), reading.timeZone) }
          : { field: field.field, op: 'lte', value: bounds.to },
      )
    }
    return list.length === 1 && list[0] ? list[0] : { and: list }
  })
  const limits =
    bounds.from === bounds.to
      ? `= ${bounds.from}`
      : [bounds.from ? `≥ ${bounds.from}` : '', bounds.to ? `≤ ${bounds.to}` : ''].filter(Boolean).join(', ')
  const label = sentence('search.compares', { field: fieldLabel(fields[0]), bounds: limits })
  // `due`, `coming up` say again what the field says.
  const echo: number[] = []
  for (const index of [Math.min(...bounds.indexes), Math.max(...bounds.indexes)]) {
    for (const step of [-1, 1] as const) {
      const near = neighbour(reading, index, step)
      if (hasRole(reading.segments[near], 'upcoming', 'expiring') && !reading.taken[near]) echo.push(near)
    }
  }
  addClause(reading, { kind: 'date', label, filter: either(filters), types: typesOf(fields) }, [
    ...bounds.indexes,
    ...indexes,
    ...echo,
  ])
}
