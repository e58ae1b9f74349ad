/** What a period is counted in. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
/** An ISO day. */
export const iso = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`

/** An ISO day so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

export function weekdayOf(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
}

/** An ISO day moved by whole units; a month without that day ends on its last. */
export function shift(day: string, unit: PeriodUnit, count: number): string {
  const whole = Math.max(-40_000, Math.min(40_000, Math.round(count)))
  if (unit === 'day') return addDays(day, whole)
  if (unit === 'week') return addDays(day, whole * 7)
  const months = unit === 'month' ? whole : unit === 'quarter' ? whole * 3 : whole * 12
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  if (first.getUTCFullYear() < 1 || first.getUTCFullYear() > 9999) return day
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return iso(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date, last))
}

/** Easter Sunday of a year of the Gregorian calendar (J. Meeus, Astronomical Algorithms, 1991, chapter 8). */
export function easterOf(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const days = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return iso(year, Math.floor(days / 31), (days % 31) + 1)
}

/** First and last day of the week (from Monday), month, quarter or year a day lies in. */
export function calendar(day: string, unit: PeriodUnit): [from: string, to: string] {
  if (unit === 'day') return [day, day]
  if (unit === 'week') {
    const monday = addDays(day, -weekdayOf(day))
    return [monday, addDays(monday, 6)]
  }
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  const first = unit === 'month' ? month : unit === 'quarter' ? Math.floor((month - 1) / 3) * 3 + 1 : 1
  const count = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12
  const from = `${year}-${pad(first)}-01`
  return [from, addDays(shift(from, 'month', count), -1)]
}
