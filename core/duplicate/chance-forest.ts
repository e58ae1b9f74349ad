import { type Forest, type GrowOptions, growForest, scoreOf } from '#core/boosting/boosted-trees.ts'
import type { Steps } from '#core/search/steps.ts'

/** Trees for a yes or no, in log-odds. One step a tree. */
export function* growChances(
  rows: readonly Float32Array[],
  labels: readonly boolean[],
  options: GrowOptions,
): Steps<Forest> {
  const positive = labels.filter(Boolean).length
  const base = Math.log((positive + 1) / (labels.length - positive + 1))
  const derive = (scores: Float64Array, gradient: Float64Array, bend: Float64Array): void => {
    for (const [at, label] of labels.entries()) {
      const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
      gradient[at] = chance - (label ? 1 : 0)
      bend[at] = Math.max(1e-6, chance * (1 - chance))
    }
  }
  return yield* growForest(rows, { base, derive }, options)
}

/** The chance that a row is a yes. */
export function chanceOf(forest: Forest, row: Float32Array): number {
  return 1 / (1 + Math.exp(-scoreOf(forest, row)))
}
