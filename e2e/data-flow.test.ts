import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAlerts } from '#contract/alert.ts'
import { listAudit } from '#contract/audit.ts'
import { createField } from '#contract/field.ts'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { getItem, listItems } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { getTask } from '#contract/task.ts'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { openApi } from './harness/open-api.ts'
import { sharedSystem } from './harness/shared-system.ts'

/** The eleven steps of the data-flow diagram, in order, in a real browser on the built system. */
const system = sharedSystem()
let browser: Browser
let watched: WatchedPage

beforeAll(async () => {
  browser = await launchBrowser()
  watched = await openPage(browser, system.address)
})
afterAll(async () => {
  await watched?.screenshot('data-flow-last')
  await watched?.close()
  await browser?.close()
})

const day = 86_400_000

test('a click becomes a request, a row, a task, a forecast and a picture', async () => {
  const { page } = watched
  await foundOrganisation(page, { name: 'Ada Lovelace', email: 'flow@example.com' }, 'Analytical Engines')

  // the same person's API key: what follows is checked from outside the page too
  const api = await openApi(page, system.address)
  const baseUrl = `${system.address}/api/v1`
  await api.call(createField, { body: { name: 'Alloy', kind: 'text' } })

  // 1 the page sends a JSON request to the one origin
  await page.goto('/items/new')
  await page.getByLabel('Name', { exact: true }).fill('Brass cog')
  await page.getByLabel('SKU').fill('COG-1')
  await page.getByLabel('Alloy').fill('Brass')
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && new URL(request.url()).pathname === '/api/v1/items',
  )
  await page.getByRole('button', { name: 'Create the item' }).click()
  const request = await sent
  expect(new URL(request.url()).origin).toBe(system.address)
  expect(request.postDataJSON()).toMatchObject({ sku: 'COG-1', name: 'Brass cog' })

  // 2 the server knew who asked and for which tenant; without that, or from elsewhere, it refuses
  expect(
    (
      await fetch(`${baseUrl}/items`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: request.postData(),
      })
    ).status,
  ).toBe(401)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(
    (
      await fetch(`${baseUrl}/items`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: request.postData(),
      })
    ).status,
  ).toBe(403)

  // 3 and 4 the rule was applied and the row stored: core columns and JSONB attributes, with its audit entry
  const reply = await request.response()
  expect(reply?.status()).toBe(201)
  const created = await reply?.json()
  const stored = await api.call(getItem, { params: { itemId: created.id } })
  expect(stored).toEqual(created)
  expect(stored.attributes).toEqual({ alloy: 'Brass' })
  const trail = await api.call(listAudit, { query: { entity: 'item', entityId: created.id } })
  expect(trail.data).toMatchObject([{ action: 'create', actorName: 'Ada Lovelace' }])
  const { data: locations } = await api.call(listLocations, {})
  const place = locations[0]?.id ?? ''
  await api.call(recordMovement, {
    body: {
      kind: 'opening',
      effectiveAt: new Date(Date.now() - 320 * day).toISOString(),
      lines: [{ itemId: created.id, toLocationId: place, quantity: '5000' }],
    },
  })
  const sell = async (from: number, to: number) => {
    for (let n = from; n >= to; n--)
      await api.call(recordMovement, {
        body: {
          kind: 'sale',
          effectiveAt: new Date(Date.now() - n * day).toISOString(),
          lines: [{ itemId: created.id, fromLocationId: place, quantity: String(3 + (((n * 7_919) % 101) % 7)) }],
        },
      })
  }
  // a forecast of five weeks ago, and what came of it
  await sell(310, 31)
  const { task: before } = await api.call(startForecast, { body: {} })
  await expect
    .poll(async () => (await api.call(getTask, { params: { taskId: before.id } })).state, { timeout: 120_000 })
    .toBe('succeeded')
  await sell(30, 1)
  await expect(
    api.call(recordMovement, {
      body: { kind: 'sale', lines: [{ itemId: created.id, fromLocationId: place, quantity: '100000' }] },
    }),
  ).rejects.toMatchObject({ code: 'insufficient_stock' })

  // 5b a quick question is answered within the request, and the page shows what was understood
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('items with fewer than 5000 left')
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/search')
  await page.keyboard.press('Enter')
  const answer = await (await asked).json()
  expect(answer).toMatchObject({ total: 1, notUnderstood: [], items: [{ sku: 'COG-1' }] })
  await page.getByText('Brass cog').waitFor()
  expect((await api.call(listItems, { query: { filter: answer.filter } })).data).toHaveLength(1)

  // 5a the heavy task is dispatched and "task started" is answered at once
  await page.goto('/forecasts')
  const started = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname === '/api/v1/forecasts',
  )
  await page.getByRole('button', { name: 'Forecast now' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click()
  const accepted = await started
  expect(accepted.status()).toBe(202)
  const { task } = await accepted.json()
  expect(['queued', 'running']).toContain(task.state)

  // 6, 7 and 8 the worker took it, ran the models and stored the result
  await expect.poll(async () => (await api.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded')
  const { data: forecasts } = await api.call(listForecasts, {})
  expect(forecasts).toMatchObject([{ itemId: created.id, sku: 'COG-1' }])
  // sales rise and fall between 3 and 9 a day
  const perDay =
    (forecasts[0]?.expectedDemand ?? 0) /
    ((forecasts[0]?.mean.length ?? 1) * ({ D: 1, W: 7, M: 30.4 }[forecasts[0]?.frequency ?? 'D'] ?? 1))
  expect(perDay).toBeGreaterThan(4)
  expect(perDay).toBeLessThan(8)
  expect(forecasts[0]?.score.origins).toBeGreaterThan(0)

  // 9, 10 and 11 serialised, sent, and on the page without a reload
  await page.getByText('COG-1').first().waitFor()
  await page.goto(`/items/view?id=${created.id}`)
  await page.getByText('Demand forecast').waitFor()
  await page.locator('svg.recharts-surface').first().waitFor()

  // what had been forecast before was judged by this run: on the item's page, and over all items month by month
  await page.getByRole('heading', { name: 'How past forecasts turned out' }).waitFor()
  await page.getByText(/^30 periods judged; .*the 95 % interval held/).waitFor()
  await watched.screenshot('forecast-record')

  // somebody knows better, and says why
  await page.getByRole('button', { name: 'Overrule' }).click()
  const saying = page.getByRole('dialog')
  await saying.getByLabel('Will be needed').fill('90')
  await saying.getByLabel('Why').fill('Trade fair')
  await expectAccessible(page)
  await saying.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Trade fair (Ada Lovelace)').waitFor()

  // the reorder rule is played on the item's own past, as a task that is watched
  await page.getByRole('link', { name: 'Play on the past' }).click()
  await page.getByRole('heading', { name: 'Play a rule on the past' }).waitFor()
  await page.getByLabel('Days back').fill('56')
  await page.getByLabel('What if: service level').fill('98')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.getByRole('heading', { name: 'Stock day by day' }).waitFor()
  await page.getByRole('row', { name: /What if/ }).waitFor()
  await expectAccessible(page)
  await watched.screenshot('forecast-simulation')

  // beside the flow: a tenfold entry that comes in over the API is told the moment it arrives, answered, and mended
  await page.goto('/alerts')
  await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor()
  const entered = await api.call(recordMovement, {
    body: { kind: 'sale', lines: [{ itemId: created.id, fromLocationId: place, quantity: '60' }] },
  })
  const told = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').filter({ hasText: 'Perhaps mistyped' })
  await told.getByText('60 pcs in one line').waitFor()
  await told.getByText('Perhaps 6 was meant').waitFor()
  await page.getByRole('link', { name: /Alerts\s*1 open alert/ }).waitFor()
  await watched.screenshot('alerts-inbox')
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.getByText('Confirmed: Brass cog').waitFor()
  await told.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'Confirmed' }).click()
  await told.getByRole('link', { name: 'Open the movement' }).click()
  await page.waitForURL((url) => url.searchParams.get('id') === entered.id)
  await page.getByRole('dialog').getByRole('button', { name: 'Reverse' }).click()
  await page.getByLabel('Why?').fill('Typed ten times too much')
  await page
    .getByRole('dialog', { name: 'Reverse this movement?' })
    .getByRole('button', { name: 'Reverse', exact: true })
    .click()
  await page.getByText('The movement was reversed').waitFor()
  const resolved = async () => (await api.call(listAlerts, { query: { state: 'resolved' } })).data
  await expect.poll(resolved).toMatchObject([{ kind: 'slip', decidedByName: 'Ada Lovelace' }])

  await page.goto('/forecasts')
  await page.getByRole('link', { name: 'Accuracy' }).click()
  await page.getByRole('heading', { name: 'Forecast accuracy' }).waitFor()
  await page.getByRole('heading', { name: 'By kind of demand' }).waitFor()
  await expectAccessible(page)
  await watched.screenshot('forecast-accuracy')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await watched.screenshot('forecast-accuracy-narrow')
  watched.assertQuiet()
})
