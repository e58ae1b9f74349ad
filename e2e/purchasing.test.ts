import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { createPack } from '#contract/pack.ts'
import { listPurchaseOrders } from '#contract/purchase-order.ts'
import { createReorderPolicy } from '#contract/reorder.ts'
import { listStock } from '#contract/stock.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** Buying, as a shopkeeper does it: from the reorder list to an order that is closed; orders at the desk, goods with a phone. */
const system = sharedSystem()
let browser: Browser
let desk: WatchedPage
let phone: WatchedPage
let api: Client

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  const { page } = desk
  await foundOrganisation(page, { name: 'Mary Seacole', email: 'mary@example.com' }, 'Corner shop')
  api = await openApi(page, system.address)
  await stockTheShop()
  phone = await openPage(browser, system.address, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
    storageState: await page.context().storageState(),
  })
})
afterAll(async () => {
  await desk?.close()
  await phone?.close()
  await browser?.close()
})

/** A supplier of mugs in boxes of six, a second one of tea, and a lamp that nobody sells. */
async function stockTheShop() {
  const supplier = await api.call(createSupplier, {
    body: { name: 'Northern Crockery Ltd', email: 'orders@north.example' },
  })
  const tea = await api.call(createSupplier, { body: { name: 'Łódzka Herbata' } })
  await api.call(createLocation, { body: { code: 'BACK', name: 'Back room' } })
  const make = async (sku: string, name: string) => {
    const { id } = await api.call(createItem, { body: { sku, name } })
    await api.call(createReorderPolicy, {
      body: { itemId: id, rule: { kind: 'minMax', minimum: '5', maximum: '20' } },
    })
    return id
  }
  await api.call(createSupplierItem, {
    body: {
      supplierId: supplier.id,
      itemId: await make('MUG-1', 'Blue mug'),
      code: 'NC-204',
      packUnit: 'box',
      packSize: '6',
      leadTimeDays: 5,
      prices: [
        { from: '1', price: '15' },
        { from: '10', price: '13.5' },
      ],
    },
  })
  await api.call(createSupplierItem, {
    body: { supplierId: supplier.id, itemId: await make('BOWL-1', 'Soup bowl'), prices: [{ from: '1', price: '4.2' }] },
  })
  await api.call(createSupplierItem, {
    body: { supplierId: tea.id, itemId: await make('TEA-1', 'Green tea 100 g'), minimumQuantity: '50' },
  })
  await make('LAMP-1', 'Desk lamp')
}

test('what runs low is drafted, approved, sent, received in two parts and closed', async () => {
  const { page } = desk
  await page.goto('/reorder')
  await page.getByText('1 line has no supplier').waitFor()
  await page.getByText('at or below the minimum of 5 pcs', { exact: false }).first().waitFor()
  await page.getByText('raised to the supplier’s minimum').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('purchasing-reorder-wide')
  await page.getByLabel('Choose Blue mug').check()
  await page.getByLabel('Choose Soup bowl').check()
  await page.getByText('2 lines chosen').waitFor()
  await page.getByRole('button', { name: 'Draft the orders' }).click()
  await page.getByText('1 order was drafted').waitFor()
  await page.getByText('In drafts').first().waitFor()
  await page.getByRole('button', { name: 'See them' }).click()

  await page.getByRole('heading', { name: /PO-0001/ }).waitFor()
  // four boxes of six, twenty bowls
  await page.getByText('box of 6 pcs').waitFor()
  await page.getByText('£144.00').first().waitFor()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByText('PO-0001 was approved').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const ask = page.getByRole('dialog')
  await ask.getByText('orders@north.example').first().waitFor()
  await ask.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('PO-0001 was sent').waitFor()
  // this installation has no mail server, and says so
  await page.getByText('Not mailed: download the PDF to send it').waitFor({ timeout: 120_000 })
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('PO-0001.pdf')
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('purchasing-order-wide')
  desk.assertQuiet()

  const { data } = await api.call(listPurchaseOrders, { query: { state: 'sent' } })
  const orderId = data[0]?.id ?? ''
  const small = phone.page
  await small.goto(`/orders/view?id=${orderId}`)
  await small.getByRole('button', { name: 'Receive' }).click()
  const sheet = small.getByRole('dialog')
  // four boxes are open; two have come
  await sheet.getByLabel('Arrived: Blue mug').fill('2')
  await sheet.getByText('= 12pcs').waitFor()
  await sheet.getByLabel('Arrived: Soup bowl').fill('')
  await expectAccessible(phone.page, 'all')
  await phone.screenshot('purchasing-receive-narrow')
  await sheet.getByRole('button', { name: 'Receive', exact: true }).click()
  await small.getByText('Partly received').first().waitFor()
  await small.getByRole('button', { name: 'Receive' }).click()
  await sheet.getByRole('button', { name: 'Receive all that is open' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await small.getByText('Received', { exact: true }).first().waitFor()
  await expectAccessible(phone.page, 'all')
  await phone.screenshot('purchasing-order-narrow')
  phone.assertQuiet()
  const { data: stock } = await api.call(listStock, {})
  expect(stock.map(({ sku, onHand }) => [sku, onHand]).toSorted()).toEqual([
    ['BOWL-1', '20'],
    ['MUG-1', '24'],
  ])

  await page.reload()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText('PO-0001 was closed').waitFor()
  await page.goto('/orders')
  await page.getByRole('row', { name: /PO-0001.*Closed/ }).waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('purchasing-orders-wide')
  desk.assertQuiet()
})

test('an order is drafted by hand, and pages of item and supplier tell of buying', async () => {
  const { page } = desk
  await page.goto('/orders?new=1')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Supplier', { exact: true }).click()
  await page.getByRole('option', { name: /Łódzka Herbata/ }).click()
  await sheet.getByLabel('Deliver to', { exact: true }).click()
  await page.getByRole('option', { name: /Back room/ }).click()
  await sheet.getByLabel('Item', { exact: true }).click()
  await page.getByRole('option', { name: /Green tea/ }).click()
  await sheet.getByLabel(/^(Packs|Quantity)$/).fill('60')
  await sheet.getByLabel(/^Price (of a pack|each)/).fill('4.5')
  await desk.screenshot('purchasing-form-wide')
  await sheet.getByRole('button', { name: 'Create the draft' }).click()
  await page.getByRole('heading', { name: /PO-0002/ }).waitFor()
  await page.getByText('£270.00').first().waitFor()

  const small = phone.page
  await small.goto('/orders')
  await small.getByText('PO-0002').waitFor()
  await expectAccessible(phone.page, 'all')
  await phone.screenshot('purchasing-orders-narrow')
  await small.goto('/reorder')
  await small.getByText('Desk lamp').waitFor()
  await expectAccessible(phone.page, 'all')
  await phone.screenshot('purchasing-reorder-narrow')

  await page.goto('/suppliers')
  await page.getByText('Northern Crockery Ltd').click()
  await page.getByText('NC-204').waitFor()
  await page.getByText('PO-0001').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('purchasing-supplier-wide')
  await page.getByRole('link', { name: 'Blue mug' }).click()
  await page.getByRole('heading', { name: 'When to reorder' }).waitFor()
  await page.getByText('from 5 pcs up to 20 pcs').waitFor()
  await page.getByText('NC-204').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('purchasing-item-wide')
  desk.assertQuiet()
  phone.assertQuiet()
})

test('what was bought is worth what it cost, and goes to another place in two steps', async () => {
  await api.call(createLocation, { body: { code: 'FRONT', name: 'Front shop' } })
  const mug = (await api.call(listStock, {})).data.find(({ sku }) => sku === 'MUG-1')
  await api.call(createPack, { body: { itemId: mug?.itemId ?? '', name: 'box', factor: '6' } })
  const { page } = desk
  await page.goto('/valuation')
  await page.getByRole('button', { name: 'Value now' }).click()
  await page.getByText('Everything recorded is valued').waitFor()
  await page.getByRole('row', { name: /Soup bowl.*£84\.00/ }).waitFor()
  await page.getByText('£144.00').first().waitFor()
  await page.getByText('Cost layers equal what is on hand').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('value-wide')

  await page.goto('/transfers')
  await page.getByText('Nothing is on the road').waitFor()
  await page.getByRole('button', { name: 'Ship goods' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('From', { exact: true }).click()
  await page.getByRole('option', { name: /Back room/ }).click()
  await sheet.getByLabel('To', { exact: true }).click()
  await page.getByRole('option', { name: /Front shop/ }).click()
  await sheet.getByLabel('Item', { exact: true }).click()
  await page.getByRole('option', { name: /Blue mug/ }).click()
  await sheet.getByLabel('Unit').waitFor()
  await sheet.getByLabel('Quantity', { exact: true }).fill('1 box')
  await sheet.getByText('= 6pcs').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('transfer-ship-wide')
  await sheet.getByRole('button', { name: 'Ship', exact: true }).click()
  await page.getByRole('heading', { name: 'Back room to Front shop' }).waitFor()
  await page.getByText('On the road').first().waitFor()
  await page.getByText('1box (6)').first().waitFor()

  const small = phone.page
  await small.goto('/transfers')
  await small.getByText('Back room to Front shop').waitFor()
  await expectAccessible(small)
  await phone.screenshot('transfers-narrow')
  await small.getByRole('link', { name: 'Back room to Front shop' }).click()
  await small.getByRole('button', { name: 'Receive' }).click()
  const arriving = small.getByRole('dialog')
  // sent as a box, and four of it came
  await arriving.getByLabel('Arrived: Blue mug').fill('4 pcs')
  await arriving.getByLabel('Write off what did not arrive').check()
  await arriving.getByLabel('Why is it missing?').fill('Broken on the way')
  await expectAccessible(small)
  await phone.screenshot('transfer-receive-narrow')
  await arriving.getByRole('button', { name: 'Receive', exact: true }).click()
  await arriving.waitFor({ state: 'hidden' })
  await small.getByText('Written off by Mary Seacole').waitFor()
  await expectAccessible(small)
  await phone.screenshot('transfer-narrow')
  await page.reload()
  await page.getByText('Broken on the way').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('transfer-wide')
  const { data: stock } = await api.call(listStock, {})
  expect(stock.map(({ sku, locationCode, onHand }) => [sku, locationCode, onHand]).toSorted()).toEqual([
    ['BOWL-1', 'BACK', '20'],
    ['MUG-1', 'BACK', '18'],
    ['MUG-1', 'FRONT', '4'],
  ])
  desk.assertQuiet()
  phone.assertQuiet()
})

test('lines of a supplier’s e-mail become items that it sells, and one that is there is found', async () => {
  const { page } = desk
  await page.goto('/suppliers')
  await page.getByText('Northern Crockery Ltd').click()
  await page.getByRole('link', { name: 'Lines or a photo' }).click()
  await page.getByRole('heading', { name: 'Items from lines' }).waitFor()
  await page.getByRole('button', { name: 'Choose a photo' }).waitFor()
  await page.getByLabel('Lines', { exact: true }).fill(`Dear Mary,
12 x NC-310 Cereal bowl 15 cm, EAN 4006381333931, £3.45 each, pack of 6, batch: 77
24 pcs NC-204 Mug, £2.40 each
2 boxes of 50 Paper straws, £4.20/box
Total £98.00`)
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  const bowl = page.getByRole('group', { name: 'Line 2: Cereal bowl 15 cm' })
  await bowl.getByText('Not understood: “batch: 77”').waitFor()
  expect(await bowl.getByLabel('SKU').inputValue()).toBe('NC-310')
  expect(await bowl.getByLabel('Cost').inputValue()).toBe('3.45')
  await bowl.getByText('code NC-310 · pack of 6 · £20.70 a pack').waitFor()
  const mug = page.getByRole('group', { name: 'Line 3: Mug' })
  await mug.getByText('the supplier’s code for it').waitFor()
  await page.getByText('2 new · 1 existing · 2 left out').waitFor()
  await expectAccessible(page, 'all')
  await desk.screenshot('purchasing-lines-wide')
  await page.getByRole('button', { name: 'Create 2 items' }).click()
  const straws = page.getByRole('group', { name: 'Line 4: Paper straws' })
  await straws.getByText('Enter an SKU.').waitFor()
  await straws.getByLabel('SKU').fill('STRAW')
  await page.getByRole('button', { name: 'Create 2 items' }).click()
  await page.getByText('2 items created').waitFor()
  await straws.getByRole('link', { name: 'Open Paper straws' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back: the items are archived').waitFor()
  await straws.getByText('Taken back', { exact: true }).waitFor()
  desk.assertQuiet()

  const small = phone.page
  await small.goto('/items/lines')
  await small.getByLabel('Lines', { exact: true }).fill('5 Stk NC-9 Teller rot, EAN 4006381333932, 4,20 EUR/Stk')
  await small.getByRole('button', { name: 'Read', exact: true }).click()
  await small.getByText('Not understood: “EAN 4006381333932”').waitFor()
  await expectAccessible(small, 'all')
  await phone.screenshot('purchasing-lines-narrow')
  await small.getByRole('button', { name: 'Open in the form' }).click()
  await small.getByRole('heading', { name: 'New item' }).waitFor()
  expect(await small.getByLabel('Name').inputValue()).toBe('Teller rot')
  phone.assertQuiet()
})
