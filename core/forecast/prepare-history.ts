import type { Frequency, SeriesInput } from './series-forecast.ts'
import { at, build, median } from './vector.ts'

/** A history made ready for the models: scaled to a mean absolute value of about 1, gaps filled, and what must be known about it. */
export type History = {
  freq: Frequency
  /** Values from the item's launch on, divided by `scale`; unknown steps filled from their neighbours. */
  values: Float64Array
  /** 1 where the value was given, 0 where it was filled. */
  known: Uint8Array
  /** Positive; multiply a forecast by it. */
  scale: number
  /** Cycle lengths worth looking for, shortest first. */
  periods: readonly number[]
  /** Regressors from the launch to the end of the horizon. */
  columns: readonly Float64Array[]
  /** see `SeriesInput.point` */
  point: 'median' | 'mean'
  /** All values whole numbers and none negative: counts of pieces. */
  counts: boolean
  /** What models are shown otherwise than it was: single odd values, and what all before a late change of level is multiplied by. */
  mended?: { odd?: { t: number; counted: number }[]; level?: { t: number; factor: number } }
}

/** Cycles the calendar brings with it: day and week of hours, week and year of days, the year of the others. */
const calendarPeriods: Record<Frequency, readonly number[]> = {
  H: [24, 168],
  D: [7, 365],
  W: [52],
  M: [12],
  Q: [4],
  Y: [],
  O: [],
}

/** History longer than this many steps is cut: older values no longer change a forecast but cost time. */
const longestHistory = 3000

/** Non-finite values count as unknown. `values` is empty when nothing is known. */
export function prepareHistory(input: SeriesInput, horizon: number): History {
  const train = input.train.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null))
  const first = train.findIndex((value) => value !== null)
  const from = first < 0 ? train.length : Math.max(launchOf(train, first), train.length - longestHistory)
  const recent = train.slice(from)
  const known = Uint8Array.from(recent, (value) => (value === null ? 0 : 1))
  const periods = periodsOf(input)
  const largest = recent.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0)
  const scale = scaleOf(recent, largest)
  const scaled = recent.map((value) => (value === null ? null : value / scale))
  return {
    freq: input.freq,
    values: fillGaps(scaled, periods[0] ?? 1),
    known,
    scale,
    periods,
    columns: readColumns(input.xreg, train.length + horizon, from),
    point: input.point ?? 'median',
    counts: recent.every((value) => value === null || (value >= 0 && Number.isInteger(value))),
  }
}

/**
 * The season that was named and those of the calendar, shortest first. A calendar of its own, such as of 13 periods of four weeks, 53 weeks or trading weeks of five days, stands in place of the usual cycle that it is near to: two
 * cycles of nearly the same length explain each other's.
 */
function periodsOf({ season, freq }: Pick<SeriesInput, 'season' | 'freq'>): number[] {
  const named = Number.isFinite(season) ? Math.floor(season) : 1
  const usual = calendarPeriods[freq] ?? []
  const apart = usual.filter((period) => named <= 1 || period >= 2 * named || named >= 2 * period)
  return [...new Set([named, ...apart])].filter((period) => period > 1).sort((a, b) => a - b)
}

/** The history as it was known `drop` steps ago, with the regressors known then for the horizon. */
export function earlierHistory(history: History, drop: number, horizon: number): History {
  const length = history.values.length - drop
  return {
    ...history,
    values: history.values.subarray(0, length),
    known: history.known.subarray(0, length),
    columns: history.columns.map((column) => column.subarray(0, length + horizon)),
  }
}

/**
 * Step the item came into being: the first known one, or the first demand where the zeros before it are too many (chance below 1 %)
 * for an item that sells as often as this one did afterwards.
 */
function launchOf(train: readonly (number | null)[], first: number): number {
  const launch = train.findIndex((value) => value !== null && value !== 0)
  if (launch <= first) return first
  let zerosBefore = 0
  for (let t = first; t < launch; t++) if (train[t] === 0) zerosBefore++
  let steps = 0
  let demands = 0
  for (let t = launch + 1; t < train.length; t++) {
    if (train[t] === null) continue
    steps++
    if (train[t] !== 0) demands++
  }
  if (demands < 2) return first
  // Laplace's rule of succession: a short run of sales is no certainty.
  const probability = (demands + 1) / (steps + 2)
  return zerosBefore * Math.log(1 - probability) < Math.log(0.01) ? launch : first
}

/** Beyond so many times the middle demand a step says nothing of the scale: a slip must not make all others vanish beside it. */
const farBeyond = 1000

/** Mean absolute value of the known steps, computed so that huge values do not overflow. */
function scaleOf(values: readonly (number | null)[], largest: number): number {
  if (!(largest > Number.MIN_VALUE * 1e20)) return 1
  const sizes = values.flatMap((value) => (value === null ? [] : [Math.abs(value) / largest]))
  const most = farBeyond * median(Float64Array.from(sizes.filter((size) => size > 0)))
  const total = sizes.reduce((sum, size) => sum + Math.min(most, size), 0)
  return largest * Math.max(total / sizes.length, 1e-18)
}

/** Each gap becomes the mean of the nearest known steps at the same place in the cycle, else the line between its neighbours. */
function fillGaps(values: readonly (number | null)[], period: number): Float64Array {
  const n = values.length
  const nearest = (from: number, step: number): number | undefined => {
    for (let t = from + step; t >= 0 && t < n; t += step) {
      const value = values[t]
      if (value !== null && value !== undefined) return value
    }
    return undefined
  }
  return build(n, (t) => {
    const value = values[t]
    if (value !== null && value !== undefined) return value
    const sides = period > 1 && n >= 2 * period ? [nearest(t, -period), nearest(t, period)] : []
    const found = sides.filter((side) => side !== undefined)
    if (found.length > 0) return found.reduce((total, side) => total + side, 0) / found.length
    let before = t - 1
    while (before > 0 && values[before] === null) before--
    let after = t + 1
    while (after < n && values[after] === null) after++
    const left = values[before] ?? nearest(t, -1) ?? 0
    const right = values[after] ?? left
    return left + ((right - left) * (t - before)) / (after - before)
  })
}

/** Columns of numbers that cover history and horizon; others are ignored, for a regressor must never stop a forecast. */
function readColumns(xreg: unknown, length: number, from: number): Float64Array[] {
  if (typeof xreg !== 'object' || xreg === null) return []
  const columns: Float64Array[] = []
  for (const name of Object.keys(xreg).sort()) {
    const column: unknown = Reflect.get(xreg, name)
    if (!Array.isArray(column) || column.length < length) continue
    const numbers = Float64Array.from(column.slice(from, length), (value: unknown) =>
      typeof value === 'number' ? value : Number.NaN,
    )
    if (numbers.every((value) => Number.isFinite(value) && Math.abs(value) < 1e150)) columns.push(numbers)
  }
  return columns.slice(0, 12)
}

/** Share of the known values that are exactly zero. */
export function zeroShare(history: History): number {
  let zeros = 0
  let total = 0
  for (let t = 0; t < history.values.length; t++) {
    if (history.known[t] === 0) continue
    total++
    if (at(history.values, t) === 0) zeros++
  }
  return total > 0 ? zeros / total : 0
}
