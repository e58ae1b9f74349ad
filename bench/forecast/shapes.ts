import type { Dice } from './dice.ts'

export const sine = (t: number, period: number, phase = 0): number => Math.sin((2 * Math.PI * t) / period + phase)
export const times = <T>(length: number, make: (t: number) => T): T[] => Array.from({ length }, (_, t) => make(t))

/** A level that wanders, with a slope that may change: logarithms. */
export function wander(dice: Dice, n: number, { step, slope = 0 }: { step: number; slope?: number }): number[] {
  let [level, drift] = [0, slope]
  return times(n, () => {
    level += drift + step * dice.normal()
    drift += (slope / 10) * dice.normal()
    return level
  })
}

/** Shape of a day of shops or electricity: 24 factors around 1. */
export const dayShape = (dice: Dice, strength: number): number[] => {
  const [peak, width] = [dice.uniform(9, 19), dice.uniform(3, 6)]
  const raw = times(24, (hour) => Math.exp(-((((hour - peak + 36) % 24) - 12) ** 2) / (2 * width * width)))
  const mean = raw.reduce((sum, value) => sum + value, 0) / 24
  return raw.map((value) => 1 + strength * (value / mean - 1))
}

export const weekShape = (dice: Dice, spread: number): number[] => {
  const raw = times(7, () => Math.exp(spread * dice.normal()))
  const mean = raw.reduce((sum, value) => sum + value, 0) / 7
  return raw.map((value) => value / mean)
}

/** Prices and promotions of a product: weeks or days at a lower price, which sell more. */
export function promoted(
  dice: Dice,
  n: number,
  length: number,
  every: number,
): { price: number[]; deal: number[]; lift: number[] } {
  const base = dice.uniform(1, 20)
  const [elasticity, dealLift] = [dice.uniform(1, 3), dice.uniform(0.1, 0.6)]
  const price = times(n, () => base)
  const deal = times(n, () => 0)
  let regular = base
  for (let t = 0; t < n; ) {
    if (dice.chance(0.1)) regular *= Math.exp(0.05 * dice.normal())
    const wait = dice.whole(Math.round(every / 2), Math.round(every * 1.5))
    for (let k = 0; k < wait && t < n; k++, t++) price[t] = regular
    const cut = dice.uniform(0.1, 0.4)
    for (let k = 0; k < length && t < n; k++, t++) {
      price[t] = regular * (1 - cut)
      deal[t] = 1
    }
  }
  const lift = times(n, (t) => Math.exp(-elasticity * Math.log((price[t] ?? base) / base) + dealLift * (deal[t] ?? 0)))
  return { price, deal, lift }
}
