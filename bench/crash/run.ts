import { parseArgs } from 'node:util'
import { crashRound } from './crash-round.ts'
import { startSystemUnderTest } from './system-under-test.ts'

/** Kills each part of the running product again and again under load, and checks what it acknowledged after each round. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '12' },
    kills: { type: 'string', default: '1' },
    movements: { type: 'string', default: '50' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const system = await startSystemUnderTest(say)
try {
  for (let round = 0; round < Number(values.rounds); round++) {
    const report = await crashRound(system, {
      seed: Number(values.seed) + round,
      clients: Number(values.clients),
      kills: Number(values.kills),
      movementsBetween: Number(values.movements),
    })
    say(
      `round ${round + 1}: killed ${report.killed.join(', ')}; ${report.acknowledged} acknowledged, each there once; ` +
        `${report.refused} refused, ${report.repeated} sent again; proof of ${report.lines} lines: 0 differences`,
    )
  }
} finally {
  await system.stop()
}
