import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** Selling, as a pharmacy does it: an order taken at the desk, picked by expiry, shipped, and partly taken back; a quick sale with a phone. */
const system = sharedSystem()
let browser: Browser
let desk: WatchedPage
let phone: WatchedPage
let api: Client

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  const { page } = desk
  await foundOrganisation(page, { name: 'Cicely Saunders', email: 'cicely@example.com' }, 'Hill pharmacy')
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

/** Tablets in two lots on two shelves, and plasters that are not told apart. */
async function stockTheShop() {
  const place = async (code: string, name: string, more: { parentId?: string; kind?: 'bin' | 'quarantine' } = {}) =>
    (await api.call(createLocation, { body: { code, name, ...more } })).id
  const shop = await place('SHOP', 'Shop floor')
  const high = await place('SHOP-1', 'High shelf', { parentId: shop, kind: 'bin' })
  const low = await place('SHOP-2', 'Low shelf', { parentId: shop, kind: 'bin' })
  await place('QUAR', 'Quarantine', { kind: 'quarantine' })
  const tablets = await api.call(createItem, {
    body: { sku: 'IBU-400', name: 'Ibuprofen 400 mg', tracking: 'lot', price: '4.2' },
  })
  const plasters = await api.call(createItem, { body: { sku: 'PLA-10', name: 'Plasters', price: '2.5' } })
  const lines = [
    { itemId: tablets.id, toLocationId: high, quantity: '20', lotCode: 'N2207', expiresOn: '2032-06-30' },
    { itemId: tablets.id, toLocationId: low, quantity: '8', lotCode: 'N2101', expiresOn: '2031-02-28' },
    { itemId: plasters.id, toLocationId: low, quantity: '30' },
  ]
  await api.call(recordMovement, { body: { kind: 'opening', lines } })
}

test('an order is taken, set aside by earliest expiry, shipped, and some of it comes back to quarantine', async () => {
  const { page } = desk
  await page.goto('/sales?new=1')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Customer').fill('St Joseph’s Hospice')
  await sheet.getByLabel('Take from', { exact: true }).click()
  await page.getByRole('option', { name: /Shop floor/ }).click()
  await sheet.getByLabel('Item', { exact: true }).click()
  await page.getByRole('option', { name: /Ibuprofen/ }).click()
  await sheet.getByLabel('Quantity', { exact: true }).fill('12')
  await desk.screenshot('selling-form-wide')
  await sheet.getByRole('button', { name: 'Take the order' }).click()
  await page.getByRole('heading', { name: 'SO-0001' }).waitFor()
  await page.getByText('not set aside').waitFor()
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.getByText('Lot N2101').waitFor()
  const picks = page.getByRole('listitem').filter({ hasText: /^SHOP-/ })
  await expect.poll(() => picks.allInnerTexts()).toHaveLength(2)
  expect((await picks.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/SHOP-1 4 ?pcs of Ibuprofen 400 mg Lot N2207/),
    expect.stringMatching(/SHOP-2 8 ?pcs of Ibuprofen 400 mg Lot N2101/),
  ])
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('selling-order-wide')

  const orderUrl = page.url()
  const small = phone.page
  await small.goto(orderUrl)
  await small.getByText('Lot N2101').waitFor()
  await expectAccessible(phone.page, 'all')
  await phone.screenshot('selling-order-narrow')
  await small.getByRole('button', { name: 'Ship', exact: true }).click()
  const goods = small.getByRole('dialog')
  await goods.getByLabel('Taken: Ibuprofen 400 mg, Lot N2207').fill('1')
  await phone.screenshot('selling-ship-narrow')
  await goods.getByRole('button', { name: 'Ship', exact: true }).click()
  await small.getByText('Partly shipped').first().waitFor()
  await small.getByRole('button', { name: 'Ship', exact: true }).click()
  await goods.getByRole('button', { name: 'Ship all' }).click()
  await goods.waitFor({ state: 'hidden' })
  await small.getByText('Shipped', { exact: true }).first().waitFor()
  phone.assertQuiet()

  await page.reload()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Take goods back' }).click()
  await sheet.getByLabel('Comes back: Ibuprofen 400 mg, Lot N2101').fill('2')
  await sheet.getByRole('radio', { name: 'Quarantine' }).click()
  await sheet.getByLabel('Why').fill('Box was open')
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('selling-return-wide')
  await sheet.getByRole('button', { name: 'Take back' }).click()
  await page.getByText(/^Came back to quarantine/).waitFor()
  await desk.screenshot('selling-shipped-wide')
  desk.assertQuiet()
  const { data: stock } = await api.call(listStock, {})
  expect(
    stock
      .filter(({ lotCode }) => lotCode !== null)
      .map((row) => [row.locationCode, row.lotCode, row.onHand, row.reserved])
      .toSorted(),
  ).toEqual([
    ['QUAR', 'N2101', '2', '0'],
    ['SHOP-1', 'N2207', '16', '0'],
  ])
  const { data: movements } = await api.call(listMovements, {})
  expect(movements.map(({ kind }) => kind)).toEqual(['return', 'sale', 'sale', 'opening'])
})

test('a phone sells over the counter, and the item’s page tells what can be promised and reserves it', async () => {
  const small = phone.page
  await small.goto('/sales?quick=1')
  const sheet = small.getByRole('dialog')
  await sheet.getByLabel('Take from', { exact: true }).click()
  await small.getByRole('option', { name: /Shop floor/ }).click()
  await sheet.getByLabel('Item', { exact: true }).click()
  await small.getByRole('option', { name: /Plasters/ }).click()
  await sheet.getByLabel('Quantity', { exact: true }).fill('3')
  await phone.screenshot('selling-quick-narrow')
  await sheet.getByRole('button', { name: 'Sell' }).click()
  await small.getByRole('heading', { name: 'SO-0002' }).waitFor()
  await small.getByText('Shipped', { exact: true }).first().waitFor()
  await small.goto('/sales')
  await small.getByText('SO-0002').waitFor()
  await phone.screenshot('selling-list-narrow')
  phone.assertQuiet()

  const { page } = desk
  await page.goto('/sales')
  await page.getByRole('row', { name: /SO-0001.*Hospice.*Shipped/ }).click()
  await page.getByRole('row', { name: /Ibuprofen/ }).click()
  await page.getByRole('heading', { name: 'Reserved' }).waitFor()
  await page.getByText('2 blocked').waitFor()
  await page.getByRole('button', { name: 'Reserve', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Where').selectOption({ label: 'High shelf, lot N2207: 16 pcs' })
  await form.getByLabel('Quantity').fill('5')
  await form.getByLabel('For whom or what').fill('Ward 4')
  await form.getByRole('button', { name: 'Reserve', exact: true }).click()
  await page.getByText('for Ward 4').waitFor()
  await expectAccessible(desk.page, 'all')
  await desk.screenshot('selling-item-wide')
  await page.getByRole('button', { name: /^Release/ }).click()
  await page.getByText('Nothing is reserved.').waitFor()
  desk.assertQuiet()
})

test('a label printer is lent at the desk, is overdue, and comes back damaged with a phone', async () => {
  const printer = await api.call(createItem, { body: { sku: 'PRN', name: 'Label printer', tracking: 'serial' } })
  const { data: places } = await api.call(listLocations, {})
  const shop = places.find(({ code }) => code === 'SHOP')?.id
  await api.call(recordMovement, {
    body: { kind: 'opening', lines: [{ itemId: printer.id, toLocationId: shop, quantity: '1', lotCode: 'PRN-7' }] },
  })
  const { page } = desk
  await page.goto('/checkouts')
  await page.getByText('Nothing is checked out').waitFor()
  await desk.screenshot('checkouts-empty-wide')
  await page.getByRole('button', { name: 'Check out' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Item', { exact: true }).click()
  await page.getByRole('option', { name: /Label printer/ }).click()
  await sheet.getByLabel('Unit').selectOption({ label: 'PRN-7, Shop floor' })
  await sheet.getByLabel('Name').fill('Cicely Saunders')
  await sheet.getByLabel('Due back').fill('2020-01-31')
  await sheet.getByText('This day is past: it is overdue at once.').waitFor()
  await expectAccessible(page, 'all')
  await desk.screenshot('checkouts-form-wide')
  await sheet.getByRole('button', { name: 'Check out' }).click()
  await page.getByText('with Cicely Saunders', { exact: true }).waitFor()
  await page.getByText('due 31 Jan 2020').waitFor()
  await sheet.waitFor({ state: 'hidden' })
  await expectAccessible(page, 'all')
  await page.getByRole('button', { name: 'Change due day or note of PRN-7' }).click()
  await sheet.getByLabel('Due back').fill('2020-02-29')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await page.getByText('due 29 Feb 2020').waitFor()
  await sheet.waitFor({ state: 'hidden' })
  await desk.screenshot('checkouts-wide')
  await page.getByRole('link', { name: 'Label printer' }).click()
  await page.getByRole('heading', { name: 'Check-outs' }).waitFor()
  await page.getByText('with Cicely Saunders', { exact: true }).waitFor()
  await desk.screenshot('checkouts-item-wide')
  desk.assertQuiet()

  const small = phone.page
  await small.goto('/checkouts?show=overdue')
  await small.getByText('with Cicely Saunders', { exact: true }).waitFor()
  await expectAccessible(small, 'all')
  await phone.screenshot('checkouts-narrow')
  await small.getByRole('button', { name: 'Check in PRN-7' }).click()
  const back = small.getByRole('dialog')
  await back.getByRole('radio', { name: /^Damaged/ }).click()
  await back.getByLabel('Note').fill('The lid is broken')
  await expectAccessible(small, 'all')
  await phone.screenshot('checkouts-return-narrow')
  await back.getByRole('button', { name: 'Check in' }).click()
  await small.getByText('Nothing is overdue').waitFor()
  await small.getByRole('radio', { name: 'History' }).click()
  await small.getByText('The lid is broken').waitFor()
  await phone.screenshot('checkouts-history-narrow')
  await small.getByRole('link', { name: 'PRN-7' }).click()
  await small.getByText('Damaged', { exact: true }).waitFor()
  await expectAccessible(small, 'all')
  await phone.screenshot('checkouts-unit-narrow')
  phone.assertQuiet()
})

test('a first-aid set is made of parts at the desk, put together there in a lot, and one is taken apart with a phone', async () => {
  const set = await api.call(createItem, { body: { sku: 'AID-1', name: 'First-aid set', tracking: 'lot' } })
  const address = `/items/view?id=${set.id}`
  const { page } = desk
  await page.goto(address)
  await page.getByRole('button', { name: 'Name parts' }).click()
  const sheet = page.getByRole('dialog')
  const name = async (part: string, quantity: string) => {
    await sheet.getByLabel('Part', { exact: true }).last().click()
    await page.getByRole('option', { name: new RegExp(part) }).click()
    await sheet.getByLabel('In one').last().fill(quantity)
  }
  await name('Plasters', '3')
  await sheet.getByRole('button', { name: 'Add a part' }).click()
  await name('Ibuprofen', '2')
  await expectAccessible(page, 'all')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByText('Can be assembled', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Assemble' }).click()
  await sheet.getByLabel('Lot: First-aid set').fill('AID-A')
  await sheet.getByLabel('How many').fill('99')
  await sheet
    .getByText(/missing/)
    .first()
    .waitFor()
  await desk.screenshot('kit-short-wide')
  await sheet.getByLabel('How many').fill('2')
  await expectAccessible(page, 'all')
  await sheet.getByRole('button', { name: 'Assemble' }).click()
  await page.getByText(/Shop floor: 2 there/).waitFor()
  await sheet.waitFor({ state: 'hidden' })
  await desk.screenshot('kit-item-wide')
  desk.assertQuiet()

  const small = phone.page
  await small.goto(address)
  await small.getByText(/Shop floor: 2 there/).waitFor()
  await expectAccessible(small, 'all')
  await phone.screenshot('kit-item-narrow')
  await small.getByRole('button', { name: 'Take apart' }).click()
  const apart = small.getByRole('dialog')
  await apart.getByLabel('Which of them').selectOption({ label: 'Shop floor, lot AID-A: 2 pcs' })
  await apart.getByText('2 at most here').waitFor()
  await expectAccessible(small, 'all')
  await phone.screenshot('kit-apart-narrow')
  await apart.getByRole('button', { name: 'Take apart' }).click()
  await small.getByText(/Shop floor: 1 there/).waitFor()
  phone.assertQuiet()
  const { data } = await api.call(listMovements, { query: { itemId: set.id } })
  expect(data.map(({ kind }) => kind)).toEqual(['disassembly', 'assembly'])
})
