/** A method that anybody could work out in a spreadsheet. */
export type SimpleMethod = (train: readonly number[], horizon: number, season: number) => number[]

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const flat = (level: number, horizon: number): number[] => Array.from({ length: horizon }, () => level)
const last =
  (steps: number): SimpleMethod =>
  (train, horizon) =>
    flat(average(train.slice(-steps)), horizon)

/** Exponential smoothing from the first value, the weight by its own one-step errors. */
const smoothing: SimpleMethod = (train, horizon) => {
  let best = { errors: Number.POSITIVE_INFINITY, level: 0 }
  for (const alpha of [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9]) {
    let [level, errors] = [train[0] ?? 0, 0]
    for (const value of train.slice(1)) {
      errors += (value - level) ** 2
      level += alpha * (value - level)
    }
    if (errors < best.errors) best = { errors, level }
  }
  return flat(best.level, horizon)
}

/** The same place of each cycle before. */
const before = (train: readonly number[], step: number, season: number): number[] =>
  train.filter((_, t) => t % season === (train.length + step) % season)

export const simpleMethods: Readonly<Record<string, SimpleMethod>> = {
  naive: last(1),
  mean: (train, horizon) => flat(average(train), horizon),
  median: (train, horizon) => flat(train.toSorted((a, b) => a - b)[train.length >> 1] ?? 0, horizon),
  'mean of 3': last(3),
  'mean of 6': last(6),
  'mean of 12': last(12),
  smoothing,
  'a cycle ago': (train, horizon, season) =>
    flat(0, horizon).map((_, step) => before(train, step, season).at(-1) ?? train.at(-1) ?? 0),
  'mean of the cycles': (train, horizon, season) =>
    flat(0, horizon).map((_, step) => {
      const same = before(train, step, season)
      return same.length > 0 ? average(same) : (train.at(-1) ?? 0)
    }),
}
