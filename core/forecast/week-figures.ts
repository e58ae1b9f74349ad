import { addSteps, type HistoryFrequency } from './history.ts'
import { toDay, toDayNumber } from './known-event.ts'

/** Weeks that forecasts are added up for: every forecast reaches so far, whatever its step. */
export const summedWeeks = 8

/** The Monday that the sums begin on: the first from a day on. */
export function firstMonday(day: string): string {
  const number = toDayNumber(day)
  // day number 0 was a Thursday
  return toDay(number + ((((4 - number) % 7) + 7) % 7))
}

/**
 * What a forecast expects of the coming weeks, in whole hundredths, each step spread evenly over its days. What rounding leaves goes on to the next week, so that
 * all together are right to a hundredth.
 * @returns undefined: the forecast ends before them
 */
export function toWeekFigures(
  { start, freq, mean }: { start: string; freq: HistoryFrequency; mean: readonly number[] },
  monday: string,
): number[] | undefined {
  const from = toDayNumber(monday)
  const weeks = new Array<number>(summedWeeks).fill(0)
  let day = toDayNumber(start)
  if (day > from) return undefined
  for (const [step, expected] of mean.entries()) {
    const next = toDayNumber(addSteps(start, freq, step + 1))
    const daily = expected / (next - day)
    for (; day < next; day++) {
      const week = Math.floor((day - from) / 7)
      if (week >= 0 && week < summedWeeks) weeks[week] = (weeks[week] ?? 0) + daily
    }
    if (day >= from + 7 * summedWeeks) return inHundredths(weeks)
  }
  return undefined
}

function inHundredths(weeks: readonly number[]): number[] {
  let carried = 0
  return weeks.map((expected) => {
    const exact = expected * 100 + carried
    const whole = Math.max(0, Math.round(exact))
    carried = exact - whole
    return whole
  })
}

/**
 * Shares whole figures out, each so that the parts add up to it: by largest remainder (Hamilton), what is left of one going to who was
 * short-changed most so far.
 * @param shares  above zero; at least one
 * @returns by share, then by figure
 */
export function shareFigures(figures: readonly number[], shares: readonly number[]): number[][] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const parts = shares.map((): number[] => [])
  const owed = shares.map(() => 0)
  for (const figure of figures) {
    const given = shares.map((share, index) => {
      const exact = (figure * share) / all + (owed[index] ?? 0)
      const whole = Math.max(0, Math.floor(exact))
      owed[index] = exact - whole
      return whole
    })
    let left = figure - given.reduce((sum, one) => sum + one, 0)
    const order = [...owed.keys()].toSorted((a, b) => (owed[b] ?? 0) - (owed[a] ?? 0))
    // rounding down leaves less than one a part; a part that was given too much before takes less
    for (let turn = 0; left !== 0; turn++) {
      const index = left > 0 ? order[turn % order.length] : order[order.length - 1 - (turn % order.length)]
      if (index === undefined) break
      const step = Math.sign(left)
      if ((given[index] ?? 0) + step < 0) continue
      given[index] = (given[index] ?? 0) + step
      owed[index] = (owed[index] ?? 0) - step
      left -= step
    }
    given.forEach((whole, index) => {
      parts[index]?.push(whole)
    })
  }
  return parts
}

/** What is added up of the errors of many items. */
export interface ErrorSums {
  /** of their variances, and of their standard deviations */
  variance: number
  deviation: number
}

/**
 * Variance of a sum whose parts all go together by the same correlation: between the root of the sum of squares, where errors are independent, and the sum
 * of the bounds, where all err the same way.
 */
export function varianceOfSum({ variance, deviation }: ErrorSums, correlation: number): number {
  return (1 - correlation) * variance + correlation * deviation * deviation
}

/** How much the demands of items go together beyond chance, from their deviations by week from their own mean. */
export class Correlation {
  readonly weeks: number
  readonly #sums: Float64Array
  #variance = 0
  #deviation = 0
  #items = 0

  /** @param weeks  past weeks that are looked at */
  constructor(weeks: number) {
    this.weeks = weeks
    this.#sums = new Float64Array(weeks)
  }

  /** @param demand  of the last `weeks` weeks; an item with another length is passed over */
  add(demand: readonly number[]): void {
    if (demand.length !== this.weeks) return
    const mean = demand.reduce((sum, value) => sum + value, 0) / this.weeks
    let squares = 0
    for (const [week, value] of demand.entries()) {
      squares += (value - mean) ** 2
      this.#sums[week] = (this.#sums[week] ?? 0) + value - mean
    }
    this.#items++
    this.#variance += squares / (this.weeks - 1)
    this.#deviation += Math.sqrt(squares / (this.weeks - 1))
  }

  /** 0 to 1; 0 where there are fewer than two items. */
  read(): number {
    const seen = this.#sums.reduce((sum, value) => sum + value * value, 0) / (this.weeks - 1)
    const most = this.#deviation ** 2 - this.#variance
    return this.#items > 1 && most > 0 ? Math.min(1, Math.max(0, (seen - this.#variance) / most)) : 0
  }
}
