/** A negative binomial count: mean and dispersion (the variance is mean + mean² / size). */
export interface CountModel {
  mean: number
  size: number
}

/** The chance of at least `count`. */
export function countTail({ mean, size }: CountModel, count: number): number {
  let chance = (size / (size + mean)) ** size
  let below = 0
  for (let n = 0; n < count && below < 1; n++) {
    below += chance
    chance *= ((size + n) / (n + 1)) * (mean / (size + mean))
  }
  return Math.max(0, 1 - below)
}

/** The least count that is exceeded with no more than the given chance. */
export function countReachedBy(model: CountModel, chance: number): number {
  let count = 0
  while (count < 1e6 && countTail(model, count + 1) > chance) count += 1
  return count
}
