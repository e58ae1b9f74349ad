import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { createReorderPolicy } from '#contract/reorder.ts'
import { simulation, startSimulation } from '#contract/simulation.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, forecastJobs)
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const dayMs = 86_400_000
const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()

test('a rule is played on what was really sold, beside what really happened and another rule; a shelf that was empty counts', {
  timeout: 240_000,
}, async () => {
  const tenant = await app.createTenant()
  const { admin, manager, staff } = tenant
  const store = (await admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'LAMP', name: 'Lamp', cost: '2.50' } })
  const post = (kind: NewMovement['kind'], quantity: number, ago: number) => {
    const place = kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }
    const lines = [{ itemId, quantity: String(quantity), ...place }]
    return admin.call(recordMovement, { body: { kind, effectiveAt: noon(ago), lines } })
  }
  await post('receipt', 100, 61)
  // two a day, every day the shelf was not empty: ten days without
  for (let ago = 60; ago >= 11; ago--) await post('sale', 2, ago)
  await manager.call(createReorderPolicy, { body: { itemId, rule: { kind: 'minMax', minimum: '40', maximum: '60' } } })
  expect((await staff.send(startSimulation, { params: { itemId }, body: {} })).status).toBe(403)

  const play = async (body: object, of = itemId) => {
    const input = { params: { itemId: of }, body: startSimulation.body.parse(body) }
    const { task } = await manager.call(startSimulation, input)
    return vi.waitFor(
      async () => {
        const now = await staff.call(getTask, { params: { taskId: task.id } })
        expect(['succeeded', 'failed']).toContain(now.state)
        return now
      },
      { timeout: 90_000, interval: 50 },
    )
  }
  const done = await play({ days: 180, whatIf: { serviceLevel: 0.98, reviewDays: 7, leadTimePercent: 50 } })
  const result = simulation.parse(done.result?.simulation)
  // the first four weeks are what a rule may learn from
  expect(result).toMatchObject({ itemId, days: 32, leadTimeDays: 14, start: noon(32).slice(0, 10) })
  expect(result.stockIsKnown).toBe(true)
  expect(result.real).toMatchObject({ fillRate: 44 / 64, shortDays: 10 })
  expect(result.real.onHand).toHaveLength(32)
  expect(result.real.onHand.at(-1)).toBe(0)
  expect(result.present).toMatchObject({
    rule: { kind: 'minMax' },
    reviewDays: 1,
    outcome: { fillRate: 1, shortDays: 0 },
  })
  expect(result.present.outcome.averageStock).toBeGreaterThan(result.real.averageStock)
  expect(Number(result.present.outcome.averageValue)).toBeCloseTo(result.present.outcome.averageStock * 2.5, 1)
  expect(result.whatIf).toMatchObject({
    rule: { kind: 'forecast', serviceLevel: 0.98, reviewDays: 7 },
    leadTimeDays: 7,
    outcome: { fillRate: 1 },
  })

  // sales that were read in come with an opening stock that was made up: a rule begins with what it fills up to
  const { id: imported } = await admin.call(createItem, { body: { sku: 'READ', name: 'Read in' } })
  const lines = (quantity: number, place: object) => [{ itemId: imported, quantity: String(quantity), ...place }]
  await admin.call(recordMovement, {
    body: { kind: 'opening', effectiveAt: noon(61), lines: lines(5_000, { toLocationId: store }) },
  })
  for (let ago = 60; ago >= 1; ago--)
    await admin.call(recordMovement, {
      body: { kind: 'sale', effectiveAt: noon(ago), lines: lines(2, { fromLocationId: store }) },
    })
  await manager.call(createReorderPolicy, {
    body: { itemId: imported, rule: { kind: 'minMax', minimum: '40', maximum: '60' } },
  })
  const madeUp = simulation.parse((await play({ days: 180 }, imported)).result?.simulation)
  expect(madeUp.stockIsKnown).toBe(false)
  expect(madeUp.real.averageStock).toBeGreaterThan(4_800)
  expect(madeUp.present.outcome.onHand[0]).toBe(58)

  const { id: young } = await admin.call(createItem, { body: { sku: 'NEW', name: 'New' } })
  const { task } = await manager.call(startSimulation, {
    params: { itemId: young },
    body: startSimulation.body.parse({}),
  })
  await vi.waitFor(
    async () =>
      expect(await staff.call(getTask, { params: { taskId: task.id } })).toMatchObject({
        state: 'failed',
        error: { code: 'invalid_value' },
      }),
    { timeout: 90_000, interval: 50 },
  )
})
