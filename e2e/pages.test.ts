import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openContext, openPage, openTab } from './harness/browser.ts'
import { type RunningSystem, startSystem } from './harness/system.ts'

/** Every page of a filled organisation, wide and narrow, light and dark: quiet, whole and accessible. */
let system: RunningSystem
let browser: Browser
/** cookies and storage of a person with a sample organisation */
let session: string

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  const { page, close } = await openPage(browser, system.address)
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.getByLabel('E-mail address').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/welcome')
  await page.getByText('With a sample organisation').click()
  await page.getByRole('button', { name: 'Make the sample' }).click()
  await page.waitForURL((url) => url.pathname === '/', { timeout: 120_000 })
  await page.getByRole('heading', { name: 'What will be needed' }).waitFor()
  session = JSON.stringify(await page.context().storageState())
  await close()
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const pages = [
  '/',
  '/items',
  '/items/new',
  '/locations',
  '/movements',
  '/transfers',
  '/lots',
  '/ledger',
  '/ledger/stock',
  '/valuation',
  '/sales',
  '/orders',
  '/reorder',
  '/counts',
  '/counts/new',
  '/counts/accuracy',
  '/suppliers',
  '/forecasts',
  '/import',
  '/tasks',
  '/schema',
  '/members',
  '/api-keys',
  '/settings',
  '/account',
]
const screens = [
  ['wide, light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['narrow, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
] as const

describe.each(screens)('%s', (name, screen) => {
  // The programs of the pages are fetched and compiled once a screen, not once a page.
  let context: BrowserContext
  beforeAll(async () => {
    context = await openContext(browser, system.address, { ...screen, storageState: JSON.parse(session) })
  })
  afterAll(() => context.close())

  test.each(pages)('%s', async (path) => {
    const watched = await openTab(context)
    const { page } = watched
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // skeletons give way to what they stand for
    await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 15_000 }).toBe(0)
    await watched.screenshot(`page${path.replaceAll('/', '-')}-${name.replace(', ', '-')}`)
    await expectAccessible(page)
    watched.assertQuiet()
    await watched.close()
  })
})

test('an item found by asking opens with its stock, its movements and its forecast', async () => {
  const watched = await openPage(browser, system.address, { storageState: JSON.parse(session) })
  const { page } = watched
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('laptops with fewer than 100 left in the main warehouse')
  await page.keyboard.press('Enter')
  await page.getByText('LAP-101').first().click()
  await page.waitForURL('**/items/view?id=*')
  for (const part of ['Stock by location', 'Movements', 'Demand forecast'])
    await page.getByRole('heading', { name: part }).waitFor()
  await watched.screenshot('item')
  watched.assertQuiet()
  await watched.close()
})

test('the API documentation reads the live document and breaks no policy', async () => {
  const watched = await openPage(browser, system.address, { storageState: JSON.parse(session) })
  const { page } = watched
  await page.goto('/api/v1/docs/')
  await page.getByText('Inventory-Pro API').first().waitFor()
  await page.getByRole('button', { name: /Group - Stock/ }).click()
  await page.getByText('Record a movement').first().waitFor()
  // whole, it is as long as the contract
  await watched.screenshot('docs', 'in sight')
  watched.assertQuiet()
  await watched.close()
})
