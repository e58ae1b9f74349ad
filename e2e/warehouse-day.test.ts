import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { createPurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { createSupplier } from '#contract/supplier.ts'
import { getValuation, runValuation } from '#contract/valuation.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/**
 * The day of a warehouse person, from goods that arrive in lots to a count that does not agree, told by what the ledger holds after each
 * step: goods by phone, papers at the desk.
 */
const system = sharedSystem()
let browser: Browser
let desk: WatchedPage
let phone: WatchedPage
let api: Client
let orderId: string
let dockId: string

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  const { page } = desk
  await foundOrganisation(page, { name: 'Lillian Gilbreth', email: 'warehouse-day@example.com' }, 'Clinic supplies')
  api = await openApi(page, system.address)
  orderId = await sendOrder()
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

/** An order of tablets in lots and of meters by serial, on its way to the dock of a warehouse with a shelf and a place for what came back. */
async function sendOrder(): Promise<string> {
  const place = async (code: string, name: string, more: { parentId?: string; kind?: 'bin' | 'quarantine' } = {}) =>
    (await api.call(createLocation, { body: { code, name, ...more } })).id
  const warehouse = await place('WH', 'Warehouse')
  const dock = await place('DOCK', 'Dock', { parentId: warehouse })
  dockId = dock
  await place('A-1', 'Shelf A1', { parentId: warehouse, kind: 'bin' })
  await place('QUAR', 'Quarantine', { kind: 'quarantine' })
  const tablets = await api.call(createItem, {
    body: { sku: 'IBU-400', name: 'Ibuprofen 400 mg', tracking: 'lot', price: '4', cost: '1.5' },
  })
  const meters = await api.call(createItem, {
    body: { sku: 'BP-7', name: 'Pressure meter', tracking: 'serial', price: '60' },
  })
  const supplier = await api.call(createSupplier, { body: { name: 'Medical Wholesale' } })
  const { id, version } = await api.call(createPurchaseOrder, {
    body: {
      supplierId: supplier.id,
      locationId: dock,
      lines: [
        { itemId: tablets.id, quantity: '30', unitPrice: '1.5' },
        { itemId: meters.id, quantity: '2', unitPrice: '40' },
      ],
    },
  })
  const params = { orderId: id }
  const approved = await api.call(transitionPurchaseOrder, { params, ifMatch: version, body: { action: 'approve' } })
  await api.call(transitionPurchaseOrder, { params, ifMatch: approved.version, body: { action: 'send' } })
  return id
}

/** What is on hand and reserved, place by place and lot by lot. */
async function stock() {
  const { data } = await api.call(listStock, { query: { limit: 200 } })
  return data
    .filter(({ onHand }) => onHand !== '0')
    .map(({ locationCode, lotCode, onHand, reserved }) => `${locationCode} ${lotCode} ${onHand}/${reserved}`)
    .toSorted((one, other) => Number(one.includes('BP-')) - Number(other.includes('BP-')) || one.localeCompare(other))
}

const meters = ['DOCK BP-0001 1/0', 'DOCK BP-0002 1/0']
const dockOption = 'Ibuprofen 400 mg, Dock, lot L-LATE, until 30 Jun 2032: 2 pcs'

const choose = async (page: Page, label: string, option: RegExp) => {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

test('a part of the order arrives: tablets in two lots, meters by their serials; they are put away', async () => {
  const { page } = phone
  // looked at meanwhile, and never loaded again
  const watched = desk.page
  await watched.goto(`/locations?id=${dockId}`)
  await watched.getByText('Nothing lies here').waitFor()
  await page.goto(`/orders/view?id=${orderId}`)
  await page.getByRole('button', { name: 'Receive' }).click()
  const sheet = page.getByRole('dialog')
  // known to come by serials, the meters are not all there yet
  await sheet.getByLabel('Serials: Pressure meter').waitFor()
  await sheet.getByRole('button', { name: 'Receive', exact: true }).click()
  await sheet.getByText('Say which lot.').waitFor()
  await sheet.getByLabel('Arrived: Ibuprofen 400 mg').fill('20')
  await sheet.getByLabel('Lot: Ibuprofen 400 mg').fill('L-LATE')
  await sheet.getByLabel('Expires: Ibuprofen 400 mg').fill('2032-06-30')
  await sheet.getByLabel('Arrived: Ibuprofen 400 mg').fill('12')
  await sheet.getByRole('button', { name: 'Another lot' }).click()
  await sheet.getByLabel('Lot: Ibuprofen 400 mg').nth(1).fill('L-SOON')
  await sheet.getByLabel('Expires: Ibuprofen 400 mg').nth(1).fill('2031-01-31')
  await sheet.getByLabel('Amount: Ibuprofen 400 mg').nth(1).fill('8')
  await expect.poll(() => sheet.getByLabel('Arrived: Ibuprofen 400 mg').inputValue()).toBe('20')
  await sheet.getByLabel('Serials: Pressure meter').fill('BP-0001\nBP-0002')
  await sheet.getByText('2 serials').waitFor()
  await expectAccessible(page, 'all')
  await phone.screenshot('day-receive-narrow')
  await sheet.getByRole('button', { name: 'Receive', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
  // only the place they go to would be left to say: from the message, and as long as it stands from the receipt
  expect(await page.getByRole('button', { name: 'Put away' }).count()).toBe(2)
  await page.getByRole('button', { name: 'Put away' }).last().click()
  await sheet.getByText('2 serials').waitFor()
  expect(await sheet.getByLabel('Quantity', { exact: true }).first().inputValue()).toBe('20')
  await sheet.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Partly received').first().waitFor()
  await page.getByText('L-SOON').waitFor()
  await phone.screenshot('day-order-narrow')
  expect(await stock()).toEqual(['DOCK L-LATE 12/0', 'DOCK L-SOON 8/0', ...meters])

  await page.getByRole('button', { name: 'Quick actions' }).click()
  await page.getByRole('menuitem', { name: 'Move' }).click()
  await expect.poll(() => sheet.getByLabel('What happens').inputValue()).toBe('transfer')
  await choose(page, 'From', /Dock/)
  await choose(page, 'To', /Shelf A1/)
  await choose(page, 'Item', /Ibuprofen/)
  await sheet.getByLabel('Quantity', { exact: true }).fill('18')
  await sheet.getByText('L-SOON').waitFor()
  await expectAccessible(page, 'all')
  await phone.screenshot('day-put-away-narrow')
  // called away: it is kept, touches nothing, and is recorded from where it lies
  await sheet.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.getByRole('button', { name: 'Show drafts' }).click()
  await page.getByRole('heading', { name: 'Drafts of movements' }).waitFor()
  expect(await stock()).toEqual(['DOCK L-LATE 12/0', 'DOCK L-SOON 8/0', ...meters])
  await page.getByText('Ibuprofen 400 mg').click()
  const changes = sheet.getByRole('region', { name: 'What it changes' })
  await changes.getByText('Shelf A1').first().waitFor()
  await changes.getByText('L-SOON').first().waitFor()
  await expectAccessible(page, 'all')
  await phone.screenshot('day-draft-narrow')
  await sheet.getByRole('button', { name: 'Record', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
  expect(await stock()).toEqual(['A-1 L-LATE 10/0', 'A-1 L-SOON 8/0', 'DOCK L-LATE 2/0', ...meters])
  await watched
    .getByRole('cell', { name: /^2\s*pcs$/ })
    .first()
    .waitFor()
  await desk.screenshot('day-dock-wide')
  phone.assertQuiet()
})

test('a customer’s order is set aside and shipped by earliest expiry, with another lot where that was taken; some comes back', async () => {
  const { page } = desk
  await page.goto('/sales?new=1')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Customer').fill('Ward 7')
  await choose(page, 'Take from', /Warehouse/)
  await choose(page, 'Item', /Ibuprofen/)
  await sheet.getByLabel('Quantity', { exact: true }).fill('10')
  await sheet.getByRole('button', { name: 'Take the order' }).click()
  await page.getByRole('heading', { name: 'SO-0001' }).waitFor()
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.getByText('Lot L-SOON').waitFor()
  expect(await stock()).toEqual(['A-1 L-LATE 10/2', 'A-1 L-SOON 8/8', 'DOCK L-LATE 2/0', ...meters])

  const small = phone.page
  const goods = small.getByRole('dialog')
  await small.goto(page.url())
  await small.getByRole('button', { name: 'Ship', exact: true }).click()
  await goods.getByLabel('Taken: Ibuprofen 400 mg, Lot L-LATE, A-1').fill('')
  await goods.getByLabel('Taken from elsewhere').selectOption({ label: dockOption })
  await goods.getByLabel('Taken: Ibuprofen 400 mg, Lot L-LATE, DOCK').fill('1')
  await expectAccessible(small, 'all')
  await phone.screenshot('day-ship-narrow')
  await goods.getByRole('button', { name: 'Ship', exact: true }).click()
  await goods.waitFor({ state: 'hidden' })
  await small.getByText('Partly shipped').first().waitFor()
  expect(await stock()).toEqual(['A-1 L-LATE 10/1', 'DOCK L-LATE 1/0', ...meters])
  phone.assertQuiet()

  await page.reload()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Take goods back' }).click()
  await sheet.getByLabel('Comes back: Ibuprofen 400 mg, Lot L-SOON').fill('3')
  await sheet.getByRole('radio', { name: 'Quarantine' }).click()
  await sheet.getByLabel('Why').fill('Box was open')
  await sheet.getByRole('button', { name: 'Take back' }).click()
  await page.getByText(/^Came back to quarantine/).waitFor()
  await expectAccessible(page, 'all')
  await desk.screenshot('day-sold-wide')
  expect(await stock()).toContain('QUAR L-SOON 3/0')
  desk.assertQuiet()
})

test('the shelf is counted blind and holds less than the books, what is left is valued, and a batch is reversed', async () => {
  const { page } = desk
  await page.goto('/counts')
  await page.getByRole('link', { name: 'Plan a count' }).first().click()
  await page.getByRole('combobox', { name: 'Places' }).click()
  await page.getByRole('option', { name: /Shelf A1/ }).click()
  await page.getByLabel(/^Name/).fill('Shelf A1')
  await page.getByRole('button', { name: 'Start counting' }).click()
  await page.waitForURL('**/counts/view?id=*')
  const countId = new URL(page.url()).searchParams.get('id') ?? ''

  const small = phone.page
  await small.goto(`/counts/sheet?id=${countId}`)
  const number = small.getByLabel('How many?').last()
  const handIn = async () => {
    await small.getByText(/waits? to be sent/).waitFor({ state: 'hidden' })
    await small.getByRole('button', { name: 'Hand in' }).click()
    await small.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  }
  await small.getByRole('button', { name: /^Ibuprofen/ }).click()
  expect(await small.getByRole('main').innerText()).not.toMatch(/\b10\b|Books/)
  await number.fill('7')
  await number.press('Enter')
  await small.getByText('1 of 1').waitFor()
  await handIn()
  await small.getByText('Count again', { exact: true }).first().waitFor()
  await small.getByRole('button', { name: /^Ibuprofen/ }).click()
  await number.fill('7')
  await number.press('Enter')
  await small.getByText('1 of 1').waitFor()
  await handIn()
  await small.waitForURL('**/counts/view?id=*')
  await page.goto(`/counts/view?id=${countId}`)
  await page.getByRole('row', { name: /Ibuprofen/ }).waitFor()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await page.getByText('Shelf A1 was approved').waitFor()
  expect(await stock()).toEqual(['A-1 L-LATE 7/1', 'DOCK L-LATE 1/0', 'QUAR L-SOON 3/0', ...meters])

  // a run leaves what transactions of other organisations hold back to the next one
  const waitingLines = async () => {
    await api.call(runValuation, {})
    return (await api.call(getValuation, {})).waitingLines
  }
  await expect.poll(waitingLines, { interval: 1_000 }).toBe(0)
  await page.goto('/valuation')
  await page.getByRole('row', { name: /Ibuprofen.*£16\.50/ }).waitFor()
  await page.getByText('£96.50').first().waitFor()
  await desk.screenshot('day-value-wide')
  await page.goto('/')
  await page.getByText('£96.50').waitFor()

  // what tablets of a year ago would change is told before they are recorded, and they are not
  await page.keyboard.press('q')
  await page.keyboard.press('r')
  const form = page.getByRole('dialog')
  await expect.poll(() => form.getByLabel('What happens').inputValue()).toBe('receipt')
  await choose(page, 'Location', /Shelf A1/)
  await choose(page, 'Item', /Ibuprofen/)
  await form.getByLabel('Quantity', { exact: true }).fill('10')
  await form.getByLabel('Lot: Ibuprofen 400 mg').fill('L-EARLY')
  await form.getByLabel('Cost each').fill('1')
  await form.getByText('Earlier').click()
  await form.getByLabel(/In the time zone/).fill(new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 16))
  const changes = form.getByRole('region', { name: 'What it changes' })
  await changes.getByText('Lowest since then').waitFor()
  await changes.getByText('£16.50').waitFor()
  await changes.getByText(/The closing figures of 1\d months change/).waitFor()
  await expectAccessible(page, 'all')
  await desk.screenshot('day-preview-wide')

  await page.goto('/movements')
  await page.getByLabel('Choose Return: Ibuprofen 400 mg').check()
  await page.getByLabel('Choose Sale: Ibuprofen 400 mg').check()
  await page.getByText('2 movements chosen').waitFor()
  await expectAccessible(page, 'all')
  await desk.screenshot('day-reverse-wide')
  await page.getByRole('button', { name: 'Reverse them' }).click()
  const ask = page.getByRole('dialog')
  await ask.getByLabel('Why?').fill('Booked on the wrong ward')
  await ask.getByRole('button', { name: 'Reverse', exact: true }).click()
  await page.getByText('2 movements were reversed').waitFor()
  expect(await stock()).toEqual(['A-1 L-LATE 7/1', 'A-1 L-SOON 8/0', 'DOCK L-LATE 2/0', ...meters])
  const { differences } = await api.call(proveLedger, {})
  expect(differences).toEqual([])
  desk.assertQuiet()
  phone.assertQuiet()
})
