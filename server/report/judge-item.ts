import { toDemandHistory } from '#core/forecast/history.ts'
import { type Quantity, toQuantity } from '#core/number/quantity.ts'
import { ageStock, type Held } from '#core/report/stock-age.ts'
import { daysOfCover, daysOfForecastCover, recentRate } from '#core/report/stock-cover.ts'
import { averageValue, turnsPerYear, valueOn } from '#core/report/stock-turnover.ts'
import { type DemandVariation, demandVariation } from '#core/report/xyz-class.ts'
import { findStockOutDays, netReturns } from '#server/forecast/demand-series.ts'
import type { Expected, ReportedItem, ValuedDay } from './report-queries.ts'
import { dayNumber, dayOf, type ReportWindow } from './report-window.ts'

/** Days that recent demand is looked for in. */
const recentDays = 56
/** Known steps below which variation is not judged. */
const fewestSteps = { W: 8, M: 6 } as const
const stepDays = { D: 1, W: 7, M: 30.4375 } as const

/** What a report says of one item. */
export interface JudgedItem extends DemandVariation {
  id: string
  categoryId: string | null
  itemTypeId: string | null
  consumed: Quantity
  cost: Quantity
  sold: Quantity
  onHand: Quantity
  value: Quantity
  /** undefined: not known */
  dailyDemand: number | undefined
  coverDays: number | undefined
  forecastDays: number | undefined
  ages: Held[]
  average: number
  turns: number | undefined
  /** by month of the window */
  months: { cost: Quantity; average: number; closing: number }[]
}

/**
 * Judges one item by what happened to it.
 * @param days  since the window began or since ages can be told from, whichever is earlier; in order
 * @returns undefined where nothing was consumed, nothing is there and nothing was: there is nothing to tell
 */
export function judgeItem(
  item: ReportedItem,
  days: readonly ValuedDay[],
  expected: Expected | undefined,
  window: ReportWindow,
): JudgedItem | undefined {
  const within = days.filter(({ day }) => day >= window.startsOn && day <= window.endsOn)
  const onHand = toQuantity(item.quantity)
  const value = toQuantity(item.value)
  if (within.length === 0 && onHand.eq(0) && value.eq(0)) return undefined
  const sum = (of: readonly ValuedDay[], key: 'consumed' | 'cost' | 'sold') =>
    of.reduce((total, day) => (day[key] === '0' ? total : total.plus(day[key])), toQuantity(0))
  const changes = days.map((each) => ({ day: dayNumber(each.day), value: each.value_change }))
  const first = item.first_day !== null && item.first_day > window.startsOn ? item.first_day : window.startsOn
  const span = { first: dayNumber(first), last: dayNumber(window.endsOn) }
  const average = averageValue(Number(value), changes, span)
  const cost = sum(within, 'cost')
  const consumed = sum(within, 'consumed')
  const demand = toDemand(item, days, first, window)
  return {
    id: item.id,
    categoryId: item.category_id,
    itemTypeId: item.item_type_id,
    consumed,
    cost,
    sold: sum(within, 'sold'),
    onHand,
    value,
    ...demandVariation(demand.steps, fewestSteps[window.step]),
    ...toCover(Number(onHand), demand.rate, expected, window),
    ages: ageStock(item.places, toInflows(days, window)),
    average,
    turns: turnsPerYear(Number(cost), average, span.last - span.first + 1),
    months: window.months.map((month) => ({
      cost: sum(
        within.filter(({ day }) => day >= month.startsOn && day <= month.endsOn),
        'cost',
      ),
      average: averageValue(Number(value), changes, month),
      closing: valueOn(Number(value), changes, month.last),
    })),
  }
}

/** Demand by complete steps, and a day of late; days without stock are unknown, returns take back what was sold before them. */
function toDemand(item: ReportedItem, days: readonly ValuedDay[], first: string, window: ReportWindow) {
  const { endsOn, startsOn, step } = window
  const seen = days.filter(({ day }) => day >= startsOn)
  const before = Number(item.quantity) - seen.reduce((total, { change }) => total + change, 0)
  const received = item.received
  const ledger = [
    { day: dayOf(dayNumber(startsOn) - 1), demand: 0, change: before, inflow: before, received },
    ...seen.map(({ day, consumed, change, inflow }) => ({
      day,
      demand: Number(consumed),
      change,
      inflow: Number(inflow),
      received,
    })),
  ]
  const sold = netReturns(ledger.filter(({ day }) => day <= endsOn))
  const stockOutDays = findStockOutDays(ledger, first, endsOn)
  const late = dayOf(Math.max(dayNumber(first), dayNumber(endsOn) - recentDays + 1))
  const known = dayNumber(endsOn) - dayNumber(late) + 1 - stockOutDays.filter((day) => day >= late).length
  const recent = sold.reduce((total, [day, quantity]) => (day >= late ? total + quantity : total), 0)
  const steps =
    item.first_day === null
      ? []
      : toDemandHistory(sold, { freq: step, firstDay: first, lastDay: endsOn, stockOutDays }).train
  return { steps, rate: recentRate(recent, known) }
}

function toCover(onHand: number, rate: number | undefined, expected: Expected | undefined, window: ReportWindow) {
  const gone = expected && Math.max(0, dayNumber(window.endsOn) + 1 - dayNumber(expected.forecast_start))
  return {
    dailyDemand: rate,
    coverDays: onHand <= 0 && !rate ? undefined : rate === undefined ? undefined : daysOfCover(onHand, rate),
    forecastDays: expected && daysOfForecastCover(onHand, expected.mean, stepDays[expected.frequency], gone ?? 0),
  }
}

/** What came in, the latest first. */
function toInflows(days: readonly ValuedDay[], { today }: ReportWindow) {
  return days.toReversed().flatMap(({ day, inflow }) => {
    const quantity = inflow === '0' ? undefined : toQuantity(inflow)
    return quantity?.gt(0) ? [{ ageDays: Math.max(0, dayNumber(today) - dayNumber(day)), quantity }] : []
  })
}
