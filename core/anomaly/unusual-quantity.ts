import { findSlips, type PostedQuantity } from './find-slips.ts'

/** A quantity that is far more than any like it. */
export interface UnusualQuantity {
  /** the range in which four fifths of past quantities lie */
  low: number
  high: number
  /** the middle one */
  usual: number
  /** how many times the usual it is */
  times: number
  /** by what the entered quantity may be divided where a decimal point was missed; null: neither fits what is usual */
  divisor: 10 | 100 | null
}

/** Fewer past quantities say nothing of what is merely large; of a slip five do (`findSlips`). */
export const enoughPast = 8
/** So many times the top of the range is too much: beside other lines that tell how large the document is, and where a line stands alone. */
const farAbove = { withOthers: 2.5, alone: 3.2 }
/** So many times more where a tenth or hundredth would be usual, but no whole piece. */
const partialFactor = 2
/** At most so much more is allowed to a line alone whose item's quantities scatter. */
const mostSlack = 3

/**
 * Which lines look like a slip of the finger, by each item's own past: a tenth or a hundredth of the quantity is far likelier than it is (`findSlips`), or it is far
 * more than any so far and no decimal point explains it. With less than `enoughPast` only slips are found.
 * @param lines  of one document; `past` of the same item, kind and place, in any order
 * @returns in the order of the lines; null: nothing to say
 */
export function findUnusual(lines: readonly PostedQuantity[]): (UnusualQuantity | null)[] {
  const slips = findSlips(lines)
  const excesses = findExcesses(lines)
  return lines.map(({ quantity }, index) => {
    const slip = slips[index]
    if (!slip) return excesses[index]?.divisor === null ? excesses[index] : null
    const { low, high, usual, divisor } = slip
    // what is still far from usual was not meant either
    const isMeant = isNear(quantity / divisor, slip)
    return { low, high, usual, times: quantity / usual, divisor: isMeant ? divisor : null }
  })
}

/**
 * Above the second largest so far, and above `farAbove` times the ninth decile. A document whose other lines are large as well is a large document: the middle of
 * their ratios to their own medians raises the bound. A line that stands alone is given slack by the ratio of ninth decile to median.
 */
function findExcesses(lines: readonly PostedQuantity[]): (UnusualQuantity | null)[] {
  const known = lines.map(({ quantity, past }) => {
    if (past.length < enoughPast) return null
    const sorted = past.map((line) => line.quantity).toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    const usual = at(0.5)
    const isWhole = sorted.every(Number.isInteger)
    const second = sorted.at(-2) ?? 0
    return { quantity, usual, low: at(0.1), high: at(0.9), isWhole, second, ratio: quantity / usual }
  })
  const ratios = known.flatMap((line) => (line ? [line.ratio] : [])).toSorted((a, b) => a - b)
  return known.map((line) => {
    if (!line) return null
    const { quantity, usual, low, high, second, ratio } = line
    const others = middleWithout(ratios, ratio)
    const bound =
      others === null ? farAbove.alone * Math.min(mostSlack, high / usual) : farAbove.withOthers * Math.max(1, others)
    if (quantity <= second || quantity <= bound * high) return null
    const divisor = divisorOf(line)
    // a decimal point that would leave a part of a piece explains nothing, but is no reason either
    if (divisor === null && isNearDecimal(line) && quantity <= partialFactor * bound * high) return null
    return { low, high, usual, times: ratio, divisor }
  })
}

/** The middle of a sorted list from which one value is taken; null: nothing is left. */
function middleWithout(sorted: readonly number[], value: number): number | null {
  if (sorted.length < 2) return null
  const index = sorted.indexOf(value)
  const middle = (sorted.length - 1) >> 1
  return sorted[middle < index ? middle : middle + 1] ?? null
}

interface Excess {
  quantity: number
  usual: number
  low: number
  high: number
  /** only whole ones so far */
  isWhole: boolean
}

function isNear(quantity: number, { low, high }: { low: number; high: number }): boolean {
  return quantity >= low / 2 && quantity <= high * 2
}

function isNearDecimal({ quantity, ...range }: Excess): boolean {
  return isNear(quantity / 10, range) || isNear(quantity / 100, range)
}

function divisorOf({ quantity, usual, isWhole, ...range }: Excess): 10 | 100 | null {
  const fitting = ([10, 100] as const).filter((divisor) => {
    const meant = quantity / divisor
    return isNear(meant, range) && (!isWhole || Number.isInteger(meant))
  })
  const distance = (divisor: number) => Math.abs(Math.log(quantity / divisor / usual))
  return fitting.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
