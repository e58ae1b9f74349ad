import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const writer = `
  import { createLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)}
  const log = createLog('writer')
  log.info({}, 'begun')
  process.stdin.once('data', () => {
    let lines = 0
    const timer = setInterval(() => {
      log.warn({}, 'still here')
      if (++lines === 20) { clearInterval(timer); process.exit(7) }
    }, 5)
  })`

test('work goes on when whoever read the log is gone', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', writer], { stdio: 'pipe' })
  const exit = once(child, 'exit')
  await once(child.stdout, 'data')
  child.stdout.destroy()
  child.stdin.write('go\n')
  expect(await exit).toEqual([7, null])
})
