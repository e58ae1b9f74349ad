import { crostonRate, discountedRate, type ExposedDemand, type RatePath, tsbRate } from './demand-rates.ts'
import type { History } from './prepare-history.ts'
import { at, build } from './vector.ts'

/**
 * Expected demand per step of a slow or irregular item: a level from means of several memories, Croston-SBA and TSB, each
 * weighted by how well it foretold the total of the coming steps in the past, times the profile of week and year.
 * @param profile  what each step of history and horizon leads to expect, see `DemandProfile`
 */
export function forecastRates(history: History, horizon: number, profile: Float64Array): Float64Array {
  const n = history.values.length
  const kept = [...history.values.keys()].filter((t) => history.known[t] !== 0)
  const data: ExposedDemand = {
    demand: Float64Array.from(kept, (t) => at(history.values, t)),
    exposure: Float64Array.from(kept, (t) => at(profile, t)),
  }
  const paths = [
    ...[0, 0.02, 0.05, 0.1, 0.2, 0.4].map((alpha) => discountedRate(data, alpha)),
    crostonRate(data, 0.1),
    tsbRate(data, 0.1, 0.1),
  ]
  const level = weighByForesight(paths, data, horizon)
  return build(horizon, (h) => level * at(profile, n + h))
}

/** Mean of the last rates, weighted by 1 / (mean squared error of the coming steps' total) squared. */
function weighByForesight(paths: readonly RatePath[], { demand, exposure }: ExposedDemand, horizon: number): number {
  const n = demand.length
  const demandTo = new Float64Array(n + 1)
  const exposureTo = new Float64Array(n + 1)
  for (let t = 0; t < n; t++) {
    demandTo[t + 1] = at(demandTo, t) + at(demand, t)
    exposureTo[t + 1] = at(exposureTo, t) + at(exposure, t)
  }
  const from = Math.max(4, Math.floor(n * 0.3))
  const errors = paths.map((path) => {
    let total = 0
    for (let t = from; t < n; t++) {
      const steps = Math.min(horizon, n - t)
      if (steps < Math.min(horizon, 4) && t > from) continue
      const actual = at(demandTo, t + steps) - at(demandTo, t)
      total += ((actual - at(path, t) * (at(exposureTo, t + steps) - at(exposureTo, t))) / steps) ** 2
    }
    return total
  })
  const least = Math.min(...errors) + 1e-12
  let level = 0
  let weights = 0
  paths.forEach((path, i) => {
    const weight = (least / ((errors[i] ?? 0) + 1e-12)) ** 2
    level += weight * at(path, n)
    weights += weight
  })
  return level / weights
}
