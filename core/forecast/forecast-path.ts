import { forecastContinuous } from './continuous-forecast.ts'
import { forecastRates } from './forecast-rates.ts'
import { type History, zeroShare } from './prepare-history.ts'
import type { ForecastMethod } from './series-forecast.ts'
import { at, build, mean } from './vector.ts'

/** Point forecast in units of the history's scale. */
export type ForecastPath = { mean: Float64Array; method: ForecastMethod }

/** Below this share of zeros a series has enough of a shape for trend and season models. */
const shapedZeroShare = 0.6

/** Point forecast of any history: chooses the views of the series that suit its kind and blends them. Finite; not below 0 where history is not. */
export function forecastPath(history: History, horizon: number): ForecastPath {
  const { values } = history
  const n = values.length
  if (n === 0) return { mean: new Float64Array(horizon), method: 'none' }
  const lowest = Math.min(...values)
  const highest = Math.max(...values)
  if (lowest === highest) return { mean: new Float64Array(horizon).fill(lowest), method: 'constant' }
  if (n < 4) return { mean: new Float64Array(horizon).fill(mean(values)), method: 'short-history' }
  const options = { horizon, periods: history.periods, columns: history.columns }
  const bound = (path: Float64Array): Float64Array => bounded(path, lowest, highest)
  if (lowest < 0) {
    const { path, seasonal, regressed } = forecastContinuous(values, options)
    return { mean: bound(path), method: regularMethod(regressed, seasonal) }
  }
  const zeros = zeroShare(history)
  if (zeros >= shapedZeroShare || (lowest === 0 && n < 12)) {
    return { mean: bound(forecastRates(history, horizon)), method: 'intermittent' }
  }
  const shift = lowest > 0 ? 0 : logShift
  const logs = forecastContinuous(
    values.map((value) => Math.log(value + shift)),
    options,
  )
  const fromLogs = bound(logs.path.map((value) => Math.exp(Math.min(value, 50)) - shift))
  if (lowest > 0 && (logs.regressed || logs.seasonal || logs.trending)) {
    return { mean: fromLogs, method: regularMethod(logs.regressed, logs.seasonal) }
  }
  const blend = averaged([forecastRates(history, horizon), bound(forecastContinuous(values, options).path), fromLogs])
  if (lowest > 0) return { mean: blend, method: regularMethod(false, false) }
  return { mean: blend, method: logs.seasonal ? 'intermittent-seasonal' : 'intermittent' }
}

const regularMethod = (regressed: boolean, seasonal: boolean): ForecastMethod =>
  regressed ? 'regression' : seasonal ? 'combination-seasonal' : 'combination'

const averaged = (paths: readonly Float64Array[]): Float64Array =>
  build(paths[0]?.length ?? 0, (h) => paths.reduce((total, path) => total + at(path, h), 0) / paths.length)

/** Added before logarithms where zeros occur, in units of the mean. */
const logShift = 0.5

/** No forecast goes further beyond what was ever seen than the whole range seen; none below zero where history is not. */
function bounded(path: Float64Array, lowest: number, highest: number): Float64Array {
  const range = highest - lowest
  const floor = lowest >= 0 ? 0 : lowest - range
  return path.map((value) => (Number.isFinite(value) ? Math.min(highest + range, Math.max(floor, value)) : highest))
}
