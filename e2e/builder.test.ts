import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundSample } from './harness/newcomer.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** An administrator shapes the system, and the forms follow. */
const system = sharedSystem()
let browser: Browser
let watched: WatchedPage
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  watched = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  page = watched.page
  await foundSample(page, { name: 'Ada Lovelace', email: 'builder@example.com' })
})
afterAll(async () => {
  await watched?.close()
  await browser?.close()
})

const fieldNames = () =>
  page
    .getByRole('list', { name: 'Medicine' })
    .getByRole('listitem')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('.font-medium.truncate')?.textContent))

/** Opens the editor of a new field, names it and chooses its kind. */
async function beginField(name: string, kind: string) {
  await page.getByRole('button', { name: 'New field', exact: true }).first().click()
  const editor = page.getByRole('dialog', { name: 'New field' })
  await editor.getByLabel('Name', { exact: true }).fill(name)
  await editor.getByText(kind, { exact: true }).first().click()
  return editor
}

async function create(name: string) {
  await page.getByRole('button', { name: 'Create the field' }).click()
  await page.getByText(`${name} was created`).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('a type gets its fields, each shown in the form before it is saved', async () => {
  await page.goto('/schema')
  await page.getByRole('button', { name: 'New type' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Medicine')
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Medicine' }).waitFor()

  const dose = await beginField('Dose', 'Number')
  await dose.getByLabel(/^Unit/).fill('mg')
  await dose.getByLabel(/^Dose/).fill('1.5 g')
  await page.keyboard.press('Tab')
  await dose.getByText('= 1,500 mg').first().waitFor()
  await create('Dose')

  await beginField('Prescription only', 'Yes or no')
  await create('Prescription only')

  const form = await beginField('Form', 'Choice')
  await page.getByRole('button', { name: 'Create the field' }).click()
  await form.getByText('Give at least one option.').waitFor()
  await form.getByLabel('Label of option 1').fill('Tablet')
  await create('Form')

  const note = await beginField('Legal note', 'Long text')
  await note.getByText('Rules', { exact: true }).click()
  await note.getByLabel('Required').check()
  await note.getByText('Shown', { exact: true }).click()
  await note.getByRole('button', { name: 'Add a condition' }).click()
  await note.getByLabel('Field', { exact: true }).selectOption({ label: 'Prescription only' })
  await create('Legal note')
  await watched.screenshot('builder')
  watched.assertQuiet()
})

test('fields are put in order by the keyboard, and stay so', async () => {
  expect(await fieldNames()).toEqual(['Dose', 'Prescription only', 'Form', 'Legal note'])
  await page.getByRole('button', { name: 'Move Form' }).focus()
  const saved = page.waitForResponse((reply) => reply.url().endsWith('/fields/order') && reply.ok())
  await page.keyboard.press('ArrowUp')
  await saved
  await page.reload()
  await expect.poll(fieldNames).toEqual(['Dose', 'Form', 'Prescription only', 'Legal note'])
  watched.assertQuiet()
})

test('an archived field goes and comes back with one click', async () => {
  await page.getByRole('button', { name: 'More for Form' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.getByText('Form was archived').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Form is back').waitFor()
  await expect.poll(fieldNames).toContain('Form')
  watched.assertQuiet()
})

test('the form of an item proposes what it may be, asks what the definitions say, and keeps the value in the unit of the field', async () => {
  await page.goto('/items/new')
  const name = page.getByLabel('Name', { exact: true })
  const type = page.getByRole('combobox', { name: 'Type' })
  await name.fill('LED bulb E27, 12 W, dimmable')
  await page.getByRole('button', { name: 'Use Lamp', exact: true }).press('Enter')
  await expect
    .poll(() => type.evaluate((chosen) => chosen === document.activeElement && chosen.textContent))
    .toBe('Lamp')
  await page.getByRole('button', { name: 'Use 12 W', exact: true }).click()
  await expect.poll(() => page.getByLabel(/^Power/).inputValue()).toBe('12')
  await name.fill('Nordic 13 laptop, 8 GB')
  await page.getByRole('button', { name: 'There already? Laptop Nordic 13, 8 GB' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Laptop Nordic 13, 8 GB' }).waitFor()
  await page.keyboard.press('Escape')

  await name.fill('Ibuprofen')
  await page.getByLabel('SKU').fill('IBU')
  await type.click()
  await page.getByRole('option', { name: 'Medicine' }).click()
  await page.getByLabel(/^Dose/).fill('0.4 g')
  await page.getByLabel(/^Form/).click()
  await page.keyboard.type('tab')
  await page.keyboard.press('Enter')
  await page.getByLabel(/^Prescription only/).selectOption('true')
  await page.getByRole('button', { name: 'Create the item' }).click()
  await page.getByText('This is needed.').waitFor()
  await page.getByLabel(/^Legal note/).fill('Keep away from children.')
  await page.getByRole('button', { name: 'Create the item' }).click()
  await page.waitForURL('**/items/view?id=*')
  await page.getByText(/^400\s*mg$/).waitFor()
  await page.getByText('Keep away from children.').waitFor()
  // what became an item is no draft of the next one
  await page.goto('/items/new')
  await expect.poll(() => name.inputValue()).toBe('')
  watched.assertQuiet()
})

test('two administrators: the second learns what changed, and keeps their own change', async () => {
  await page.goto('/schema')
  await page.getByRole('button', { name: /^Medicine/ }).click()
  await page.getByRole('button', { name: /^Form Choice/ }).click()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: /^Form Choice/ }).click()
  await other.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Dosage form')
  await other.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await other.getByText('Dosage form was saved').waitFor()
  await other.close()

  await page
    .getByRole('dialog')
    .getByLabel(/^Help text/)
    .fill('As on the box')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Name: Form → Dosage form').waitFor()
  await page.getByRole('button', { name: 'Load it, keep my changes' }).click()
  const editor = page.getByRole('dialog', { name: 'Edit Dosage form' })
  expect(await editor.getByLabel(/^Help text/).inputValue()).toBe('As on the box')
  await editor.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Dosage form was saved').waitFor()
  watched.assertQuiet(/412/)
})
