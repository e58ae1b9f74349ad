import type { SeriesInput } from '#core/forecast/series-forecast.ts'

/** A series with what came after it. */
export interface Judged {
  input: SeriesInput
  after: readonly number[]
}

type Forecast = { mean: readonly number[]; lower?: readonly number[]; upper?: readonly number[] }

/** Measures of one method over all series of a kind; `intervals` is its mean interval score over that of the seasonal naive forecast. */
export interface KindScore {
  MASE: number
  RMSSE: number
  cover: number
  intervals: number
  bias: number
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** @throws Error  a series without a forecast of its whole horizon */
export function judge(judged: readonly Judged[], forecast: (one: Judged) => Forecast | undefined): KindScore {
  const [absolute, squares, ours, naive]: number[][] = [[], [], [], []]
  let [inside, steps, off, came] = [0, 0, 0, 0]
  for (const one of judged) {
    const { mean, lower, upper } = forecast(one) ?? { mean: [] }
    const { after } = one
    if (after.some((_, h) => !Number.isFinite(mean[h]))) throw new Error(`${one.input.id}: no forecast`)
    const train = one.input.train.map(Number)
    const { season } = one.input
    const lag = train.length > season ? season : 1
    const scale = average(train.slice(lag).map((value, t) => Math.abs(value - (train[t] ?? 0))))
    const sold = train.slice(
      Math.max(
        0,
        train.findIndex((value) => value !== 0),
      ),
    )
    const square = average(sold.slice(1).map((value, t) => (value - (sold[t] ?? 0)) ** 2))
    const errors = after.map((value, h) => (mean[h] ?? 0) - value)
    if (scale > 0) absolute?.push(average(errors.map(Math.abs)) / scale)
    if (square > 0) squares?.push(average(errors.map((error) => error * error)) / square)
    off += errors.reduce((sum, error) => sum + error, 0)
    came += after.reduce((sum, value) => sum + Math.abs(value), 0)
    if (!lower || !upper || !(scale > 0)) continue
    const spread = Math.sqrt(average(train.slice(lag).map((value, t) => (value - (train[t] ?? 0)) ** 2)))
    for (const [h, value] of after.entries()) {
      const [low, high] = [lower[h] ?? 0, upper[h] ?? 0]
      if (value >= low && value <= high) inside++
      steps++
      ours?.push(intervalScore(low, high, value) / scale)
      const last = train[train.length - lag + (h % lag)] ?? 0
      const reach = 1.96 * spread * Math.sqrt(Math.floor(h / lag) + 1)
      naive?.push(intervalScore(last - reach, last + reach, value) / scale)
    }
  }
  return {
    MASE: average(absolute ?? []),
    RMSSE: Math.sqrt(average(squares ?? [])),
    cover: inside / steps,
    intervals: average(ours ?? []) / average(naive ?? []),
    bias: (100 * off) / came,
  }
}

/** Mean interval score at 5 % (Gneiting and Raftery 2007): width, and forty times what lies outside. */
const intervalScore = (low: number, high: number, value: number): number =>
  high - low + 40 * Math.max(0, low - value, value - high)
