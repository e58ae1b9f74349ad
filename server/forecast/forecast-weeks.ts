import { spreadOf } from '#core/forecast/forecast-spread.ts'
import type { SeriesForecast } from '#core/forecast/series-forecast.ts'
import { summedWeeks, toWeekFigures } from '#core/forecast/week-figures.ts'
import { demandOver, shareOf } from '#core/purchasing/demand-outlook.ts'
import type { DemandSeries } from './demand-series.ts'

/** A forecast with what it was made of. */
export interface Made {
  series: DemandSeries
  forecast: SeriesForecast
}

const stepDays = { D: 1, W: 7, M: 30.4375 } as const

/** What a forecast expects by week, as `forecast` keeps it; nulls where it ends too soon. */
export function weeksOf({ series, forecast }: Made, monday: string) {
  const { freq } = series.input
  const weeks = toWeekFigures({ start: series.forecastStart, freq, mean: forecast.mean }, monday)
  if (!weeks) return { weeks: null, weeks_start: null, week_variance: null, weeks_variance: null }
  return { weeks, weeks_start: monday, ...variancesOf({ series, forecast }, 1) }
}

/** Of one week's demand and of that of all weeks, for the part of the demand that falls on a place. */
export function variancesOf({ series, forecast }: Made, share: number) {
  const outlook = {
    means: forecast.mean,
    stepDays: stepDays[series.input.freq],
    ...spreadOf(forecast),
    isWhole: series.isWhole,
  }
  const part = share === 1 ? outlook : shareOf(outlook, share)
  return {
    week_variance: demandOver(part, 7, 0).variance,
    weeks_variance: demandOver(part, 7 * summedWeeks, 0).variance,
  }
}
