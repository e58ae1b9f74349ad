import { test } from 'vitest'
import { openTab } from './harness/browser.ts'
import { describeEveryPage } from './harness/every-page.ts'

const context = describeEveryPage('wide, light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })

test('an item found by asking opens with its stock, its movements and its forecast', async () => {
  const watched = await openTab(context())
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
  const watched = await openTab(context())
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
