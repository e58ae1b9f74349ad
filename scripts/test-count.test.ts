import { expect, test } from 'vitest'
import { countVitest, isGreen, sumCounts, type VitestReport } from './test-count.ts'

const report: VitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [],
}
const green: VitestReport = { ...report, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
const empty: VitestReport = { ...green, numPassedTests: 0 }

test('passed, failed and skipped are taken from the report; a test still to be written counts as skipped', () => {
  expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test.each([
  ['a run without a report', undefined, 0],
  ['a run that ends with an error outside every test', green, 1],
  ['a run without a test', empty, 0],
  ['a file that does not load', { ...green, testResults: [{ name: 'x', status: 'failed', assertionResults: [] }] }, 1],
] satisfies [string, VitestReport | undefined, number][])('%s is one failure', (_, given, exitCode) => {
  expect(countVitest(given, exitCode).failed).toBe(1)
})

test('runners are added up', () => {
  expect(sumCounts([countVitest(report, 1), countVitest(green, 0)])).toEqual({ passed: 10, failed: 1, skipped: 3 })
})

test('green means that something passed, nothing failed, and on CI that nothing was skipped', () => {
  expect(isGreen({ passed: 1, failed: 0, skipped: 1 }, false)).toBe(true)
  expect(isGreen({ passed: 1, failed: 0, skipped: 1 }, true)).toBe(false)
  expect(isGreen({ passed: 0, failed: 0, skipped: 0 }, false)).toBe(false)
  expect(isGreen({ passed: 9, failed: 1, skipped: 0 }, false)).toBe(false)
})
