import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem } from '#contract/item.ts'
import { getLedger, rebuildLedger } from '#contract/ledger.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { createReservation, releaseReservation } from '#contract/reservation.ts'
import { proveLedger } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { type Log, silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { advanceProof } from './advance-proof.ts'
import { ledgerRebuildTask, proveLedgers } from './jobs.ts'

let testApp: TestApp
let superuser: Client
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  testApp = await startTestApp()
  superuser = new Client({ connectionString: testApp.urls.adminUrl })
  await superuser.connect()
  worker = await startTestWorker(testApp, [ledgerRebuildTask])
})
afterAll(async () => {
  await worker.stop()
  await superuser.end()
  await testApp.close()
})

async function shop() {
  const tenant = await testApp.createTenant()
  const item = await tenant.admin.call(createItem, { body: { sku: 'A', name: 'Thing' } })
  const place = await tenant.admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf' } })
  const move = (kind: 'receipt' | 'sale', quantity: string) =>
    tenant.staff.call(recordMovement, {
      body: {
        kind,
        lines: [
          {
            itemId: item.id,
            quantity,
            [kind === 'receipt' ? 'toLocationId' : 'fromLocationId']: place.id,
            unitPrice: '2',
          },
        ],
      },
    })
  return { tenant, item, place, move }
}

/** One run of the scheduled job, with what it logged as errors. */
async function prove() {
  const errors: object[] = []
  const log: Log = { ...silentLog, error: (facts) => errors.push(facts) }
  const { database, storage } = testApp
  const signal = new AbortController().signal
  await proveLedgers.handle({ database, storage, mailer: noMailer, log, signal, attempt: 1, lastAttempt: false }, {})
  return errors
}

/** Proves until so many lines are proved: transactions of other databases of the cluster may hold that back a moment. */
const proveAll = (tenant: TestTenant, lines: number) =>
  vi.waitFor(
    async () => {
      expect(await prove()).toEqual([])
      expect(await tenant.staff.call(getLedger)).toMatchObject({ provedLines: lines, differenceCount: 0 })
    },
    { timeout: 40_000, interval: 25 },
  )

async function rebuild(tenant: TestTenant) {
  const { task } = await tenant.admin.call(rebuildLedger)
  return vi.waitFor(
    async () => {
      const now = await tenant.admin.call(getTask, { params: { taskId: task.id } })
      expect(['succeeded', 'failed']).toContain(now.state)
      return now
    },
    { timeout: 40_000, interval: 25 },
  )
}

/** As whoever holds the whole database may: past the triggers that keep posted history. */
const tamper = (tenant: TestTenant, change: string) =>
  superuser.query(
    `begin; set local session_replication_role = replica; ${change} and tenant_id = '${tenant.id}'; commit`,
  )

test('proves what was posted, once; a second run adds nothing and the fingerprint stays', async () => {
  const { tenant, move } = await shop()
  await move('receipt', '10')
  await move('sale', '3')
  await proveAll(tenant, 2)
  const first = await tenant.staff.call(getLedger)
  expect(first).toMatchObject({ lines: 2, provedLines: 2, balances: 3, differenceCount: 0, differsSince: null })
  await prove()
  expect(await tenant.staff.call(getLedger)).toMatchObject({ provedLines: 2, fingerprint: first.fingerprint })
  await move('sale', '1')
  await proveAll(tenant, 3)
  const second = await tenant.staff.call(getLedger)
  expect(second).toMatchObject({ lines: 3, provedLines: 3 })
  expect(second.fingerprint).not.toBe(first.fingerprint)
})

test('a rebuild computes the same from the lines, in several batches and steps', async () => {
  const { tenant, move } = await shop()
  for (const quantity of ['10', '0.000000001', '5']) {
    const { id } = await move('receipt', quantity)
    await prove()
    await tenant.admin.call(reverseMovement, { params: { movementId: id }, body: { reason: 'Wrong' } })
  }
  await move('receipt', '1')
  await proveAll(tenant, 7)
  expect(await rebuild(tenant)).toMatchObject({ state: 'succeeded', result: { lines: 7, differences: 0 } })
  expect(await tenant.admin.call(getLedger)).toMatchObject({ rebuiltLines: 7, provedLines: 7, differenceCount: 0 })
})

describe('what was tampered with past the application is found', () => {
  test('a balance: by the next check, with an alarm that ends when it is put right', async () => {
    const { tenant, item, place, move } = await shop()
    await move('receipt', '10')
    await prove()
    await tamper(tenant, `update balance set on_hand = 11 where location_id = '${place.id}'`)
    await move('sale', '1')
    expect(await prove()).toContainEqual(expect.objectContaining({ tenantId: tenant.id, differences: 2 }))
    const found = await tenant.staff.call(getLedger)
    expect(found).toMatchObject({ differenceCount: 2, differsSince: expect.any(String) })
    expect(found.differences).toContainEqual({
      kind: 'balance',
      itemId: item.id,
      locationId: place.id,
      lotId: null,
      onHand: '10',
      sumOfLines: '9',
    })
    await prove()
    const alarms = async () =>
      (await tenant.admin.call(listAudit, { query: { entity: 'ledger' } })).data.map((entry) => entry.action)
    expect(await alarms()).toEqual(['alarm'])
    await tamper(tenant, `update balance set on_hand = 9 where location_id = '${place.id}'`)
    await superuser.query(`update ledger_proof set checked_at = '2000-01-01' where tenant_id = $1`, [tenant.id])
    expect(await prove()).toEqual([])
    expect(await tenant.staff.call(getLedger)).toMatchObject({ differenceCount: 0, differsSince: null })
    expect(await alarms()).toEqual(['all_clear', 'alarm'])
  })

  test.each([
    ['less than is promised', 'update balance set reserved = 1 where reserved > 0', '1', '4'],
    ['more than is promised', 'update balance set reserved = 9 where on_hand = 10', '9', '4'],
    ['nothing of what is promised', 'update balance set reserved = 0 where reserved > 0', '0', '4'],
    ['what nobody holds any more', 'delete from reservation where quantity = 4', '4', '0'],
    ['a promise that was changed', 'update reservation set quantity = 5 where quantity = 4', '4', '5'],
  ])('a balance that reserves %s: by the next check and by a rebuild', async (_, change, reserved, sum) => {
    const { tenant, item, place, move } = await shop()
    await move('receipt', '10')
    const body = { itemId: item.id, locationId: place.id, quantity: '4' }
    const held = await tenant.staff.call(createReservation, { body })
    const soft = { ...body, quantity: '2', expiresAt: new Date(Date.now() + 60_000).toISOString() }
    const ended = await tenant.staff.call(createReservation, { body: soft })
    await tenant.staff.call(releaseReservation, { params: { reservationId: ended.id }, ifMatch: 1 })
    await proveAll(tenant, 1)
    await tamper(tenant, change)
    await move('sale', '1')
    const difference = { kind: 'reserved', itemId: item.id, locationId: place.id, lotId: null }
    const found = { ...difference, reserved, sumOfReservations: sum }
    expect((await tenant.staff.call(proveLedger)).differences).toEqual([found])
    expect(await prove()).toContainEqual(expect.objectContaining({ tenantId: tenant.id, differences: 1 }))
    expect(await tenant.staff.call(getLedger)).toMatchObject({ differenceCount: 1, differences: [found] })
    expect(await rebuild(tenant)).toMatchObject({ state: 'failed', error: { code: 'ledger_differs' } })
    await tamper(tenant, 'update balance set reserved = 0 where true')
    await tamper(tenant, `delete from reservation where id = '${held.id}'`)
    expect((await rebuild(tenant)).state).toBe('succeeded')
    expect(await tenant.staff.call(getLedger)).toMatchObject({ differenceCount: 0, differsSince: null })
  })

  test('a balance while nothing moves: by the hourly look', async () => {
    const { tenant, place, move } = await shop()
    await move('receipt', '10')
    await proveAll(tenant, 1)
    await tamper(tenant, `update balance set on_hand = 11 where location_id = '${place.id}'`)
    expect(await prove()).toEqual([])
    await superuser.query(`update ledger_proof set checked_at = now() - interval '61 minutes' where tenant_id = $1`, [
      tenant.id,
    ])
    expect(await prove()).toHaveLength(1)
    await tamper(tenant, `update balance set on_hand = 10 where location_id = '${place.id}'`)
  })

  test.each([
    ['the price of a proved line', `update movement_line set unit_price = 3 where line_no = 1`],
    [
      'what a proved line was entered in',
      `update movement_line set entered_quantity = quantity, entered_unit = 'box', factor_numerator = 1, factor_denominator = 1 where line_no = 1`,
    ],
    [
      'the time of a proved movement',
      `update movement set effective_at = effective_at - interval '1 day' where kind = 'sale'`,
    ],
    ['a line that was taken away with its balances', `delete from movement_line where quantity = 3`],
  ])('%s: by a rebuild, whose task fails', async (_, change) => {
    const { tenant, move } = await shop()
    await move('receipt', '10')
    await move('sale', '3')
    await proveAll(tenant, 2)
    await tamper(tenant, change)
    if (change.startsWith('delete'))
      await tamper(
        tenant,
        'update balance set on_hand = case when on_hand < 0 then -10 when on_hand = 7 then 10 else 0 end where true',
      )
    const task = await rebuild(tenant)
    expect(task).toMatchObject({ state: 'failed', error: { code: 'ledger_differs' } })
    const { differences } = await tenant.admin.call(getLedger)
    expect(differences).toContainEqual(expect.objectContaining({ kind: 'lines' }))
    await prove()
    expect((await tenant.admin.call(getLedger)).differenceCount, 'stands until a rebuild is clean').toBeGreaterThan(0)
  })

  test('a digest, and a sum or a figure of a year that was kept: by a rebuild', async () => {
    const { tenant, move } = await shop()
    await move('receipt', '10')
    await proveAll(tenant, 1)
    await tamper(tenant, `update ledger_sum set total = total + 1 where total > 0`)
    expect((await rebuild(tenant)).state).toBe('failed')
    expect((await tenant.admin.call(getLedger)).differences).toEqual([
      expect.objectContaining({ kind: 'sum', onHand: '11', sumOfLines: '10' }),
    ])
    await tamper(tenant, `update ledger_sum set total = total - 1 where total > 0`)
    await tamper(tenant, `update ledger_year set figures[25] = 12 where figures[25] > 0`)
    expect((await rebuild(tenant)).state).toBe('failed')
    expect((await tenant.admin.call(getLedger)).differences).toEqual([
      expect.objectContaining({ kind: 'sum', onHand: '12', sumOfLines: '10' }),
    ])
    await tamper(tenant, `update ledger_year set figures[25] = 10 where figures[25] > 0`)
    await tamper(tenant, `update ledger_batch set digest = sha256('x') where true`)
    expect((await rebuild(tenant)).state).toBe('failed')
    expect((await tenant.admin.call(getLedger)).differences).toEqual([expect.objectContaining({ kind: 'lines' })])
  })
})

test('under load, with movements that commit in another order than they began, nothing is missed, counted twice or taken for a difference', async () => {
  const { tenant, item, place, move } = await shop()
  await move('receipt', '1000')
  // begins before all others and commits after them
  const slow = new Client({ connectionString: testApp.urls.adminUrl })
  await slow.connect()
  await slow.query('begin')
  const { rows } = await slow.query(
    `with m as (insert into movement (tenant_id, kind, effective_at, actor_name, source) values ($1, 'receipt', now(), 'Slow', 'api') returning *)
     insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, effective_at)
     select $1, m.id, 1, $2, l.id, $3, 5, 'pcs', now() from m, location l where l.tenant_id = $1 and l.kind = 'supplier' returning movement_id`,
    [tenant.id, item.id, place.id],
  )
  expect(rows).toHaveLength(1)
  let working = true
  const checks = (async () => {
    let count = 0
    while (working) {
      expect(await prove()).toEqual([])
      expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
      count++
    }
    return count
  })()
  for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 20 }, () => move('sale', '1')))
  expect((await tenant.staff.call(getLedger)).provedLines, 'nothing passes what has not committed').toBeLessThanOrEqual(
    1,
  )
  await slow.query(
    `update balance set on_hand = on_hand + case when location_id = $3 then 5 else -5 end
     where tenant_id = $1 and item_id = $2 and (location_id = $3 or location_id = (select id from location where tenant_id = $1 and kind = 'supplier'))`,
    [tenant.id, item.id, place.id],
  )
  await slow.query('commit')
  await slow.end()
  for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 20 }, () => move('sale', '1')))
  working = false
  expect(await checks).toBeGreaterThan(0)
  await proveAll(tenant, 302)
  expect((await rebuild(tenant)).state).toBe('succeeded')
})

test('runs at the same time prove every line once', async () => {
  const { tenant, move } = await shop()
  for (let n = 0; n < 5; n++) await move('receipt', '1')
  const counts = await vi.waitFor(
    async () => {
      const batches = await Promise.all([1, 2, 3].map(() => testApp.database.tenant(tenant.id, advanceProof)))
      expect((await proofOf(tenant)).lines).toBe(5)
      return batches.map((batch) => batch?.lines ?? 0)
    },
    { timeout: 40_000, interval: 25 },
  )
  expect(counts.reduce((sum, lines) => sum + lines)).toBeLessThanOrEqual(5)
  await proveAll(tenant, 5)
})

async function proofOf(tenant: TestTenant) {
  const { rows } = await superuser.query('select lines::int from ledger_proof where tenant_id = $1', [tenant.id])
  return rows[0] as { lines: number }
}

test('a database restored from a dump of another installation is proved from its first line', async () => {
  const { tenant, move } = await shop()
  await move('receipt', '10')
  await move('sale', '2')
  await proveAll(tenant, 2)
  await tamper(tenant, `update movement set xact = '9000000000000' where true`)
  await superuser.query(`update ledger_proof set summed_to = '9000000000001' where tenant_id = $1`, [tenant.id])
  await superuser.query('update ledger_installation set system_identifier = 1')
  expect((await superuser.query('select adopt_restored_ledger() as done')).rows).toEqual([{ done: true }])
  expect((await superuser.query('select adopt_restored_ledger() as done')).rows).toEqual([{ done: false }])
  await move('sale', '1')
  await proveAll(tenant, 3)
})
