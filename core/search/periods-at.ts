import type { DayFromToday } from '#contract/filter.ts'
import { addDays, calendar, easterOf, iso, shift, weekdayOf } from './calendar.ts'
import { dayAt, isYear, monthOf, nextYearOf } from './day-at.ts'
import { decadeAt } from './decades.ts'
import type { Language } from './language.ts'
import { longest } from './longest-phrase.ts'
import { edgeOf } from './part-of-span.ts'
import { partsOfYear } from './parts-of-year.ts'
import type { FoundPeriod, MovingEnds, Period } from './period.ts'
import { isPluralPeriod, stretchAt } from './stretch-at.ts'
import type { Token } from './tokens.ts'
import { followsBound, isDated } from './word-before-time.ts'

/** Every period that begins at one token. */
export function* periodsAt(
  at: number,
  tokens: readonly Token[],
  words: readonly string[],
  language: Language,
  today: string,
): Generator<FoundPeriod> {
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
  ): FoundPeriod => ({
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
    const found = span(year ? end + 1 : end, date, date, 1)
    yield { ...found, period: { ...found.period, ...(year ? {} : { yearless: true }) } as Period }
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
