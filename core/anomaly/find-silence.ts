import { logBeta } from './student-t.ts'
import { rareness } from './thresholds.ts'

/** An item that sold and does not any more. */
export interface Silence {
  /** days on sale since the last one with a sale */
  days: number
  /** its longest silence before */
  longestBefore: number
  /** days with a sale in a week, before */
  daysAWeek: number
  /** units a day, before */
  dailyQuantity: number
  /** of so long a silence, at its own rate */
  chance: number
}

const decay = 0.5 ** (1 / 56)
/** Days with sales, weighted by age, below which an item has no rate. */
const fewestDays = 4
/** A silence is told when it is so many times the longest one before. */
const beyondLongest = 1.25

/**
 * Whether an item has stopped selling: a silence that is improbable at the item's own rate before it (the predictive chance of the beta-geometric
 * model, weekdays weighted by how often it sold on them) and longer than any before.
 * @param past  quantities sold by day, today's last; null: nothing could be sold
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
  if (days <= beyondLongest * before.longest) return null
  const [sold, unsold] = [before.sold + 0.5, before.weight - before.sold + 0.5]
  const chance = Math.exp(logBeta(sold, unsold + exposure) - logBeta(sold, unsold))
  if (chance >= rareness.silence / strictness) return null
  return {
    days,
    longestBefore: before.longest,
    daysAWeek: 7 * mean,
    dailyQuantity: before.quantity / before.weight,
    chance: Math.max(chance, 1e-12),
  }
}

/** How it sold from its first to its last day with a sale; weekdays counted from that of the last. */
function rateBefore(past: readonly (number | null)[], last: number) {
  const byWeekday = Array.from({ length: 7 }, () => ({ weight: 0, sold: 0 }))
  const all = { weight: 0, sold: 0, quantity: 0, longest: 0, byWeekday }
  const first = past.findIndex((quantity) => quantity !== null && quantity > 0)
  let [weight, gap] = [1, 0]
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
      all.longest = Math.max(all.longest, gap)
      gap = 0
    } else gap += 1
    weight *= decay
  }
  return all
}
