import type { DatedDemand } from './history.ts'
import { isRepeated, type KnownEvent, toDayNumber } from './known-event.ts'
import { at } from './vector.ts'

/** What was sold day by day, beside what is known of the days. */
export interface DailyPast {
  /** day number of the first one */
  first: number
  quantities: Float64Array
  /** 0: unknown, as without stock, on closed days, or where something happened once */
  known: Uint8Array
  /** events on the day that change demand */
  covered: Uint8Array
  /** demand by weekday over that of an average day, of days without events; [0] is the weekday of day number 0 */
  profile: readonly number[]
}

/** What was sold on the days of an event beside what would have been. */
export interface MeasuredEffect {
  actual: number
  usual: number
  /** how much this says: 1 over the squared error of `actual / usual` where that is 1 */
  weight: number
}

/** Days to either side that tell what would have been sold: the first reach in which enough of them are known. */
const reaches = [28, 56, 112, 3000]
const enoughDays = 21
/** A weekday is drawn towards the average one as if it had been seen so often as one. */
const weekdayPrior = 4
/** No effect is believed beyond this. */
const largestFactor = 20

/** The days from `firstDay` to `lastDay` as events are measured by. */
export function toDailyPast(
  demand: readonly DatedDemand[],
  options: { firstDay: string; lastDay: string; unknownDays: readonly string[]; events: readonly KnownEvent[] },
): DailyPast {
  const first = toDayNumber(options.firstDay)
  const length = Math.max(0, toDayNumber(options.lastDay) - first + 1)
  const quantities = new Float64Array(length)
  const known = new Uint8Array(length).fill(1)
  const covered = new Uint8Array(length)
  for (const [day, quantity] of demand) {
    const place = toDayNumber(day) - first
    if (place >= 0 && place < length) quantities[place] = at(quantities, place) + quantity
  }
  for (const day of options.unknownDays) {
    const place = toDayNumber(day) - first
    if (place >= 0 && place < length) known[place] = 0
  }
  for (const event of options.events) {
    if (!isRepeated(event)) continue
    const from = Math.max(0, toDayNumber(event.startsOn) - first)
    const to = Math.min(length - 1, toDayNumber(event.endsOn) - first)
    for (let place = from; place <= to; place++) covered[place] = (covered[place] ?? 0) + 1
  }
  const past = { first, quantities, known, covered }
  return { ...past, profile: profileOf(past) }
}

function profileOf({ first, quantities, known, covered }: Omit<DailyPast, 'profile'>): number[] {
  const sums = new Array<number>(7).fill(0)
  const days = new Array<number>(7).fill(0)
  for (let place = 0; place < quantities.length; place++) {
    if (known[place] === 0 || covered[place] !== 0) continue
    const weekday = weekdayOf(first + place)
    sums[weekday] = (sums[weekday] ?? 0) + at(quantities, place)
    days[weekday] = (days[weekday] ?? 0) + 1
  }
  const mean = sums.reduce((total, sum) => total + sum, 0) / days.reduce((total, count) => total + count, 0)
  if (!(mean > 0)) return new Array<number>(7).fill(1)
  return sums.map((sum, weekday) => (sum / mean + weekdayPrior) / ((days[weekday] ?? 0) + weekdayPrior))
}

/** Demand of that day over an average one. */
export function profileAt({ profile }: Pick<DailyPast, 'profile'>, dayNumber: number): number {
  return profile[weekdayOf(dayNumber)] ?? 1
}

function weekdayOf(dayNumber: number): number {
  return ((dayNumber % 7) + 7) % 7
}

/**
 * Holds an event's days against the level of the days around it without events, times the profile of the week. Days that other events
 * share are left out where it has days of its own.
 * @returns undefined: none of its days is known, or nothing was sold around it
 */
export function measureEvent(
  past: DailyPast,
  event: Pick<KnownEvent, 'startsOn' | 'endsOn'>,
): MeasuredEffect | undefined {
  const { first, quantities, known, covered } = past
  const from = Math.max(0, toDayNumber(event.startsOn) - first)
  const to = Math.min(quantities.length - 1, toDayNumber(event.endsOn) - first)
  let alone = false
  for (let place = from; place <= to; place++) if (known[place] === 1 && covered[place] === 1) alone = true
  const around = levelAround(past, from, to)
  if (!around) return undefined
  let actual = 0
  let usual = 0
  for (let place = from; place <= to; place++) {
    if (known[place] === 0 || (alone && covered[place] !== 1)) continue
    actual += at(quantities, place)
    usual += around.level * profileAt(past, first + place)
  }
  if (!(usual > 0)) return undefined
  const weight = (usual * around.sold) / (usual + around.sold) / around.noise
  return { actual: Math.min(actual, largestFactor * usual), usual, weight }
}

/** What an average day sold around these, of how much in all, and how many times more it scatters than single sales would. */
function levelAround(
  past: DailyPast,
  from: number,
  to: number,
): { level: number; sold: number; noise: number } | undefined {
  const { first, quantities, known, covered } = past
  for (const reach of reaches) {
    const start = Math.max(0, from - reach)
    const end = Math.min(quantities.length - 1, to + reach)
    let [sold, exposure, days] = [0, 0, 0]
    for (let place = start; place <= end; place++) {
      if (known[place] === 0 || covered[place] !== 0) continue
      days++
      sold += at(quantities, place)
      exposure += profileAt(past, first + place)
    }
    if ((days < enoughDays || !(sold > 0)) && reach !== reaches.at(-1)) continue
    if (days < 2 || !(sold > 0)) return undefined
    const level = sold / exposure
    let squares = 0
    for (let place = start; place <= end; place++) {
      if (known[place] === 0 || covered[place] !== 0) continue
      squares += (at(quantities, place) - level * profileAt(past, first + place)) ** 2
    }
    // days of the same series are never quite independent
    return { level, sold, noise: Math.max(squares / (days - 1) / (sold / days), 0.02 * level) }
  }
  return undefined
}
