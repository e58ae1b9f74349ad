import { expect, test } from 'vitest'
import { logBeta, studentDensity, studentTail } from './student-t.ts'

// tables of the t distribution: the value that is exceeded with the given chance
test.each([
  [1, 6.314, 0.05],
  [1, 318.3, 0.001],
  [4, 2.776, 0.025],
  [10, 4.144, 0.001],
  [30, 1.697, 0.05],
  [120, 3.16, 0.001],
])('with %d degrees of freedom, %d is exceeded with a chance of %d', (degrees, t, chance) => {
  expect(studentTail(t, degrees) / chance).toBeCloseTo(1, 2)
  expect(studentTail(-t, degrees)).toBeCloseTo(1 - chance, 3)
})

test('the density is the slope of the tail', () => {
  for (const degrees of [1.5, 4, 40])
    for (const t of [-3, -0.2, 0, 1, 8]) {
      const slope = (studentTail(t - 1e-4, degrees) - studentTail(t + 1e-4, degrees)) / 2e-4
      expect(studentDensity(t, degrees)).toBeCloseTo(slope, 6)
    }
})

test('the beta function has its known values', () => {
  expect(Math.exp(logBeta(1, 1))).toBeCloseTo(1, 10)
  expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 10)
  expect(Math.exp(logBeta(0.5, 0.5))).toBeCloseTo(Math.PI, 10)
})
