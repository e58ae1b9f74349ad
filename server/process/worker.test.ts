import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { startForecast } from '#contract/forecast.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

const { redisUrl: redis, secret } = inject('services')
let app: TestApp
const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-worker-'))
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => {
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe.each([{ queue: 'postgres' }, ...(redis ? [{ queue: 'redis' }] : [])])(
  'the worker, queue in $queue',
  ({ queue }) => {
    let worker: ChildProcess
    beforeAll(async () => {
      worker = fork(join(import.meta.dirname, 'worker.ts'), {
        execArgv: [],
        env: {
          ...process.env,
          APP_DATABASE_URL: app.urls.appUrl,
          SYSTEM_DATABASE_URL: app.urls.systemUrl,
          REDIS_URL: queue === 'redis' ? `${redis}/12` : '',
          SECRET: secret,
          DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
        },
      })
      const [message] = await once(worker, 'message')
      expect(message).toEqual({ ready: true })
    })
    afterAll(() => void worker.kill('SIGKILL'))

    test('does the work that the API answered with a task, as a process of its own, and ends on SIGTERM', async () => {
      const tenant = await app.createTenant()
      const { task } = await tenant.manager.call(startForecast, { body: {} })
      await vi.waitFor(
        async () => {
          const now = await tenant.staff.call(getTask, { params: { taskId: task.id } })
          expect(now).toMatchObject({ state: 'succeeded', result: { items: 0 } })
        },
        { timeout: 40_000, interval: 50 },
      )
      const exit = once(worker, 'exit')
      worker.kill('SIGTERM')
      expect(await exit).toEqual([0, null])
    })
  },
)
