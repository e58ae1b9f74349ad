import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import type { z } from 'zod'
import { listAudit } from '#contract/audit.ts'
import { cancelTask, discardTask, getTask, listTasks, retryTask, type Task } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { startTask } from './start-task.ts'
import { countingTask, probeStepTable, readSteps } from './task-fixture.ts'

const { redisUrl: redis } = inject('services')
let app: TestApp
let address = ''
let tenant: TestTenant
const open: { stop(): Promise<void> }[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  app = await startTestApp()
  const admin = new Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
  await admin.query(probeStepTable)
  await admin.end()
  tenant = await app.createTenant()
  address = await app.app.fastify.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const each of open.splice(0)) await each.stop()
})
afterAll(() => app.close())

type Input = z.input<typeof countingTask.input>

function start(input: Input, of = tenant): Promise<Task> {
  const actor = { kind: 'person', id: of.userId, name: 'Owner', tenantId: of.id } as const
  return app.database.tenant(of.id, (tx) => startTask(tx, actor, countingTask, countingTask.input.parse(input)))
}
async function work(redisUrl?: string): Promise<void> {
  open.push(await startTestWorker(app, [countingTask], { redisUrl }))
}
const read = (taskId: string, of = tenant) => of.admin.call(getTask, { params: { taskId } })
const reaches = (taskId: string, state: Task['state'], timeout = 30_000) =>
  vi.waitFor(async () => expect(await read(taskId)).toMatchObject({ state }), { timeout, interval: 25 })

/** Opens a task's event stream over a real connection. */
async function stream(taskId: string, secret = tenant.staff.secret) {
  const stop = new AbortController()
  const reply = await fetch(`${address}/api/v1/tasks/${taskId}/events`, {
    headers: { authorization: `Bearer ${secret}` },
    signal: stop.signal,
  })
  const events: Task[] = []
  const ended = (async () => {
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) return
      text += value
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const data = part.split('\n').find((line) => line.startsWith('data: '))
        if (data) events.push(JSON.parse(data.slice(6)))
      }
    }
  })()
  ended.catch(() => undefined)
  return { reply, events, ended, close: () => stop.abort() }
}

test('a task is queued, runs, tells its progress live, and ends with its result', async () => {
  const task = await start({ steps: 8, pauseMs: 120 })
  expect(task).toMatchObject({ kind: 'sample', state: 'queued', done: 0, total: null, attempt: 1, stage: 'queued' })
  const watched = await stream(task.id)
  expect(watched.reply.headers.get('content-type')).toMatch(/^text\/event-stream/)
  await vi.waitFor(() => expect(watched.events).toMatchObject([{ id: task.id, state: 'queued' }]), 10_000)
  await work()
  await watched.ended
  const states = watched.events.map((event) => event.state)
  expect(states.at(-1)).toBe('succeeded')
  expect(watched.events.at(-1)).toMatchObject({
    done: 8,
    total: 8,
    stage: 'finished',
    result: { steps: 8 },
    error: null,
  })
  const live = watched.events.filter((event) => event.state === 'running' && event.done > 0 && event.done < 8)
  expect(live.length).toBeGreaterThanOrEqual(2)
  expect(watched.events.map((event) => event.done)).toEqual(
    watched.events.map((event) => event.done).sort((a, b) => a - b),
  )
  expect(await read(task.id)).toEqual(watched.events.at(-1))
})

test('the stream of a task that has ended says so once and ends', async () => {
  await work()
  const task = await start({ steps: 1 })
  await reaches(task.id, 'succeeded')
  const watched = await stream(task.id)
  await watched.ended
  expect(watched.events).toMatchObject([{ state: 'succeeded' }])
})

test('a task that waits is cancelled at once and never runs', async () => {
  const task = await start({ steps: 1 })
  const watched = await stream(task.id)
  const cancelled = await tenant.manager.call(cancelTask, { params: { taskId: task.id } })
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelRequested: true })
  await watched.ended
  expect(watched.events.at(-1)?.state).toBe('cancelled')
  await work()
  const next = await start({ steps: 1 })
  await reaches(next.id, 'succeeded')
  expect(await readSteps(app.database, task.id)).toEqual([])
  const again = await tenant.manager.send(cancelTask, { params: { taskId: task.id } })
  expect(again.problem).toMatchObject({ status: 409, code: 'task_not_cancellable' })
})

test('a task that runs stops soon after it is cancelled, and can be tried again from where it was', async () => {
  await work()
  const task = await start({ steps: 20, pauseMs: 100 })
  await vi.waitFor(async () => expect((await readSteps(app.database, task.id)).length).toBeGreaterThan(1), 10_000)
  expect(await tenant.manager.call(cancelTask, { params: { taskId: task.id } })).toMatchObject({
    state: 'running',
    cancelRequested: true,
  })
  await reaches(task.id, 'cancelled')
  const steps = await readSteps(app.database, task.id)
  expect(steps.length).toBeLessThan(20)
  const retried = await tenant.manager.call(retryTask, { params: { taskId: task.id } })
  expect(retried).toMatchObject({ state: 'queued', cancelRequested: false, error: null })
  await reaches(task.id, 'succeeded')
  expect(await read(task.id)).toMatchObject({ attempt: 2, result: { steps: 20 } })
  expect(await readSteps(app.database, task.id)).toEqual(Array.from({ length: 20 }, (_, step) => step + 1))
  const again = await tenant.manager.send(retryTask, { params: { taskId: task.id } })
  expect(again.problem).toMatchObject({ status: 409, code: 'task_not_retryable' })
})

test('what a user caused ends a task at once and is told; it is not tried again', async () => {
  await work()
  const task = await start({ steps: 1, fail: 'refused' })
  await reaches(task.id, 'failed')
  expect(await read(task.id)).toMatchObject({
    attempt: 1,
    error: { code: 'invalid_file', message: 'The file is empty.' },
    result: null,
  })
  const params = { taskId: task.id }
  const ids = async (query: object) =>
    (await tenant.staff.call(listTasks, { query: listTasks.query.parse(query) })).data.map(({ id }) => id)
  expect((await tenant.staff.send(discardTask, { params })).status).toBe(403)
  expect(await tenant.manager.call(discardTask, { params })).toMatchObject({
    state: 'failed',
    discardedAt: expect.any(String),
  })
  expect((await tenant.manager.send(discardTask, { params })).problem.code).toBe('task_not_discardable')
  expect(await ids({})).not.toContain(task.id)
  expect(await ids({ discarded: 'only' })).toEqual([task.id])
  const { data } = await tenant.admin.call(listAudit, { query: listAudit.query.parse({ entityId: task.id }) })
  expect(data.map(({ action }) => action)).toContain('discard')
  expect(await tenant.manager.call(retryTask, { params })).toMatchObject({ state: 'queued', discardedAt: null })
  await reaches(task.id, 'failed')
})

test('what is our fault is tried again, and told without its details', { timeout: 90_000 }, async () => {
  await work()
  const [task, mended] = [await start({ steps: 3, fail: 'broken' }), await start({ steps: 3, fail: 'broken-once' })]
  await reaches(task.id, 'failed')
  expect(await read(task.id)).toMatchObject({
    attempt: 2,
    error: { code: 'internal', message: 'Something went wrong on our side; it has been noted.' },
  })
  await reaches(mended.id, 'succeeded')
  expect(await read(mended.id)).toMatchObject({ attempt: 2, error: null })
  expect(await readSteps(app.database, mended.id)).toEqual([1, 2, 3])
})

describe.each([{ queue: 'postgres' }, ...(redis ? [{ queue: 'redis' }] : [])])(
  'with the queue in $queue',
  ({ queue }) => {
    const redisUrl = queue === 'redis' ? `${redis}/14` : undefined

    test('a task whose worker is killed is taken over and done once', { timeout: 90_000 }, async () => {
      const file = new URL('./task-fixture.ts', import.meta.url).pathname
      const { appUrl, systemUrl } = app.urls
      const doomed = fork(file, ['work', appUrl, systemUrl, redisUrl ?? ''], { execArgv: [] })
      children.push(doomed)
      await once(doomed, 'message')
      const task = await start({ steps: 40, pauseMs: 50 })
      await vi.waitFor(async () => expect((await readSteps(app.database, task.id)).length).toBeGreaterThan(3), {
        timeout: 10_000,
      })
      const watched = await stream(task.id)
      doomed.kill('SIGKILL')
      await work(redisUrl)
      await watched.ended
      expect(watched.events.at(-1)).toMatchObject({ state: 'succeeded', result: { steps: 40 } })
      expect(await readSteps(app.database, task.id)).toEqual(Array.from({ length: 40 }, (_, step) => step + 1))
    })
  },
)

test('when the database drops every connection, tasks and their streams go on', { timeout: 90_000 }, async () => {
  await work()
  const task = await start({ steps: 30, pauseMs: 60 })
  const watched = await stream(task.id)
  await vi.waitFor(() => expect(watched.events.at(-1)?.done).toBeGreaterThan(2), { timeout: 40_000 })
  const admin = new Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  expect(rowCount).toBeGreaterThan(3)
  await admin.end()
  await watched.ended
  expect(watched.events.at(-1)).toMatchObject({ state: 'succeeded', result: { steps: 30 } })
  const next = await start({ steps: 1 })
  await reaches(next.id, 'succeeded')
})

test('another organisation’s task is as if it did not exist, to every operation and to the stream', async () => {
  const other = await app.createTenant()
  const task = await start({ steps: 1 }, other)
  const missing = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
  for (const endpoint of [getTask, cancelTask, retryTask]) {
    const theirs = await tenant.admin.send(endpoint, { params: { taskId: task.id } })
    const none = await tenant.admin.send(endpoint, { params: { taskId: missing } })
    expect(theirs.status).toBe(404)
    expect(theirs.problem).toEqual(none.problem)
  }
  expect((await stream(task.id)).reply.status).toBe(404)
  expect((await tenant.admin.call(listTasks)).data.map((each) => each.id)).not.toContain(task.id)
  expect(await read(task.id, other)).toMatchObject({ state: 'queued', cancelRequested: false })
})

test('staff watch tasks but do not cancel or retry them', async () => {
  const task = await start({ steps: 1 })
  expect((await tenant.staff.send(getTask, { params: { taskId: task.id } })).status).toBe(200)
  for (const endpoint of [cancelTask, retryTask])
    expect((await tenant.staff.send(endpoint, { params: { taskId: task.id } })).problem.code).toBe('forbidden')
})

test('tasks are listed newest first, page by page, by state and kind', async () => {
  const own = await app.createTenant()
  const started: string[] = []
  for (let n = 0; n < 5; n++) started.unshift((await start({ steps: 1 }, own)).id)
  await own.admin.call(cancelTask, { params: { taskId: started[2] ?? '' } })
  const first = await own.staff.call(listTasks, { query: { limit: 2 } })
  const second = await own.staff.call(listTasks, { query: { limit: 2, cursor: first.nextCursor ?? '' } })
  const third = await own.staff.call(listTasks, { query: { limit: 2, cursor: second.nextCursor ?? '' } })
  expect([...first.data, ...second.data, ...third.data].map((task) => task.id)).toEqual(started)
  expect(third.nextCursor).toBeNull()
  const cancelled = await own.staff.call(listTasks, { query: { state: 'cancelled' } })
  expect(cancelled.data.map((task) => task.id)).toEqual([started[2]])
  expect((await own.staff.call(listTasks, { query: { kind: 'forecast' } })).data).toEqual([])
})

test('one caller holds 20 streams at most, and gets room again by closing one', async () => {
  const own = await app.createTenant()
  const task = await start({ steps: 1 }, own)
  const streams = await Promise.all(Array.from({ length: 20 }, () => stream(task.id, own.staff.secret)))
  expect(streams.map((each) => each.reply.status)).toEqual(Array(20).fill(200))
  expect((await stream(task.id, own.staff.secret)).reply.status).toBe(429)
  expect((await stream(task.id, own.admin.secret)).reply.status).toBe(200)
  streams[0]?.close()
  await vi.waitFor(async () => expect((await stream(task.id, own.staff.secret)).reply.status).toBe(200), 10_000)
  for (const each of streams) each.close()
})
