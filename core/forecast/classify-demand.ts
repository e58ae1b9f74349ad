import type { History } from './prepare-history.ts'
import type { DemandClass } from './series-forecast.ts'
import { at } from './vector.ts'

/**
 * Kind of demand by the mean interval between demands (1.32) and the squared variation of their sizes (0.49):
 * Syntetos, Boylan & Croston (2005). Histories of fewer than 4 known steps are 'short'.
 */
export function classifyDemand({ values, known }: History): DemandClass {
  let steps = 0
  let demands = 0
  let total = 0
  let square = 0
  let first: number | undefined
  let constant = true
  for (let t = 0; t < values.length; t++) {
    if (known[t] === 0) continue
    const value = at(values, t)
    first ??= value
    if (value !== first) constant = false
    steps++
    if (value === 0) continue
    demands++
    total += value
    square += value * value
  }
  if (steps === 0) return 'empty'
  if (constant) return 'constant'
  if (steps < 4) return 'short'
  const average = total / demands
  const variation =
    average === 0 ? Number.POSITIVE_INFINITY : (square / demands - average * average) / (average * average)
  const frequent = steps / demands <= 1.32
  if (variation <= 0.49) return frequent ? 'smooth' : 'intermittent'
  return frequent ? 'erratic' : 'lumpy'
}
