import { at } from './vector.ts'

/**
 * Demand history for rate estimates: `demand[t]` at `exposure[t]`, the share of a normal step's demand that this step's place in the
 * week or year leads to expect (averages about 1; 0 = closed). Steps of unknown demand are left out beforehand.
 */
export type ExposedDemand = { demand: Float64Array; exposure: Float64Array }

/** Rates per unit of exposure known after 0, 1, ..., n steps (n + 1 values); the first is 0. */
export type RatePath = Float64Array

/**
 * Exponentially discounted demand over equally discounted exposure: with alpha 0 the plain mean, else simple exponential smoothing
 * (Brown 1959) that starts as a mean, so that a short history does not hang on its first value.
 */
export function discountedRate({ demand, exposure }: ExposedDemand, alpha: number): RatePath {
  const path = new Float64Array(demand.length + 1)
  let total = 0
  let weight = 0
  for (let t = 0; t < demand.length; t++) {
    total = total * (1 - alpha) + at(demand, t)
    weight = weight * (1 - alpha) + at(exposure, t)
    path[t + 1] = weight > 0 ? total / weight : 0
  }
  return path
}

/**
 * Croston's method with the Syntetos-Boylan correction (Croston 1972; Syntetos & Boylan 2005): smoothed size over smoothed
 * exposure between demands, times 1 - alpha/2.
 */
export function crostonRate({ demand, exposure }: ExposedDemand, alpha: number): RatePath {
  const path = new Float64Array(demand.length + 1)
  let size = 0
  let interval = 0
  let since = 0
  let demands = 0
  for (let t = 0; t < demand.length; t++) {
    since += at(exposure, t)
    const value = at(demand, t)
    if (value !== 0) {
      demands++
      // A running mean until it is slower than the smoothing.
      const weight = Math.max(alpha, 1 / demands)
      size += weight * (value - size)
      interval += weight * (since - interval)
      since = 0
    }
    path[t + 1] = interval > 0 ? (size / interval) * (1 - alpha / 2) : 0
  }
  return path
}

/** Teunter, Syntetos & Babai (2011): probability of demand smoothed at every step, size at every demand; decays when an item dies. */
export function tsbRate({ demand, exposure }: ExposedDemand, sizeWeight: number, probabilityWeight: number): RatePath {
  const path = new Float64Array(demand.length + 1)
  let size = 0
  let hits = 0
  let chances = 0
  let demands = 0
  for (let t = 0; t < demand.length; t++) {
    const value = at(demand, t)
    hits *= 1 - probabilityWeight
    chances = chances * (1 - probabilityWeight) + at(exposure, t)
    if (value !== 0) {
      demands++
      hits++
      size += Math.max(sizeWeight, 1 / demands) * (value - size)
    }
    path[t + 1] = chances > 0 ? (hits / chances) * size : 0
  }
  return path
}
