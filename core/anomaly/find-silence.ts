import { logBeta } from './student-t.ts'
import { rareness } from './thresholds.ts'

/** An item that sold and does not any more. */
export interface Silence {
  /** days on sale since the last one with a sale */
  days: number
  /** days of a pause that 19 of 20 of its pauses before do not exceed */
  usualPause: number
  /** days on sale from one with a sale to the next, before, on average; at least 1 */
  everyDays: number
  /** units a day on sale, before */
  dailyQuantity: number
  /** of so long a silence, at its own rate */
  chance: number
}

const decay = 0.5 ** (1 / 56)
/** Days with sales, weighted by age, below which an item has no rate. */
const fewestDays = 4
/** The share of pauses, weighted by age, that `usualPause` covers. */
const usualShare = 0.95
/** A silence is told when it is longer than so many of its usual pauses. */
const beyondUsual = 2
/** Fewer days are no silence, whatever the item. */
const shortest = 3

/**
 * Whether an item has stopped selling: a silence that is improbable at the item's own rate before it (the predictive chance of the beta-geometric
 * model, weekdays weighted by how often it sold on them) and far longer than its usual pauses.
 * @param past  quantities sold by day, today's last; null: nothing could be sold, as without stock or on a day when the shop was closed
 */
export function findSilence(past: readonly (number | null)[], { strictness = 1 } = {}): Silence | null {
  const last = past.findLastIndex((quantity) => quantity !== null && quantity > 0)
  if (last < 0) return null
  const before = rateBefore(past, last)
  if (before.sold < fewestDays) return null
  const mean = before.sold / before.weight
  let [days, exposure] = [0, 0]
  for (let day = last + 1; day < past.length; day++) {
    if (past[day] === null || past[day] === undefined) continue
    days += 1
    const weekday = before.byWeekday[(day - last) % 7] ?? { weight: 0, sold: 0 }
    exposure += (weekday.sold + 2 * mean) / (weekday.weight + 2) / mean
  }
  const usualPause = usualOf(before.pauses)
  if (days < shortest || days <= beyondUsual * usualPause) return null
  const [sold, unsold] = [before.sold + 0.5, before.weight - before.sold + 0.5]
  const chance = Math.exp(logBeta(sold, unsold + exposure) - logBeta(sold, unsold))
  if (chance >= rareness.silence / strictness) return null
  return {
    days,
    usualPause,
    everyDays: 1 / mean,
    dailyQuantity: before.quantity / before.weight,
    chance: Math.max(chance, 1e-12),
  }
}

interface Pause {
  days: number
  weight: number
}

/** How it sold from its first to its last day with a sale; weekdays counted from that of the last. */
function rateBefore(past: readonly (number | null)[], last: number) {
  const byWeekday = Array.from({ length: 7 }, () => ({ weight: 0, sold: 0 }))
  const pauses: Pause[] = []
  const all = { weight: 0, sold: 0, quantity: 0, pauses, byWeekday }
  const first = past.findIndex((quantity) => quantity !== null && quantity > 0)
  let [weight, pause] = [1, 0]
  for (let day = last; day >= first; day--) {
    const quantity = past[day]
    const weekday = byWeekday[(7 - ((last - day) % 7)) % 7]
    if (quantity === null || quantity === undefined || !weekday) continue
    all.weight += weight
    weekday.weight += weight
    if (quantity > 0) {
      all.sold += weight
      all.quantity += weight * quantity
      weekday.sold += weight
      if (day < last) pauses.push({ days: pause, weight })
      pause = 0
    } else pause += 1
    weight *= decay
  }
  return all
}

function usualOf(pauses: readonly Pause[]): number {
  let above = (1 - usualShare) * pauses.reduce((sum, { weight }) => sum + weight, 0)
  for (const { days, weight } of pauses.toSorted((a, b) => b.days - a.days)) {
    above -= weight
    if (above <= 0) return days
  }
  return 0
}
