import { expect, test } from 'vitest'
import { crostonRate, discountedRate, tsbRate } from './demand-rates.ts'

const always = (demand: number[]) => ({
  demand: Float64Array.from(demand),
  exposure: new Float64Array(demand.length).fill(1),
})

test('without discount the rate is the mean so far', () => {
  expect([...discountedRate(always([4, 0, 2, 6]), 0)]).toEqual([0, 4, 2, 2, 3])
})

test('discount by a half: (1*1 + 0.5*3) / 1.5', () => {
  expect(discountedRate(always([3, 1]), 0.5)[2]).toBeCloseTo(2.5 / 1.5, 12)
})

test('a closed day is no day without demand', () => {
  const closed = { demand: Float64Array.of(6, 0, 6, 0), exposure: Float64Array.of(1, 0, 1, 0) }
  for (const rate of discountedRate(closed, 0.3).subarray(1)) expect(rate).toBeCloseTo(6, 12)
})

test('Croston with the Syntetos-Boylan factor: size 5 every third step at alpha 0.1 gives 5/3 * 0.95', () => {
  expect(crostonRate(always([0, 0, 5, 0, 0, 5, 0, 0, 5]), 0.1)[9]).toBeCloseTo((5 / 3) * 0.95, 12)
})

test('TSB falls with every step without demand, Croston does not', () => {
  const fading = always([4, 4, 4, 0, 0, 0])
  const tsb = tsbRate(fading, 0.1, 0.2)
  expect(tsb[3]).toBeCloseTo(4, 12)
  // Hits 1 + 0.8 + 0.64 discounted thrice, over the six chances.
  const hits = (1 + 0.8 + 0.64) * 0.8 ** 3
  const chances = (1 - 0.8 ** 6) / 0.2
  expect(tsb[6]).toBeCloseTo((4 * hits) / chances, 12)
  const croston = crostonRate(fading, 0.1)
  expect(croston[6]).toBe(croston[3])
})
