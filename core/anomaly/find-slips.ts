import { studentDensity } from './student-t.ts'
import { slipScore } from './thresholds.ts'

/** A posted line, and lines of the same item and kind before it. */
export interface PostedQuantity {
  /** above zero */
  quantity: number
  /** for one unit; null: unknown */
  unitPrice: number | null
  past: readonly { quantity: number; unitPrice: number | null }[]
}

/** A quantity that is likelier a missed decimal point than what was meant. */
export interface Slip {
  /** what was probably meant is the quantity divided by it */
  divisor: 10 | 100
  /** the range in which four fifths of past quantities lie, and the middle one */
  low: number
  high: number
  usual: number
  /** the logarithm of how much likelier the slip is */
  score: number
}

/** Fewer past quantities say nothing. */
const enoughPast = 5
/** Prices this close are the same price: who buys many pays another one, so that a line is compared with those at its own. */
const samePrice = 0.02
/** Smooth lines added to those seen. */
const smoothing = 10
const leastScale = 0.3
/** How quantities of goods scatter (in logarithms) as long as those of the item say little: counts as so many lines. */
const usualScatter = { scale: 1, lines: 10 }
/** Lines of a document that say how large it is. */
const enoughLines = 3

/**
 * Which lines of a document are slips: how likely the quantity is as it stands, against a tenth or a hundredth of it. Likelihoods are of the item's own past
 * at about the line's price: shares of the very quantities seen, smoothed by a log-normal with unknown mean and a variance
 * that is drawn towards what is usual among goods. Where the other lines are larger than their items' usual as well, a larger quantity is expected of this one too.
 * @param strictnessOf  learned from what people answered, by line
 * @returns in the order of the lines; null: nothing to say
 */
export function findSlips(
  lines: readonly PostedQuantity[],
  strictnessOf: (line: number) => number = () => 1,
): (Slip | null)[] {
  const deviations = lines.map(({ quantity, past }) =>
    past.length < enoughPast ? null : Math.log(quantity / medianOf(past.map((line) => line.quantity))),
  )
  const known = deviations.filter((deviation) => deviation !== null).toSorted((a, b) => a - b)
  return lines.map((line, index) => {
    const own = deviations[index]
    if (own === null || own === undefined || line.quantity < 10) return null
    const size = known.length < enoughLines ? 0 : Math.max(0, middleWithout(known, own))
    const alike = line.past.filter(({ unitPrice }) => isSamePrice(unitPrice, line.unitPrice))
    const past = (alike.length < enoughPast ? line.past : alike).map(({ quantity }) => quantity)
    const likelihood = likelihoodAfter(past, size)
    const candidates = ([10, 100] as const).map((divisor) => ({
      divisor,
      score: Math.log(likelihood(line.quantity / divisor)) - Math.log(likelihood(line.quantity)),
    }))
    const [best] = candidates.toSorted((a, b) => b.score - a.score)
    if (!best || best.score < slipScore + Math.log(strictnessOf(index))) return null
    const sorted = past.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    return { ...best, low: at(0.1), high: at(0.9), usual: at(0.5) }
  })
}

/** Mass of a quantity in the unit it is counted by; of a fraction where whole ones are usual, next to nothing. */
function likelihoodAfter(past: readonly number[], size: number): (quantity: number) => number {
  const seen = new Map<number, number>()
  let [sum, squares] = [0, 0]
  for (const quantity of past) {
    seen.set(quantity, (seen.get(quantity) ?? 0) + 1)
    sum += Math.log(quantity)
    squares += Math.log(quantity) ** 2
  }
  const count = past.length
  const level = sum / count + size
  const degrees = count - 1 + usualScatter.lines
  const variance = (Math.max(0, squares - sum ** 2 / count) + usualScatter.lines * usualScatter.scale ** 2) / degrees
  const scale = Math.sqrt((variance + leastScale ** 2) * (1 + 1 / count))
  const isWhole = past.every(Number.isInteger)
  // quantities of usual documents say little of a larger one
  const likeness = Math.exp(-size)
  return (quantity) => {
    if (isWhole && !Number.isInteger(quantity)) return Number.MIN_VALUE
    const smooth = studentDensity((Math.log(quantity) - level) / scale, degrees) / scale / Math.max(1, quantity)
    return ((seen.get(quantity) ?? 0) * likeness + smoothing * smooth) / (count + smoothing)
  }
}

function isSamePrice(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) <= samePrice * other
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1
}

/** The middle of a sorted list from which one value is taken. */
function middleWithout(sorted: readonly number[], value: number): number {
  const middle = (sorted.length - 1) >> 1
  return sorted[middle < sorted.indexOf(value) ? middle : middle + 1] ?? 0
}
