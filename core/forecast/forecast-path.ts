import { type ContinuousForecast, forecastContinuous } from './continuous-forecast.ts'
import { demandProfile } from './demand-profile.ts'
import { forecastRates } from './forecast-rates.ts'
import { type History, zeroShare } from './prepare-history.ts'
import type { ForecastMethod } from './series-forecast.ts'
import { chanceOfSelling } from './still-selling.ts'
import { at, build, mean } from './vector.ts'

/** Kinds of demand of which many items may tell the level together, judged apart: mostly without any, now and then without, always some. */
export const commonKinds = ['sparse', 'gappy', 'steady'] as const
export type CommonKind = (typeof commonKinds)[number]

/** Point forecast in units of the history's scale, with what its interval is drawn from. */
export type ForecastPath = {
  mean: Float64Array
  /** What quantiles lie around, where that is not the mean: the middle of skewed demand. */
  centre?: Float64Array
  method: ForecastMethod
  spread: Spread
  /** Where a level is what matters, so that what many items have in common may tell it better: the kind of demand. */
  common?: CommonKind
}

/**
 * How the coming values scatter: not at all, like the past demand itself (irregular series), or around the model by its own errors,
 * `relative` to the mean where they are errors of logarithms. Demand scatters as it did in steps of like `exposure` (see `DemandProfile`).
 */
export type Spread =
  | { kind: 'none' }
  | { kind: 'demand'; exposure?: Float64Array }
  | { kind: 'errors'; relative: boolean; model: ContinuousForecast }

/** An item that still sells with less than this chance is taken as discontinued: next to nothing would be ordered for ever. */
const endedBelow = 0.05

/** Below this share of zeros a series has enough of a shape for trend and season models. */
const shapedZeroShare = 0.6

/**
 * Point forecast of any history: views of the series that suit its kind, blended. Finite; not below 0 where history is not.
 * The blend is fixed, not weighted by backtest: weights from up to six origins made the thirteen development sets 1 % worse,
 * for short histories tell little about which view is better.
 */
export function forecastPath(history: History, horizon: number): ForecastPath {
  const { values } = history
  const n = values.length
  const flat = (level: number, method: ForecastMethod): ForecastPath => ({
    mean: new Float64Array(horizon).fill(level),
    method,
    spread: n > 1 && method === 'short-history' ? { kind: 'demand' } : { kind: 'none' },
  })
  if (n === 0) return flat(0, 'none')
  const lowest = values.reduce((least, value) => Math.min(least, value))
  const highest = values.reduce((most, value) => Math.max(most, value))
  if (lowest === highest) return flat(lowest, 'constant')
  if (n < 4) return flat(mean(values), 'short-history')
  // irregular demand shows no season in less than two cycles
  const periods = history.periods.filter((period) => lowest !== 0 || period >= 50 || n >= 2 * period)
  const options = { horizon, periods, columns: history.columns }
  const bound = (path: Float64Array): Float64Array => bounded(path, lowest, highest, n)
  if (lowest < 0) {
    const model = forecastContinuous(values, options)
    return { mean: bound(model.path), method: regularMethod(model), spread: { kind: 'errors', relative: false, model } }
  }
  const selling = lowest === 0 ? chanceOfSelling(history) : 1
  if (selling < endedBelow) return flat(0, 'ended')
  const alive = (path: Float64Array): Float64Array => bound(path).map((value) => selling * value)
  if (zeroShare(history) >= shapedZeroShare || (lowest === 0 && n < 12)) {
    const { exposure, seasonal } = demandProfile(history, horizon)
    const rates = alive(forecastRates(history, horizon, exposure))
    const spread: Spread = { kind: 'demand', exposure }
    // what many items have in common is a level; one that sells in its season only has none
    return seasonal
      ? { mean: rates, method: 'intermittent-seasonal', spread }
      : { mean: rates, method: 'intermittent', spread, common: 'sparse' }
  }
  const shift = lowest > 0 ? 0 : logShift * mean(values)
  const logarithms = values.map((value) => Math.log(value + shift))
  const model = forecastContinuous(logarithms, options)
  const smear = history.point === 'mean' ? smearOf(model.residuals) : 1
  const levels = model.path.map((value) => Math.exp(Math.min(value, 50)))
  const fromLogs = bound(levels.map((value) => value - shift))
  const expected = smear > 1 ? bound(levels.map((value) => value * smear - shift)) : fromLogs
  const errors: Spread = { kind: 'errors', relative: true, model }
  if (lowest > 0 && (model.regressed || model.seasonal || model.trending)) {
    return { mean: expected, centre: fromLogs, method: regularMethod(model), spread: errors }
  }
  const { exposure } = demandProfile(history, horizon)
  const spread: Spread = lowest > 0 ? errors : { kind: 'demand', exposure }
  const raw = bound(forecastContinuous(values, options).path)
  const rates = forecastRates(history, horizon, exposure)
  const shape = n / (n + shapeAfter)
  const blendWith = (logs: Float64Array): Float64Array =>
    build(horizon, (h) => (at(rates, h) + shape * (at(raw, h) + at(logs, h))) / (1 + 2 * shape))
  const method = lowest > 0 ? regularMethod(model) : model.seasonal ? 'intermittent-seasonal' : 'intermittent'
  const common = lowest > 0 ? 'steady' : 'gappy'
  return { mean: alive(blendWith(expected)), centre: alive(blendWith(fromLogs)), method, spread, common }
}

/**
 * What the exponential of a logarithm's forecast misses of the expectation: the mean of the exponentials of its errors (Duan, Smearing Estimate, Journal of the American Statistical Association
 * 78 (1983)). A few far errors must not double it.
 */
function smearOf(residuals: Float64Array): number {
  const late = residuals.subarray(2)
  const average = mean(late)
  return Math.min(2, Math.max(1, mean(late.map((error) => Math.exp(Math.min(3, error - average))))))
}

const regularMethod = ({ regressed, seasonal }: ContinuousForecast): ForecastMethod =>
  regressed ? 'regression' : seasonal ? 'combination-seasonal' : 'combination'

/** Steps of history at which trend and season models weigh half as much as the mere level. */
const shapeAfter = 24

/** Added before logarithms where zeros occur, in units of the mean. */
const logShift = 0.5

/**
 * No forecast goes further beyond what was ever seen than the whole range seen (half of it after six steps of history: a launch is no
 * trend); none below zero where history is not.
 */
function bounded(path: Float64Array, lowest: number, highest: number, steps: number): Float64Array {
  const margin = (highest - lowest) * Math.min(1, steps / 12)
  const floor = lowest >= 0 ? 0 : lowest - margin
  return path.map((value) => (Number.isFinite(value) ? Math.min(highest + margin, Math.max(floor, value)) : highest))
}
