import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { discardDeadJob, getQueueState, listDeadJobs, retryDeadJob } from '#contract/operator.ts'
import { getTask } from '#contract/task.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { buildApi } from '#server/process/build-api.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import type { Job, Registry } from '#server/queue/job.ts'
import { type JobMeter, startJobMeter } from '#server/queue/job-meter.ts'
import { silentLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import type { Queue } from '#server/queue/queue.ts'
import { taskPayload } from '#server/task/define-task.ts'
import { forgetSettledJobs } from '#server/task/forget-settled-jobs.ts'
import { startTask } from '#server/task/start-task.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

const { redisUrl: redis, secret } = inject('services')
const key = 'the key of the operator of this test'

/** Whether the probe throws; a job that was given up is mended by turning it off. */
let broken = true
const probe: Job<{ n: number }> = {
  isLong: false,
  name: 'operator_probe',
  payload: z.object({ n: z.int() }),
  attempts: 1,
  schedule: undefined,
  handle: async () => {
    if (broken) throw new Error('as told')
  },
}
/** As the job of a task whose work breaks off before it can say so. */
const taskProbe = {
  ...probe,
  name: 'simulation' as const,
  payload: taskPayload,
  input: z.object({}),
  handle: () => probe.handle(undefined as never, { n: 0 }),
}
const registry: Registry = new Map([probe, taskProbe].map((job) => [job.name, job as Job]))

describe.each([
  { adapter: 'postgres' as const, redisUrl: undefined },
  ...(redis ? [{ adapter: 'redis' as const, redisUrl: `${redis}/11` }] : []),
])('with the queue in $adapter', ({ adapter, redisUrl }) => {
  let testApp: TestApp
  let queue: Queue
  let meter: JobMeter
  let api: Awaited<ReturnType<typeof buildApi>>
  let stop: () => Promise<void>
  let tenantId = ''
  beforeAll(async () => {
    testApp = await startTestApp()
    broken = true
    const { database, urls, storage } = testApp
    tenantId = (await testApp.createTenant()).id
    queue = openQueue({ database, systemUrl: urls.systemUrl, redisUrl, log: silentLog })
    api = await buildApi({ database, systemUrl: urls.systemUrl, secret, storage, operator: { key, queue, adapter } })
    meter = startJobMeter({ database, log: silentLog, concurrency: 3 })
    const context = { database, storage, mailer: noMailer, log: silentLog }
    const worker = await queue.work({ registry: meter.count(registry), concurrency: 3, graceMs: 200, context })
    const dispatcher = startDispatcher({ database, queue, registry, log: silentLog })
    stop = async () => {
      await dispatcher.stop()
      await worker.stop()
      await meter.stop()
      await api.close()
      await queue.close()
      await testApp.close()
    }
  })
  afterAll(() => stop())

  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, given: string | undefined = key, more = {}) => {
    const headers = { ...(given === undefined ? {} : { 'x-operator-key': given }), ...more }
    const reply = await api.app.fastify.inject({ method, url: `/api/v1${path}`, headers })
    return { status: reply.statusCode, body: reply.body === '' ? undefined : JSON.parse(reply.body) }
  }
  const state = async () => getQueueState.response.parse((await ask('GET', '/operator/queue')).body)
  const dead = async () => listDeadJobs.response.parse((await ask('GET', '/operator/queue/dead')).body).data
  const add = (n: number) => testApp.database.tenant(tenantId, (tx) => enqueue(tx, probe, { n }))
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 25 })

  test('depth, failures, durations and workers are told; jobs given up are tried again or discarded', async () => {
    await add(1)
    await add(2)
    await until(async () => expect(await dead()).toHaveLength(2))
    await meter.write()
    expect(await state()).toMatchObject({
      adapter,
      waiting: 0,
      undispatched: 0,
      running: 0,
      dead: 2,
      oldestWaitingSeconds: null,
      jobs: [{ job: 'operator_probe', done: 0, failed: 2, givenUp: 2 }],
      workers: [{ pid: process.pid, concurrency: 3 }],
    })
    const [first, second] = await dead()
    expect(first).toMatchObject({ job: 'operator_probe', taskId: null, attempts: 1, error: 'as told' })
    broken = false
    const path = (of: { key: string } | undefined) => `/operator/queue/dead/${encodeURIComponent(of?.key ?? '')}`
    const once = { 'idempotency-key': 'again' }
    expect((await ask('POST', `${path(first)}/retry`, key, once)).status).toBe(204)
    expect((await ask('POST', `${path(first)}/retry`, key, once)).status).toBe(204)
    expect((await ask('DELETE', path(second), key, once)).status).toBe(422)
    expect((await ask('DELETE', path(second))).status).toBe(204)
    await until(async () => {
      await meter.write()
      expect(await state()).toMatchObject({ dead: 0, jobs: [{ done: 1, failed: 2, givenUp: 2 }] })
    })
    expect((await state()).jobs[0]?.p95Ms).toBeGreaterThan(0)
    expect((await ask('POST', `${path(first)}/retry`)).status).toBe(404)
    expect((await ask('DELETE', path(second))).status).toBe(404)
  })

  test('the job of a task that failed is not tried again: its task is; of one that was put away it is forgotten', async () => {
    broken = true
    const tenant = await testApp.createTenant()
    const actor = { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id } as const
    const task = await testApp.database.tenant(tenant.id, (tx) => startTask(tx, actor, taskProbe, {}))
    await until(async () => expect(await dead()).toMatchObject([{ tenantId: tenant.id, taskId: task.id }]))
    const other = await testApp.database.tenant(tenant.id, (tx) => startTask(tx, actor, taskProbe, {}))
    await until(async () => expect(await dead()).toHaveLength(2))
    const read = () => tenant.admin.call(getTask, { params: { taskId: task.id } })
    await testApp.database.system((tx) =>
      tx.query({
        text: `update task set state = 'failed', finished_at = now(), discarded_at = case when id = $2 then now() end where id in ($1, $2)`,
        values: [task.id, other.id],
      }),
    )
    expect(await forgetSettledJobs(testApp.database, queue)).toBe(1)
    expect(await dead()).toMatchObject([{ taskId: task.id }])
    broken = false
    const [{ key: deadKey } = { key: '' }] = await dead()
    expect((await ask('POST', `/operator/queue/dead/${encodeURIComponent(deadKey)}/retry`)).status).toBe(204)
    expect(await read()).toMatchObject({ state: 'queued', finishedAt: null })
    await until(async () => {
      await meter.write()
      const { dead: given, jobs } = await state()
      expect(given).toBe(0)
      expect(jobs.find(({ job }) => job === 'simulation')).toMatchObject({ done: 1, givenUp: 2 })
    })
  })

  test('metrics are told to who holds the key, as text', async () => {
    const metrics = (headers: Record<string, string>) =>
      api.app.fastify.inject({ method: 'GET', url: '/metrics', headers })
    const reply = await metrics({ authorization: `Bearer ${key}` })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toContain('text/plain')
    expect(reply.body).toContain('inventory_pro_queue_workers 1\n')
    expect(reply.body).toMatch(/^inventory_pro_job_attempts_24h\{job="operator_probe",end="given_up"\} 2$/m)
    expect((await metrics({ authorization: 'Bearer another key' })).statusCode).toBe(404)
    expect((await metrics({})).statusCode).toBe(404)
  })

  test('without the key there is nothing: no wrong one, no Admin of an organisation, no installation without a key', async () => {
    const { admin } = await testApp.createTenant()
    for (const [endpoint, input] of [
      [getQueueState, {}],
      [listDeadJobs, {}],
      [retryDeadJob, { params: { jobKey: '1' } }],
      [discardDeadJob, { params: { jobKey: '1' } }],
    ] as const) {
      const path = endpoint.path.replace('{jobKey}', '1')
      for (const given of ['', 'wrong', `${key} `])
        expect((await ask(endpoint.method as 'GET', path, given)).status).toBe(404)
      // that installation has none
      expect((await admin.send(endpoint, input as never)).status).toBe(404)
    }
  })
})
