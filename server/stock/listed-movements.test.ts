import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { getMovement, listMovements, recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const item = async (sku: string) => (await tenant.admin.call(createItem, { body: { sku, name: sku } })).id
const place = async (code: string) => (await tenant.admin.call(createLocation, { body: { code, name: code } })).id

test('a list has the first lines of a movement and tells of all, an item’s list those of the item, and one movement has every line', async () => {
  const [nut, bolt, here, there] = [await item('nut'), await item('bolt'), await place('here'), await place('there')]
  const line = (itemId: string, n: number) => ({ itemId, toLocationId: here, quantity: String(n + 1) })
  const lines = Array.from({ length: 90 }, (_, n) => line(n % 30 === 29 ? bolt : nut, n))
  const { id } = await tenant.staff.call(recordMovement, { body: { kind: 'receipt', lines } })
  const one = { itemId: bolt, fromLocationId: here, toLocationId: there, quantity: '4' }
  await tenant.staff.call(recordMovement, { body: { kind: 'transfer', lines: [one] } })

  const { data } = await tenant.staff.call(listMovements, { query: { sort: 'recordedAt' } })
  expect(data[0]).toMatchObject({ id, lineCount: 90, itemId: null, toLocationId: here })
  expect(data[0]?.fromLocationId).not.toBeNull()
  expect(data[0]?.lines.map(({ lineNo }) => lineNo)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(data[1]).toMatchObject({ lineCount: 1, itemId: bolt, fromLocationId: here, toLocationId: there })
  expect(data[1]?.lines).toHaveLength(1)

  const ofBolt = await tenant.staff.call(listMovements, { query: { itemId: bolt, sort: 'recordedAt' } })
  expect(ofBolt.data[0]).toMatchObject({ id, lineCount: 90 })
  expect(ofBolt.data[0]?.lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([
    [bolt, '30'],
    [bolt, '60'],
    [bolt, '90'],
  ])
  expect((await tenant.staff.call(getMovement, { params: { movementId: id } })).lines).toHaveLength(90)
})
