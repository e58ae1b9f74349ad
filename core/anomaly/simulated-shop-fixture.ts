import type { SalesDay } from './expect-day.ts'

/** Reproducible numbers from 0 to 1 (a linear congruential generator). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** The four classes of demand: how often it comes, and how its sizes scatter. */
export const demandClasses = {
  smooth: { ordersADay: 5, sizeSpread: 0.3 },
  erratic: { ordersADay: 4, sizeSpread: 0.9 },
  intermittent: { ordersADay: 0.25, sizeSpread: 0.3 },
  lumpy: { ordersADay: 0.25, sizeSpread: 0.9 },
} as const
export type DemandClassName = keyof typeof demandClasses

/** Days of an item: orders by a Poisson process that rests on Sundays, of log-normal sizes, at least one. */
export function simulateDays(name: DemandClassName, days: number, roll: () => number): SalesDay[] {
  const { ordersADay, sizeSpread } = demandClasses[name]
  const level = 1 + roll() * 2
  return Array.from({ length: days }, (_, day) => {
    const orders = day % 7 === 6 ? 0 : poisson(ordersADay * (day % 7 === 4 ? 1.5 : 1), roll)
    let quantity = 0
    for (let order = 0; order < orders; order++)
      quantity += Math.max(1, Math.round(Math.exp(level + sizeSpread * normal(roll))))
    return { quantity, orders }
  })
}

function poisson(mean: number, roll: () => number): number {
  let count = 0
  for (let left = Math.exp(mean) * roll(); left > 1; left *= roll()) count += 1
  return count
}

function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
}
