import { calendar, iso } from './calendar.ts'
import type { Language } from './language.ts'
import type { Token } from './tokens.ts'
import { followsTime, isDated } from './word-before-time.ts'

/** A day, month, quarter or year written out, from one token on. */
export function dayAt(
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

/** The month of a name, 1 to 12; 0 for none. */
export function monthOf(word: string | undefined, language: Language): number {
  return language.months.findIndex((names) => names.includes(word ?? '')) + 1
}

/** A year of a calendar that things are dated by. */
function isCalendarYear(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1500 && value <= 2100
}

/** A year that a plain number may be taken for. */
export function isYear(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1950 && value <= 2100
}

/** A month without a year: the one nearest to today, since both past and coming days are asked for. */
function nearestYear(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4))
  const distance = (candidate: number) =>
    Math.abs(Date.parse(iso(candidate, month, Math.min(day, 28))) - Date.parse(today))
  return [year, year - 1, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best))
}

/** The year in which a day comes next. */
export function nextYearOf(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4))
  return iso(year, month, day) < today ? year + 1 : year
}

function valid(year: number | undefined, month: number | undefined, day: number | undefined): string | undefined {
  if (!year || !month || !day || month > 12) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(year, month, day) : undefined
}
