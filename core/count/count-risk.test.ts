import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRisk } from './count-risk.ts'

const base = { value: 100, daysSinceCount: 10, discrepancyRates: [] as number[] }

test('what was never counted is assumed to be off by a twentieth', () => {
  expect(countRisk(base)).toBeCloseTo(50)
  expect(countRisk({ ...base, discrepancyRates: [0.05] })).toBeCloseTo(50)
  expect(countRisk({ ...base, value: -100 })).toBeCloseTo(50)
})

test('more value, more time and larger discrepancies never lower the risk', () => {
  const history = fc.record({
    value: fc.integer({ min: 0, max: 1_000_000 }),
    daysSinceCount: fc.nat(2_000),
    discrepancyRates: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 5 }),
  })
  fc.assert(
    fc.property(history, fc.nat(1_000), (one, more) => {
      const risk = countRisk(one)
      expect(risk).toBeGreaterThanOrEqual(0)
      expect(countRisk({ ...one, value: one.value + more })).toBeGreaterThanOrEqual(risk)
      expect(countRisk({ ...one, daysSinceCount: one.daysSinceCount + more })).toBeGreaterThanOrEqual(risk)
      expect(
        countRisk({ ...one, discrepancyRates: one.discrepancyRates.map((rate) => rate + more) }),
      ).toBeGreaterThanOrEqual(risk)
    }),
  )
})
