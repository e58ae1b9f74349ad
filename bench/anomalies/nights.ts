import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findClosedDays } from '#core/anomaly/find-closed-days.ts'
import { findPriceJump } from '#core/anomaly/find-price-jump.ts'
import { findReturnSpike, type ReturnSpike } from '#core/anomaly/find-returns.ts'
import { findSilence, type Silence } from '#core/anomaly/find-silence.ts'
import { findSlips, type Slip } from '#core/anomaly/find-slips.ts'
import { findSpike, type Spike } from '#core/anomaly/find-spike.ts'
import { dice, documentsOf, isSale, type ShopLine } from './read-shop.ts'

/** Faults of one kind: how many were put in, how many were found, how many of them are told where a night has a bound, after how many nights on average. */
export interface Found {
  faults: number
  found: number
  told: number
  nights: number
}
export interface NightsResult {
  /** the half of the items that thresholds are set on, and the other one */
  halves: [HalfResult, HalfResult]
  /** alerts of all kinds and items in the worst night, without any fault put in, before there is a bound */
  mostInANight: number
}
export interface HalfResult {
  itemNights: number
  /** alerts without any fault put in, by kind; each is called false, though some tell of what really happened */
  alerts: Record<string, number>
  /** those of all kinds that are told where a night has a bound */
  told: number
  found: Record<string, Found>
}

/** Nights before this one only teach. */
const firstNight = 90
/** An item is judged from this long after its first sale. */
const begunFor = 28
/** One in so many nights of items, and of lines, has a fault tried on it. */
const oneIn = { nights: 400, lines: 149, silences: 700 }
/** Returns of one week are told once. */
const returnsApart = 7
/** As in the server's inbox, of each way of finding. */
const mostANight = 20
/** A silence is looked for this long. */
const silentFor = 42

/**
 * Every night of every item, as the server judges it: the day's quantity and number of sales, silences, and each line as it is posted. Then faults, one at a time, each on the
 * shop as it was: a day with 10 to 20 times the sales of a usual one, in one order or in many; an item that stops selling, of those sold once a
 * week or more; a line tenfold and hundredfold; a price ten times as high or low; eight returns in four days.
 */
export function simulateNights(lines: readonly ShopLine[], seed: number): NightsResult {
  const roll = dice(seed)
  const sales = lines.filter(isSale)
  const days = 1 + lines.reduce((last, { day }) => Math.max(last, day), 0)
  const series = toSeries(sales, days)
  const comeBack = toSeries(
    lines.filter(({ quantity, invoice }) => quantity < 0 && invoice.startsWith('C')),
    days,
  )
  const busy = busynessOf(sales, days)
  const closed = findClosedDays(documentsByDay(sales, days))
  const halves: NightsResult['halves'] = [newHalf(), newHalf()]
  const priceOf = pricesOf(sales)
  const seen = new Set<string>()
  const ranks: Record<Way, number[][]> = { night: nightsOf(days), arrival: nightsOf(days) }
  const alerts: (Ranked & { item: string })[] = []
  const faults: (Ranked & { one: Found })[] = []
  const tell: Tell = (kind, item, found) => {
    const key = `${item} ${found.night}`
    // a line and its day are one alert for whoever reads it
    if (found.night < firstNight || seen.has(key)) return
    seen.add(key)
    const half = halves[halfOf(item)]
    half.alerts[kind] = (half.alerts[kind] ?? 0) + 1
    const rank = found.surprise * (1 + found.quantity * priceOf(item))
    ranks[found.way][found.night]?.push(rank)
    alerts.push({ ...found, rank, item })
  }
  const tryFault: TryFault = (kind, item, found, waited) => {
    const one = (halves[halfOf(item)].found[kind] ??= { faults: 0, found: 0, told: 0, nights: 0 })
    one.faults += 1
    if (!found) return
    one.found += 1
    one.nights += waited
    faults.push({ ...found, rank: found.surprise * (1 + found.quantity * priceOf(item)), one })
  }

  judgeLines(sales, roll, tell, tryFault)
  for (const [item, all] of series) {
    const begun = all.findIndex(({ quantity }) => quantity > 0)
    const onSale = (day: number, quantity: number) => (closed[day] ? null : quantity)
    const quantities = all.map(({ quantity }, day) => onSale(day, quantity))
    const returned = comeBack.get(item) ?? all.map(() => ({ quantity: 0, orders: 0 }))
    let isSilent = false
    let lastReturns = -returnsApart
    for (let night = Math.max(firstNight, begun + begunFor); night < days; night++) {
      halves[halfOf(item)].itemNights += 1
      const past = all.slice(begun, night)
      const day = all[night] as SalesDay
      const options = { busy: busy[night] ?? 1 }
      const spike = findSpike(past, day, options)
      if (spike) tell('spike', item, foundSpike(spike, day, night))
      const [back, sold] = [returned.slice(begun, night + 1), all.slice(begun, night + 1)]
      const returns = findReturnSpike(back, sold)
      if (returns && night - lastReturns >= returnsApart) {
        lastReturns = night
        tell('returns', item, foundReturns(returns, night))
      }
      if (roll() * oneIn.nights < 1) {
        const bad = back.map((day, index) =>
          back.length - index > 4 ? day : { quantity: day.quantity + 2, orders: day.orders + 2 },
        )
        const spiked = findReturnSpike(bad, sold)
        tryFault('returns, eight in four days', item, spiked && foundReturns(spiked, night), 1)
      }
      if (roll() * oneIn.nights < 1) {
        const usual = usualDay(past)
        const times = 10 * 2 ** roll()
        const more = Math.round(usual.quantity * times)
        const one = { quantity: day.quantity + more, orders: day.orders + 1 }
        const many = { quantity: day.quantity + more, orders: day.orders + Math.round(usual.orders * times) }
        if (usual.quantity > 0) {
          tryFault('spike, one order', item, foundSpike(findSpike(past, one, options), one, night), 1)
          tryFault('spike, many orders', item, foundSpike(findSpike(past, many, options), many, night), 1)
        }
      }
      // a silence is told once
      if (day.quantity > 0) isSilent = false
      else if (!isSilent) {
        const silence = findSilence(quantities.slice(begun, night + 1))
        isSilent = silence !== null
        if (silence) tell('silence', item, foundSilence(silence, night))
      }
      const isSold = past.slice(-84).filter(({ quantity }) => quantity > 0).length >= 12
      if (isSold && night + silentFor < days && roll() * oneIn.silences < 1) {
        const silent = Array.from({ length: silentFor }, (_, ahead) => onSale(night + ahead, 0))
        const { waited, silence } = waitForSilence(quantities.slice(begun, night), silent)
        tryFault('silence', item, silence && foundSilence(silence, night + waited - 1), waited)
      }
    }
  }
  const isTold = ({ way, night, rank }: Ranked) =>
    (ranks[way][night] ?? []).filter((other) => other > rank).length < mostANight
  for (const alert of alerts) if (isTold(alert)) halves[halfOf(alert.item)].told += 1
  for (const fault of faults) if (isTold(fault)) fault.one.told += 1
  const inNight = Array.from({ length: days }, (_, night) =>
    [ranks.night, ranks.arrival].reduce((sum, way) => sum + (way[night]?.length ?? 0), 0),
  )
  return { halves, mostInANight: Math.max(...inNight) }
}

/** How it is found: either has a bound of its own. */
type Way = 'night' | 'arrival'
interface FoundOne {
  way: Way
  night: number
  surprise: number
  /** units at stake */
  quantity: number
}
type Ranked = FoundOne & { rank: number }
type Tell = (kind: string, item: string, found: FoundOne) => void
type TryFault = (kind: string, item: string, found: FoundOne | null, waited: number) => void

function foundSpike(spike: Spike, day: SalesDay, night: number): FoundOne
function foundSpike(spike: Spike | null, day: SalesDay, night: number): FoundOne | null
function foundSpike(spike: Spike | null, { quantity }: SalesDay, night: number): FoundOne | null {
  if (!spike) return null
  const more = quantity * Math.max(0, 1 - spike.high / spike.observed)
  return { way: 'night', night, surprise: -Math.log10(spike.chance), quantity: more }
}

function foundSilence({ chance, dailyQuantity, days }: Silence, night: number): FoundOne {
  return { way: 'night', night, surprise: -Math.log10(chance), quantity: dailyQuantity * days }
}

function foundReturns({ chance, quantity }: ReturnSpike, night: number): FoundOne {
  return { way: 'night', night, surprise: -Math.log10(chance), quantity: Math.abs(quantity) }
}

function foundSlip({ score, divisor }: Slip, quantity: number, night: number): FoundOne {
  return { way: 'arrival', night, surprise: score / Math.LN10, quantity: quantity - quantity / divisor }
}

function nightsOf(days: number): number[][] {
  return Array.from({ length: days }, () => [])
}

/** The middle price of each item. */
function pricesOf(sales: readonly ShopLine[]): (item: string) => number {
  const prices = new Map<string, number>()
  for (const [item, lines] of Map.groupBy(sales, (line) => line.item)) {
    const sorted = lines.map(({ unitPrice }) => unitPrice).toSorted((a, b) => a - b)
    prices.set(item, sorted[sorted.length >> 1] ?? 0)
  }
  return (item) => prices.get(item) ?? 0
}

function newHalf(): HalfResult {
  return { itemNights: 0, alerts: {}, told: 0, found: {} }
}

/** By the letters of its code, so that a run draws the same halves as the last. */
function halfOf(item: string): 0 | 1 {
  let sum = 7
  for (const letter of item) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum % 2 === 0 ? 0 : 1
}

function judgeLines(sales: readonly ShopLine[], roll: () => number, tell: Tell, tryFault: TryFault): void {
  const before = new Map<string, { quantity: number; unitPrice: number }[]>()
  for (const document of documentsOf(sales)) {
    const posted = document.map((line) => ({ ...line, past: (before.get(line.item) ?? []).slice(-150) }))
    for (const [index, slip] of findSlips(posted).entries()) {
      const line = posted[index] as (typeof posted)[number]
      if (slip) tell('slip', line.item, foundSlip(slip, line.quantity, line.day))
      const prices = line.past.flatMap(({ unitPrice }) => (unitPrice > 0 ? [unitPrice] : [])).slice(-40)
      const priced = (unitPrice: number): FoundOne | null => {
        const jump = unitPrice > 0 ? findPriceJump(unitPrice, prices) : null
        // in units, as others are: what the difference would have bought
        const units = jump ? (line.quantity * Math.abs(unitPrice - jump.usual)) / jump.usual : 0
        return jump && { way: 'arrival', night: line.day, surprise: -Math.log10(jump.chance), quantity: units }
      }
      const jumped = priced(line.unitPrice)
      if (jumped) tell('price', line.item, jumped)
      if (line.past.length < 8 || roll() * oneIn.lines >= 1) continue
      for (const factor of [10, 0.1]) tryFault(`price, ${factor} times`, line.item, priced(line.unitPrice * factor), 0)
      for (const factor of [10, 100]) {
        const wrong = posted.with(index, { ...line, quantity: line.quantity * factor })
        const found = findSlips(wrong)[index]
        tryFault(
          `slip, ${factor} times`,
          line.item,
          found ? foundSlip(found, line.quantity * factor, line.day) : null,
          0,
        )
      }
    }
    for (const line of document) {
      const known = before.get(line.item)
      if (known) known.push(line)
      else before.set(line.item, [line])
    }
  }
}

function waitForSilence(
  quantities: (number | null)[],
  silent: readonly (number | null)[],
): { waited: number; silence: Silence | null } {
  for (const [night, quantity] of silent.entries()) {
    quantities.push(quantity)
    const silence = findSilence(quantities)
    if (silence) return { waited: night + 1, silence }
  }
  return { waited: 0, silence: null }
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

function documentsByDay(sales: readonly ShopLine[], days: number): number[] {
  const documents = new Array<number>(days).fill(0)
  for (const [first] of documentsOf(sales)) if (first) documents[first.day] = (documents[first.day] ?? 0) + 1
  return documents
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
