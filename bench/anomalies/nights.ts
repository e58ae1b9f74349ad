import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findSilence } from '#core/anomaly/find-silence.ts'
import { findSlips } from '#core/anomaly/find-slips.ts'
import { findSpike } from '#core/anomaly/find-spike.ts'
import { dice, documentsOf, isSale, type ShopLine } from './read-shop.ts'

/** Faults of one kind: how many were put in, how many were found, after how many nights on average. */
export interface Found {
  faults: number
  found: number
  nights: number
}
export interface NightsResult {
  itemNights: number
  /** alerts without any fault put in, by kind; each is called false, though some tell of what really happened */
  alerts: Record<string, number>
  /** those of all kinds in the worst night */
  mostInANight: number
  found: Record<string, Found>
}

/** Nights before this one only teach. */
const firstNight = 90
/** An item is judged from this long after its first sale. */
const begunFor = 28
/** One in so many nights of items, and of lines, has a fault tried on it. */
const oneIn = { nights: 400, lines: 149, silences: 700 }
/** A silence is looked for this long. */
const silentFor = 42

/**
 * Every night of every item, as the server judges it: the day's quantity and number of sales, silences, and each line as it is posted. Then faults, one at a time, each on the
 * shop as it was: a day with 10 to 20 times the sales of a usual one, in one order or in many; an item that stops selling, of those sold once a
 * week or more; a line tenfold and hundredfold.
 */
export function simulateNights(lines: readonly ShopLine[], seed: number): NightsResult {
  const roll = dice(seed)
  const sales = lines.filter(isSale)
  const days = 1 + lines.reduce((last, { day }) => Math.max(last, day), 0)
  const series = toSeries(sales, days)
  const busy = busynessOf(sales, days)
  const result: NightsResult = { itemNights: 0, alerts: {}, mostInANight: 0, found: {} }
  const told = new Set<string>()
  const byNight = new Array<number>(days).fill(0)
  const tell = (kind: string, item: string, night: number) => {
    const key = `${item} ${night}`
    // a line and its day are one alert for whoever reads it
    if (night < firstNight || told.has(key)) return
    told.add(key)
    result.alerts[kind] = (result.alerts[kind] ?? 0) + 1
    byNight[night] = (byNight[night] ?? 0) + 1
  }
  const tryFault = (kind: string, nights: number | null) => {
    const one = (result.found[kind] ??= { faults: 0, found: 0, nights: 0 })
    one.faults += 1
    if (nights === null) return
    one.found += 1
    one.nights += nights
  }

  judgeLines(sales, roll, tell, tryFault)
  for (const [item, all] of series) {
    const begun = all.findIndex(({ quantity }) => quantity > 0)
    let isSilent = false
    for (let night = Math.max(firstNight, begun + begunFor); night < days; night++) {
      result.itemNights += 1
      const past = all.slice(begun, night)
      const day = all[night] as SalesDay
      const options = { busy: busy[night] ?? 1 }
      if (findSpike(past, day, options)) tell('spike', item, night)
      if (roll() * oneIn.nights < 1) {
        const usual = usualDay(past)
        const times = 10 * 2 ** roll()
        const more = Math.round(usual.quantity * times)
        const one = { quantity: day.quantity + more, orders: day.orders + 1 }
        const many = { quantity: day.quantity + more, orders: day.orders + Math.round(usual.orders * times) }
        if (usual.quantity > 0) {
          tryFault('spike, one order', findSpike(past, one, options) ? 1 : null)
          tryFault('spike, many orders', findSpike(past, many, options) ? 1 : null)
        }
      }
      const quantities = all.slice(begun, night + 1).map(({ quantity }) => quantity)
      // a silence is told once
      if (day.quantity > 0) isSilent = false
      else if (!isSilent && findSilence(quantities)) {
        isSilent = true
        tell('silence', item, night)
      }
      const isSold = past.slice(-84).filter(({ quantity }) => quantity > 0).length >= 12
      if (isSold && night + silentFor < days && roll() * oneIn.silences < 1)
        tryFault('silence', nightsUntilSilence(quantities.slice(0, -1)))
    }
  }
  result.mostInANight = Math.max(...byNight)
  return result
}

function judgeLines(
  sales: readonly ShopLine[],
  roll: () => number,
  tell: (kind: string, item: string, night: number) => void,
  tryFault: (kind: string, nights: number | null) => void,
): void {
  const before = new Map<string, { quantity: number; unitPrice: number }[]>()
  for (const document of documentsOf(sales)) {
    const posted = document.map((line) => ({ ...line, past: (before.get(line.item) ?? []).slice(-150) }))
    for (const [index, slip] of findSlips(posted).entries()) {
      const line = posted[index] as (typeof posted)[number]
      if (slip) tell('slip', line.item, line.day)
      if (line.past.length < 8 || roll() * oneIn.lines >= 1) continue
      for (const factor of [10, 100]) {
        const wrong = posted.with(index, { ...line, quantity: line.quantity * factor })
        tryFault(`slip, ${factor} times`, findSlips(wrong)[index] ? 0 : null)
      }
    }
    for (const line of document) {
      const known = before.get(line.item)
      if (known) known.push(line)
      else before.set(line.item, [line])
    }
  }
}

function nightsUntilSilence(quantities: number[]): number | null {
  for (let night = 1; night <= silentFor; night++) {
    quantities.push(0)
    if (findSilence(quantities)) return night
  }
  return null
}

/** The mean of days with sales in the last twelve weeks. */
function usualDay(past: readonly SalesDay[]): SalesDay {
  const sold = past.slice(-84).filter(({ quantity }) => quantity > 0)
  const mean = (of: (day: SalesDay) => number) => sold.reduce((sum, day) => sum + of(day), 0) / Math.max(1, sold.length)
  return { quantity: mean((day) => day.quantity), orders: mean((day) => day.orders) }
}

function toSeries(sales: readonly ShopLine[], days: number): Map<string, SalesDay[]> {
  const series = new Map<string, SalesDay[]>()
  for (const { item, day, quantity } of sales) {
    let all = series.get(item)
    if (!all) {
      all = Array.from({ length: days }, () => ({ quantity: 0, orders: 0 }))
      series.set(item, all)
    }
    const one = all[day] as SalesDay
    one.quantity += quantity
    one.orders += 1
  }
  return series
}

/** As the server has it: lines of sales against the same weekdays before, damped. */
function busynessOf(sales: readonly ShopLine[], days: number): number[] {
  const lines = new Array<number>(days).fill(0)
  for (const { day } of sales) lines[day] = (lines[day] ?? 0) + 1
  return lines.map((count, day) => {
    let [weight, usual, weights] = [1, 0, 0]
    for (let week = 1; week <= 10; week++) {
      weight *= 0.8
      weights += weight
      usual += weight * (lines[day - 7 * week] ?? 0)
    }
    return Math.min(4, (count + 20) / (usual / weights + 20))
  })
}
