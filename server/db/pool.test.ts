import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLocations } from '#contract/location.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { openDatabase } from './database.ts'

let testApp: TestApp
let tenant: TestTenant
let other: TestTenant
let admin: pg.Client

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  other = await testApp.createTenant()
  admin = new pg.Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await testApp.close()
})

/** Ends every connection of the application, as a crash of the database does. */
const killAll = () =>
  admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'killed'`,
  )

test('after its connections were killed under load the pool is whole: no open transaction, no wrong tenant, every place usable', async () => {
  const size = 4
  const database = openDatabase({ ...testApp.urls, poolSize: size, applicationName: 'killed' })
  await admin.query('create table tally (id int primary key)')
  await admin.query('grant select, insert on tally to inventory_app')
  let id = 0
  let failed = 0
  const written = new Set<number>()
  let loading = true
  /** One turn of load: a write of each form, or a read that must see its own tenant only. */
  const work = async (turn: number) => {
    const own = turn % 2 ? tenant.id : other.id
    const mine = ++id
    const insert = { text: 'insert into tally values ($1)', values: [mine] }
    try {
      if (turn % 3 === 0) await database.tenant(own, (tx) => tx.finish(insert))
      else if (turn % 3 === 1)
        await database.tenant(own, async (tx) => {
          await tx.query({ text: 'select pg_sleep(0.002)' })
          await tx.query(insert)
        })
      else {
        const rows = await database.tenantRead(own, (tx) => tx.query<{ id: string }>({ text: 'select id from tenant' }))
        expect(rows).toEqual([{ id: own }])
        return
      }
      written.add(mine)
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error
      failed++
    }
  }
  const workers = Array.from({ length: 3 * size }, async (_, worker) => {
    for (let turn = worker; loading; turn++) await work(turn)
  })
  for (let round = 0; round < 12; round++) {
    const before = written.size
    await expect.poll(() => written.size, { interval: 5 }).toBeGreaterThan(before)
    await killAll()
  }
  loading = false
  await Promise.all(workers)
  expect(failed).toBeGreaterThan(0)

  // What was answered as done is done.
  const { rows } = await admin.query<{ id: number }>('select id from tally')
  const kept = new Set(rows.map((row) => row.id))
  expect([...written].filter((each) => !kept.has(each))).toEqual([])

  // Every place of the pool serves, at the same time, in a transaction of its own and of its own tenant.
  const all = await Promise.all(
    Array.from({ length: size }, (_, n) =>
      database.tenant(n % 2 ? tenant.id : other.id, async (tx) => {
        const [row] = await tx.query<{ id: string; pid: number }>({
          text: 'select id, pg_backend_pid() as pid from tenant, pg_sleep(0.1)',
        })
        return { ...row, expected: tx.tenantId }
      }),
    ),
  )
  for (const { id: seen, expected } of all) expect(seen).toBe(expected)
  expect(new Set(all.map((row) => row.pid)).size).toBe(size)
  await expect
    .poll(async () => {
      const { rows: open } = await admin.query(
        `select state from pg_stat_activity where application_name = 'killed' and state <> 'idle'`,
      )
      return open
    })
    .toEqual([])
  await database.close()
})

test('who asks while no connection is to be had is told to come again', async () => {
  const { rows } = await admin.query<{ name: string }>('select quote_ident(current_database()) as name')
  const name = rows[0]?.name
  await admin.query(`alter database ${name} connection limit 0`)
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'test'`,
  )
  const refused = async () => {
    const { status, problem, headers } = await tenant.admin.send(listLocations)
    return { status, code: problem.code, again: headers['retry-after'] }
  }
  try {
    // those that end are found dead first
    await expect.poll(refused).toEqual({ status: 503, code: 'unavailable', again: '2' })
  } finally {
    await admin.query(`alter database ${name} connection limit -1`)
  }
  expect((await tenant.admin.call(listLocations)).data).toBeDefined()
})

test('a connection whose BEGIN was refused is not used again', async () => {
  const database = openDatabase({ ...testApp.urls, poolSize: 1, applicationName: 'killed' })
  await database.tenantRead(tenant.id, (tx) => tx.query({ text: 'select 1' }))
  for (let round = 0; round < 10; round++) {
    // the next transaction finds its connection dead, or dying
    void killAll()
    const [, after] = await Promise.allSettled([
      database.tenant(tenant.id, (tx) => tx.query({ text: 'select 1' })),
      database.tenant(other.id, (tx) => tx.query<{ id: string }>({ text: 'select id from tenant' })),
    ])
    if (after.status === 'fulfilled') expect(after.value).toEqual([{ id: other.id }])
  }
  await expect
    .poll(() => database.tenant(tenant.id, (tx) => tx.query({ text: 'select id from tenant' })).catch(() => 'not yet'))
    .toEqual([{ id: tenant.id }])
  await database.close()
})

test('a statement whose error is swallowed does not pass for a commit', async () => {
  const database = openDatabase({ ...testApp.urls, poolSize: 1 })
  const swallowing = database.tenant(tenant.id, async (tx) => {
    await tx.query({ text: `update tenant set name = 'half done'` })
    await tx.query({ text: 'select 1 / 0' }).catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('rolled back')
  await expect(
    database.tenant(tenant.id, async (tx) => {
      await tx.query({ text: 'select 1 / 0' }).catch(() => undefined)
      return tx.finish({ text: `update tenant set name = 'half done'` })
    }),
  ).rejects.toMatchObject({ code: '25P02' })
  const names = await database.tenantRead(tenant.id, (tx) => tx.query({ text: 'select name from tenant' }))
  expect(names).not.toEqual([{ name: 'half done' }])
  await database.close()
})
