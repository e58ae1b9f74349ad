import { fitAutoregression } from './autoregression.ts'
import { calendarProfile } from './calendar-profile.ts'
import { type Fit, fitDampedTrend, fitSimpleSmoothing } from './exponential-smoothing.ts'
import { fitHoltWinters } from './holt-winters.ts'
import { fitRegression } from './regression.ts'
import { addSeason, decompose, removeSeason, type Season } from './seasonality.ts'
import { seasonOfOneCycle } from './short-season.ts'
import { fitDynamicTheta, fitTheta } from './theta.ts'
import { at, build, mean } from './vector.ts'

/** Point forecast of a regular series, on the scale it was given. */
export type ContinuousForecast = {
  path: Float64Array
  seasonal: boolean
  regressed: boolean
  trending: boolean
  /** The history without its seasons and regressors. */
  adjusted: Float64Array
  /** One-step errors over the history, averaged over the models, enlarged by the seasons' optimism. */
  residuals: Float64Array
  /** Standard deviation between the models' forecasts at each step. */
  disagreement: Float64Array
}

export type ContinuousOptions = {
  horizon: number
  /** Cycle lengths to look for, shortest first. */
  periods: readonly number[]
  /** Regressors over history and horizon. */
  columns: readonly Float64Array[]
}

/**
 * Combination of Theta, dynamic optimised Theta, damped trend, Holt-Winters and an autoregression, each on the series without
 * its season and regressors; the middle of the models is averaged, for the mean of several beats choosing one
 * (Bates & Granger 1969; Petropoulos & Svetunkov 2020).
 * @param y  at least 3 values, all finite; logarithms where the series is strictly positive
 */
export function forecastContinuous(y: Float64Array, options: ContinuousOptions): ContinuousForecast {
  const { horizon } = options
  const n = y.length
  const regression =
    options.columns.length > 0 ? fitRegression(deseasonalise(y, options).adjusted, options.columns, horizon) : undefined
  const cleared = regression ? y.map((value, t) => value - at(regression.history, t)) : y
  const { adjusted, seasons } = deseasonalise(cleared, options)
  const fits: Fit[] = [fitTheta, fitDynamicTheta, fitDampedTrend].map((fit) => fit(adjusted, horizon))
  fits.push(fitAutoregression(adjusted, horizon, 6))
  const trending = hasTrend(adjusted)
  const main = seasons[0]
  if (main && main.period <= 24 && n >= 3 * main.period) {
    const rest = seasons.slice(1)
    const withMain = rest.reduce((values, season) => removeSeason(values, season), cleared)
    const fit = fitHoltWinters(withMain, horizon, main.period)
    fits.push({ ...fit, forecast: removeSeason(fit.forecast, main, n) })
  } else if (!trending) fits.push(fitSimpleSmoothing(adjusted, horizon))
  const paths = fits.map((fit) => fit.forecast)
  const inflation = Math.sqrt(seasons.reduce((product, season) => product * season.optimism, 1))
  const combined = seasons.reduce((values, season) => addSeason(values, season, n), middleMean(paths))
  return {
    path: regression ? combined.map((value, h) => value + at(regression.future, h)) : combined,
    seasonal: seasons.length > 0,
    regressed: regression !== undefined,
    trending,
    adjusted,
    residuals: build(
      n,
      (t) => (inflation * fits.reduce((total, fit) => total + at(fit.residuals, t), 0)) / fits.length,
    ),
    disagreement: disagreementOf(paths),
  }
}

function disagreementOf(paths: readonly Float64Array[]): Float64Array {
  return build(paths[0]?.length ?? 0, (h) => {
    const average = paths.reduce((total, path) => total + at(path, h), 0) / paths.length
    return Math.sqrt(paths.reduce((total, path) => total + (at(path, h) - average) ** 2, 0) / paths.length)
  })
}

/** Whether a straight line explains the series: its slope at least three times its standard error. */
function hasTrend(y: Float64Array): boolean {
  const n = y.length
  const middle = (n - 1) / 2
  const average = mean(y)
  let cross = 0
  let square = 0
  let total = 0
  for (let t = 0; t < n; t++) {
    const deviation = at(y, t) - average
    cross += (t - middle) * deviation
    square += (t - middle) ** 2
    total += deviation * deviation
  }
  const explained = (cross * cross) / square
  return explained * (n - 2) > 9 * (total - explained)
}

function deseasonalise(y: Float64Array, options: ContinuousOptions): { adjusted: Float64Array; seasons: Season[] } {
  const seasons: Season[] = []
  let adjusted = y
  for (const period of options.periods) {
    const season = findSeason(adjusted, period)
    if (!season) continue
    seasons.push(season)
    adjusted = removeSeason(adjusted, season)
  }
  return { adjusted, seasons }
}

/** A year is no whole number of weeks or days: a feast wanders a week in six years, so that older ones blur it. */
const recentYears = 4
const isYear = (period: number): boolean => (period >= 52 && period <= 53) || (period >= 364 && period <= 366)

function findSeason(y: Float64Array, period: number): Season | undefined {
  const n = y.length
  if (period <= 1 || n < 6) return undefined
  if (period >= 50 && (n < 6 * period || isYear(period)))
    return calendarProfile(
      y.subarray(n < 6 * period ? 0 : n - (n % period) - recentYears * period),
      period,
      period > 100 ? [7, 2, 0] : [1, 0],
    )
  if (n < 2 * period) return seasonOfOneCycle(y, period)
  const season = decompose(y, period)
  return season.index.some((value) => Math.abs(value) > 1e-9) ? season : undefined
}

/** Mean of the paths at each step without the lowest and the highest. */
function middleMean(paths: readonly Float64Array[]): Float64Array {
  return build(paths[0]?.length ?? 0, (h) => {
    const values = Float64Array.from(paths, (path) => at(path, h)).sort()
    let total = 0
    for (let i = 1; i < values.length - 1; i++) total += at(values, i)
    return total / (values.length - 2)
  })
}
