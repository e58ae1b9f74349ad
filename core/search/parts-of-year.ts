import { addDays, calendar, iso, shift, weekdayOf } from './calendar.ts'
import { monthOf } from './day-at.ts'
import type { Language } from './language.ts'
import type { Token } from './tokens.ts'

type Part = { end: number; from: string; to: string; weight: number }

/** Quarters, halves, seasons and calendar weeks from one token on: `second quarter of 2026`, `last summer`, `week 12`. */
export function* partsOfYear(
  at: number,
  tokens: readonly Token[],
  words: readonly string[],
  language: Language,
  today: string,
): Generator<Part> {
  const year = Number(today.slice(0, 4))
  const { ordinals, halves, seasons, weekends, calendarWeeks, periods, relative } = language
  const word = words[at] ?? ''
  // `the last quarter of 2026`
  if (word === 'the' && ordinals[words[at + 1] ?? ''] !== undefined)
    yield* partsOfYear(at + 1, tokens, words, language, today)
  const nth = ordinals[word] ?? ordinals[word + (words[at + 1] ?? '')]
  const after = ordinals[word] !== undefined ? at + 1 : at + 2
  if (nth !== undefined && periods[words[after] ?? ''] === 'quarter') {
    const told = yearAt(after + 1, tokens, words)
    // `last quarter` alone is the one before this
    if (told || nth > 0) {
      const from = iso(told?.year ?? year, (nth < 0 ? 4 : nth) * 3 - 2, 1)
      yield { end: told?.end ?? after + 1, from, to: calendar(from, 'quarter')[1], weight: 1.02 }
    }
  }
  if (nth !== undefined && nth < 3 && halves.includes(words[after] ?? '')) {
    const told = yearAt(after + 1, tokens, words)
    if (told) yield { end: told.end, ...halfOf(told.year, nth), weight: 1.02 }
  }
  const month = monthOf(
    words[after + 1] === 'of' || words[after + 1] === 'in' ? words[after + 2] : words[after + 1],
    language,
  )
  if (nth !== undefined && nth < 5 && periods[words[after] ?? ''] === 'week' && month > 0) {
    const behind = after + (words[after + 1] === 'of' || words[after + 1] === 'in' ? 3 : 2)
    const told = yearAt(behind, tokens, words)
    const first = iso(told?.year ?? nearest(month, today), month, 1)
    const last = calendar(first, 'month')[1]
    const from = nth < 0 ? addDays(last, -6) : addDays(first, 7 * (nth - 1))
    yield { end: told?.end ?? behind, from, to: nth < 0 ? last : addDays(from, 6), weight: 1.02 }
  }
  if (/^h[12]$/.test(word)) {
    const told = yearAt(at + 1, tokens, words)
    if (told) yield { end: told.end, ...halfOf(told.year, Number(word[1])), weight: 1.02 }
  }
  if (weekends.includes(word)) yield { end: at + 1, ...weekendOf(today, 0), weight: 0.95 }
  for (const [phrases, step] of [
    [relative.last, -1],
    [relative.this, 0],
    [relative.next, 1],
  ] as const) {
    if (weekends.includes(words[at + 1] ?? '') && phrases.includes(word))
      yield { end: at + 2, ...weekendOf(today, step), weight: 1.02 }
  }
  const season = seasons[word]
  if (season !== undefined) {
    const told = yearAt(at + 1, tokens, words)
    const article = words[at - 1] === 'the'
    const before = words[article ? at - 2 : at - 1] ?? ''
    const isDated =
      told !== undefined ||
      ['in', 'since', 'before', 'after', 'of', 'during', 'until', 'by', 'over', 'through', 'throughout'].includes(
        before,
      )
    if (told || isDated)
      yield {
        end: told?.end ?? at + 1,
        ...seasonOf(season, told?.year ?? nearest(season, today)),
        // `before summer` is no `Summer` of a choice
        weight: ['before', 'after', 'since', 'until', 'during'].includes(before) ? 1.05 : 1,
      }
  }
  for (const [phrases, step] of [
    [relative.last, -1],
    [relative.this, 0],
    [relative.next, 1],
  ] as const) {
    const next = seasons[words[at + 1] ?? '']
    if (next === undefined || !phrases.includes(word)) continue
    const own = seasonOf(next, year)
    const past = own.to < today
    const ahead = own.from > today
    const shifted = step === 0 ? year : step < 0 ? (past ? year : year - 1) : ahead ? year : year + 1
    yield { end: at + 2, ...seasonOf(next, shifted), weight: 1.02 }
  }
  for (const name of calendarWeeks) {
    const length = name.split(' ').length
    if (words.slice(at, at + length).join(' ') !== name) continue
    const week = tokens[at + length]?.value
    if (week === undefined || !Number.isInteger(week) || week < 1 || week > 53) continue
    const told = yearAt(at + length + 1, tokens, words)
    // the week that holds 4 January is the first
    const fourth = iso(told?.year ?? year, 1, 4)
    const from = addDays(fourth, (week - 1) * 7 - weekdayOf(fourth))
    yield { end: told?.end ?? at + length + 1, from, to: addDays(from, 6), weight: 1 }
  }
}

/** A year, with or without `of` before it. */
function yearAt(
  at: number,
  tokens: readonly Token[],
  words: readonly string[],
): { year: number; end: number } | undefined {
  const from = words[at] === 'of' || words[at] === 'in' ? at + 1 : at
  const value = tokens[from]?.value
  return value !== undefined && Number.isInteger(value) && value >= 1950 && value <= 2100
    ? { year: value, end: from + 1 }
    : undefined
}

function halfOf(year: number, nth: number): { from: string; to: string } {
  return nth === 1 ? { from: iso(year, 1, 1), to: iso(year, 6, 30) } : { from: iso(year, 7, 1), to: iso(year, 12, 31) }
}

/** Three whole months; winter is named by the year it begins in. */
function seasonOf(month: number, year: number): { from: string; to: string } {
  const from = iso(year, month, 1)
  return { from, to: addDays(shift(from, 'month', 3), -1) }
}

function nearest(month: number, today: string): number {
  const year = Number(today.slice(0, 4))
  const distance = (candidate: number) => Math.abs(Date.parse(iso(candidate, month, 15)) - Date.parse(today))
  return [year, year - 1, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best))
}

/** Saturday and Sunday of this week (Sunday is still this one), or of weeks from it. */
function weekendOf(today: string, weeks: number): { from: string; to: string } {
  const from = addDays(today, 5 - weekdayOf(today) + 7 * weeks)
  return { from, to: addDays(from, 1) }
}
