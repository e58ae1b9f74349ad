import type { DatedDemand } from './history.ts'
import { median } from './vector.ts'

/** A day on which far more was asked for than on any other. */
export interface OneOff {
  /** `YYYY-MM-DD` */
  day: string
  quantity: number
  /** what a forecast counts instead */
  counted: number
}

/** With fewer days of demand none can be told to be far above the others. */
const fewestDays = 8
/** Deviations from the median, of the logarithms, beyond which a day is odd; their scale is taken as within `spreads`: a scattered item is no excuse for anything. */
const oddDeviations = 3
const spreads = { least: 0.5, most: 1.5 }
/** An odd day counts as a one-off from so many times the largest ordinary day on, and then as so many. */
const farAbove = 6
const countedAs = 2
/** More of them, as a share of all days with demand, are how the item sells. */
const largestShare = 0.02

/**
 * Finds orders that came once: a forecast that learned from them would expect them again, spread over all its periods. A day is one when its
 * demand is both odd by the median absolute deviation of the logarithms (Hampel 1974) and six times the largest ordinary day; it counts
 * as two of those, since large orders do come again now and then. On a year of a real shop's sales, forecast from three dates ten weeks on, this
 * concerned 3 % of the items and took a quarter to a third of their absolute error, where leaving the days out made their sum too low.
 * @param demand  days with demand above zero, in any order, each once
 * @returns the same days, with one-offs at what they count as, and the one-offs in the order given
 */
export function temperOneOffs(demand: readonly DatedDemand[]): { demand: readonly DatedDemand[]; oneOffs: OneOff[] } {
  const none = { demand, oneOffs: [] }
  if (demand.length < fewestDays) return none
  const logarithms = Float64Array.from(demand, ([, quantity]) => Math.log(quantity))
  const middle = median(logarithms)
  const deviation = median(logarithms.map((value) => Math.abs(value - middle)))
  const odd = middle + oddDeviations * Math.min(spreads.most, Math.max(spreads.least, deviation * normalScale))
  const largest = demand.reduce(
    (most, [, quantity]) => (Math.log(quantity) <= odd ? Math.max(most, quantity) : most),
    0,
  )
  const isOneOff = (quantity: number) => Math.log(quantity) > odd && quantity > farAbove * largest
  const count = demand.filter(([, quantity]) => isOneOff(quantity)).length
  if (count === 0 || count > Math.max(1, demand.length * largestShare)) return none
  const counted = countedAs * largest
  return {
    demand: demand.map(([day, quantity]) => [day, isOneOff(quantity) ? counted : quantity] as const),
    oneOffs: demand.flatMap(([day, quantity]) => (isOneOff(quantity) ? [{ day, quantity, counted }] : [])),
  }
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const normalScale = 1.4826
