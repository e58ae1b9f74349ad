import { afterAll, beforeAll, expect, test } from 'vitest'
import { getTask, type Task } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { rescueTasks } from './rescue-tasks.ts'
import { startTask } from './start-task.ts'
import { countingTask } from './task-fixture.ts'

let app: TestApp
let tenant: TestTenant
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
})
afterAll(() => app.close())

const idle = { counts: async () => ({ waiting: 0, running: 0, failed: 0 }) }
const busy = { counts: async () => ({ waiting: 1, running: 0, failed: 0 }) }

function start(): Promise<Task> {
  const actor = { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id } as const
  return app.database.tenant(tenant.id, (tx) =>
    startTask(tx, actor, countingTask, countingTask.input.parse({ steps: 1 })),
  )
}
const read = (taskId: string) => tenant.admin.call(getTask, { params: { taskId } })
/** Ages the task, and takes its job away as a lost queue does. */
async function lose(task: Task, set: string): Promise<void> {
  await app.database.system((tx) => tx.query({ text: 'delete from outbox' }))
  await app.database.system((tx) => tx.query({ text: `update task set ${set} where id = $1`, values: [task.id] }))
}
const outbox = () =>
  app.database.system((tx) => tx.query<{ payload: { taskId: string } }>({ text: 'select payload from outbox' }))

test('a run that has been silent for a minute is queued again', async () => {
  const task = await start()
  await lose(
    task,
    `state = 'running', started_at = now(), heartbeat_at = now() - interval '61 seconds', run_id = uuidv7()`,
  )
  expect(await rescueTasks(app.database, busy)).toBe(1)
  expect(await outbox()).toMatchObject([{ payload: { tenantId: tenant.id, taskId: task.id } }])
  expect(await read(task.id)).toMatchObject({ state: 'queued' })
  expect(await rescueTasks(app.database, busy)).toBe(0)
})

test('a run that is alive is left alone', async () => {
  const task = await start()
  await lose(task, `state = 'running', started_at = now(), heartbeat_at = now() - interval '20 seconds'`)
  expect(await rescueTasks(app.database, idle)).toBe(0)
})

test('a task that ended its worker eight times is failed', async () => {
  const task = await start()
  await lose(task, `state = 'running', started_at = now(), attempt = 8, heartbeat_at = now() - interval '61 seconds'`)
  expect(await rescueTasks(app.database, busy)).toBe(1)
  expect(await read(task.id)).toMatchObject({ state: 'failed', error: { code: 'internal' } })
  expect(await outbox()).toEqual([])
})

test('a waiting task is queued again only when the queue and the outbox are empty: then its job is lost', async () => {
  const task = await start()
  await lose(task, `created_at = now() - interval '61 seconds'`)
  expect(await rescueTasks(app.database, busy)).toBe(0)
  expect(await rescueTasks(app.database, idle)).toBe(1)
  expect(await outbox()).toMatchObject([{ payload: { taskId: task.id } }])
  expect(await rescueTasks(app.database, idle)).toBe(0)
})
