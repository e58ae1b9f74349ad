import { addSteps } from '#core/forecast/history.ts'
import type { DaySpan } from '#core/report/stock-turnover.ts'

/** A month of the window, as far as it lies in it. */
export interface WindowMonth extends DaySpan {
  startsOn: string
  endsOn: string
}

/** The days a report is of. */
export interface ReportWindow {
  step: 'W' | 'M'
  startsOn: string
  endsOn: string
  /** days are read from here on: ages reach back further than a short window */
  readFrom: string
  today: string
  months: WindowMonth[]
  /** complete steps */
  steps: number
}

/** Days back that ages are told apart. */
const agedDays = 366
const dayMs = 86_400_000

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
export const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

/**
 * So many whole months up to the last day that is known, and the days of the month that has begun since.
 * @param lastDay  the last day whose demand is known whole
 */
export function toWindow(asked: { months: number; step: 'W' | 'M' }, lastDay: string, today: string): ReportWindow {
  const [year = 0, month = 0] = dayOf(dayNumber(lastDay) + 1)
    .split('-')
    .map(Number)
  const startsOn = new Date(Date.UTC(year, month - 1 - asked.months, 1)).toISOString().slice(0, 10)
  const months: WindowMonth[] = []
  for (let at = startsOn; at <= lastDay; at = addSteps(at, 'M', 1)) {
    const over = dayOf(dayNumber(addSteps(at, 'M', 1)) - 1)
    const endsOn = over < lastDay ? over : lastDay
    months.push({ startsOn: at, endsOn, first: dayNumber(at), last: dayNumber(endsOn) })
  }
  const aged = dayOf(dayNumber(today) - agedDays)
  return {
    step: asked.step,
    startsOn,
    endsOn: lastDay,
    readFrom: aged < startsOn ? aged : startsOn,
    today,
    months,
    steps: asked.step === 'M' ? asked.months : countWeeks(startsOn, lastDay),
  }
}

/** Whole weeks, from Monday on, between two days, both counted. Day 4 was a Monday. */
function countWeeks(first: string, last: string): number {
  const monday = Math.ceil((dayNumber(first) - 4) / 7)
  return Math.max(0, Math.floor((dayNumber(last) + 1 - 4) / 7) - monday)
}
