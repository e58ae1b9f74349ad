import { byLevel, type PredictedQuantiles } from './by-level.ts'
import { type DistributionInput, quantileOf, stepDistribution, totalDistribution } from './demand-distribution.ts'
import { levelDrift } from './level-drift.ts'
import type { History } from './prepare-history.ts'
import { type QuantileLevel, quantileLevels } from './series-forecast.ts'
import { at, sum } from './vector.ts'

/**
 * Irregular demand: quantiles of what such demand did in steps of like exposure, taken to the exposure of the coming ones and moved to the forecast mean; whole numbers where the history has
 * only those.
 */
export function demandQuantiles(
  history: History,
  path: Float64Array,
  totalSteps: number,
  exposure: Float64Array = new Float64Array(history.values.length + path.length).fill(1),
): PredictedQuantiles {
  const n = history.values.length
  const kept = [...history.values.keys()].filter((t) => history.known[t] !== 0)
  const demand = Float64Array.from(kept, (t) => at(history.values, t))
  const round = (value: number): number => (history.counts ? Math.round(value * history.scale) / history.scale : value)
  const known = Float64Array.from(kept, (t) => at(exposure, t))
  const drift = levelDrift(demand, known, path.length)
  const alike = new Map<number, Omit<DistributionInput, 'mean'>>()
  /** What a step of that exposure is drawn from; exposures within a quarter of each other share it. */
  const inputsAt = (h: number): { key: number; inputs: Omit<DistributionInput, 'mean'> } => {
    const key = Math.round(4 * Math.log(at(exposure, n + h) + closed))
    let inputs = alike.get(key)
    if (inputs === undefined) {
      const coming = Math.exp(key / 4) - closed
      const weights = known.map((past) => likeness(past, coming))
      const taken = demand.map((value, i) => value * broughtTo(coming, at(known, i)))
      inputs = { demand: taken, weights, uncertainty: levelUncertainty(taken, weights, drift) }
      alike.set(key, inputs)
    }
    return { key, inputs }
  }
  const grid = new Map<string, Record<string, number>>()
  /** Means within 3 % of each other share a distribution, scaled: a path of 28 days needs some ten. */
  const quantileAt = (level: number, h: number, name: QuantileLevel): number => {
    if (!(level > 0)) return 0
    const cell = Math.round(Math.log(level) / 0.03)
    const center = Math.exp(cell * 0.03)
    const { key, inputs } = inputsAt(h)
    let quantiles = grid.get(`${cell} ${key}`)
    if (quantiles === undefined) {
      const distribution = stepDistribution({ ...inputs, mean: center })
      quantiles = Object.fromEntries(quantileLevels.map((each) => [each, quantileOf(distribution, Number(each))]))
      grid.set(`${cell} ${key}`, quantiles)
    }
    return round(((quantiles[name] ?? 0) * level) / center)
  }
  // a total is made of the steps that sell: those of at least half of the greatest exposure stand for all
  const coming = exposure.subarray(n, n + totalSteps)
  const most = coming.reduce((greatest, value) => Math.max(greatest, value), 0)
  const busy = [...coming.keys()].filter((h) => at(coming, h) >= most / 2)
  const { inputs } = inputsAt(busy[busy.length >> 1] ?? 0)
  const total = totalDistribution({ ...inputs, mean: sum(path.subarray(0, totalSteps)) / busy.length }, busy.length)
  return byLevel(
    (level) => path.map((value, h) => quantileAt(value, h, level)),
    (level) => round(quantileOf(total, Number(level))),
  )
}

/** Exposures below this are alike: closed, or out of season. */
const closed = 0.1
/** Deviation of the logarithms of exposures within which steps are alike. */
const alikeWithin = 0.7

const likeness = (past: number, coming: number): number =>
  Math.exp(-((Math.log((past + closed) / (coming + closed)) / alikeWithin) ** 2) / 2)

/** What a step sold, in steps that sell so many times as much: those that are hardly alike are not stretched further. */
const broughtTo = (coming: number, past: number): number =>
  Math.min(2, Math.max(1 / 2, (coming + closed) / (past + closed)))

/** Relative standard error of a level: chance over the remembered steps, and what changes. */
function levelUncertainty(demand: Float64Array, weights: Float64Array, drift: number): number {
  let [all, total, square] = [0, 0, 0]
  for (let i = 0; i < demand.length; i++) {
    const weight = at(weights, i)
    all += weight
    total += weight * at(demand, i)
    square += weight * at(demand, i) ** 2
  }
  if (!(total > 0)) return 0.2
  const average = total / all
  const variance = square / all - average * average
  return Math.min(0.8, Math.sqrt(Math.max(0, variance) / (average * average) / Math.min(all, 40) + drift))
}
