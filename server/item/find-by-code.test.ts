import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Box code', kind: 'barcode' } })
  await admin.call(createField, { body: { name: 'Inner codes', kind: 'barcode', visibleTo: [] } })
  const make = (sku: string, body: object = {}) =>
    admin.call(createItem, { body: { sku, name: `Item ${sku}`, ...body } })
  await make('Ab-1')
  await make('036000291452')
  await make('UPC', { barcode: '036000291452' })
  await make('BOX', { attributes: { box_code: '0036000291452' } })
  await make('CASE', { barcode: 'xY-77' })
  await make('SECRET', { attributes: { inner_codes: 'HIDDEN-1' } })
  const old = await make('OLD', { barcode: 'TWICE' })
  await admin.call(updateItem, { params: { itemId: old.id }, ifMatch: 1, body: { archived: true } })
  await make('YOUNG', { attributes: { box_code: 'TWICE' } })
})
afterAll(() => testApp.close())

const find = async (code: string, role: 'admin' | 'staff' = 'staff') => {
  const { data } = await tenant[role].call(findItemsByCode, { query: { code } })
  return data.map(({ item, field }) => `${item.sku} by ${field}`)
}

test('a SKU is found whole and in either case, never by its beginning', async () => {
  expect(await find(' aB-1 ')).toEqual(['Ab-1 by sku'])
  expect(await find('Ab')).toEqual([])
})

test.each(['036000291452', '0036000291452', '00036000291452', '36000291452'])(
  'a trade item number in any of its lengths finds its SKU, then its barcode, then its field: %s',
  async (code) => {
    expect(await find(code)).toEqual(['036000291452 by sku', 'UPC by barcode', 'BOX by attributes.box_code'])
    const { gtin } = await tenant.staff.call(findItemsByCode, { query: { code } })
    expect(gtin).toBe('00036000291452')
  },
)

test('a barcode of letters is found in the cases it was written and scanned in', async () => {
  expect(await find('xY-77')).toEqual(['CASE by barcode'])
})

test('an archived item is found too, behind the active ones', async () => {
  expect(await find('TWICE')).toEqual(['YOUNG by attributes.box_code', 'OLD by barcode'])
})

test('a code in a field that the role may not see is no code', async () => {
  expect(await find('HIDDEN-1', 'admin')).toEqual(['SECRET by attributes.inner_codes'])
  expect(await find('HIDDEN-1')).toEqual([])
})

test('what no item has is found nowhere, and nothing is no code', async () => {
  const reply = await tenant.staff.call(findItemsByCode, { query: { code: 'no such code' } })
  expect(reply).toEqual({ gtin: null, data: [] })
  expect((await tenant.staff.send(findItemsByCode, { query: { code: '   ' } })).problem.code).toBe('invalid_request')
})
