import { varianceOfQuantiles } from './forecast-spread.ts'
import { addSteps, type HistoryFrequency } from './history.ts'
import { type KnownEvent, toDayNumber } from './known-event.ts'
import { profileAt } from './measure-event.ts'
import { normalQuantile } from './predict-quantiles.ts'
import { type QuantileLevel, quantileLevels, type SeriesForecast } from './series-forecast.ts'

/** Days on which demand is `factor` times what it would be, give or take `error` times that. */
export type LiftedDays = Pick<KnownEvent, 'startsOn' | 'endsOn' | 'locationId'> & { factor: number; error: number }

/** What events do to the steps of a forecast. */
export interface EventLift {
  /** times what would be sold without them */
  factors: readonly number[]
  /** standard error of the factor */
  errors: readonly number[]
}

/** What events do to each step, by the part of the step's demand that falls on their days; of overlapping ones the stronger counts. */
export function liftOf(
  events: readonly LiftedDays[],
  {
    start,
    freq,
    horizon,
    profile,
  }: { start: string; freq: HistoryFrequency; horizon: number; profile: readonly number[] },
): EventLift | undefined {
  const end = addSteps(start, freq, horizon)
  const coming = events.filter(({ startsOn, endsOn }) => startsOn < end && endsOn >= start)
  if (coming.length === 0) return undefined
  const spans = coming.map((event) => ({ ...event, from: toDayNumber(event.startsOn), to: toDayNumber(event.endsOn) }))
  const factors: number[] = []
  const errors: number[] = []
  let day = toDayNumber(start)
  for (let step = 1; step <= horizon; step++) {
    const next = toDayNumber(addSteps(start, freq, step))
    let [demand, lifted, error] = [0, 0, 0]
    for (; day < next; day++) {
      const usual = Math.max(profileAt({ profile }, day), 1e-9)
      const on = spans.filter(({ from, to }) => day >= from && day <= to)
      const strongest = on.reduce((most, one) => (force(one) > force(most) ? one : most), none)
      demand += usual
      lifted += usual * strongest.factor
      error += usual * strongest.factor * strongest.error
    }
    const isTouched = lifted !== demand || error > 0
    factors.push(isTouched ? lifted / demand : 1)
    errors.push(isTouched ? error / demand : 0)
  }
  return { factors, errors }
}

const none = { factor: 1, error: 0 }
const force = ({ factor }: { factor: number }): number => Math.abs(Math.log(Math.max(factor, 1e-3)))

/**
 * Puts onto a forecast what events do. Steps without any stay as they are to the last bit. Quantiles move with the mean and away from it, so that their variance
 * becomes that of a product of two independent figures, the demand without the event and the event's factor; in the total the factor's errors
 * go together.
 * @param forecast  its `cum` is that of all steps
 */
export function liftForecast(forecast: SeriesForecast, lift: EventLift | undefined): SeriesForecast {
  if (!lift) return forecast
  const { mean, q } = forecast
  const isWhole = quantileLevels.every((level) => q[level]?.every(Number.isInteger))
  const floor = quantileLevels.every((level) => q[level]?.every((value) => value >= 0)) ? 0 : Number.NEGATIVE_INFINITY
  const round = (value: number) => Math.max(floor, isWhole ? Math.round(value) : value)
  const lifted = mean.map((value, step) => value * (lift.factors[step] ?? 1))
  const steps = Object.fromEntries(quantileLevels.map((level) => [level, [...(q[level] ?? [])]]))
  let [before, after, together] = [0, 0, 0]
  for (const [step, value] of mean.entries()) {
    const [factor, error] = [lift.factors[step] ?? 1, lift.errors[step] ?? 0]
    const variance = varianceOfQuantiles((level) => q[level]?.[step] ?? 0, value)
    before += variance
    after += factor * factor * variance
    together += error * value
    if (factor === 1 && error === 0) continue
    const wanted = (factor * factor + error * error) * variance + (error * value) ** 2
    const spread = spreader(value, lifted[step] ?? 0, variance, wanted)
    for (const level of quantileLevels) {
      const quantiles = steps[level]
      if (quantiles) quantiles[step] = round(spread(level, quantiles[step] ?? 0))
    }
  }
  const [total, liftedTotal] = [sum(mean), sum(lifted)]
  const variance = varianceOfQuantiles((level) => forecast.cum[level] ?? 0, total)
  const wanted = variance * (before > 0 ? after / before : 1) + together ** 2
  const spread = spreader(total, liftedTotal, variance, wanted)
  return {
    ...forecast,
    mean: lifted,
    lower: lower(lifted, steps, forecast, lift),
    upper: lifted.map((value, step) =>
      isTouched(lift, step) ? Math.max(value, steps['0.975']?.[step] ?? value) : (forecast.upper[step] ?? value),
    ),
    q: steps,
    cum: Object.fromEntries(quantileLevels.map((level) => [level, round(spread(level, forecast.cum[level] ?? 0))])),
  }
}

function lower(
  lifted: readonly number[],
  steps: Record<string, number[]>,
  { lower: given }: SeriesForecast,
  lift: EventLift,
) {
  return lifted.map((value, step) =>
    isTouched(lift, step) ? Math.min(value, steps['0.025']?.[step] ?? value) : (given[step] ?? value),
  )
}

function isTouched({ factors, errors }: EventLift, step: number): boolean {
  return factors[step] !== 1 || errors[step] !== 0
}

/** Moves a quantile with the mean, and away from it so that the variance becomes the wanted one; where there was none, by the normal distribution. */
function spreader(from: number, to: number, variance: number, wanted: number) {
  const times = variance > 0 ? Math.sqrt(wanted / variance) : 0
  return (level: QuantileLevel, quantile: number): number =>
    variance > 0 ? to + (quantile - from) * times : to + normalQuantile[level] * Math.sqrt(wanted)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
