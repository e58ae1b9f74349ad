import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createField } from '#contract/field.ts'
import { createItem, listItems } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** A clothes shop: one shirt becomes six variants, which take its changes but for what is their own, and are what is sold. */
const system = sharedSystem()
let browser: Browser
let wide: WatchedPage
let shirtId: string
let api: Client
let placeId: string

const toOptions = (labels: readonly string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))

beforeAll(async () => {
  browser = await launchBrowser()
  wide = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  const { page } = wide
  await foundOrganisation(page, { name: 'Coco', email: 'coco@example.com' }, 'Clothes')
  api = await openApi(page, system.address)
  const define = (body: object) => api.call(createField, { body: body as never })
  await define({ name: 'Size', kind: 'select', options: toOptions(['S', 'M', 'L']) })
  await define({ name: 'Colour', kind: 'select', options: toOptions(['Red', 'Blue', 'Green']) })
  await define({ name: 'Brand', kind: 'text' })
  placeId = (await api.call(createLocation, { body: { code: 'HALL', name: 'Hall' } })).id
  const body = { sku: 'SHIRT', name: 'Shirt', price: '20', cost: '7', attributes: { brand: 'Acme' } }
  shirtId = (await api.call(createItem, { body })).id
})
afterAll(async () => {
  await wide?.close()
  await browser?.close()
})

test('a matrix is shown before it is made, and one combination left out', async () => {
  const { page } = wide
  await page.goto(`/items/view?id=${shirtId}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Make variants' }).click()
  const sheet = page.getByRole('dialog', { name: 'Variants of Shirt' })
  for (const size of ['S', 'M']) await sheet.getByLabel(size, { exact: true }).check()
  await sheet.getByRole('button', { name: 'Another field' }).click()
  await sheet.getByRole('button', { name: 'Options of Colour: All' }).click()
  await sheet.getByRole('button', { name: 'Make 6 variants' }).waitFor()
  await sheet.getByLabel('Make Shirt, M, Green').uncheck()
  await sheet.getByRole('button', { name: 'Make 5 variants' }).waitFor()
  await wide.screenshot('variants-matrix-1440')
  await expectAccessible(wide.page, 'all')
  await sheet.getByRole('button', { name: 'Make 5 variants' }).click()
  await page.getByText('5 variants of Shirt were made').waitFor()
  await page.getByRole('table', { name: 'Variants' }).getByRole('row').nth(5).waitFor()
  wide.assertQuiet()
})

test('one price is overridden in the table, a change of the shirt reaches the others, and the sums are those of the variants', async () => {
  const { page } = wide
  const table = page.getByRole('table', { name: 'Variants' })
  await table.getByRole('button', { name: 'Change the price of Shirt, S, Red' }).click()
  await page.getByLabel('Price of Shirt, S, Red').fill('25')
  await page.keyboard.press('Enter')
  await page.getByText('The price of Shirt, S, Red was changed').waitFor()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('dialog')
  // it has no size itself
  expect(await form.getByLabel(/^Size/).count()).toBe(0)
  await form.getByLabel('Price', { exact: false }).first().fill('22')
  await form.getByRole('button', { name: 'Save' }).click()
  await table
    .getByRole('row', { name: /^S\s+Blue/ })
    .getByText('22.00')
    .waitFor()
  await table
    .getByRole('row', { name: /^S\s+Red/ })
    .getByText('25.00')
    .waitFor()
  const filter = JSON.stringify({ field: 'parentId', op: 'eq', value: shirtId }) as never
  const { data } = await api.call(listItems, { query: { filter, sort: 'sku' } })
  const [first, second] = data.map(({ id }) => id)
  const move = (kind: 'receipt' | 'sale', itemId = '', quantity = '1') =>
    api.call(recordMovement, {
      body: {
        kind,
        lines: [{ itemId, quantity, ...(kind === 'sale' ? { fromLocationId: placeId } : { toLocationId: placeId }) }],
      },
    })
  await move('receipt', first, '4')
  await move('receipt', second, '3')
  await move('sale', first)
  await page.reload()
  await page.getByRole('table', { name: 'Stock of all variants' }).getByText(/^6/).waitFor()
  expect(await page.getByRole('button', { name: 'Receive' }).count()).toBe(0)
  // three of each at 7; four of one where stock was valued between its receipt and its sale
  await page
    .getByText(/(42|49)\.00/)
    .first()
    .waitFor()
  await page.getByText(/^6 pcs now/).waitFor()
  await wide.screenshot('variants-parent-1440')
  await expectAccessible(wide.page, 'all')
  wide.assertQuiet()
})

test('a variant says what it has from the shirt, and gives its own price back', async () => {
  const { page } = wide
  await page
    .getByRole('table', { name: 'Variants' })
    .getByRole('row', { name: /^S\s+Red/ })
    .getByRole('cell')
    .first()
    .click()
  await page.getByRole('heading', { name: 'Shirt, S, Red' }).waitFor()
  await wide.screenshot('variants-variant-1440')
  await page.getByRole('button', { name: 'Price: use that of Shirt' }).click()
  await page.getByText('Price is that of Shirt again').waitFor()
  await page.getByRole('button', { name: 'Price: keep as its own' }).waitFor()
  await page.getByRole('definition').filter({ hasText: '22.00' }).first().waitFor()
  await expectAccessible(wide.page, 'all')
  wide.assertQuiet()
})

test('in the list variants stand under their item, and open from there', async () => {
  const { page } = wide
  await page.goto('/items')
  await page.getByText('Shirt, S, Red').first().waitFor()
  await page.getByRole('button', { name: 'Variants under their items' }).click()
  await page.getByText('Shirt, S, Red').first().waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Variants: Shirt' }).click()
  await page.getByRole('dialog', { name: 'Shirt' }).getByText('SHIRT-S-RED').waitFor()
  await wide.screenshot('variants-list-1440')
  wide.assertQuiet()
})

test('on a phone the same is at hand', async () => {
  const phone = await openPage(browser, system.address, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: 'dark',
    storageState: await wide.page.context().storageState(),
  })
  const { page } = phone
  await page.goto(`/items/view?id=${shirtId}`)
  await page.getByRole('list', { name: 'Variants' }).getByRole('listitem').nth(4).waitFor()
  await phone.screenshot('variants-parent-390')
  await page.getByRole('button', { name: 'More variants' }).click()
  const sheet = page.getByRole('dialog', { name: 'Variants of Shirt' })
  await sheet.getByLabel('L', { exact: true }).check()
  await sheet.getByRole('button', { name: /^Make \d variants/ }).waitFor()
  await phone.screenshot('variants-matrix-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(phone.page, 'all')
  phone.assertQuiet()
  await phone.close()
})
