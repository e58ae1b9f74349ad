import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** What a shopkeeper does in the first ten minutes: a spreadsheet of sales in, a forecast and an answer out, and back. */
const system = sharedSystem()
let browser: Browser
let watched: WatchedPage

beforeAll(async () => {
  browser = await launchBrowser()
  watched = await openPage(browser, system.address)
})
afterAll(async () => {
  await watched?.close()
  await browser?.close()
})

/** Two years of a small shop: three goods, returns, postage and a line nobody can read. */
function salesCsv(): string {
  const rows = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID']
  const goods = [
    ['MUG-1', 'Blue mug', 2.5, 6],
    ['LAMP-1', 'Desk lamp', 19.9, 3],
    ['TEA-1', 'Green tea 100 g', 4.2, 9],
  ] as const
  for (let day = 0; day < 500; day++) {
    const date = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
    for (const [n, [sku, name, price, usual]] of goods.entries()) {
      rows.push(
        `${10_000 + day},${sku},${name},${usual + ((day * 7_919 + n) % 5)},${date} 10:${10 + n}:00,${price},${100 + (day % 40)}`,
      )
    }
    if (day % 50 === 7) rows.push(`C${10_000 + day},MUG-1,Blue mug,-2,${date} 15:00:00,2.5,${100 + (day % 40)}`)
    if (day % 50 === 9) rows.push(`${10_000 + day},POST,POSTAGE,1,${date} 10:20:00,4.5,${100 + (day % 40)}`)
  }
  rows.push('99999,MUG-1,Blue mug,many,2025-06-01 10:00:00,2.5,100')
  return rows.join('\n')
}

test('a spreadsheet of sales becomes items, a ledger, a forecast and an answer, and can be taken back', async () => {
  const { page } = watched
  await foundOrganisation(page, { name: 'Grace Hopper', email: 'grace@example.com' }, 'Corner shop', 'With my own data')
  await page.waitForURL('**/import')

  await page.setInputFiles('input[type=file]', {
    name: 'sales.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(salesCsv()),
  })
  await page.getByRole('button', { name: 'Start the import' }).click()
  await page.getByText('See the items').waitFor()
  await watched.screenshot('import-done')
  const report = await page.locator('main').innerText()
  // 1,500 sales, 10 returns, 10 lines of postage, 1 that cannot be read
  expect(report).toMatch(/Rows\s+1,521/)
  expect(report).toMatch(/New items\s+3/)
  expect(report).toMatch(/Refused\s+11/)

  await page.goto('/forecasts')
  await page.getByRole('button', { name: 'Forecast now' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click()
  // what a row is called is a true link, which opens in a new tab like any other
  await page
    .getByRole('link', { name: /Green tea 100 g/ })
    .first()
    .waitFor()
  await watched.screenshot('import-forecasts')

  await page.goto('/items?q=items with fewer than 10 left')
  for (const name of ['Blue mug', 'Desk lamp', 'Green tea 100 g']) await page.getByText(name).first().waitFor()

  await page.goto('/import')
  await page.getByText('sales.csv').first().click()
  await page.getByRole('button', { name: 'Reverse' }).click()
  const confirm = page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /reverse/i })
  await confirm.click()
  await page.getByRole('heading', { name: 'What was taken back' }).waitFor()
  await page.goto('/items')
  await page
    .getByText(/no items|0 items|nothing/i)
    .first()
    .waitFor()
  watched.assertQuiet()
})

const list = [
  'SKU;Name;Price;Weight (kg);Colour;Category;Supplier',
  'L-1;Thin laptop;1.299,00;1,2;silver;Devices > Laptops;Bolt & Co',
  'L-2;Thick laptop;899,50;2,7;black;Devices > Laptops;ACME',
  'C-1;Charger;29,90;0,3;black;Devices;ACME',
  'C-2;Cable;4,50;0,1;black;Devices;ACME',
  'C-3;Adapter;7,25;0,1;silver;Devices;ACME',
  'C-4;Dock;cheap;0,9;black;Devices;ACME',
].join('\n')

/** Takes a file to the page that says what would become of it. */
async function look(name: string, content: Buffer): Promise<void> {
  const { page } = watched
  await page.goto('/import')
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: content })
  await page.getByRole('button', { name: 'See what would change' }).click()
  await page.getByRole('heading', { name: 'What would change' }).waitFor()
}

test('a list is looked at before it is imported, exported unchanged, and taken back', async () => {
  const { page } = watched
  await look('devices.csv', Buffer.from(list))
  await watched.screenshot('import-trial')
  const trial = await page.locator('main').innerText()
  expect(trial).toContain('Category “Laptops”')
  expect(trial).toContain('Supplier “ACME”')
  expect(trial).toContain('cheap')
  await page.getByRole('button', { name: /^Refused/ }).click()
  await page.getByText('C-4').first().waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('See the items').waitFor()

  // a change by hand, and a file that would undo part of it
  await look('prices.csv', Buffer.from('SKU;Price\nL-1;999,00\nL-2;899,50\n'))
  await page.getByText('1299', { exact: false }).first().waitFor()
  await watched.screenshot('import-trial-changes')
  expect(await page.locator('main').innerText()).toMatch(/1299 →[^9]*999/)

  await page.goto('/items')
  await page.getByText('Thin laptop').first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).first().click()
  const file = await (await download).path()
  await look('again.xlsx', readFileSync(file))
  await page.getByText('Nothing would change', { exact: false }).waitFor()
  await watched.screenshot('import-unchanged')

  await page.goto('/import')
  await page.getByText('devices.csv').first().click()
  await page.getByRole('button', { name: 'Reverse' }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /reverse/i })
    .click()
  await page.getByRole('heading', { name: 'What was taken back' }).waitFor()
  await watched.screenshot('import-taken-back')
  expect(await page.locator('main').innerText()).toContain('5 items were archived.')
  watched.assertQuiet()
})
