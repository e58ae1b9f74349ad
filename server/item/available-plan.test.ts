import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter, SortOrder } from '#contract/filter.ts'
import { createLocation } from '#contract/location.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { listItemsJson } from './queries.ts'
import { summarise } from './summary.ts'

/**
 * What is available costs a list no more than what is on hand: the same balances are read, what is held is looked for where something is reserved, lots where
 * stock has one, places once a statement. Told by the rows that are read and not by time.
 */
let app: TestApp
let tenant: TestTenant
let owner: Client
const plain = 400
const tracked = 50
const lotsEach = 4
const promised = 400

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  owner = new Client({ connectionString: app.urls.adminUrl })
  await owner.connect()
  const places: string[] = []
  for (let n = 0; n < 12; n++) {
    const body = { code: `P${n}`, name: `P${n}`, kind: n < 3 ? ('quarantine' as const) : ('bin' as const) }
    places.push((await tenant.admin.call(createLocation, { body })).id)
  }
  await owner.query(
    `insert into item (tenant_id, sku, name, tracking)
     select $1, 'S' || n, 'Thing ' || n, case when n < $2::int then 'none' else 'lot' end from generate_series(0, $2::int + $3::int - 1) n`,
    [tenant.id, plain, tracked],
  )
  await owner.query(
    `insert into lot (tenant_id, item_id, code, expires_on)
     select tenant_id, id, 'L' || n, case when n = 0 then date '2020-01-01' end from item, generate_series(0, $2::int - 1) n where tenant_id = $1 and tracking = 'lot'`,
    [tenant.id, lotsEach],
  )
  await owner.query(
    `insert into balance (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand)
     select i.tenant_id, i.id, p.id, o.id, i.tracking, false, 1 + p.n
     from item i cross join unnest($2::uuid[]) with ordinality p (id, n) left join lot o on o.tenant_id = i.tenant_id and o.item_id = i.id
     where i.tenant_id = $1 and p.n in (2, 7, 8)`,
    [tenant.id, places],
  )
  await owner.query(
    `insert into reservation (tenant_id, item_id, location_id, quantity, kind, expires_at, created_by_name)
     select tenant_id, id, $2, 1, 'soft', now() + interval '1 hour', 'Owner' from item where tenant_id = $1 and tracking = 'none' order by id limit $3`,
    [tenant.id, places[7], promised],
  )
  await owner.query('analyze')
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

/** Rows read of each table by some work, as the application's role. */
async function rowsRead(work: (tx: Tx) => Promise<unknown>) {
  return app.database.tenant(tenant.id, async (tx) => {
    const read = async () => {
      const rows = await tx.query<{ name: string; rows: number }>({
        text: `select relname as name, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
               where relname in ('balance', 'lot', 'reservation', 'location')`,
      })
      return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]))
    }
    const before = await read()
    await work(tx)
    const after = await read()
    return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))
  })
}

async function listBy(field: string, filter?: Filter) {
  const sort: SortOrder[] = [{ field, descending: true }]
  return rowsRead(async (tx) => {
    const view = viewFields(await getSchema(tx), 'item', 'admin')
    const query = { sort, limit: 50, withTotal: false, archived: 'exclude' as const, ...(filter ? { filter } : {}) }
    return listItemsJson(tx, query, view)
  })
}

const balances = 3 * (plain + tracked * lotsEach)
// read for the order or the filter, and again for the rows of the page
const withLot = 2 * 3 * tracked * lotsEach
// the page's balances are looked at for both figures
const held = promised + 2 * 50

function expectAsOnHand(read: Record<string, number>, onHand: Record<string, number>) {
  // the pages are of other items
  expect(read.balance).toBeLessThanOrEqual(onHand.balance ?? 0)
  expect(read.lot).toBeLessThanOrEqual(withLot)
  expect(read.reservation).toBeLessThanOrEqual(held)
  // all places, up from those of quarantine, for the order and for the page
  expect(read.location).toBeLessThanOrEqual(2 * 4 * 20)
}

test.each(['stock.reserved', 'stock.available'])(
  'a list ordered by %s reads what one by stock on hand reads',
  async (field) => {
    const onHand = await listBy('stock.onHand')
    expect(onHand.balance).toBeGreaterThanOrEqual(balances)
    expectAsOnHand(await listBy(field), onHand)
  },
)

test.each(['stock.reserved', 'stock.available'])(
  'and so does a list filtered by %s, or one that finds nothing',
  async (field) => {
    const none = (of: string): Filter => ({ field: of, op: 'gt', value: '1000' })
    const onHand = await listBy('name', none('stock.onHand'))
    expect(onHand.balance).toBe(balances)
    expectAsOnHand(await listBy('name', none(field)), onHand)
  },
)

test.each(['stock.reserved', 'stock.available'])('and so do sums of %s', async (measures) => {
  const sum = (of: string) =>
    rowsRead(async (tx) =>
      summarise(tx, { archived: 'exclude', measures: of }, viewFields(await getSchema(tx), 'item', 'admin')),
    )
  const onHand = await sum('stock.onHand')
  expect(onHand).toMatchObject({ reservation: 0, lot: 0 })
  expectAsOnHand(await sum(measures), onHand)
})
