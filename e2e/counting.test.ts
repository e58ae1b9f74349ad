import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import { listStock } from '#contract/stock.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** A shelf is counted with a phone while goods are sold, and a manager at the desk posts what differs. */
const system = sharedSystem()
let browser: Browser
let desk: WatchedPage
let phone: WatchedPage
let api: Client
const ids: Record<string, string> = {}

const desktop = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const
const mobile = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true } as const

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await openPage(browser, system.address, desktop)
  const { page } = desk
  await foundOrganisation(page, { name: 'Ada Lovelace', email: 'counting@example.com' }, 'Lamps and Chairs')
  api = await openApi(page, system.address)
  await fillShelves()
  phone = await openPage(browser, system.address, { ...mobile, storageState: await page.context().storageState() })
})
afterAll(async () => {
  await desk?.close()
  await phone?.close()
  await browser?.close()
})

async function fillShelves() {
  const shop = await api.call(createLocation, { body: { code: 'SHOP-FLOOR', name: 'Shop floor', kind: 'store' } })
  for (const [code, name] of [
    ['A-1', 'Shelf A1'],
    ['B-1', 'Shelf B1'],
  ] as const)
    ids[code] = (await api.call(createLocation, { body: { code, name, kind: 'bin', parentId: shop.id } })).id
  const make = async (sku: string, name: string, stock?: readonly [place: string, quantity: string]) => {
    const barcode = sku === 'LAMP' ? { barcode: '4006381333931' } : {}
    const item = await api.call(createItem, { body: { sku, name, cost: '12.5', ...barcode } })
    ids[sku] = item.id
    if (!stock) return
    const line = { itemId: item.id, toLocationId: ids[stock[0]] ?? '', quantity: stock[1] }
    await api.call(recordMovement, { body: { kind: 'opening', lines: [line] } })
  }
  await make('LAMP', 'Brass reading lamp', ['A-1', '10'])
  await make('CHAIR', 'Oak chair', ['A-1', '4'])
  await make('DESK', 'Writing desk', ['B-1', '7'])
  await make('CLOCK', 'Wall clock')
  await api.call(createPack, { body: { itemId: ids['LAMP'] ?? '', name: 'box', factor: '4', barcode: 'LAMP-BOX' } })
}

async function lampsOnHand() {
  const { data } = await api.call(listStock, { query: { itemId: ids['LAMP'] ?? '' } })
  return Number(data[0]?.onHand)
}

test('a count is planned at the desk, with what it holds shown before', async () => {
  const { page } = desk
  await page.goto('/counts')
  await page.getByText('Nothing has been counted yet').waitFor()
  await desk.screenshot('counting-empty')
  await page.getByRole('link', { name: 'Plan a count' }).first().click()
  await page.getByText('3 lines').waitFor()
  await page.getByRole('combobox', { name: 'Places' }).click()
  await page.getByRole('option', { name: /Shop floor/ }).click()
  await page.getByText('3 lines').waitFor()
  await page.getByLabel(/^Name/).fill('Shop floor, November')
  await desk.screenshot('counting-plan')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start counting' }).click()
  await page.waitForURL('**/counts/view?id=*')
  await page.getByRole('heading', { name: 'Shop floor, November' }).waitFor()
  ids['count'] = new URL(page.url()).searchParams.get('id') ?? ''
  desk.assertQuiet()
})

test('the phone: scan, number, Enter; by list from line to line; without signal; what is not on the sheet', async () => {
  const { page } = phone
  await page.goto(`/counts/sheet?id=${ids['count']}`)
  const scan = page.getByLabel('Scan, or type SKU or barcode')
  const number = page.getByLabel('How many?').last()
  await scan.waitFor()
  await page.getByText('0 of 3').waitFor()
  await phone.screenshot('counting-sheet-phone')
  await expectAccessible(page)

  // a box of four, and four loose ones
  await scan.fill('lamp-box')
  await scan.press('Enter')
  await page.getByText('Brass reading lamp').first().waitFor()
  await page.getByText('Makes 4 pcs').waitFor()
  await number.fill('4')
  await page.getByText('Makes 8 pcs').waitFor()
  await phone.screenshot('counting-entry-phone')
  await expectAccessible(page)
  await number.press('Enter')
  await page.getByText('1 of 3').waitFor()

  await page.getByRole('button', { name: /^Oak chair/ }).click()
  await number.fill('4')
  await page.getByRole('button', { name: 'Save and next' }).click()
  // the next line of the sheet stands there already
  await page.getByText('2 of 3').waitFor()
  // what was counted so far has arrived before the signal goes
  await page.getByText(/waits? to be sent/).waitFor({ state: 'hidden' })
  await page.context().setOffline(true)
  for (let n = 0; n < 7; n++) await page.getByRole('button', { name: 'One more' }).click()
  await number.press('Enter')
  await page.getByText('1 figure waits to be sent').waitFor()
  await phone.screenshot('counting-offline-phone')
  // keys and links stay here, where the browser would leave for its own page of an error, and it is said once; the figure waits on
  const stays = page.getByText('That page opens when you are online again.')
  // pressed where no field has them, wherever the focus is
  for (const key of ['g', 'm']) await page.locator('body').dispatchEvent('keydown', { key })
  await stays.waitFor()
  await page.locator('nav a[href="/movements"]').first().dispatchEvent('click')
  expect(await stays.count()).toBe(1)
  expect(new URL(page.url()).pathname).toBe('/counts/sheet')
  await page.getByText('1 figure waits to be sent').waitFor()
  await page.reload().catch(() => undefined)
  await page.context().setOffline(false)
  await page.goto(`/counts/sheet?id=${ids['count']}`)
  await page.getByText('3 of 3').waitFor()
  await page.getByText(/waits? to be sent/).waitFor({ state: 'hidden' })

  await scan.fill('clock')
  await scan.press('Enter')
  await page.getByText('Wall clock is not on this sheet').waitFor()
  await page.getByLabel('Where did you find it?').selectOption({ label: 'Shelf B1' })
  await number.fill('2')
  await page.getByRole('button', { name: 'Count it here' }).click()
  await page.getByText('4 of 4').waitFor()
  await page.getByText('All · 4').click()
  await page.getByText('Found', { exact: true }).waitFor()
  await phone.screenshot('counting-all-phone')
  // blind: neither what is expected nor what differs
  expect(await page.getByRole('main').innerText()).not.toMatch(/\b10\b|Books/)
  phone.assertQuiet(/ERR_INTERNET_DISCONNECTED|chrome-error|Failed to fetch/)
})

test('what is off by more than a tenth is counted again before it goes to review', async () => {
  const { page } = phone
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  await page.getByText('2 lines are to be counted again').waitFor()
  await page.getByText('Count again', { exact: true }).first().waitFor()
  await phone.screenshot('counting-again-phone')
  const number = page.getByLabel('How many?').last()
  await page.getByRole('button', { name: /^Brass reading lamp/ }).click()
  await number.fill('8')
  await number.press('Enter')
  await number.fill('2')
  await number.press('Enter')
  await page.getByText('4 of 4').waitFor()
  // a lamp is sold while the figures wait for their approval
  await api.call(recordMovement, {
    body: {
      kind: 'sale',
      lines: [{ itemId: ids['LAMP'] ?? '', fromLocationId: ids['A-1'] ?? '', quantity: '1' }],
    },
  })
  await page.getByText(/waits? to be sent/).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  await page.waitForURL('**/counts/view?id=*')
  await page.getByText('In review').waitFor()
  await phone.screenshot('counting-review-phone')
  await expectAccessible(page)
  phone.assertQuiet()
})

test('the desk: differences with their value, a reason, approval, and back again', async () => {
  const { page } = desk
  await page.goto(`/counts/view?id=${ids['count']}`)
  await page.getByRole('row', { name: /Brass reading lamp/ }).waitFor()
  await desk.screenshot('counting-review')
  await expectAccessible(page)
  await page.getByRole('row', { name: /Brass reading lamp/ }).click()
  const line = page.getByRole('dialog')
  await line.getByText('Moved since').waitFor()
  await line.getByLabel(/^Reason/).fill('Two were broken')
  await desk.screenshot('counting-review-line')
  await expectAccessible(page)
  await line.getByRole('button', { name: 'Accept' }).click()
  await line.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByText(/2 differences are posted/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await page.getByText('Shop floor, November was approved').waitFor()
  expect(await lampsOnHand()).toBe(7)

  await page.goto('/counts/accuracy')
  await page.getByText('50%').first().waitFor()
  await desk.screenshot('counting-accuracy')
  await expectAccessible(page)
  await phone.page.goto('/counts/accuracy')
  await phone.page.getByText('50%').first().waitFor()
  await phone.screenshot('counting-accuracy-phone')
  await expectAccessible(phone.page)

  await page.goto(`/counts/view?id=${ids['count']}`)
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByLabel('Why?').fill('Wrong shelf')
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await page.getByText('Everything was taken back').waitFor()
  expect(await lampsOnHand()).toBe(9)
  await page.goto('/counts?show=all')
  await page.getByText('Taken back').waitFor()
  await desk.screenshot('counting-list')
  await expectAccessible(page)
  desk.assertQuiet()
})
