import { studentTail } from './student-t.ts'
import { rareness } from './thresholds.ts'

/** A price that is far from all that were paid for an item before. */
export interface PriceJump {
  /** the range of the prices before it, and the middle one */
  low: number
  high: number
  usual: number
  /** of a price as far off, on this side */
  chance: number
}

/** Fewer past prices say nothing. */
const enoughPast = 4
/** Prices scatter at least so much (in logarithms), and as long as those of the item say little, about so much. */
const leastScale = 0.08
const usualScatter = { scale: 0.2, lines: 4 }
/** A price within so many times of one that was paid before is none that jumped: shops have prices for one and for many, for friends and for sales. */
const beyondKnown = 3

/**
 * Whether a line's unit price, or what a unit cost, is far from the item's own: thrice the highest or a third of the lowest seen, and improbable by how they scatter (log-normal,
 * so that a new one is Student's t). What was paid once is known: the second line at a new price is none that jumped.
 * @param price  above zero, as all before it
 * @param past  prices of the same kind of line, in any order
 */
export function findPriceJump(price: number, past: readonly number[], { strictness = 1 } = {}): PriceJump | null {
  if (past.length < enoughPast || price <= 0) return null
  const sorted = past.toSorted((a, b) => a - b)
  const [low = price, high = price] = [sorted[0], sorted.at(-1)]
  if (price < high * beyondKnown && price > low / beyondKnown) return null
  const logs = past.map((one) => Math.log(one))
  const level = logs.reduce((sum, one) => sum + one, 0) / logs.length
  const squares = logs.reduce((sum, one) => sum + (one - level) ** 2, 0)
  const degrees = logs.length - 1 + usualScatter.lines
  const variance = (squares + usualScatter.lines * usualScatter.scale ** 2) / degrees + leastScale ** 2
  const chance = studentTail(Math.abs(Math.log(price) - level) / Math.sqrt(variance * (1 + 1 / logs.length)), degrees)
  if (chance >= rareness.price / strictness) return null
  return { low, high, usual: sorted[sorted.length >> 1] ?? price, chance: Math.max(chance, 1e-12) }
}
