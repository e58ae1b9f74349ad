import { type CommonModel, withCommonLevel } from './common-model.ts'
import { forecastPath } from './forecast-path.ts'
import { naiveLag } from './naive-forecast.ts'
import { predictQuantiles } from './predict-quantiles.ts'
import { earlierHistory, type History } from './prepare-history.ts'
import type { Backtest } from './series-forecast.ts'
import { usableHistory } from './usable-history.ts'
import { at } from './vector.ts'

/** Origins tested at most; each costs a full forecast. */
const mostOrigins = 4

const untested: Backtest = { origins: 0, mase: null, naiveMase: null, relative: null, bias: null, coverage: null }

/**
 * Forecasts the series' own past from up to four earlier origins, half a horizon apart, everything fitted anew on what was known
 * then (Tashman 2000), and scores it beside the naive forecast (of one cycle ago where the series has a short cycle).
 * @param common  its trees of an earlier day are used, from origins that they had not seen beyond
 */
export function backtestForecast(history: History, horizon: number, common?: CommonModel): Backtest {
  const { values, known } = history
  const n = values.length
  const scaleLag = naiveLag(history.periods, n)
  const scale = naiveError(values, known, scaleLag)
  if (!(scale > 0)) return untested
  const step = Math.max(1, Math.floor(horizon / 2))
  let origins = 0
  let points = 0
  let error = 0
  let naive = 0
  let signed = 0
  let came = 0
  let inside = 0
  for (let origin = 1; origin <= mostOrigins; origin++) {
    const drop = origin * step
    const length = n - drop
    if (length < Math.max(6, n * 0.4)) break
    const past = usableHistory(earlierHistory(history, drop, horizon))
    const own = forecastPath(past, horizon)
    const isCommon = own.common && common && drop <= common.earlier.drop && common.kinds.includes(own.common)
    const path = isCommon ? withCommonLevel(own, past, common.earlier.forest) : own
    const quantiles = predictQuantiles(past, path, 1)
    const steps = Math.min(horizon, drop)
    origins++
    for (let h = 0; h < steps; h++) {
      if (known[length + h] === 0) continue
      const actual = at(values, length + h)
      const expected = at(path.mean, h)
      const lag = length > scaleLag ? scaleLag : 1
      points++
      error += Math.abs(expected - actual)
      signed += expected - actual
      came += Math.abs(actual)
      naive += Math.abs(at(values, length - lag + (h % lag)) - actual)
      const lower = Math.min(at(quantiles.steps['0.025'], h), expected)
      const upper = Math.max(at(quantiles.steps['0.975'], h), expected)
      if (actual >= lower - 1e-9 && actual <= upper + 1e-9) inside++
    }
  }
  if (points === 0) return untested
  return {
    origins,
    mase: error / points / scale,
    naiveMase: naive / points / scale,
    relative: naive > 0 ? error / naive : null,
    bias: came > 0 ? signed / came : null,
    coverage: inside / points,
  }
}

/** Mean absolute difference of known values one cycle apart. */
function naiveError(values: Float64Array, known: Uint8Array, lag: number): number {
  let total = 0
  let count = 0
  for (let t = lag; t < values.length; t++) {
    if (known[t] === 0 || known[t - lag] === 0) continue
    total += Math.abs(at(values, t) - at(values, t - lag))
    count++
  }
  return count > 0 ? total / count : 0
}
