import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { createLocalStorage } from '#server/storage/local-storage.ts'
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts'
import { type Dispatcher, startDispatcher } from './dispatcher.ts'
import { enqueue } from './enqueue.ts'
import { silentLog } from './log.ts'
import { openQueue } from './open-queue.ts'
import type { Queue, QueueWorker } from './queue.ts'
import { createProbeTable, probe, probes, read, releaseOf, write, yearly, yearlyMarks } from './queue-fixture.ts'

const { redisUrl: redis } = inject('services')
const adapters = [
  { name: 'postgres', redisUrl: () => undefined },
  // a Redis database of the test's own, because every adapter uses one queue there
  ...(redis ? [{ name: 'redis', redisUrl: () => `${redis}/15` }] : []),
]

let testDatabase: TestDatabase
let database: Database
let tenantId = ''
let otherTenantId = ''

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase(testDatabase)
  const admin = new Client({ connectionString: testDatabase.adminUrl })
  await admin.connect()
  await createProbeTable((text) => admin.query(text))
  const { rows } = await admin.query(
    `insert into tenant (name, time_zone, currency, language, negative_stock)
     select name, 'UTC', 'EUR', 'en', 'block' from unnest('{T,U}'::text[]) name returning id`,
  )
  tenantId = rows[0].id
  otherTenantId = rows[1].id
  await admin.end()
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

/** Waits for a fact of the outside world. */
const until = <T>(read: () => Promise<T>, expected: (value: T) => void, timeout = 30_000) =>
  vi.waitFor(async () => expected(await read()), { timeout, interval: 25 })

describe.each(adapters)('the queue in $name', ({ redisUrl }) => {
  let queue: Queue
  const open: { stop(): Promise<void> }[] = []
  const children: ChildProcess[] = []
  let mark = ''

  beforeEach(({ task }) => {
    mark = `${redisUrl() ? 'r' : 'p'} ${task.name.slice(0, 30)}`
    queue = openQueue({ database, systemUrl: testDatabase.systemUrl, redisUrl: redisUrl(), log: silentLog })
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const each of open.splice(0).reverse()) await each.stop()
    await queue.close()
  })

  const dispatch = (pollMs = 60_000): Dispatcher => {
    const dispatcher = startDispatcher({ database, queue, registry: probes, log: silentLog, pollMs })
    open.push(dispatcher)
    return dispatcher
  }
  const work = async ({ concurrency = 2, graceMs = 200 } = {}): Promise<QueueWorker> => {
    const context = { database, storage: createLocalStorage('/nowhere'), mailer: noMailer, log: silentLog }
    const worker = await queue.work({ registry: probes, concurrency, graceMs, context })
    open.push(worker)
    return worker
  }
  const forkWorker = async (): Promise<ChildProcess> => {
    const file = new URL('./queue-fixture.ts', import.meta.url).pathname
    const { appUrl, systemUrl } = testDatabase
    const child = fork(file, ['work', appUrl, systemUrl, redisUrl() ?? ''], { execArgv: [] })
    children.push(child)
    await once(child, 'message')
    return child
  }
  const add = (act: 'end' | 'hang-once' | 'fail-once' | 'fail', name = mark) =>
    database.tenant(tenantId, (tx) => enqueue(tx, probe, { mark: name, act }))
  const marks = () => read({ database }, `${mark}%`)
  const readSchedules = async (): Promise<string[]> => {
    const address = redisUrl()
    if (address === undefined) {
      const rows = await database.system((tx) =>
        tx.query<{ identifier: string }>({ text: 'select identifier from graphile_worker._private_known_crontabs' }),
      )
      return rows.map((row) => row.identifier)
    }
    const client = new Redis(address)
    const names = await client.zrange('inventory-pro:jobs:repeat', 0, -1)
    client.disconnect()
    return names
  }
  const outbox = () => database.system((tx) => tx.query({ text: 'select id from outbox' }))

  test('a job runs once, right after the commit', async () => {
    dispatch()
    await work()
    await add('end')
    // sooner than the dispatcher would look by itself: the commit woke it
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`, `${mark} done`]))
    expect(await outbox()).toEqual([])
  })

  test('what is rolled back never runs', async () => {
    dispatch()
    await work()
    const failed = database.tenant(tenantId, async (tx) => {
      await enqueue(tx, probe, { mark, act: 'end' })
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    await add('end', `${mark} next`)
    await until(marks, (all) => expect(all).toContain(`${mark} next done`))
    expect(await marks()).not.toContain(`${mark} done`)
  })

  test('a crash between commit and dispatch loses nothing', async () => {
    // no dispatcher runs in the process that commits
    await add('end')
    expect(await outbox()).toHaveLength(1)
    await work()
    dispatch(100)
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`, `${mark} done`]))
  })

  test('several dispatchers move a backlog, each job once', async () => {
    const count = 700
    await database.tenant(tenantId, async (tx) => {
      for (let n = 0; n < count; n++) await enqueue(tx, probe, { mark: `${mark} ${n}.`, act: 'end' })
    })
    const dispatchers = [dispatch(50), dispatch(50), dispatch(50)]
    await until(outbox, (rows) => expect(rows).toEqual([]))
    await Promise.all(dispatchers.map((each) => each.stop()))
    const { waiting, oldestWaitingAt } = await queue.counts()
    expect(waiting).toBe(count)
    expect(Date.parse(oldestWaitingAt ?? '')).toBeGreaterThan(Date.now() - 3_600_000)
    await work()
    await until(
      async () => (await marks()).filter((each) => each.endsWith('done')),
      (done) => expect(done).toHaveLength(count),
    )
    expect(new Set(await marks()).size).toBe(2 * count)
  })

  test('a batch that is moved twice runs once', async () => {
    const job = {
      key: `twice-${Date.now()}`,
      name: 'probe',
      payload: { mark, act: 'end' },
      attempts: 2,
      rank: 1,
      shares: [],
    }
    await database.system((tx) => queue.add(tx, [job]))
    await database.system((tx) => queue.add(tx, [job]))
    await work()
    await until(marks, (all) => expect(all).toContain(`${mark} done`))
    await until(
      () => queue.counts(),
      (counts) => expect(counts).toMatchObject({ waiting: 0, running: 0 }),
    )
    expect(await marks()).toEqual([`${mark} attempt 1`, `${mark} done`])
  })

  test('a job that throws is tried again after a pause', async () => {
    dispatch()
    await work()
    const started = Date.now()
    await add('fail-once')
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`, `${mark} attempt 2 last`, `${mark} done`]))
    expect(Date.now() - started).toBeGreaterThan(1500)
  })

  test('a job that always throws is given up after its attempts', { timeout: 90_000 }, async () => {
    dispatch()
    await work()
    await add('fail')
    await until(marks, (all) => expect(all).toContain(`${mark} attempt 2 last`), 30_000)
    await until(
      () => queue.counts(),
      (counts) => expect(counts).toMatchObject({ waiting: 0, running: 0, failed: 1 }),
    )
    expect(await marks()).toHaveLength(2)
    const [dead] = await queue.listDead(10)
    expect(dead).toMatchObject({ name: 'probe', payload: { mark, act: 'fail' }, attempts: 2, error: 'as told' })
    expect(Date.parse(dead?.failedAt ?? '')).toBeGreaterThan(Date.now() - 3_600_000)
    expect(await queue.discardDead(dead?.key ?? '')).toBe(true)
    expect(await queue.discardDead(dead?.key ?? '')).toBe(false)
    expect(await queue.retryDead(dead?.key ?? '')).toBe(false)
    expect(await queue.listDead(10)).toEqual([])
  })

  test('a payload that is none of the job is dropped, not tried for ever', async () => {
    await database.system((tx) =>
      queue.add(tx, [
        { key: `bad-${Date.now()}`, name: 'probe', payload: { mark, act: 'dance' }, attempts: 2, rank: 1, shares: [] },
      ]),
    )
    await work()
    await until(
      () => queue.counts(),
      (counts) => expect(counts).toMatchObject({ waiting: 0, running: 0 }),
    )
    expect(await marks()).toEqual([])
  })

  test('who comes with few jobs does not wait for somebody’s many', async () => {
    await database.tenant(tenantId, async (tx) => {
      for (let n = 0; n < 40; n++) await enqueue(tx, probe, { mark: `${mark} many ${n}.`, act: 'end' })
    })
    dispatch()
    await until(outbox, (rows) => expect(rows).toEqual([]))
    await database.tenant(otherTenantId, async (tx) => {
      for (let n = 0; n < 3; n++) await enqueue(tx, probe, { mark: `${mark} few ${n}.`, act: 'end' })
    })
    await until(outbox, (rows) => expect(rows).toEqual([]))
    await work({ concurrency: 1 })
    const done = async () => (await marks()).filter((each) => each.endsWith('done'))
    await until(done, (all) => expect(all).toHaveLength(43))
    const order = (await done()).slice(0, 6).map((each) => each.slice(mark.length + 1))
    expect(order).toEqual(['many 0. done', 'few 0. done', 'many 1. done', 'few 1. done', 'many 2. done', 'few 2. done'])
  })

  test('what the clock began stands behind what people began', async () => {
    const planned = { mark: `${mark} planned`, act: 'end' }
    await database.tenant(tenantId, (tx) =>
      tx.query({
        text: 'insert into outbox (tenant_id, job, payload, planned) values ($1, $2, $3, true)',
        values: [tenantId, probe.name, JSON.stringify(planned)],
      }),
    )
    for (const n of [0, 1]) await add('end', `${mark} asked ${n}.`)
    dispatch(50)
    await until(outbox, (rows) => expect(rows).toEqual([]))
    await work({ concurrency: 1 })
    const done = async () => (await marks()).filter((each) => each.endsWith('done'))
    await until(done, (all) => expect(all).toHaveLength(3))
    expect((await done()).at(-1)).toBe(`${planned.mark} done`)
  })

  test('long work of one organisation leaves a place to another’s', async () => {
    dispatch()
    await database.tenant(tenantId, async (tx) => {
      for (const n of [0, 1, 2]) await enqueue(tx, probe, { mark: `${mark}: held ${n}.`, act: 'hold', tenantId })
    })
    await until(outbox, (rows) => expect(rows).toEqual([]))
    await work()
    await until(marks, (all) => expect(all).toHaveLength(1))
    await database.tenant(otherTenantId, (tx) =>
      enqueue(tx, probe, { mark: `${mark} other`, act: 'end', tenantId: otherTenantId }),
    )
    await until(marks, (all) => expect(all).toContain(`${mark} other done`))
    expect((await marks()).filter((each) => each.includes(': held'))).toEqual([expect.stringMatching(/attempt 1$/)])
    await write({ database }, releaseOf(mark))
    await until(
      async () => (await marks()).filter((each) => /: held .* done$/.test(each)),
      (done) => expect(done).toHaveLength(3),
    )
    // waiting cost none of them an attempt
    expect((await marks()).filter((each) => each.includes('attempt 2'))).toEqual([])
  })

  test('a schedule stands once, whatever the number of workers', async () => {
    await work()
    await work()
    await until(readSchedules, (schedules) => expect(schedules).toEqual(['yearly']))
  })

  test('what the clock begins is left out while it still runs since an earlier time', async () => {
    await work({ concurrency: 3 })
    const begun = async () => (await read({ database }, yearlyMarks.begun)).length
    const before = await begun()
    const begin = (n: number) => {
      const job = { key: `yearly-${Date.now()}-${n}`, name: yearly.name, payload: {}, attempts: 5, rank: 1, shares: [] }
      return database.system((tx) => queue.add(tx, [job]))
    }
    const settled = (running: number) =>
      until(
        () => queue.counts(),
        (counts) => expect(counts).toMatchObject({ waiting: 0, running, failed: 0 }),
      )
    await begin(0)
    await until(begun, (count) => expect(count).toBe(before + 1))
    await begin(1)
    await begin(2)
    await settled(1)
    await write({ database }, yearlyMarks.goOn)
    await settled(0)
    expect(await begun()).toBe(before + 1)
    await begin(3)
    await until(begun, (count) => expect(count).toBe(before + 2))
    await write({ database }, yearlyMarks.goOn)
    await settled(0)
  })

  test('the job of a worker that was killed is taken over and done once', { timeout: 90_000 }, async () => {
    const doomed = await forkWorker()
    dispatch()
    await add('hang-once')
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`]))
    doomed.kill('SIGKILL')
    await work()
    await until(marks, (all) => expect(all).toContain(`${mark} done`), 60_000)
    expect((await marks()).filter((each) => each.endsWith('done'))).toHaveLength(1)
  })

  test('a worker told to stop gives its running job back, which loses no attempt', { timeout: 90_000 }, async () => {
    const leaving = await forkWorker()
    dispatch()
    await add('hang-once')
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`]))
    const exit = once(leaving, 'exit')
    leaving.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    await work()
    await until(marks, (all) => expect(all).toEqual([`${mark} attempt 1`, `${mark} attempt 1`, `${mark} done`]))
  })
})

test('a Redis that is away holds up no commit and costs no job', async () => {
  const away = openQueue({
    database,
    systemUrl: testDatabase.systemUrl,
    redisUrl: 'redis://127.0.0.1:1',
    log: silentLog,
  })
  const dispatcher = startDispatcher({ database, queue: away, registry: probes, log: silentLog, pollMs: 50 })
  const started = Date.now()
  await database.tenant(tenantId, (tx) => enqueue(tx, probe, { mark: 'away', act: 'end' }))
  expect(Date.now() - started).toBeLessThan(20_000)
  await dispatcher.stop()
  await away.close()
  const queue = openQueue({ database, systemUrl: testDatabase.systemUrl, redisUrl: undefined, log: silentLog })
  const context = { database, storage: createLocalStorage('/nowhere'), mailer: noMailer, log: silentLog }
  const worker = await queue.work({ registry: probes, concurrency: 1, context })
  const back = startDispatcher({ database, queue, registry: probes, log: silentLog })
  await until(
    () => read({ database }, 'away%'),
    (all) => expect(all).toContain('away done'),
  )
  await back.stop()
  await worker.stop()
})

test('the app role cannot see the queue, and one tenant cannot read another’s outbox', async () => {
  await database.tenant(tenantId, (tx) => enqueue(tx, probe, { mark: 'x', act: 'end' }))
  const other = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
  expect(await database.tenantRead(other, (tx) => tx.query({ text: 'select * from outbox' }))).toEqual([])
  const peek = database.tenantRead(other, (tx) => tx.query({ text: 'select * from graphile_worker._private_jobs' }))
  await expect(peek).rejects.toMatchObject({ code: '42501' })
})
