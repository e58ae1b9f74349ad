import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { fillSignUp, foundOrganisation } from './harness/newcomer.ts'
import { sharedSystem } from './harness/shared-system.ts'
import { oddDoses, pharmacyCsv } from './pharmacy-file.ts'

/** A new administrator's first minutes: from an empty workspace to a pharmacy, on a desk and on a phone. */
const system = sharedSystem()
let browser: Browser
const open: WatchedPage[] = []
/** Whoever made the pharmacy, on the desk. */
let desk: WatchedPage

const items = 500
const odd = Array.from({ length: items }, (_, n) => n).filter((n) => oddDoses(n) !== undefined).length
const toMg = `${items - odd} of ${items} values convert; these ${odd} do not.`

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await visit({ viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  for (const watched of open) await watched.close()
  await browser?.close()
})

async function visit(options: Parameters<typeof openPage>[2]) {
  const watched = await openPage(browser, system.address, options)
  open.push(watched)
  return watched
}

/** Brings the list in, after a look at what would become of it. */
async function importList(page: Page, name: string) {
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(pharmacyCsv(items)) })
  await page.getByRole('button', { name: 'See what would change' }).click()
  await page.getByRole('heading', { name: 'What would change' }).waitFor()
}

/** Asks for the dose in milligrams, and sees what that would do. */
async function askForMilligrams(page: Page) {
  await page.getByRole('button', { name: /^Dose Text/ }).click()
  const editor = page.getByRole('dialog', { name: 'Edit Dose' })
  await editor.getByRole('button', { name: 'Change' }).click()
  await editor.getByText('Number', { exact: true }).first().click()
  await editor.getByLabel(/^Unit/).fill('mg')
  await editor.getByRole('button', { name: 'Save' }).click()
  await page.getByText(toMg).waitFor()
}

test('a stock list becomes a pharmacy: its columns are fields, and what the file says is in the list', async () => {
  const { page } = desk
  await foundOrganisation(page, { name: 'Paula Park', email: 'paula@example.com' }, 'Park Pharmacy', 'With my own data')
  await page.waitForURL('**/import')
  await importList(page, 'medicines.csv')
  await desk.screenshot('pharmacy-trial')
  const trial = await page.locator('main').innerText()
  for (const made of ['Dose', 'Form', 'Rx only', 'Expires']) expect(trial).toContain(`Field “${made}”`)
  expect(trial).toContain('Item type “Medicine”')
  // the way on is in sight, however long the list
  await expect
    .poll(async () => (await page.getByRole('button', { name: 'Import', exact: true }).boundingBox())?.y ?? 9_999)
    .toBeLessThan(900)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'See the items' }).click()
  await page.getByText(`${items} items`).waitFor()
  // nobody chose columns: the new fields are there
  for (const head of ['Dose', 'Form', 'Rx only', 'Expires'])
    await page.getByRole('columnheader', { name: new RegExp(`^${head}`) }).waitFor()
  await page.getByText('Tablet', { exact: true }).first().waitFor()
  await desk.screenshot('pharmacy-items')
  desk.assertQuiet()
})

test('the dose becomes a number: rows that do not convert are named, the rest is converted, and all comes back', async () => {
  const { page } = desk
  await page.goto('/schema')
  await askForMilligrams(page)
  const dialog = page.getByRole('dialog', { name: 'Change “Dose”' })
  await dialog.getByText('PZ-10013').waitFor()
  await dialog.getByText('see leaflet').first().waitFor()
  await desk.screenshot('pharmacy-preview')
  expect(await dialog.getByRole('button', { name: 'Change and convert' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Take them out of the records').check()
  await dialog.getByRole('button', { name: 'Change and convert' }).click()
  await dialog.getByText(`${items - odd} values were converted, ${odd} did not convert.`).waitFor()
  await desk.screenshot('pharmacy-converted')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: /^Dose Number/ }).waitFor()
  await page.goto('/items?sort=-attributes.dose')
  await page
    .getByText(/^300\s*mg$/)
    .first()
    .waitFor()

  await page.goto('/schema')
  await page.getByRole('button', { name: 'More for Dose' }).click()
  await page.getByRole('menuitem', { name: 'Changes' }).click()
  await overBeforeFirstRead(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByText(`${items} values are as they were.`).waitFor()
  await page.unroute(oneTask)
  await desk.screenshot('pharmacy-undone')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Dose Text/ }).waitFor()
  // row 14 of the file
  await page.goto('/items?sort=sku')
  await page.getByText('see leaflet').first().waitFor()
  desk.assertQuiet()
})

const oneTask = /\/api\/v1\/tasks\/[^/]+$/

/** From here on the page first hears of a task when the task is over, as it may on a fast machine: what is on the page must be read again all the same. */
async function overBeforeFirstRead(page: Page): Promise<void> {
  await page.route(oneTask, async (route) => {
    let reply = await route.fetch()
    while (['queued', 'running'].includes(((await reply.json()) as { state: string }).state))
      reply = await route.fetch()
    await route.fulfill({ response: reply })
  })
}

test('a view is arranged, saved for everybody, and seen by a colleague who came by a link', async () => {
  const { page } = desk
  await page.goto('/items')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.keyboard.type('rx')
  await page.keyboard.press('Enter')
  await page.getByText('yes', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('167 items').waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('button', { name: 'Hide Reserved' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save as a view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill('On prescription')
  await dialog.getByLabel('Everybody in the organisation sees it').check()
  await dialog.getByLabel('Pin it beside the title').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL('**/items?view=*')
  await page.getByText('167 items').waitFor()
  await desk.screenshot('pharmacy-view')

  await page.goto('/members')
  await page.getByRole('button', { name: 'Invite a colleague' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.getByText(/\/join\?token=/).innerText()).trim()
  const colleague = await visit({ viewport: { width: 1440, height: 900 } })
  await colleague.page.goto(link)
  await colleague.page.getByRole('link', { name: 'Create an account' }).click()
  await fillSignUp(colleague.page, { name: 'Quentin Quill', email: 'quentin@example.com' })
  await colleague.page.getByRole('button', { name: /^Join as/ }).click()
  await colleague.page.waitForURL((url) => url.pathname === '/')
  await colleague.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Items' }).click()
  await colleague.page.getByRole('link', { name: 'On prescription' }).click()
  await colleague.page.getByText('167 items').waitFor()
  expect(await colleague.page.getByRole('columnheader', { name: /^Reserved/ }).count()).toBe(0)
  await colleague.screenshot('pharmacy-colleague')
  desk.assertQuiet()
  colleague.assertQuiet()
})

test('the same on a phone, in the dark', async () => {
  const phone = await visit({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
    storageState: await desk.page.context().storageState(),
  })
  const { page } = phone
  await page.goto('/import')
  await importList(page, 'medicines-again.csv')
  // the same file says nothing new, and nobody is warned of it
  await page.getByText(`${items} items stay as they are.`, { exact: false }).waitFor()
  await phone.screenshot('pharmacy-phone-trial')
  expect(await page.getByText('Warnings').count()).toBe(0)
  await page.goto('/schema')
  await page.getByRole('button', { name: /^Every item/ }).click()
  await askForMilligrams(page)
  await phone.screenshot('pharmacy-phone-preview')
  await page.getByLabel('Take them out of the records').check()
  await page.getByRole('button', { name: 'Change and convert' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change “Dose”' })
  await dialog.getByText('values were converted', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await dialog.getByText(`${items} values are as they were.`).waitFor()
  await phone.screenshot('pharmacy-phone-undone')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.goto('/items')
  await page.getByRole('link', { name: 'On prescription' }).click()
  await page.getByText('167 items').waitFor()
  await page.getByText('Rx only Yes').first().waitFor()
  await phone.screenshot('pharmacy-phone-view')
  // nothing is wider than the screen
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  phone.assertQuiet()
})
