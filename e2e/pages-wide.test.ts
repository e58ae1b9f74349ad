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

test('a chip shows its words and is changed, an unknown word is taught, and the question becomes a view', async () => {
  const watched = await openTab(context())
  const { page } = watched
  await page.goto(`/items?q=${encodeURIComponent('gleaming laptops with fewer than 100 left')}`)
  const chips = page.getByRole('list', { name: 'Conditions' })
  const dialog = page.getByRole('dialog')
  const unknown = page.getByText('Not understood, so left out: “gleaming”.')
  await unknown.waitFor()
  await chips.getByRole('button', { name: /^Change the condition On hand < 100/ }).click()
  await dialog.getByText('From your words “fewer than 100 left”').waitFor()
  await dialog.getByLabel('Value').fill('90')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await chips.getByRole('button', { name: /^Change the condition On hand < 90/ }).waitFor()
  await unknown.waitFor()
  await page.getByRole('button', { name: 'As asked' }).click()
  await page.getByRole('button', { name: 'Teach “gleaming”' }).click()
  await dialog.getByLabel('Words with the same meaning').fill('below reorder point')
  await dialog.getByRole('button', { name: 'Teach' }).click()
  await chips.getByRole('button', { name: /^Change the condition Below reorder point/ }).waitFor()
  await unknown.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save as a view' }).click()
  await dialog.getByLabel('Name').fill('Few laptops')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL('**/items?view=*')
  await page.getByRole('button', { name: 'Few laptops' }).waitFor()
  await page.goto('/settings')
  await page.getByText('“gleaming” means “below reorder point”').waitFor()
  await page.getByRole('button', { name: 'Change what “gleaming” means' }).click()
  await dialog.getByText('A condition', { exact: true }).click()
  await dialog.getByRole('option', { name: 'On hand' }).first().click()
  await dialog.getByLabel('Value').fill('50')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('“gleaming” means On hand < 50').waitFor()
  await page.getByRole('button', { name: 'Forget “gleaming”' }).click()
  await page.getByText('Nothing has been taught yet.').waitFor()
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
