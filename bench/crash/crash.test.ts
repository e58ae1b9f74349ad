import { expect, test } from 'vitest'
import { crashRound } from './crash-round.ts'
import { startSystemUnderTest } from './system-under-test.ts'

test('API, worker and database killed under load: every acknowledged movement is there exactly once, and the proof is clean', {
  timeout: 300_000,
}, async () => {
  const system = await startSystemUnderTest(() => undefined)
  try {
    const report = await crashRound(system, { seed: 20_261_129, clients: 6, kills: 1, movementsBetween: 15 })
    expect(report.killed.toSorted()).toEqual(['api', 'database', 'worker'])
    expect(report.acknowledged).toBeGreaterThanOrEqual(60)
    // two of each, and one more where goods over the counter came of several lots
    expect(report.lines).toBeGreaterThanOrEqual(2 * report.acknowledged)
  } finally {
    await system.stop()
  }
})
