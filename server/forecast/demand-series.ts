import type { EventLift } from '#core/forecast/event-lift.ts'
import { type EventsOfItem, explainDemand } from '#core/forecast/explain-demand.ts'
import { chooseFrequency, type DatedDemand, type HistoryFrequency, toDemandHistory } from '#core/forecast/history.ts'
import type { ToldEvent } from '#core/forecast/known-event.ts'
import { type OneOff, temperOneOffs } from '#core/forecast/one-off-demand.ts'
import type { SeriesInput } from '#core/forecast/series-forecast.ts'

/** What the ledger says about one item on one day, in the organisation's time zone. */
export interface ItemDay {
  /** `YYYY-MM-DD` */
  day: string
  /** delivered to customers, less what they brought back; reversed movements count on the day of what they reverse */
  demand: number
  /** change of the stock on hand in all real places */
  change: number
  /** what came into real places from outside */
  inflow: number
  /** some of that came from a supplier */
  received: boolean
}

export interface SeriesOptions {
  /** last day whose demand is known whole */
  lastDay: string
  /** chosen from the item's own history when absent */
  frequency?: HistoryFrequency | undefined
  /** in steps of `frequency`; in days when no frequency is asked for; about twelve weeks when absent */
  horizon?: number | undefined
  /** what people marked that touches the item */
  events?: EventsOfItem | undefined
}

export interface DemandSeries {
  /** what is forecast from: one-off orders count less in it */
  input: SeriesInput & { freq: HistoryFrequency }
  /** demand by step as it was */
  history: readonly (number | null)[]
  historyStart: string
  forecastStart: string
  oneOffs: readonly OneOff[]
  /** the ledger knows whole numbers only; steps partly without stock are scaled up and may be none */
  isWhole: boolean
  /** what was made of events that people marked */
  events: readonly ToldEvent[]
  /** what they do to the steps to come */
  lift: EventLift | undefined
}

/** About twelve weeks whatever the step, so that expected demands compare. */
const defaultHorizon: Record<HistoryFrequency, number> = { D: 84, W: 12, M: 3 }
/** A history of fewer weeks or months is forecast by days: more of them are complete. */
const fewestSteps = 8
const daysOfStep: Record<HistoryFrequency, number> = { D: 1, W: 7, M: 30.4375 }

/**
 * One item's demand as the forecast takes it, from the day of its first sale on.
 * @param days  in order; all there are, since the stock on hand is their sum
 * @returns undefined when nothing was ever sold for good, or no step is complete yet
 */
export function toDemandSeries(
  itemId: string,
  days: readonly ItemDay[],
  options: SeriesOptions,
): DemandSeries | undefined {
  const demand = netReturns(days.filter((each) => each.day <= options.lastDay))
  const firstDay = demand[0]?.[0]
  if (firstDay === undefined) return undefined
  const freq = options.frequency ?? chooseFrequency(demand.length, countDays(firstDay, options.lastDay))
  const stockOutDays = findStockOutDays(days, firstDay, options.lastDay)
  const { lastDay } = options
  const explained = options.events && explainDemand(demand, { firstDay, lastDay, stockOutDays }, options.events)
  const unknownDays = explained ? [...stockOutDays, ...explained.closedDays] : stockOutDays
  const cut = (from: readonly DatedDemand[], by: HistoryFrequency, unknown = unknownDays) =>
    toDemandHistory(from, { freq: by, firstDay, lastDay, stockOutDays: unknown })
  let history = cut(demand, freq)
  if (history.train.length < fewestSteps && options.frequency === undefined) history = cut(demand, 'D')
  if (history.train.length === 0) return undefined
  const { season, start, next } = history
  const tempered = temperOneOffs(explained?.demand ?? demand)
  const { train } = explained
    ? cut(tempered.demand, history.freq, [...unknownDays, ...explained.leftOutDays])
    : tempered.oneOffs.length === 0
      ? history
      : cut(tempered.demand, history.freq)
  const horizon = toHorizon(history.freq, options)
  // sums, stock and money are made of it
  const input = { id: itemId, freq: history.freq, season, horizon, start, train, point: 'mean' as const }
  const isWhole = demand.every(([, quantity]) => Number.isInteger(quantity))
  return {
    input,
    history: history.train,
    historyStart: start,
    forecastStart: next,
    oneOffs: tempered.oneOffs.filter(({ day }) => day >= start && day < next),
    isWhole,
    events: explained?.told.filter(({ endsOn }) => endsOn >= start) ?? [],
    lift: explained?.lift(next, history.freq, horizon),
  }
}

function toHorizon(freq: HistoryFrequency, { frequency, horizon }: SeriesOptions): number {
  if (horizon === undefined) return defaultHorizon[freq]
  return frequency === undefined ? Math.ceil(horizon / daysOfStep[freq]) : horizon
}

/**
 * Demand by day without returns: what comes back takes away the latest demand before it, because that is what turned out
 * not to be wanted. Days left without demand are dropped; so is a return of what was never sold here.
 */
export function netReturns(days: readonly Pick<ItemDay, 'day' | 'demand'>[]): [day: string, quantity: number][] {
  const kept: [string, number][] = []
  for (const { day, demand } of days) {
    if (demand > 0) kept.push([day, demand])
    let returned = -demand
    while (returned > epsilon) {
      const latest = kept.at(-1)
      if (!latest) break
      const taken = Math.min(latest[1], returned)
      latest[1] -= taken
      returned -= taken
      if (latest[1] <= epsilon) kept.pop()
    }
  }
  return kept
}

/** Sums of decimals as floats: below this is zero. */
const epsilon = 1e-9

/**
 * Days that began without stock and saw neither a sale nor a delivery: what customers would have bought then is unknown.
 * Only where the ledger keeps the item's stock: something was received from a supplier, and it never fell below zero. An
 * imported sales history with a made-up opening stock has no such days, nor has one that may go negative.
 */
export function findStockOutDays(days: readonly ItemDay[], firstDay: string, lastDay: string): string[] {
  if (!days.some((each) => each.received)) return []
  const found: string[] = []
  let onHand = 0
  let emptySince: string | undefined
  for (const { day, demand, change, inflow } of days) {
    const until = day < lastDay ? day : nextDay(lastDay)
    if (emptySince !== undefined) for (let out = emptySince; out < until; out = nextDay(out)) found.push(out)
    if (day > lastDay) return found.filter((out) => out >= firstDay)
    if (onHand <= epsilon && inflow <= epsilon && demand <= epsilon) found.push(day)
    onHand += change
    if (onHand < -epsilon) return []
    emptySince = onHand <= epsilon ? nextDay(day) : undefined
  }
  if (emptySince !== undefined) for (let out = emptySince; out <= lastDay; out = nextDay(out)) found.push(out)
  return found.filter((out) => out >= firstDay)
}

const dayMs = 86_400_000

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

/** Days from `first` to `last`, both counted. */
function countDays(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1
}
