import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract/client.ts'
import { createField } from '#contract/field.ts'
import { createItem, listItems } from '#contract/item.ts'
import { createView, getView } from '#contract/view.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** The items page as people work in it: cells, columns, checked rows, groups, conditions, pictures, views. */
const system = sharedSystem()
let browser: Browser
let watched: WatchedPage
let page: Page
let api: Client

const count = 120
const colours = ['red', 'green', 'blue'] as const
const columns = ['sku', 'name', 'price', 'attributes.weight', 'attributes.colour', 'barcode']

beforeAll(async () => {
  browser = await launchBrowser()
  watched = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  page = watched.page
  await foundOrganisation(page, { name: 'Ada Lovelace', email: 'grid@example.com' }, 'Analytical Engines')
  api = await openApi(page, system.address)
  const options = colours.map((colour) => ({ key: colour, label: titled(colour), colour }))
  await api.call(createField, { body: { name: 'Colour', kind: 'select', options } })
  await api.call(createField, { body: { name: 'Weight', kind: 'number', unit: 'kg' } })
  await api.call(createField, { body: { name: 'Photo', kind: 'image' } })
  for (let n = 0; n < count; n += 8)
    await Promise.all(Array.from({ length: 8 }, (_, at) => api.call(createItem, { body: itemOf(n + at) })))
})
afterAll(async () => {
  await watched?.close()
  await browser?.close()
})

/** What is read until it is as expected; a busy machine takes its time. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read)

const titled = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const pad = (n: number) => String(n).padStart(3, '0')

/** Sorted by name they stand in the order of their numbers; every fourth has no colour. */
function itemOf(n: number) {
  const colour = colours[n % 4]
  return {
    sku: `SKU-${pad(n)}`,
    name: `Item ${pad(n)}`,
    price: '1',
    attributes: { weight: String(n % 4), ...(colour ? { colour } : {}) },
  }
}

const cell = (row: number, column: string) =>
  page.locator(`[data-row="${row}"] [data-cell="${columns.indexOf(column)}"]`)

/** The values of some items as the server has them. */
async function stored(...numbers: number[]) {
  const value = numbers.map((n) => `SKU-${pad(n)}`.toLowerCase())
  const filter = JSON.stringify({ field: 'sku', op: 'in', value }) as never
  const { data } = await api.call(listItems, { query: { filter, sort: 'sku' } })
  return data.map(({ price, attributes }) => [price, attributes.weight ?? null])
}

/** Waits until the list counts so many items beside its title. */
const listed = (on: Page, total: string) => on.locator('header').getByText(total, { exact: true }).waitFor()

/** Opens the list with columns of its own, as a saved view of the person who is signed in. */
async function openView(config: object = {}, total = '120 items') {
  const { id } = await api.call(createView, {
    body: {
      name: `View ${Math.random()}`,
      shared: true,
      config: {
        columns: columns.map((column) => ({ id: column, pixels: null })),
        frozen: 1,
        filter: null,
        text: '',
        archived: 'exclude',
        sort: null,
        group: null,
        layout: 'table',
        ...config,
      },
    },
  })
  await page.goto(`/items?view=${id}`)
  await listed(page, total)
  return id
}

test('a cell is edited in its place, a range is pasted and filled down, and each batch is taken back at once', async () => {
  await openView()
  await cell(0, 'price').dblclick()
  await page.getByLabel('Edit Price of Item 000').fill('12.5')
  await page.keyboard.press('Enter')
  await eventually(() => stored(0)).toEqual([['12.5', '0']])

  await cell(1, 'price').click()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '10\t1.5\n20\t2.5\n30\t3.5')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await page.getByText('3 items changed').waitFor()
  const pasted = [
    ['10', '1.5'],
    ['20', '2.5'],
    ['30', '3.5'],
  ]
  expect(await stored(1, 2, 3)).toEqual(pasted)

  await cell(1, 'price').click()
  await cell(5, 'price').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+d')
  await page.getByText('4 items changed').waitFor()
  expect(await stored(1, 2, 5, 6)).toEqual([
    ['10', '1.5'],
    ['10', '2.5'],
    ['10', '1'],
    ['1', '2'],
  ])
  await page.keyboard.press('Control+z')
  await page.getByText('Taken back', { exact: true }).first().waitFor()
  expect(await stored(1, 2, 3, 5)).toEqual([...pasted, ['1', '1']])
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => stored(1, 2, 3))
    .toEqual([
      ['1', '1'],
      ['1', '2'],
      ['1', '3'],
    ])
  watched.assertQuiet()
})

test('the grid holds the lines in sight and no more, and leads to the last item', async () => {
  await openView()
  await cell(0, 'name').click()
  await page.keyboard.press('Control+End')
  await page.getByText('SKU-119').waitFor()
  expect(await page.getByRole('grid').getByRole('row').count()).toBeLessThan(80)
  await page.keyboard.press('Control+Home')
  await page.getByText('SKU-000').waitFor()
  watched.assertQuiet()
})

test('columns are moved, widened, frozen and hidden, and the view keeps it', async () => {
  const id = await openView()
  const head = (name: string) => page.locator(`[data-head="${name}"]`)
  const heads = () => page.locator('[data-head]').evaluateAll((all) => all.map((one) => one.getAttribute('data-head')))
  await head('price').focus()
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await eventually(heads).toEqual(['sku', 'price', 'name', ...columns.slice(3)])
  const price = page.getByRole('columnheader').filter({ has: head('price') })
  const before = (await price.boundingBox())?.width ?? 0
  await page.keyboard.press('Alt+ArrowRight')
  await eventually(async () => (await price.boundingBox())?.width).toBeCloseTo(before + 16)
  const [from, to] = [await head('barcode').boundingBox(), await head('name').boundingBox()]
  if (!from || !to) throw new Error('a heading is not in sight')
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 10, { steps: 4 })
  await page.mouse.move(to.x + 4, to.y + 10)
  await page.mouse.up()
  await eventually(heads).toEqual(['sku', 'price', 'barcode', 'name', 'attributes.weight', 'attributes.colour'])
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('button', { name: 'Hide Weight' }).click()
  await page.getByRole('button', { name: 'Show Description' }).click()
  await page.getByLabel('Columns that stay in sight').selectOption('2')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('was saved').waitFor()
  await page.goto(`/items?view=${id}`)
  await listed(page, '120 items')
  expect(await heads()).toEqual(['sku', 'price', 'barcode', 'name', 'attributes.colour', 'description'])
  expect((await price.boundingBox())?.width).toBeCloseTo(before + 16)
  expect(await price.evaluate((element) => getComputedStyle(element).position)).toBe('sticky')
  watched.assertQuiet()
})

test('checked items are changed as one, and taken back as one', async () => {
  await openView()
  await page.getByLabel('Select Item 010').check()
  await page.getByLabel('Select Item 012').click({ modifiers: ['Shift'] })
  const bar = page.getByLabel('Selected items')
  await bar.getByText('3 selected').waitFor()
  await bar.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit 3 items' })
  await dialog.getByLabel('Field').click()
  await page.getByRole('option', { name: 'Price' }).click()
  await dialog.getByLabel('Value').fill('7')
  await dialog.getByRole('button', { name: 'Change 3 items' }).click()
  await page.getByText('3 items changed').waitFor()
  expect((await stored(9, 10, 11, 12, 13)).map(([price]) => price)).toEqual(['1', '7', '7', '7', '1'])
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('Taken back', { exact: true }).first().waitFor()
  expect((await stored(10, 11, 12)).map(([price]) => price)).toEqual(['1', '1', '1'])
  watched.assertQuiet()
})

test('groups tell their figures, open to their items, and lead on as a condition; the address keeps them', async () => {
  await openView()
  await page.getByRole('button', { name: 'Group by' }).click()
  await page.getByLabel('Group by').last().selectOption({ label: 'Colour' })
  await page.getByLabel('Weight').selectOption('Sum')
  await page.keyboard.press('Escape')
  const band = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name: `Only ${name}` }) })
  await eventually(() => band('Green').innerText()).toMatch(/30 items[\s\S]*Sum\s+30/)
  await eventually(() => band('without Colour').innerText()).toMatch(/30 items[\s\S]*Sum\s+90/)
  expect(new URL(page.url()).searchParams.get('group')).toBe('attributes.colour')
  await page.reload()
  await page.getByRole('button', { name: 'Show the items of Green' }).click()
  await page.getByText('SKU-001').waitFor()
  expect(await page.getByText('SKU-002').count()).toBe(0)
  await watched.screenshot('items-groups')
  await expectAccessible(page, 'all')
  await page.getByRole('button', { name: 'Only Green' }).click()
  await listed(page, '30 items')
  await page.getByRole('button', { name: 'Remove the condition Colour is Green' }).click()
  await listed(page, '120 items')
  watched.assertQuiet()
})

test('photos are cards that the keyboard moves between', async () => {
  await openView({ layout: 'photos' })
  const card = (n: number) => page.locator(`[data-card="${n}"]`)
  await card(0).focus()
  await page.keyboard.press('Control+End')
  await eventually(() => card(count - 1).evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.locator('[data-card]').count()).toBeLessThan(100)
  await watched.screenshot('items-photos')
  watched.assertQuiet()
})

test('an arrangement is saved as a view with an address of its own', async () => {
  await page.goto('/items?group=attributes.colour&measures=average:price')
  await page.getByRole('button', { name: 'Only Green' }).waitFor()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save as a view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill('By colour')
  await dialog.getByLabel('Everybody in the organisation sees it').check()
  await dialog.getByLabel('Pin it beside the title').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\?view=/)
  const viewId = new URL(page.url()).searchParams.get('view') ?? ''
  expect(await api.call(getView, { params: { viewId } })).toMatchObject({
    shared: true,
    pinned: true,
    config: { group: 'attributes.colour' },
  })
  await page.reload()
  await page.getByRole('link', { name: 'By colour' }).waitFor()
  await page.getByRole('button', { name: 'Only Green' }).waitFor()
  watched.assertQuiet()
})

test('a view is watched: what enters it is told among the alerts, with the way back to it', async () => {
  await page.getByRole('button', { name: 'By colour', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Watch this view' }).click()
  const form = page.getByRole('dialog', { name: 'Watch this view' })
  await form.getByLabel('When items enter it').waitFor()
  await watched.screenshot('view-watch')
  await form.getByRole('button', { name: 'Watch', exact: true }).click()
  await page.getByLabel('You watch this view').first().waitFor()
  await api.call(createItem, { body: { sku: 'NEW-1', name: 'Just in' } })
  await page.goto('/alerts')
  await page.getByText('Just in is new in the view By colour.').waitFor()
  await watched.screenshot('view-watch-alert')
  await page.getByRole('button', { name: 'Put away' }).click()
  await page.getByText('Nothing looks wrong').waitFor()
  await page.getByRole('link', { name: 'Watched views' }).click()
  await page.getByRole('table', { name: 'Watched views' }).getByRole('link', { name: 'By colour' }).waitFor()
  await watched.screenshot('view-watches')
  watched.assertQuiet()
})
