import type { DayFromToday } from '#contract/filter.ts'
import { addDays, calendar, easterOf, iso, shift, weekdayOf } from './calendar.ts'
import { decadeAt } from './decades.ts'
import type { Language } from './language.ts'
import { partsOfYear } from './parts-of-year.ts'
import { addedAt, numberAt } from './spelled-number.ts'
import type { Token } from './tokens.ts'

/**
 * A stretch of days, both ends included (ISO days), or a length of time that still needs a direction: `6 months`.
 */
export type Period =
  | {
      kind: 'span'
      from: string
      to: string
      relative?: 'past' | 'future'
      edge?: 'end'
      weekday?: boolean
      /** no year was told: the nearest was taken */
      yearless?: boolean
      /** the one before, of a day that comes every year on another date */
      before?: string
      moving?: MovingEnds
    }
  | { kind: 'length'; count: number; unit: 'day' | 'week' | 'month' | 'year' }

/** What the ends of a period are, counted from today; left out where an end is a day of its own. */
type MovingEnds = { from?: DayFromToday; to?: DayFromToday }

type Found = { start: number; end: number; period: Period; weight: number }

/** Every period named in a question, as readings that compete with others. `today` is an ISO day. */
export function findPeriods(tokens: readonly Token[], language: Language, today: string): Found[] {
  const words = tokens.map((token) => token.norm)
  const found: Found[] = []
  const openers = openersOf(language)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    // most words begin no period
    if (token?.kind === 'break' || (token?.kind === 'word' && isPlain(token.norm) && !openers.has(token.norm))) continue
    for (const one of periodsAt(at, tokens, words, language, today)) found.push(one)
  }
  const all = [...found, ...joined(found, words)]
  return [...all, ...edges(all, words, language)]
}

/** Letters only, and more than a sign for something: no `q1`. */
function isPlain(word: string): boolean {
  return word.length > 2 && !/\d/.test(word)
}

const openers = new WeakMap<Language, ReadonlySet<string>>()

/** First words of everything that a period may begin with. */
function openersOf(language: Language): ReadonlySet<string> {
  let words = openers.get(language)
  if (!words) {
    const { relative, months, weekdays, halves, weekends, calendarWeeks, centuryNames } = language
    const named = [
      language.holidays,
      language.movableFeasts,
      language.periods,
      language.stretches,
      language.ordinals,
      language.decades,
      language.centuries,
      language.seasons,
      language.numbers,
      language.scales,
      language.fractions,
    ].flatMap((list) => Object.keys(list))
    const listed = [...Object.values(relative), ...months, ...weekdays, halves, weekends, calendarWeeks, centuryNames]
    const phrases = [...named, ...listed.flat(), 'the']
    words = new Set(phrases.map((phrase) => phrase.split(' ')[0] ?? ''))
    openers.set(language, words)
  }
  return words
}

function* periodsAt(
  at: number,
  tokens: readonly Token[],
  words: readonly string[],
  language: Language,
  today: string,
): Generator<Found> {
  const { relative } = language
  const token = tokens[at]
  if (!token) return
  const span = (
    end: number,
    from: string,
    to: string,
    weight = 1,
    towards?: 'past' | 'future',
    moving?: MovingEnds,
  ): Found => ({
    start: at,
    end,
    weight,
    period: { kind: 'span', from, to, relative: towards, ...(moving ? { moving } : {}) },
  })
  const both = (day: DayFromToday): MovingEnds => ({ from: day, to: day })
  const phrase = (phrases: readonly string[], from: number): number => longest(words, from, phrases)

  for (const [phrases, days] of [
    [relative.today, 0],
    [relative.yesterday, -1],
    [relative.tomorrow, 1],
    [relative.beforeYesterday, -2],
    [relative.afterTomorrow, 2],
  ] as const) {
    const end = phrase(phrases, at)
    if (end > 0)
      yield span(
        end,
        addDays(today, days),
        addDays(today, days),
        end > at + 1 ? 1 : 0.95,
        undefined,
        both({ unit: 'day', count: days }),
      )
  }
  const decade = decadeAt(at, tokens, language)
  if (decade) yield span(decade.end, decade.from, decade.to)
  for (const one of partsOfYear(at, tokens, words, language, today)) yield span(one.end, one.from, one.to, one.weight)
  const explicit = dayAt(at, tokens, language, today)
  if (explicit) {
    const found = span(explicit.end, explicit.from, explicit.to, explicit.weight)
    const isYearless = !tokens.slice(at, explicit.end).some(({ value, raw }) => isYear(value) || /\d{4}/.test(raw))
    yield { ...found, period: { ...found.period, ...(isYearless ? { yearless: true } : {}) } as Period }
  }
  for (const [name, [month, day]] of Object.entries(language.holidays)) {
    const end = longest(words, at, [name])
    if (end <= 0) continue
    const year = tokens[end]?.kind === 'number' && isYear(tokens[end]?.value) ? Number(tokens[end]?.value) : undefined
    const date = iso(year ?? nextYearOf(month, day, today), month, day)
    yield span(year ? end + 1 : end, date, date, 1)
  }
  for (const [name, days] of Object.entries(language.movableFeasts)) {
    const end = longest(words, at, [name])
    if (end <= 0) continue
    const own = isYear(tokens[end]?.value) ? tokens[end]?.value : undefined
    const year = Number(today.slice(0, 4))
    const feast = (of: number) => addDays(easterOf(of), days)
    const date = feast(own ?? (feast(year) < today ? year + 1 : year))
    const found = span(own ? end + 1 : end, date, date, 1)
    const before = own ? {} : { before: feast(Number(date.slice(0, 4)) - 1) }
    yield { ...found, period: { ...found.period, ...before } as Period }
  }
  for (const [towards, phrases] of [
    ['this', relative.this],
    ['last', relative.last],
    ['next', relative.next],
  ] as const) {
    const after = phrase(phrases, at)
    if (after <= 0) continue
    const stretch = stretchAt(after, tokens, language)
    const unit = language.periods[words[after] ?? '']
    const past = towards === 'last'
    if (stretch && towards !== 'this') {
      const own = stretch.unit
      const count = past ? -stretch.count : stretch.count
      const edge = shift(today, own, count)
      const now = { unit: 'day', count: 0 } as const
      const moving = past ? { from: { unit: own, count }, to: now } : { from: now, to: { unit: own, count } }
      yield span(stretch.end, past ? edge : today, past ? today : edge, 1, past ? 'past' : 'future', moving)
    } else if (
      unit &&
      past &&
      relative.rolling.includes(words[after - 1] ?? '') &&
      !isPluralPeriod(words[after] ?? '')
    ) {
      // `in the past year`: until today
      const moving = { from: { unit, count: -1 }, to: { unit: 'day', count: 0 } } as const
      yield span(after + 1, shift(today, unit, -1), today, 1, 'past', moving)
    } else if (unit && words[after] && !isPluralPeriod(words[after])) {
      const count = towards === 'this' ? 0 : past ? -1 : 1
      const [from, to] = calendar(shift(today, unit, count), unit)
      const moving = { from: { unit, count, edge: 'start' }, to: { unit, count, edge: 'end' } } as const
      yield span(after + 1, from, to, 1, towards === 'this' ? undefined : past ? 'past' : 'future', moving)
    }
    const weekday = language.weekdays.findIndex((names) => names.includes(words[after] ?? ''))
    if (weekday >= 0) {
      const ahead = (weekday - weekdayOf(today) + 7) % 7
      const date = addDays(
        today,
        past ? (ahead || 7) - (ahead === 0 ? 14 : 7) : towards === 'next' ? ahead || 7 : ahead,
      )
      yield span(after + 1, date, date, 1)
    }
    const month = monthOf(words[after], language)
    if (month > 0) {
      const year = Number(today.slice(0, 4))
      const current = Number(today.slice(5, 7))
      const shifted = past
        ? month < current
          ? year
          : year - 1
        : towards === 'next'
          ? month > current
            ? year
            : year + 1
          : year
      yield span(after + 1, ...calendar(iso(shifted, month, 1), 'month'), 1)
    }
  }
  // `by the end of the year`: of this one
  for (const [edge, phrases] of [
    ['end', relative.endOf],
    ['start', relative.startOf],
  ] as const) {
    const after = phrase(phrases, at)
    const name = words[after] === 'the' ? after + 1 : after
    const unit = after > 0 ? language.periods[words[name] ?? ''] : undefined
    if (!unit || unit === 'day' || isPluralPeriod(words[name] ?? '')) continue
    const [from, to] = calendar(today, unit)
    yield { start: at, end: name + 1, weight: 1, period: { kind: 'span', ...edgeOf({ from, to }, edge) } }
  }
  const day = language.weekdays.findIndex((names) => names.includes(words[at] ?? ''))
  if (day >= 0 && (words[at]?.length ?? 0) > 4) {
    const date = addDays(today, (day - weekdayOf(today) + 7) % 7 || 7)
    yield { start: at, end: at + 1, weight: 0.9, period: { kind: 'span', from: date, to: date, weekday: true } }
  }
  const stretch = stretchAt(at, tokens, language)
  if (stretch) {
    const { count: much, unit, end } = stretch
    const backwards = phrase(relative.ago, end)
    const forwards = phrase(relative.hence, end)
    if (backwards > 0) {
      const date = shift(today, unit, -much)
      yield span(backwards, date, date, 1, 'past', both({ unit, count: -much }))
    }
    if (forwards > 0) {
      const date = shift(today, unit, much)
      yield span(forwards, date, date, 1, 'future', both({ unit, count: much }))
    }
    const [count, plain] = unit === 'quarter' ? [much * 3, 'month' as const] : [much, unit]
    // `a day rate` is no length of time, `within a day` is
    const isArticle =
      token.norm === 'a' && !isDated(tokens[at - 1], language) && !followsBound(tokens[at - 1], language)
    yield { start: at, end, weight: isArticle ? 0.5 : 0.98, period: { kind: 'length', count, unit: plain } }
  }
}

/** `this year in September`, `the end of March`, `between` is left to the grammar. */
function joined(found: readonly Found[], words: readonly string[]): Found[] {
  const more: Found[] = []
  for (const a of found) {
    for (const b of found) {
      const between = words.slice(a.end, b.start)
      if (b.start < a.end || between.length > 1 || a.period.kind !== 'span' || b.period.kind !== 'span') continue
      if (between.length === 1 && !['in', 'of', 'on'].includes(between[0] ?? '')) continue
      const [outer, inner] = lengthOf(a.period) >= lengthOf(b.period) ? [a.period, b.period] : [b.period, a.period]
      if (lengthOf(outer) < 300 || lengthOf(inner) > 100) continue
      const year = outer.from.slice(0, 4)
      more.push({
        start: a.start,
        end: b.end,
        weight: 1,
        period: { kind: 'span', from: year + inner.from.slice(4), to: year + inner.to.slice(4) },
      })
    }
  }
  return more
}

/** `the end of March` is its last third, `early March` its first. */
function edges(found: readonly Found[], words: readonly string[], { relative }: Language): Found[] {
  const more: Found[] = []
  for (const { start, end, period } of found) {
    if (period.kind !== 'span' || period.from === period.to) continue
    for (const [edge, phrases] of [
      ['end', relative.endOf],
      ['start', relative.startOf],
    ] as const) {
      for (const phrase of phrases) {
        const length = phrase.split(' ').length
        if (longest(words, start - length, [phrase]) !== start) continue
        more.push({ start: start - length, end, weight: 1, period: { kind: 'span', ...edgeOf(period, edge) } })
      }
    }
  }
  return more
}

/** The last or the first third of a span. */
function edgeOf(span: { from: string; to: string }, edge: 'start' | 'end'): { from: string; to: string; edge?: 'end' } {
  const third = Math.floor(lengthOf(span) / 3)
  return edge === 'end'
    ? { from: addDays(span.to, -third), to: span.to, edge }
    : { from: span.from, to: addDays(span.from, third) }
}

function lengthOf(span: { from: string; to: string }): number {
  return (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
}

/** A day, month, quarter or year written out, from one token on. */
function dayAt(
  at: number,
  tokens: readonly Token[],
  language: Language,
  today: string,
): { end: number; from: string; to: string; weight: number } | undefined {
  const token = tokens[at]
  if (!token) return undefined
  const value = (offset: number) => (tokens[at + offset]?.kind === 'number' ? tokens[at + offset]?.value : undefined)
  const month = (offset: number) => monthOf(tokens[at + offset]?.norm, language)
  const raw = (offset: number) => tokens[at + offset]?.raw
  const one = (date: string | undefined, end: number, weight = 1) =>
    date ? { end, from: date, to: date, weight } : undefined
  // 2026-11-16
  if (isYear(value(0)) && raw(1) === '-' && raw(3) === '-') return one(valid(value(0), value(2), value(4)), at + 5)
  // 16.11.2026 is read by the tokeniser as one number
  const dotted = token.raw.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/)
  if (dotted) return one(valid(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])), at + 1)
  // 16/11/2026 and 11/16/2026
  if (raw(1) === '/' && raw(3) === '/' && isYear(value(4))) {
    const [first, second] = [value(0) ?? 0, value(2) ?? 0]
    return one(second > 12 ? valid(value(4), first, second) : valid(value(4), second, first), at + 5)
  }
  if (/^q[1-4]$/.test(token.norm)) {
    const year = isYear(value(1)) ? value(1) : undefined
    const from = iso(year ?? Number(today.slice(0, 4)), Number(token.norm[1]) * 3 - 2, 1)
    const [start, to] = calendar(from, 'quarter')
    return { end: at + (year ? 2 : 1), from: start, to, weight: 1 }
  }
  // 28 February 2027, 28th of February
  let after = 1
  if (/^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.norm ?? '')) after++
  if (tokens[at + after]?.norm === 'of') after++
  const day = value(0)
  if (day !== undefined && day >= 1 && day <= 31 && month(after) > 0) {
    const year = isYear(value(after + 1)) ? value(after + 1) : undefined
    return one(valid(year ?? nearestYear(month(after), day, today), month(after), day), at + after + (year ? 2 : 1))
  }
  if (month(0) > 0) {
    const following = value(1)
    // March 5, 2026
    if (following !== undefined && following <= 31 && Number.isInteger(following) && following > 0) {
      let end = at + 2
      if (/^(?:st|nd|rd|th)$/.test(tokens[end]?.norm ?? '')) end++
      const comma = tokens[end]?.raw === ',' ? 1 : 0
      const year = isYear(tokens[end + comma]?.value) ? tokens[end + comma]?.value : undefined
      return one(
        valid(year ?? nearestYear(month(0), following, today), month(0), following),
        year ? end + comma + 1 : end,
      )
    }
    const apart = tokens[at + 1]?.norm === 'of' || tokens[at + 1]?.raw === ',' ? 2 : 1
    const year = isYear(value(apart)) ? value(apart) : undefined
    const [from, to] = calendar(iso(year ?? nearestYear(month(0), 1, today), month(0), 1), 'month')
    const isWord =
      ['may', 'mar', 'march', 'sun', 'sat', 'dec', 'jan'].includes(token.norm) &&
      token.raw[0] !== token.raw[0]?.toUpperCase()
    return {
      end: at + (year ? apart + 1 : 1),
      from,
      to,
      weight: isWord && !year && !isDated(tokens[at - 1], language) ? 0.03 : 1,
    }
  }
  const isEarlyYear = isCalendarYear(value(0)) && !isYear(value(0)) && followsTime(tokens[at - 1], language)
  if ((isYear(value(0)) || isEarlyYear) && /^\d{4}$/.test(token.raw)) {
    const isRange = isDated(tokens[at - 1], language) || opensRange(at, tokens, language)
    const weight = isRange ? 0.62 : 0.5
    return { end: at + 1, from: `${token.raw}-01-01`, to: `${token.raw}-12-31`, weight }
  }
  return undefined
}

/** `between 2015 and 2018`, from either of the two years. */
function opensRange(at: number, tokens: readonly Token[], { phrases }: Language): boolean {
  const opens = (index: number) => phrases.between.includes(tokens[index]?.norm ?? '')
  const joins = (index: number) => phrases.to.includes(tokens[index]?.norm ?? '') || tokens[index]?.raw === '-'
  // `2025 or 2026`
  const parts = (index: number) => phrases.or.includes(tokens[index]?.norm ?? '')
  if (parts(at - 1) && isYear(tokens[at - 2]?.value)) return true
  // `2015-2018`
  if ((joins(at + 1) && isYear(tokens[at + 2]?.value)) || (joins(at - 1) && isYear(tokens[at - 2]?.value))) return true
  return (
    (opens(at - 1) && isYear(tokens[at + 2]?.value)) ||
    (opens(at - 3) && isYear(tokens[at - 2]?.value) && phrases.to.includes(tokens[at - 1]?.norm ?? ''))
  )
}

/** `before 1914`: a word that is of no length or number. */
function followsTime(before: Token | undefined, { phrases }: Language): boolean {
  const word = before?.norm ?? ''
  const times = [...phrases.before, ...phrases.after, ...phrases.since, ...phrases.until, 'in', 'during']
  return times.includes(word) && !phrases.atLeast.includes(word) && !phrases.more.includes(word)
}

/** Whether the word before makes a time of a number or of the verb `may`. */
function isDated(before: Token | undefined, { phrases }: Language): boolean {
  const word = before?.norm ?? ''
  const dated = [...phrases.before, ...phrases.after, ...phrases.since, ...phrases.until, 'in', 'during', 'of']
  return dated.includes(word) && !phrases.atLeast.includes(word)
}

/** Whether the word before says how long: `within a week`, `more than a year`. */
export function followsBound(before: Token | undefined, { phrases, relative }: Language): boolean {
  const word = before?.norm ?? ''
  return [phrases.less, phrases.more, phrases.atMost, phrases.atLeast, phrases.than, phrases.about, relative.next]
    .flat()
    .includes(word)
}

/** A number of periods, in whole ones of some length: `two weeks`, `half a year`, `a year and a half` (18 months). */
function stretchAt(
  at: number,
  tokens: readonly Token[],
  language: Language,
): { count: number; unit: PeriodUnit; end: number } | undefined {
  const number = numberAt(tokens, at, language) ?? partAt(tokens, at, language)
  const name = tokens[number?.end ?? at]?.norm ?? ''
  const several = language.stretches[name]
  const [times, unit] = several ?? [1, language.periods[name]]
  // `the last year and a half`
  const isOneAndMore = !number && !isPluralPeriod(name) && addedAt(tokens, at + 1, language) !== undefined
  if (!unit || (!number && !several && !isOneAndMore) || (number && number.value > 10_000)) return undefined
  const behind = (number?.end ?? at) + 1
  const plain = number?.value ?? 1
  const added = Number.isInteger(plain) ? addedAt(tokens, behind, language) : undefined
  const end = added?.end ?? behind
  const count = (plain + (added?.value ?? 0)) * times
  if (Number.isInteger(count)) return { count, unit, end }
  switch (unit) {
    case 'year':
      return { count: Math.round(count * 12), unit: 'month', end }
    case 'quarter':
      return { count: Math.round(count * 3), unit: 'month', end }
    case 'month':
      return { count: Math.round(count * 30), unit: 'day', end }
    case 'week':
      return { count: Math.round(count * 7), unit: 'day', end }
    default:
      return { count: Math.round(count), unit, end }
  }
}

type PeriodUnit = Language['periods'][string]

/** `half a`, `a`: a part of what follows, or one of it. */
function partAt(
  tokens: readonly Token[],
  at: number,
  { fractions }: Language,
): { value: number; end: number } | undefined {
  for (let length = 4; length > 0; length--) {
    const value =
      fractions[
        tokens
          .slice(at, at + length)
          .map(({ norm }) => norm)
          .join(' ')
      ]
    if (value !== undefined) return { value, end: at + length }
  }
  return undefined
}

function longest(words: readonly string[], at: number, phrases: readonly string[]): number {
  let end = -1
  for (const phrase of phrases) {
    const parts = partsOf(phrase)
    if (words[at] !== parts[0]) continue
    if (parts.every((part, offset) => words[at + offset] === part)) end = Math.max(end, at + parts.length)
  }
  return end
}

const parted = new Map<string, string[]>()

/** The words of one of the language's phrases, as tokens are written. */
function partsOf(phrase: string): string[] {
  let parts = parted.get(phrase)
  if (!parts) {
    parts = phrase.replace(/'s/g, '').replace(/'/g, '').trim().split(' ')
    parted.set(phrase, parts)
  }
  return parts
}

function monthOf(word: string | undefined, language: Language): number {
  return language.months.findIndex((names) => names.includes(word ?? '')) + 1
}

function isPluralPeriod(word: string): boolean {
  return word.endsWith('s')
}

/** A year of a calendar that things are dated by. */
function isCalendarYear(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1500 && value <= 2100
}

function isYear(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1950 && value <= 2100
}

/** A month without a year: the one nearest to today, since both past and coming days are asked for. */
function nearestYear(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4))
  const distance = (candidate: number) =>
    Math.abs(Date.parse(iso(candidate, month, Math.min(day, 28))) - Date.parse(today))
  return [year, year - 1, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best))
}

function nextYearOf(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4))
  return iso(year, month, day) < today ? year + 1 : year
}

function valid(year: number | undefined, month: number | undefined, day: number | undefined): string | undefined {
  if (!year || !month || !day || month > 12) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(year, month, day) : undefined
}
