import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
let owner: Client
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  owner = new Client({ connectionString: testApp.urls.adminUrl })
  await owner.connect()
  await post()
})
afterAll(async () => {
  await owner.end()
  await testApp.close()
})

async function post() {
  const item = await tenant.admin.call(createItem, { body: { sku: 'KEPT', name: 'Kept' } })
  const place = await tenant.admin.call(createLocation, { body: { code: 'KEPT', name: 'Shelf' } })
  const lines = [{ itemId: item.id, toLocationId: place.id, quantity: '3' }]
  await tenant.admin.call(recordMovement, { body: { kind: 'receipt', reference: '', reason: '', lines } })
}

const posted = async () => (await owner.query('select l, m from movement_line l join movement m on true')).rows

test.each([
  'update movement_line set quantity = quantity + 1',
  'update movement_line set unit_price = 1 where false',
  'delete from movement_line',
  'truncate movement_line cascade',
  `update movement set effective_at = effective_at - interval '1 day'`,
  `update movement set actor_name = 'Somebody else'`,
  `update movement set xact = '1'`,
  'delete from movement',
  'truncate movement cascade',
])('the owner of the tables is refused, too: %s', async (change) => {
  const before = await posted()
  expect(before).toHaveLength(1)
  await expect(owner.query(change)).rejects.toMatchObject({ code: '23001' })
  expect(await posted()).toEqual(before)
})

test('what lets names and transaction numbers through lets nothing else through', async () => {
  const before = await posted()
  // functions of these names that would do more, each gone again with its transaction
  const through = async (name: string, change: string) => {
    await owner.query(
      `begin; create schema other; create function other.${name}() returns void language plpgsql as $$ begin ${change}; end $$`,
    )
    return owner.query(`select other.${name}()`).finally(() => owner.query('rollback'))
  }
  await through('erase_person', `update movement set actor_name = 'N'`)
  await through('adopt_restored_ledger', `update movement set xact = '1'`)
  const refused = { code: '23001' }
  await expect(through('erase_person', `update movement set reference = 'N'`)).rejects.toMatchObject(refused)
  await expect(through('erase_person', 'delete from movement_line')).rejects.toMatchObject(refused)
  await expect(through('adopt_restored_ledger', 'update movement_line set quantity = 1')).rejects.toMatchObject(refused)
  // not of a sample
  await expect(through('delete_sample_tenant', 'delete from movement_line')).rejects.toMatchObject(refused)
  expect(await posted()).toEqual(before)
})

test('posting runs none of it', async () => {
  await owner.query('begin')
  const { rows } = await owner
    .query(
      `explain (analyze, timing off, format json)
       insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, effective_at)
       select tenant_id, movement_id, line_no + n, item_id, from_location_id, to_location_id, quantity, unit, effective_at
       from movement_line, generate_series(1, 1000) n`,
    )
    .finally(() => owner.query('rollback'))
  const ran: { 'Trigger Name': string; Calls: number }[] = rows[0]['QUERY PLAN'][0].Triggers
  expect(ran.length, 'foreign keys are checked').toBeGreaterThan(0)
  expect(ran.filter((trigger) => trigger['Trigger Name'].startsWith('posted'))).toEqual([])
})
