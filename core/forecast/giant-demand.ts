import type { History } from './prepare-history.ts'
import { at, median } from './vector.ts'

/** A demand beyond so many times the next largest is no demand: the fewer others there are, the more is needed. */
const beyondNext = (others: number): number => (others >= 4 ? 20 : 1000)
/** It is also so many robust deviations of logarithms above the middle of the others; their scale is taken as at least `leastDeviation`: orders scatter. */
const deviations = 5
const leastDeviation = 0.5

/**
 * Sparse demand with one step far beyond all others put at the largest of them: there is no level around it as in steady demand, but a slip of the keyboard would be spread over
 * all steps to come. An order of a usual kind, however large, stays: the largest of a few dozen lumpy ones is rarely twice the next.
 * @returns the same object when nothing is so large
 */
export function withoutGiant(history: History): History {
  const { values } = history
  const steps = [...values.keys()].filter((t) => at(values, t) > 0).sort((a, b) => at(values, b) - at(values, a))
  const [giant, next] = steps
  if (giant === undefined || next === undefined) return history
  const counted = at(values, next)
  if (!(at(values, giant) > beyondNext(steps.length - 1) * counted)) return history
  const others = Float64Array.from(steps.slice(1), (t) => Math.log(at(values, t)))
  const middle = median(others)
  const scale = Math.max(leastDeviation, 1.4826 * median(others.map((value) => Math.abs(value - middle))))
  if (!(Math.log(at(values, giant)) - middle > deviations * scale)) return history
  const cleaned = values.slice()
  cleaned[giant] = counted
  return { ...history, values: cleaned, mended: { odd: [{ t: giant, counted }] } }
}
