import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function openShop(sold: readonly string[]) {
  const tenant = await app.createTenant()
  const place = (await tenant.admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  const item = await tenant.admin.call(createItem, { body: { sku: 'OIL', name: 'Oil', unit: 'l' } })
  const lines = [{ itemId: item.id, toLocationId: place, quantity: '100000' }]
  await tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
  for (const quantity of sold) await tenant.admin.call(recordMovement, { body: body(item.id, place, quantity) })
  return { tenant, itemId: item.id, place }
}
const body = (itemId: string, fromLocationId: string, quantity: string, more: Partial<NewMovement> = {}) => ({
  kind: 'sale' as const,
  lines: [{ itemId, fromLocationId, quantity }],
  unusual: 'ask' as const,
  ...more,
})
const send = ({ staff }: TestTenant, body: Parameters<typeof recordMovement.body.parse>[0]) =>
  staff.send(recordMovement, { body: recordMovement.body.parse(body) })

const usual = ['24', '30', '36', '30', '28', '30', '33', '30']

test('a quantity far above the usual is named with what was meant, and posts once it is confirmed', async () => {
  const { tenant, itemId, place } = await openShop(usual)
  const refused = await send(tenant, body(itemId, place, '1200'))
  expect(refused.problem).toMatchObject({
    status: 409,
    code: 'unusual_quantity',
    detail: '1200 is 40 times the usual 30. Did you mean 12?',
    errors: [{ path: 'body.lines.0.quantity' }],
    lines: [{ line: 1, usual: 30, times: 40, suggestion: '12', low: 24, high: 36 }],
  })
  expect((await send(tenant, body(itemId, place, '1200', { unusual: 'accept' }))).status).toBe(201)
  // ten times a usual sale too, though larger ones have been; twice the usual is nothing
  const tenfold = await send(tenant, body(itemId, place, '330'))
  expect(tenfold.problem).toMatchObject({ code: 'unusual_quantity', lines: [{ suggestion: '33' }] })
  expect((await send(tenant, body(itemId, place, '60'))).status).toBe(201)
  // who does not ask to be asked is not
  const { unusual: _unusual, ...plain } = body(itemId, place, '30000')
  expect((await send(tenant, plain)).status).toBe(201)
})

test('few data say nothing, and another kind of movement is no measure', async () => {
  const { tenant, itemId, place } = await openShop(usual.slice(-4))
  expect((await send(tenant, body(itemId, place, '1200'))).status).toBe(201)
  expect((await send(tenant, receiptOf(itemId, place))).status).toBe(201)
  const other = await openShop(usual)
  expect((await send(other.tenant, receiptOf(other.itemId, other.place))).status).toBe(201)
  expect((await send(other.tenant, body(other.itemId, other.place, '1200'))).problem.code).toBe('unusual_quantity')
})

const receiptOf = (itemId: string, toLocationId: string) => ({
  kind: 'receipt' as const,
  lines: [{ itemId, toLocationId, quantity: '5000' }],
  unusual: 'ask' as const,
})
