import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cancelTask, getTask } from '#contract/task.ts'
import type { Tx } from '#server/db/transaction.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { beat, claimTask, type Held, holdsTask, releaseTask } from './run-queries.ts'
import { startTask } from './start-task.ts'
import { countingTask } from './task-fixture.ts'

let app: TestApp
let tenant: TestTenant
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
})
afterAll(() => app.close())

/** A task taken by a run that has been silent ever since. */
async function takeTask(): Promise<Held> {
  const actor = { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id } as const
  const { id } = await app.database.tenant(tenant.id, (tx) =>
    startTask(tx, actor, countingTask, countingTask.input.parse({ steps: 1 })),
  )
  const run = { database: app.database, tenantId: tenant.id, taskId: id, runId: randomUUID() }
  await claimTask(run, 8)
  await app.database.system((tx) =>
    tx.query({ text: `update task set heartbeat_at = now() - interval '1 minute' where id = $1`, values: [id] }),
  )
  return run
}

/** Resolves when somebody waits for a lock that this transaction holds. */
function waited(tx: Tx): Promise<unknown> {
  return vi.waitFor(async () => {
    const [row] = await tx.query<{ waits: boolean }>({
      text: 'select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as waits',
    })
    expect(row?.waits).toBe(true)
  }, 20_000)
}

test('while a run writes what it found, its progress is told and it can be asked to stop', async () => {
  const run = await takeTask()
  const params = { taskId: run.taskId }
  await app.database.tenant(tenant.id, async (tx) => {
    expect(await holdsTask(tx, run)).toBe(true)
    expect(await beat(run, { done: 3, total: 9, stage: 'items' }, true)).toMatchObject({ cancel_requested: false })
    expect(await tenant.admin.call(getTask, { params })).toMatchObject({ done: 3, total: 9 })
    await tenant.admin.call(cancelTask, { params })
    expect(await beat(run, { done: 4, total: undefined, stage: undefined }, true)).toMatchObject({
      cancel_requested: true,
    })
  })
})

test('what a run writes is committed before another takes its task, or it is released', async () => {
  const run = await takeTask()
  const done: string[] = []
  let taken: Promise<unknown> = Promise.resolve()
  await app.database.tenant(tenant.id, async (tx) => {
    await holdsTask(tx, run)
    taken = claimTask({ ...run, runId: randomUUID() }, 8).then(() => done.push('taken'))
    await waited(tx)
    done.push('written')
  })
  await taken
  expect(done).toEqual(['written', 'taken'])
  expect(await app.database.tenant(tenant.id, (tx) => holdsTask(tx, run))).toBe(false)

  const other = await takeTask()
  await app.database.tenant(tenant.id, async (tx) => {
    await holdsTask(tx, other)
    taken = releaseTask(other, { state: 'cancelled' }).then(() => done.push('released'))
    await waited(tx)
    done.push('written')
  })
  await taken
  expect(done.slice(2)).toEqual(['written', 'released'])
})
