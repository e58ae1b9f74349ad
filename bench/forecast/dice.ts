import { randomFrom } from '#core/boosting/boosted-trees.ts'

/** Draws of one series, the same each time. */
export interface Dice {
  uniform: (low: number, high: number) => number
  whole: (low: number, high: number) => number
  normal: () => number
  chance: (probability: number) => boolean
  poisson: (mean: number) => number
  /** negative binomial of that mean; variance = mean + spread * mean^2 */
  pieces: (mean: number, spread: number) => number
}

export function diceOf(seed: number): Dice {
  const random = randomFrom(seed)
  for (let i = 0; i < 20; i++) random()
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const poisson = (mean: number): number => {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let [count, product] = [-1, 1]
    while (product > Math.exp(-mean)) {
      product *= random()
      count++
    }
    return Math.max(0, count)
  }
  /** gamma of mean 1 and that variance, by sums and powers (Marsaglia and Tsang 2000) */
  const gamma = (variance: number): number => {
    const shape = 1 / variance
    const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const z = normal()
      const v = (1 + c * z) ** 3
      if (v <= 0 || Math.log(1 - random()) > 0.5 * z * z + d - d * v + d * Math.log(v)) continue
      return d * v * variance * (shape < 1 ? (1 - random()) ** (1 / shape) : 1)
    }
  }
  return {
    uniform: (low, high) => low + random() * (high - low),
    whole: (low, high) => low + Math.floor(random() * (high - low + 1)),
    normal,
    chance: (probability) => random() < probability,
    poisson,
    pieces: (mean, spread) => poisson(mean * (spread > 0 ? gamma(spread) : 1)),
  }
}
