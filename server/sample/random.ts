/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number
  /** whole number from `low` to `high`, both included */
  between(low: number, high: number): number
  chance(probability: number): boolean
  /** a count with this mean; variance equals the mean */
  poisson(mean: number): number
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, even enough to make up a shop. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    // Knuth's product of uniforms: fine for the small means of a shop
    poisson: (mean) => {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count++
      return count
    },
  }
}
