import { type Forest, growForest, type Loss, scoreOf } from '#core/boosting/boosted-trees.ts'
import { toEnd } from '#core/search/steps.ts'
import { situationAt } from './common-features.ts'
import type { CommonKind, ForecastPath } from './forecast-path.ts'
import type { History } from './prepare-history.ts'
import { at, mean } from './vector.ts'

/** What many items of one input have in common; plain data, that it may be sent to threads. */
export interface CommonModel {
  /** how demand goes on, learned up to the end of all histories */
  forest: Forest
  /** the same as it could be learned `drop` steps ago, for tests on the past */
  earlier: { forest: Forest; drop: number }
  /** kinds of which it foretold the past better than each item alone */
  kinds: readonly CommonKind[]
}

/** Fewer series, or fewer cases from them, teach nothing that holds for another item. */
export const fewestSeries = 50
const fewestCases = 500
/** Cases a forest is grown on; more change little and cost time. */
const mostCases = 8_000
/** A mean over the coming steps beyond so many times the level counts as so many: one order must not bend the trees. */
const highest = 10
const growth = {
  rounds: 70,
  depth: 4,
  rate: 0.08,
  leastWeight: 30,
  ridge: 5,
  sample: 0.6,
  featureSample: 0.6,
  seed: 7,
}

/** Half of the level comes from the common model: what errs in different ways is better averaged than chosen from (Bates and Granger 1969). */
const share = 0.5

/**
 * Trees that tell the mean demand of the coming steps, relative to the item's level, from its situation; learned from what followed after all earlier situations of many
 * items (the idea of the M5 competition's best, Makridakis, Spiliotis and Assimakopoulos 2022: one model over all series, boosted trees, a loss for counts). Poisson loss; a case
 * weighs as its errors count when they are measured by the item's changes from step to step. Deterministic.
 * @param histories  without demand below zero
 * @returns undefined where too little can be learned
 */
export function growCommon(histories: readonly History[], horizon: number): Forest | undefined {
  const starts = histories.map(({ values }) => Math.max(6, Math.floor(values.length * 0.3)))
  const ends = histories.map(({ values }) => values.length - Math.min(horizon, Math.max(2, horizon >> 1)))
  const places = ends.reduce((total, end, i) => total + Math.max(0, end - (starts[i] ?? 0) + 1), 0)
  const stride = Math.max(1, Math.ceil(places / mostCases))
  const rows: Float32Array[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (const [i, history] of histories.entries()) {
    for (let t = (ends[i] ?? 0) - (i % stride); t >= (starts[i] ?? 0); t -= stride) {
      const followed = meanFrom(history, t, horizon)
      const situation = followed && situationAt(history, t, horizon)
      if (!situation) continue
      rows.push(situation.row)
      targets.push(Math.min(highest, followed.mean / situation.level))
      weights.push((followed.steps / horizon) * (situation.level / situation.deviation) ** 2)
    }
  }
  if (rows.length < fewestCases) return undefined
  return toEnd(growForest(rows, poissonLoss(targets, weights), growth))
}

/** Mean of what is known of the coming steps; undefined where that is less than half of them. */
function meanFrom(
  { values, known }: History,
  from: number,
  horizon: number,
): { mean: number; steps: number } | undefined {
  const to = Math.min(values.length, from + horizon)
  let [total, steps] = [0, 0]
  for (let t = from; t < to; t++) {
    if (known[t] === 0) continue
    total += at(values, t)
    steps += 1
  }
  return 2 * steps < to - from || steps === 0 ? undefined : { mean: total / steps, steps }
}

/** Scores are logarithms of the mean; weights are brought to a mean of 1. */
function poissonLoss(targets: readonly number[], weights: readonly number[]): Loss {
  const scale = weights.length / weights.reduce((total, weight) => total + weight, 0)
  let [sum, weight] = [0, 0]
  for (const [i, target] of targets.entries()) {
    sum += (weights[i] ?? 0) * target
    weight += weights[i] ?? 0
  }
  return {
    base: Math.log(Math.max(1e-6, sum / weight)),
    derive: (scores, gradient, bend) => {
      for (let i = 0; i < scores.length; i++) {
        const expected = Math.exp(at(scores, i))
        const importance = (weights[i] ?? 0) * scale
        gradient[i] = importance * (expected - (targets[i] ?? 0))
        bend[i] = Math.max(1e-6, importance * expected)
      }
    },
  }
}

/** The path with half of its level from what items have in common; its shape stays. The same object where the forest says nothing. */
export function withCommonLevel(path: ForecastPath, history: History, forest: Forest): ForecastPath {
  const own = mean(path.mean)
  const situation = situationAt(history, history.values.length, path.mean.length)
  if (!(own > 0) || !situation) return path
  const factor = 1 - share + (share * situation.level * Math.exp(scoreOf(forest, situation.row))) / own
  const scaled = (values: Float64Array): Float64Array => values.map((value) => value * factor)
  return { ...path, mean: scaled(path.mean), centre: path.centre && scaled(path.centre), method: 'global-trees' }
}
