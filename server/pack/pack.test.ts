import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { mergeItem, undoItemMerge } from '#contract/item-merge.ts'
import { createPack, deletePack, listPacks, updatePack } from '#contract/pack.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeShirt, makeShop, makeVariantsOf } from '#server/variant/variant-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

let skus = 0
const makeItem = (unit = 'pcs') =>
  tenant.admin.call(createItem, { body: { sku: `P-${++skus}`, name: `Item ${skus}`, unit } })

test('a pack comes back with its factor in lowest terms, and its changes are audited', async () => {
  const { manager, staff } = tenant
  const item = await makeItem()
  const body = { itemId: item.id, name: 'Box', factor: '12.50', barcode: '10036000291459' }
  expect((await staff.send(createPack, { body })).problem.code).toBe('forbidden')
  const made = await manager.call(createPack, { body })
  expect(made).toMatchObject({ name: 'Box', factor: '25/2', barcode: body.barcode, sku: item.sku, unit: 'pcs' })
  const params = { packId: made.id }
  const changed = await manager.call(updatePack, { params, ifMatch: 1, body: { factor: '12', barcode: null } })
  expect(changed).toMatchObject({ name: 'Box', factor: '12', barcode: null, version: 2 })
  expect((await manager.send(updatePack, { params, ifMatch: 1, body: {} })).problem.code).toBe('version_mismatch')
  expect((await staff.call(listPacks, { query: { itemId: item.id } })).data).toEqual([changed])
  await manager.call(deletePack, { params, ifMatch: 2 })
  expect((await staff.call(listPacks, { query: { itemId: item.id } })).data).toEqual([])
  const { data } = await manager.call(listAudit, { query: { entity: 'pack', entityId: made.id } })
  expect(data.map(({ action }) => action)).toEqual(['delete', 'update', 'create'])
})

test('a name or a barcode that is taken, and a name that is a unit already, are refused', async () => {
  const { manager } = tenant
  const item = await makeItem('kg')
  await manager.call(createPack, { body: { itemId: item.id, name: 'Sack', factor: '25', barcode: 'SACK-25' } })
  const refused = async (name: string, barcode: string | null = null, factor = '2') => {
    const { status, problem } = await manager.send(createPack, { body: { itemId: item.id, name, factor, barcode } })
    return `${status} ${problem.code} ${problem.errors?.map(({ path }) => path).join()}`
  }
  expect(await refused('sack')).toBe('409 conflict body.name')
  expect(await refused('Bag', 'SACK-25')).toBe('409 conflict body.barcode')
  expect(await refused('kg')).toBe('422 invalid_value body.name')
  expect(await refused('grams')).toBe('422 invalid_value body.name')
  expect(await refused('Bag', null, '0')).toMatch(/^400 invalid_request/)
  expect(await refused('Bag', null, '1/0')).toMatch(/^400 invalid_request/)
})

test('of two who give one name to packs of an item at once, one does', async () => {
  const item = await makeItem()
  const send = () => tenant.admin.send(createPack, { body: { itemId: item.id, name: 'Pallet', factor: '480' } })
  const replies = await Promise.all([send(), send()])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('a pack’s barcode finds its item and says which pack; a trade item number in any of its lengths', async () => {
  const item = await makeItem()
  const body = { itemId: item.id, name: 'Case', factor: '24', barcode: '036000291452' }
  const made = await tenant.admin.call(createPack, { body })
  for (const code of ['036000291452', '00036000291452']) {
    const { data } = await tenant.staff.call(findItemsByCode, { query: { code } })
    expect(data).toMatchObject([
      { field: 'pack', pack: { id: made.id, name: 'Case', factor: '24' }, item: { id: item.id } },
    ])
  }
  await tenant.admin.call(updateItem, {
    params: { itemId: item.id },
    ifMatch: item.version,
    body: { barcode: '036000291452' },
  })
  const { data } = await tenant.staff.call(findItemsByCode, { query: { code: '036000291452' } })
  expect(data).toMatchObject([{ field: 'barcode', pack: null }])
})

test('a variant has its item’s packs, and its own instead where they have one name', async () => {
  const shop = await makeShop(testApp)
  const { shirt, variants } = await makeVariantsOf(shop, await makeShirt(shop))
  const { id: toLocationId } = await shop.admin.call(createLocation, { body: { code: 'V', name: 'V' } })
  const [first, second] = Object.values(variants).map(({ id }) => id)
  const make = (itemId: string | undefined, name: string, factor: string) =>
    shop.admin.call(createPack, { body: { itemId: itemId ?? '', name, factor } })
  await make(shirt.id, 'box', '12')
  await make(shirt.id, 'pallet', '480')
  await make(first, 'Box', '10')
  const packs = async (itemId: string | undefined) =>
    (await shop.staff.call(listPacks, { query: { itemId } })).data.map(({ name, factor }) => `${name} ${factor}`).sort()
  expect(await packs(first)).toEqual(['Box 10', 'pallet 480'])
  expect(await packs(second)).toEqual(['box 12', 'pallet 480'])
  const lines = [first, second].map((itemId = '') => ({ itemId, toLocationId, quantity: '2', unit: 'box' }))
  const made = await shop.admin.call(recordMovement, { body: { kind: 'receipt', lines } })
  expect(made.lines.map(({ quantity }) => quantity)).toEqual(['20', '24'])
})

test('packs of an item that is merged go along, but for names the other has, and come back', async () => {
  const { admin, staff } = tenant
  const [merged, kept] = [await makeItem(), await makeItem()]
  for (const [{ id: itemId }, name, barcode] of [
    [merged, 'Tray', 'TRAY-1'],
    [merged, 'Bag', 'BAG-1'],
    [kept, 'bag', 'BAG-2'],
  ] as const)
    await admin.call(createPack, { body: { itemId, name, factor: '6', barcode } })
  const packs = async ({ id: itemId }: typeof kept) =>
    (await staff.call(listPacks, { query: { itemId } })).data.map(({ name }) => name).sort()
  const body = { intoItemId: kept.id }
  const merge = await admin.call(mergeItem, { params: { itemId: merged.id }, ifMatch: merged.version, body })
  expect([await packs(merged), await packs(kept)]).toEqual([['Bag'], ['Tray', 'bag']])
  const { data } = await staff.call(findItemsByCode, { query: { code: 'TRAY-1' } })
  expect(data).toMatchObject([{ pack: { name: 'Tray' }, item: { id: kept.id } }])
  await admin.call(undoItemMerge, { params: { itemMergeId: merge.id }, body: {} })
  expect([await packs(merged), await packs(kept)]).toEqual([['Bag', 'Tray'], ['bag']])
})
