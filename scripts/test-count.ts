/** Tests of one runner. */
export type TestCount = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is counted. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: unknown[] }[]
}

/**
 * Counts a vitest run.
 * @param report    undefined when the run ended without one
 * @param exitCode  a run that failed in no test (an unhandled error, nothing found) still counts as one failure
 */
export function countVitest(report: VitestReport | undefined, exitCode: number): TestCount {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const filesThatDidNotLoad = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + filesThatDidNotLoad.length
  const nothingRan = passed + skipped + failed === 0
  return { passed, failed: failed === 0 && (exitCode !== 0 || nothingRan) ? 1 : failed, skipped }
}

/** Adds up several runners. */
export function sumCounts(counts: readonly TestCount[]): TestCount {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * Whether a whole run may be called green.
 * @param onCi  true where everything is installed, so that nothing may be skipped
 */
export function isGreen(count: TestCount, onCi: boolean): boolean {
  return count.passed > 0 && count.failed === 0 && !(onCi && count.skipped > 0)
}
