import { expect, test } from 'vitest'
import { addMeasured, emptySums, LikeEvents, type PastEvent } from '#core/forecast/event-effect.ts'
import { liftForecast } from '#core/forecast/event-lift.ts'
import { type EventsOfItem, measureItem } from '#core/forecast/explain-demand.ts'
import { forecastSeries } from '#core/forecast/forecast-series.ts'
import type { KnownEvent } from '#core/forecast/known-event.ts'
import { type ItemDay, netReturns, toDemandSeries } from './demand-series.ts'

const dayMs = 86_400_000
const start = Date.parse('2025-01-06')
const dayOf = (n: number) => new Date(start + n * dayMs).toISOString().slice(0, 10)
const length = 330
const lastDay = dayOf(length - 1)

/** Mulberry32. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function poisson(mean: number, random: () => number): number {
  let [count, product] = [0, random()]
  const limit = Math.exp(-mean)
  while (product > limit) {
    count++
    product *= random()
  }
  return count
}

const event = (id: string, from: number, days: number, rest: Partial<KnownEvent> = {}): KnownEvent => ({
  id,
  name: 'Spring sale',
  kind: 'promotion',
  startsOn: dayOf(from),
  endsOn: dayOf(from + days - 1),
  expectedPercent: null,
  locationId: null,
  ...rest,
})
const sales = [event('a', 100, 9), event('b', 190, 9), event('c', 300, 9), event('d', length + 7, 9)]

/** A shop of items with a rhythm of the week, each with a taste for promotions of its own; the last one is to come. */
function simulate(seed: number, events: readonly KnownEvent[]) {
  const random = seeded(seed)
  const week = [0.8, 0.9, 1, 1, 1.3, 1.5, 0.5]
  return Array.from({ length: 12 }, (_, n) => {
    const level = 1.5 + 8 * random()
    const lift = 1.4 + 1.2 * random()
    const mean = (day: number) =>
      level *
      (week[day % 7] ?? 1) *
      (events.some(({ startsOn, endsOn }) => dayOf(day) >= startsOn && dayOf(day) <= endsOn) ? lift : 1)
    const days = Array.from({ length }, (_, day): ItemDay => {
      const demand = poisson(mean(day), random)
      return { day: dayOf(day), demand, change: -demand, inflow: 0, received: false }
    })
    return { id: String(n), days, mean }
  })
}
type Shop = ReturnType<typeof simulate>

const span = { firstDay: dayOf(0), lastDay, stockOutDays: [] }
function learn(shop: Shop, events: readonly KnownEvent[]): EventsOfItem {
  const past: PastEvent[] = events.map((one) => ({ ...one, sums: [] }))
  const sums = new Map(events.map(({ id }) => [id, emptySums(null)]))
  for (const { days } of shop)
    for (const [id, measured] of measureItem(netReturns(days), span, { events, places: new Map() }).measured) {
      const of = sums.get(id)
      if (of) addMeasured(of, measured)
    }
  const like = new LikeEvents(
    past.map((one) => ({
      ...one,
      sums: (sums.get(one.id)?.items ?? 0) > 0 ? [sums.get(one.id) ?? emptySums(null)] : [],
    })),
  )
  return { events, categoryId: null, like, places: new Map() }
}

function foretell({ id, days }: Pick<Shop[number], 'id' | 'days'>, events?: EventsOfItem) {
  const series = toDemandSeries(id, days, { lastDay, frequency: 'D', horizon: 30, events })
  if (!series) throw new Error('The item sells.')
  return { series, forecast: liftForecast(forecastSeries(series.input), series.lift) }
}

test('marked promotions bring the forecast nearer, on the days of the next one and after it, and its interval holds what comes', {
  timeout: 120_000,
}, () => {
  const shop = simulate(7, sales)
  const marked = learn(shop, sales)
  const errors = { unmarked: { on: 0, after: 0 }, marked: { on: 0, after: 0 } }
  let [held, days] = [0, 0]
  const random = seeded(8)
  for (const item of shop)
    for (const [key, events] of [
      ['unmarked', undefined],
      ['marked', marked],
    ] as const) {
      const { mean, lower, upper } = foretell(item, events).forecast
      for (const [step, expected] of mean.entries()) {
        const real = item.mean(length + step)
        const when = step >= 7 && step < 16 ? 'on' : step >= 16 ? 'after' : undefined
        if (when) errors[key][when] += Math.abs(expected - real)
        if (when !== 'on' || key === 'unmarked') continue
        const came = poisson(real, random)
        days++
        if (came >= (lower[step] ?? 0) && came <= (upper[step] ?? 0)) held++
      }
    }
  expect(errors.marked.on).toBeLessThan(0.35 * errors.unmarked.on)
  expect(errors.marked.after).toBeLessThan(0.9 * errors.unmarked.after)
  expect(held / days).toBeGreaterThan(0.93)
})

test('an event at one place is measured there, and moves the item by the part of that place', () => {
  const local = [event('a', 60, 10, { locationId: 'shop' }), event('b', length + 3, 10, { locationId: 'shop' })]
  // half of ten a day is sold at the shop, and there twice as much in a sale
  const sold = (day: number) => (day >= 60 && day < 70 ? 10 : 5)
  const days = Array.from({ length }, (_, day): ItemDay => {
    const demand = 5 + sold(day)
    return { day: dayOf(day), demand, change: -demand, inflow: 0, received: false }
  })
  const there = Array.from({ length }, (_, day): [string, number] => [dayOf(day), sold(day)])
  const places = new Map([['shop', there]])
  const { measured } = measureItem(netReturns(days), span, { events: local, places })
  expect(measured.get('a')).toMatchObject({ actual: 100, usual: 50 })
  const sums = emptySums(null)
  for (const one of measured.values()) addMeasured(sums, one)
  const learned = new LikeEvents([{ ...(local[0] ?? event('a', 0, 1)), sums: [sums] }])
  const { series, forecast } = foretell({ id: 'x', days }, { events: local, categoryId: null, like: learned, places })
  expect(series.input.train.slice(60, 70).every((value) => value === 10)).toBe(true)
  expect(forecast.mean[4]).toBeCloseTo(15, 0)
  expect(forecast.mean[0]).toBeCloseTo(10, 6)
})
