/** True calendar step of a series: hour, day, week, month, quarter, year, other. */
export type Frequency = 'H' | 'D' | 'W' | 'M' | 'Q' | 'Y' | 'O'

/** One demand history to forecast; also the shape of an input line of the `forecast` command. */
export type SeriesInput = {
  id: string
  freq: Frequency
  /** Steps in one seasonal cycle (12 for months); 1 = no season is tested beyond what `freq` implies. */
  season: number
  /** Steps to forecast, >= 1. */
  horizon: number
  /** Calendar date of `train[0]`, ISO 8601 (`2024-01-31`, `2024-01`). */
  start?: string | null
  /** Replenishment lead time in steps: `cum` covers min(lead, horizon) steps. */
  lead?: number
  /** Unit price; carried by the format, not used by the forecast. */
  price?: number
  /** Regressors known for history and horizon: `{ name: number[train.length + horizon] }`; anything else is ignored. */
  xreg?: unknown
  /**
   * What `mean` is where demand is skewed: the middle (`median`, the default), which absolute errors reward, or the expectation (`mean`), of which sums, stock and
   * money are made. They differ where models work on logarithms.
   */
  point?: 'median' | 'mean'
  /** Demand per step, oldest first; null = unknown (a day without stock), never counted as zero. */
  train: readonly (number | null)[]
}

/** Kind of demand (Syntetos, Boylan & Croston 2005: ADI 1.32, CV2 0.49), or why no kind can be told. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'short' | 'constant' | 'empty'

/** Rolling-origin test of the chosen method on the series' own past; null where the history is too short or too flat to tell. */
export type Backtest = {
  /** Number of origins forecast from; 0 = not tested. */
  origins: number
  /** Mean absolute error over the naive in-sample error (MASE, Hyndman & Koehler 2006). */
  mase: number | null
  /** The same measure of the naive (seasonal where a season was found) forecast from the same origins. */
  naiveMase: number | null
  /** mase / naiveMase: below 1 is better than naive. */
  relative: number | null
  /** Sum of (forecast - actual) over that of the actual values: 0.1 = 10 % too high, -1 = all of it was missed; null where nothing came. */
  bias: number | null
  /** Share of actual values inside the 95 % interval, 0..1. */
  coverage: number | null
}

export type Mended = {
  /** Single values far from all around them, and what they count as. */
  odd: { step: number; counted: number }[]
  /** A late, sudden change: all before the step counts as so many times as much. */
  level: { step: number; factor: number } | null
}

/** A forecast of `horizon` steps: all arrays have that length, step 0 follows the last value of `train`. */
export type SeriesForecast = {
  id: string
  mean: number[]
  /** 2.5 % quantile; lower <= mean <= upper always, also where demand is so rare that a quantile is on the other side. */
  lower: number[]
  /** 97.5 % quantile. */
  upper: number[]
  /** Quantiles per step by level (`"0.05"` to `"0.99"`, see `quantileLevels`), non-decreasing in the level. */
  q: Record<string, number[]>
  /** Quantiles of the total over the first min(lead ?? horizon, horizon) steps, same levels. Always given. */
  cum: Record<string, number>
  /** Machine key of what made `mean`. */
  method: ForecastMethod
  classification: DemandClass
  backtest: Backtest
  /** What it learned otherwise than the history says; steps are places in `train`. */
  mended: Mended
}

/** What made the mean; words for people are made elsewhere. `-seasonal` = with a season. */
export type ForecastMethod =
  | 'none'
  | 'constant'
  | 'ended'
  | 'short-history'
  | 'combination'
  | 'combination-seasonal'
  | 'regression'
  | 'intermittent'
  | 'intermittent-seasonal'
  | 'global-trees'

/** Quantile levels of `q` and `cum`, as the strings they are keyed by. */
export const quantileLevels = [
  '0.025',
  '0.05',
  '0.1',
  '0.25',
  '0.5',
  '0.75',
  '0.8',
  '0.9',
  '0.95',
  '0.975',
  '0.98',
  '0.99',
] as const

export type QuantileLevel = (typeof quantileLevels)[number]
