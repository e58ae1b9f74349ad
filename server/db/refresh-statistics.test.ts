import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { refreshStatistics, type Written } from './refresh-statistics.ts'

let app: TestApp
let admin: pg.Client
beforeAll(async () => {
  app = await startTestApp()
  admin = new pg.Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await app.close()
})

async function addItems({ id }: TestTenant, count: number, from = 0): Promise<void> {
  await admin.query(
    `insert into item (tenant_id, sku, name, unit) select $1, 'S-' || n, 'Item ' || n, 'pcs' from generate_series($2::int + 1, $2 + $3) n`,
    [id, from, count],
  )
}

const refresh = ({ id }: TestTenant, written: Written, early = false) =>
  app.database.tenant(id, (tx) => refreshStatistics(tx, written, early))

/** Items of an organisation as the planner has them. */
async function known({ id }: TestTenant): Promise<number> {
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [id])
  const { rows } = await admin.query(`select round(known_rows('item'))::int as n`)
  return rows[0].n
}

test('an organisation that is new to a table is made known, and one that is known is not looked at again for little', async () => {
  const [first, second] = [await app.createTenant(), await app.createTenant()]
  await addItems(first, 300)
  await refresh(first, { items: 300, lines: 0 }, true)
  // a table that nobody has looked at is planned by its size
  expect(await known(first)).toBe(0)
  await refresh(first, { items: 300, lines: 0 })
  expect(await known(first)).toBe(300)
  await addItems(second, 100)
  await refresh(second, { items: 100, lines: 0 }, true)
  expect([await known(first), await known(second)]).toEqual([300, 100])
  await addItems(first, 50, 300)
  await refresh(first, { items: 50, lines: 0 })
  expect(await known(first)).toBe(300)
  await addItems(first, 3_100, 350)
  await refresh(first, { items: 3_100, lines: 0 })
  expect(await known(first)).toBe(3_450)
})
