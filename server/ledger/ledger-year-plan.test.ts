import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import type { Tx } from '#server/db/transaction.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { advanceProof } from './advance-proof.ts'

/**
 * Proving a bulk of movements reads the figures of the balances it changes, each by its key. Told by how many rows of figures are read and not by time: read
 * all for each balance, those of 500 lots are a million.
 */
let testApp: TestApp
let owner: Client
beforeAll(async () => {
  testApp = await startTestApp()
  owner = new Client({ connectionString: testApp.urls.adminUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await testApp.close()
})

const lots = 500
const codes = Array.from({ length: lots }, (_, n) => `L${n}`)

async function pharmacy() {
  const tenant = await testApp.createTenant()
  const item = await tenant.admin.call(createItem, { body: { sku: 'A', name: 'Drug', tracking: 'lot' } })
  const place = await tenant.admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf' } })
  const receive = () =>
    tenant.admin.call(recordMovement, {
      body: {
        kind: 'receipt',
        lines: codes.map((lotCode) => ({ itemId: item.id, toLocationId: place.id, quantity: '1', lotCode })),
      },
    })
  return { tenant, receive }
}

/** Proves what waits, once it is a bulk: transactions of other databases of the cluster may hold it back. @returns rows of figures it read */
const rowsToProve = (tenant: TestTenant) =>
  vi.waitFor(
    () =>
      testApp.database.tenant(tenant.id, async (tx) => {
        const before = await rowsRead(tx)
        expect((await advanceProof(tx))?.lines).toBe(lots)
        return (await rowsRead(tx)) - before
      }),
    { timeout: 40_000, interval: 50 },
  )

async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ rows: string }>({
    text: `select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) as rows from pg_stat_xact_user_tables where relname = 'ledger_year'`,
  })
  return Number(row?.rows)
}

/** So often that a connection would keep one plan for all times to come. */
async function proveNothing(tenant: TestTenant): Promise<void> {
  for (let n = 0; n < 8; n++) await testApp.database.tenant(tenant.id, advanceProof)
}

// of a balance the year before is looked for, then its rows from there on: both ends of a line, a few rows each
const most = 10 * 2 * lots

test('on a connection that has planned it while there were no figures', async () => {
  const { tenant, receive } = await pharmacy()
  // known to be empty: reading all of it would cost nothing
  await owner.query('vacuum analyze ledger_year')
  await proveNothing(tenant)
  await receive()
  await rowsToProve(tenant)
  await receive()
  expect(await rowsToProve(tenant)).toBeLessThan(most)
})

test('of an organisation that statistics do not know', async () => {
  const { tenant, receive } = await pharmacy()
  // a hundred others, of whom they know
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `insert into ledger_year (tenant_id, item_id, location_id, lot_key, year, next_year, figures)
     select ('00000000-0000-4000-8000-' || lpad((n % 100)::text, 12, '0'))::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
       2020 + n % 5, 2147483647, array_fill(1::numeric, array[25])
     from generate_series(1, 20000) n`,
  )
  await owner.query('analyze ledger_year')
  await proveNothing(tenant)
  await receive()
  await rowsToProve(tenant)
  await receive()
  expect(await rowsToProve(tenant)).toBeLessThan(most)
})
