import { findStockOutDays, type ItemDay, netReturns } from './demand-series.ts'

/** One day of an item's past. */
export interface PastDay {
  day: string
  /** what customers wanted: what was sold, or where stock was out the mean of the known days before */
  demand: number
  sold: number
  /** in the evening, in all real places */
  onHand: number
  /** came from outside */
  delivered: number
}

/** Known days that the demand of a day without stock is estimated from. */
const estimatedFrom = 28
const dayMs = 86_400_000

/** Every day from the item's first sale to `lastDay`. */
export function listPastDays(days: readonly ItemDay[], lastDay: string): PastDay[] {
  const known = days.filter(({ day }) => day <= lastDay)
  const sales = new Map(netReturns(known))
  const [first] = sales.keys()
  if (first === undefined) return []
  const out = new Set(findStockOutDays(known, first, lastDay))
  const byDay = Map.groupBy(known, ({ day }) => day)
  let onHand = known.reduce((sum, { day, change }) => (day < first ? sum + change : sum), 0)
  const recent: number[] = []
  const list: PastDay[] = []
  for (let at = Date.parse(first); at <= Date.parse(lastDay); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10)
    const entries = byDay.get(day) ?? []
    onHand += entries.reduce((sum, { change }) => sum + change, 0)
    const delivered = entries.reduce((sum, { inflow, received }) => sum + (received ? inflow : 0), 0)
    const sold = sales.get(day) ?? 0
    const isKnown = !out.has(day)
    if (isKnown) recent.push(sold)
    if (recent.length > estimatedFrom) recent.shift()
    const demand = isKnown ? sold : recent.reduce((sum, one) => sum + one, 0) / Math.max(1, recent.length)
    list.push({ day, demand, sold: isKnown ? sold : 0, onHand, delivered })
  }
  return list
}
