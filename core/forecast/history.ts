import type { Frequency } from './series-forecast.ts'

/** Calendar steps a demand history can be cut into. */
export type HistoryFrequency = Extract<Frequency, 'D' | 'W' | 'M'>

/** Demand of one UTC day: `[day, quantity]`, day as `YYYY-MM-DD`; several entries of one day add up. */
export type DatedDemand = readonly [day: string, quantity: number]

/** A history ready for a forecast: `train[0]` is the step that begins on `start`. */
export type DemandHistory = {
  freq: HistoryFrequency
  /** 7 for days, 52 for weeks, 12 for months. */
  season: number
  /** First day of the first step: the day itself, a Monday, or the first of a month. */
  start: string
  /** First day of the step after the last one: where a forecast begins. */
  next: string
  train: (number | null)[]
}

export type HistoryOptions = {
  freq: HistoryFrequency
  /** First day the demand is known from; the step it falls in is left out when it began before. */
  firstDay: string
  /** Last day the demand is known to, inclusive; the step it falls in is left out unless it ends that day. */
  lastDay: string
  /** Days without stock: what was asked for then is unknown, not zero. */
  stockOutDays?: Iterable<string>
}

/**
 * Cuts dated demand into equal calendar steps (weeks begin on Monday).
 * A step of which more than half the days were out of stock is null; with fewer, its demand is scaled up to the days in stock.
 * Demand outside the complete steps is left out. `train` is empty when no step is complete.
 * @throws RangeError  a day that is not `YYYY-MM-DD`
 */
export function toDemandHistory(demand: Iterable<DatedDemand>, options: HistoryOptions): DemandHistory {
  const { freq } = options
  const first = toDayNumber(options.firstDay)
  const last = toDayNumber(options.lastDay)
  let stepStart = startOfStep(first, freq)
  if (stepStart < first) stepStart = startOfNextStep(stepStart, freq)
  const starts: number[] = []
  while (startOfNextStep(stepStart, freq) - 1 <= last) {
    starts.push(stepStart)
    stepStart = startOfNextStep(stepStart, freq)
  }
  const places = new Map(starts.map((start, place) => [start, place]))
  const totals = new Array<number>(starts.length).fill(0)
  const outDays = new Array<number>(starts.length).fill(0)
  for (const [day, quantity] of demand) {
    const place = places.get(startOfStep(toDayNumber(day), freq))
    if (place !== undefined) totals[place] = (totals[place] ?? 0) + quantity
  }
  for (const day of new Set(options.stockOutDays)) {
    const place = places.get(startOfStep(toDayNumber(day), freq))
    if (place !== undefined) outDays[place] = (outDays[place] ?? 0) + 1
  }
  const train = starts.map((start, place) => {
    const days = startOfNextStep(start, freq) - start
    const out = outDays[place] ?? 0
    if (out * 2 > days) return null
    return ((totals[place] ?? 0) * days) / (days - out)
  })
  return { freq, season: seasonOf[freq], start: toDay(starts[0] ?? stepStart), next: toDay(stepStart), train }
}

/**
 * The finest of days, weeks and months that shows a pattern rather than single sales: days when about half of them have demand
 * and there are eight weeks of them, weeks when a quarter of them have and there are sixteen, or when months would be fewer than eight.
 * @param activeDays  days with demand
 * @param days  days from the first to the last known, inclusive
 */
export function chooseFrequency(activeDays: number, days: number): HistoryFrequency {
  const perDay = days > 0 ? activeDays / days : 0
  if (perDay >= 0.45 && days >= 56) return 'D'
  // Share of weeks with demand when the active days fall independently.
  const perWeek = 1 - (1 - Math.min(1, perDay)) ** 7
  if (days < 8 * 31 || (perWeek >= 0.25 && days >= 112)) return 'W'
  return 'M'
}

/**
 * First day of the step that comes `steps` steps after the one that begins on `start`.
 * @throws RangeError  a day that is not `YYYY-MM-DD`
 */
export function addSteps(start: string, freq: HistoryFrequency, steps: number): string {
  let at = toDayNumber(start)
  for (let step = 0; step < steps; step++) at = startOfNextStep(at, freq)
  return toDay(at)
}

const seasonOf: Record<HistoryFrequency, number> = { D: 7, W: 52, M: 12 }

const dayMs = 86_400_000

function toDayNumber(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(time)) throw new RangeError(`Not a day: ${day}`)
  return time / dayMs
}

const toDay = (dayNumber: number): string => new Date(dayNumber * dayMs).toISOString().slice(0, 10)

/** Day numbers count from Thursday 1970-01-01. */
function startOfStep(dayNumber: number, freq: HistoryFrequency): number {
  switch (freq) {
    case 'D':
      return dayNumber
    case 'W':
      return dayNumber - ((((dayNumber + 3) % 7) + 7) % 7)
    case 'M': {
      const date = new Date(dayNumber * dayMs)
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs
    }
  }
}

function startOfNextStep(start: number, freq: HistoryFrequency): number {
  switch (freq) {
    case 'D':
      return start + 1
    case 'W':
      return start + 7
    case 'M': {
      const date = new Date(start * dayMs)
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs
    }
  }
}
