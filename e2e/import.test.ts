import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { type RunningSystem, startSystem } from './harness/system.ts'

/** What a shopkeeper does in the first ten minutes: a spreadsheet of sales in, a forecast and an answer out, and back. */
let system: RunningSystem
let browser: Browser
let watched: WatchedPage

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  watched = await openPage(browser, system.address)
})
afterAll(async () => {
  await watched?.close()
  await browser?.close()
  await system?.stop()
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
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail address').fill('grace@example.com')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/welcome')
  await page.getByText('With my own data').click()
  await page.getByRole('textbox').first().fill('Corner shop')
  await page.getByRole('button', { name: /^(Create|Found|Start|Begin|Continue)/ }).click()
  await page.waitForURL('**/import')

  await page.setInputFiles('input[type=file]', {
    name: 'sales.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(salesCsv()),
  })
  await page.getByRole('button', { name: 'Start the import' }).click({ timeout: 30_000 })
  await page.getByText('See the items').waitFor({ timeout: 60_000 })
  await watched.screenshot('import-done')
  const report = await page.locator('main').innerText()
  // 1,500 sales, 10 returns, 10 lines of postage, 1 that cannot be read
  expect(report).toMatch(/Rows\s+1,521/)
  expect(report).toMatch(/New items\s+3/)
  expect(report).toMatch(/Refused\s+11/)

  await page.goto('/forecasts')
  await page.getByRole('button', { name: 'Forecast now' }).first().click()
  const start = page.getByRole('dialog').getByRole('button', { name: /start|forecast/i })
  if (await start.isVisible().catch(() => false)) await start.click()
  await page.getByText('Green tea 100 g').first().waitFor({ timeout: 60_000 })
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
  await expect.poll(() => page.locator('main').innerText(), { timeout: 60_000 }).toMatch(/Reversed|taken back|undone/i)
  await page.goto('/items')
  await page
    .getByText(/no items|0 items|nothing/i)
    .first()
    .waitFor()
  watched.assertQuiet()
})
