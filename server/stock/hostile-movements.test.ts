import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField } from '#contract/field.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation, updateLocation } from '#contract/location.ts'
import { getMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

let n = 0
async function thing(unit = 'pcs') {
  const item = await tenant.admin.call(createItem, { body: { sku: `T-${++n}`, name: 'Thing', unit } })
  const place = await tenant.admin.call(createLocation, { body: { code: `P-${n}`, name: 'Place' } })
  return { item, place }
}

test('a reversal counts in the unit the original was entered in, and cannot itself be reversed', async () => {
  const { item, place } = await thing('kg')
  const receipt = await tenant.admin.call(recordMovement, {
    body: { kind: 'receipt', lines: [{ itemId: item.id, toLocationId: place.id, quantity: '2' }] },
  })
  await tenant.admin.call(updateItem, { params: { itemId: item.id }, ifMatch: 1, body: { unit: 'g' } })
  const undo = await tenant.admin.call(reverseMovement, { params: { movementId: receipt.id }, body: { reason: 'x' } })
  expect(undo.lines.map((line) => line.unit)).toEqual(['kg'])
  const again = await tenant.admin.send(reverseMovement, { params: { movementId: undo.id }, body: { reason: 'x' } })
  expect(again.status).toBe(404)
  expect((await tenant.admin.call(getMovement, { params: { movementId: undo.id } })).reversedById).toBeNull()
})

test('a location that is being archived while stock arrives ends with one of the two', async () => {
  const outcomes: string[] = []
  for (let round = 0; round < 25; round++) {
    const { item, place } = await thing()
    const [moved, archived] = await Promise.all([
      tenant.admin.send(recordMovement, {
        body: { kind: 'receipt', lines: [{ itemId: item.id, toLocationId: place.id, quantity: '1' }] },
      }),
      tenant.admin.send(updateLocation, { params: { locationId: place.id }, ifMatch: 1, body: { archived: true } }),
    ])
    outcomes.push(`${moved.status} ${archived.status}`)
  }
  expect(outcomes).not.toContain('201 200')
})

test('an item that is being archived while it moves is in the record either way', async () => {
  for (let round = 0; round < 10; round++) {
    const { item, place } = await thing()
    const [moved, archived] = await Promise.all([
      tenant.admin.send(recordMovement, {
        body: { kind: 'receipt', lines: [{ itemId: item.id, toLocationId: place.id, quantity: '1' }] },
      }),
      tenant.admin.send(updateItem, { params: { itemId: item.id }, ifMatch: 1, body: { archived: true } }),
    ])
    expect(archived.status).toBe(200)
    const { data } = await tenant.admin.call(listStock, { query: { itemId: item.id } })
    expect(data.length).toBe(moved.status === 201 ? 1 : 0)
  }
})

test('the largest quantity keeps all its digits', async () => {
  const { item, place } = await thing()
  const line = { itemId: item.id, toLocationId: place.id }
  await tenant.admin.call(recordMovement, {
    body: {
      kind: 'receipt',
      lines: [
        { ...line, quantity: '999999999999999998.999999999' },
        { ...line, quantity: '0.000000001' },
      ],
    },
  })
  const { data } = await tenant.admin.call(listStock, { query: { itemId: item.id } })
  expect(data[0]?.onHand).toBe('999999999999999999')
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})

test('numbers that one float cannot tell apart are told apart by a filter', async () => {
  await tenant.admin.call(createField, { body: { name: 'Mass', kind: 'number' } })
  const big = ['123456789012345678', '123456789012345679']
  for (const mass of big)
    await tenant.admin.call(createItem, { body: { sku: `M-${mass}`, name: 'Heavy', attributes: { mass } } })
  const find = async (op: string, value: unknown) =>
    (
      await tenant.admin.call(listItems, {
        query: { filter: { field: 'attributes.mass', op, value } as never, sort: 'sku' },
      })
    ).data.map((item) => item.sku)
  expect(await find('eq', big[0])).toEqual([`M-${big[0]}`])
  expect(await find('gt', big[0])).toEqual([`M-${big[1]}`])
  expect(await find('in', [big[1]])).toEqual([`M-${big[1]}`])
})

test('a refused movement leaves no audit entry, a posted one leaves one', async () => {
  const { item, place } = await thing()
  const sell = { kind: 'sale' as const, lines: [{ itemId: item.id, fromLocationId: place.id, quantity: '1' }] }
  const count = async () =>
    (await tenant.admin.call(listAudit, { query: { entity: 'movement', limit: 200 } })).data.length
  const before = await count()
  expect((await tenant.admin.send(recordMovement, { body: sell })).status).toBe(409)
  expect(await count()).toBe(before)
})
