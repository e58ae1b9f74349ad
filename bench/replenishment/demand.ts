import { liftForecast } from '#core/forecast/event-lift.ts'
import { spreadOf } from '#core/forecast/forecast-spread.ts'
import { forecastSeries } from '#core/forecast/forecast-series.ts'
import { chooseFrequency, toDemandHistory } from '#core/forecast/history.ts'
import { temperOneOffs } from '#core/forecast/one-off-demand.ts'
import type { DemandOutlook } from '#core/purchasing/demand-outlook.ts'
import { dice, type ShopLine } from '../anomalies/read-shop.ts'

/** An item's past, the part of it that is played, and what a forecast said on each day that one is made. */
export interface PlayedItem {
  kind: 'smooth' | 'intermittent'
  price: number
  /** of the days that are played */
  demand: number[]
  /** by week of them; undefined: nothing could be said yet */
  outlooks: (DemandOutlook | undefined)[]
}

/** Days that are played, at the end of what there is. */
export const playedDays = 182
/** A forecast is made anew so often. */
export const forecastDays = 7
const leastSales = 8
const horizons = { D: 84, W: 12, M: 3 } as const
const stepDays = { D: 1, W: 7, M: 30.4375 } as const
const dayMs = 86_400_000
/** A Monday. */
const origin = Date.parse('2024-01-01')
const dayOf = (day: number): string => new Date(origin + day * dayMs).toISOString().slice(0, 10)

/** Sales of the shop by item, less what was cancelled; items that had sold on eight days when the played days begin, `count` of them evenly over the catalogue. */
export function playedItemsOf(lines: readonly ShopLine[], count: number): PlayedItem[] {
  const last = lines.reduce((latest, { day }) => Math.max(latest, day), 0)
  const first = last + 1 - playedDays
  const byItem = Map.groupBy(lines, ({ item }) => item)
  const known = [...byItem].filter(
    ([, sold]) =>
      new Set(sold.filter(({ day, quantity }) => day < first && quantity > 0).map(({ day }) => day)).size >= leastSales,
  )
  known.sort(([a], [b]) => (a < b ? -1 : 1))
  return Array.from({ length: Math.min(count, known.length) }, (_, index) => {
    const [, sold = []] = known[Math.floor((index * known.length) / Math.min(count, known.length))] ?? []
    const days = new Array<number>(last + 1).fill(0)
    for (const { day, quantity } of sold) {
      let left = (days[day] ?? 0) + quantity
      days[day] = Math.max(0, left)
      // what comes back takes away the latest sales before it
      for (let before = day - 1; left < 0 && before >= 0; before--) {
        left += days[before] ?? 0
        days[before] = Math.max(0, left)
      }
    }
    const prices = sold
      .map(({ unitPrice }) => unitPrice)
      .filter((price) => price > 0)
      .sort((a, b) => a - b)
    return toPlayed(days, prices[prices.length >> 1] ?? 1)
  })
}

/** What a shop might see whose days are alike: sales of a day as drawn, forecast as any other. */
export function madeItems(count: number): (PlayedItem & { name: string })[] {
  const random = dice(17)
  const shapes = [
    { name: '20 a day', chance: 1, mean: 20 },
    { name: '3 a day', chance: 0.8, mean: 3.75 },
    { name: '1 in 5 days', chance: 0.2, mean: 1 },
    { name: '6 at once, in 10 days', chance: 0.1, mean: 6 },
  ]
  return shapes.flatMap(({ name, chance, mean }) =>
    Array.from({ length: count }, () => {
      const drawn = Array.from({ length: 364 + playedDays }, () => (random() < chance ? drawCount(mean, random) : 0))
      return { name, ...toPlayed(drawn, 1) }
    }),
  )
}

/** At least one; geometric, so that it scatters as orders do. */
function drawCount(mean: number, random: () => number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / mean))
}

function toPlayed(days: readonly number[], price: number): PlayedItem {
  const start = days.length - playedDays
  const firstDay = days.findIndex((quantity) => quantity > 0)
  let kind: PlayedItem['kind'] = 'smooth'
  const outlooks = Array.from({ length: playedDays / forecastDays }, (_, week) => {
    const today = start + week * forecastDays
    const dated = days
      .slice(0, today + 1)
      .flatMap((quantity, day) => (quantity > 0 ? [[dayOf(day), quantity] as [string, number]] : []))
    const freq = chooseFrequency(dated.length, today - firstDay + 1)
    const { demand } = temperOneOffs(dated)
    const {
      train,
      start: from,
      season,
    } = toDemandHistory(demand, { freq, firstDay: dayOf(firstDay), lastDay: dayOf(today) })
    if (train.length === 0) return undefined
    const base = forecastSeries({ id: '', freq, season, horizon: horizons[freq], start: from, train, point: 'mean' })
    if (week === 0 && ['intermittent', 'lumpy'].includes(base.classification)) kind = 'intermittent'
    const forecast = liftForecast(base, undefined)
    return { means: forecast.mean, stepDays: stepDays[freq], ...spreadOf(forecast), isWhole: true }
  })
  return { kind, price, demand: days.slice(start), outlooks }
}
