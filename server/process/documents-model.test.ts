import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLocations } from '#contract/location.ts'
import { getPurchaseOrder } from '#contract/purchase-order.ts'
import { getSalesOrder } from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTransfer } from '#contract/transfer.ts'
import { releaseEnded } from '#server/reservation/release-ended.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { actNames, histories, play, tour } from './documents-acts-fixture.ts'
import { foundWorld, heldAt, keyOf, openOf, shown, type World } from './documents-world-fixture.ts'

/**
 * Random histories of all documents: goods are received for orders and given back, ordered, set aside, shipped and brought back, sold over the counter, sent from place
 * to place, lent, counted, brought by lists, promised for a while, and any of it is reversed, one by one, several at once or as a batch, dated back or sent twice. Against the simplest model there is: what it refuses is refused, and
 * both hold the same stock, the same promises and the same documents in the end.
 */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('any history of documents leaves the stock, promises and documents of a table of numbers, and a ledger that is proved', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const world = await foundWorld(app)
      for (const act of history) await play(world, act)
      await holdTo(world)
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 240_000)

test('in one history every document comes about', async () => {
  const world = await foundWorld(app)
  const posted = new Set<string>()
  for (const act of tour) {
    const before = world.movements.length
    await play(world, act)
    if (world.movements.length > before) posted.add(act[0])
  }
  await holdTo(world)
  // these post nothing of their own, or something that the model does not list
  const silent = ['takeOrder', 'setAside', 'promise', 'letEnd', 'reverse', 'reverseSome', 'takeBackList']
  expect(actNames.filter((name) => !silent.includes(name) && !posted.has(name))).toEqual([])
  expect(world.movements.some(({ reversed }) => reversed)).toBe(true)
  expect(world.imports.some(({ isTakenBack }) => isTakenBack)).toBe(true)
})

async function holdTo(world: World): Promise<void> {
  const { admin, id } = world.tenant
  await app.database.tenant(id, (tx) => releaseEnded(tx))
  const { data } = await admin.call(listStock, { query: { limit: 200, virtual: 'include' } })
  const rows = data.map((row) => ({ ...row, key: keyOf(row.itemId, row.locationId, row.lotCode ?? '') }))
  const real = rows.filter(({ locationId }) => world.real.has(locationId))
  const told = (of: 'onHand' | 'reserved') => shown(new Map(real.map((row) => [row.key, Number(row[of])])))
  expect(told('onHand')).toEqual(shown(world.stock))
  expect(told('reserved')).toEqual(shown(new Map(real.map(({ key }) => [key, heldAt(world, key)]))))

  const { data: places } = await admin.call(listLocations, { query: { virtual: 'include', limit: 200 } })
  const at = (kind: string) => {
    const place = places.find((one) => one.kind === kind)?.id
    return rows.filter(({ locationId }) => locationId === place).reduce((sum, { onHand }) => sum + Number(onHand), 0)
  }
  expect(at('transit')).toBe(world.transfers.reduce((sum, sent) => sum + openOf(sent), 0))
  expect(at('holder')).toBe(world.loans.filter(({ state }) => state === 'out').length)

  for (const order of world.purchases) {
    const { lines } = await admin.call(getPurchaseOrder, { params: { orderId: order.id } })
    expect(lines.map(({ received, returned }) => [Number(received), Number(returned)])).toEqual(
      order.lines.map(({ received, returned }) => [received, returned]),
    )
  }
  for (const sale of world.sales) {
    const { lines } = await admin.call(getSalesOrder, { params: { salesOrderId: sale.id } })
    expect(lines.map((line) => [Number(line.shipped), Number(line.returned)])).toEqual(
      sale.lines.map(({ shipped, returned }) => [shipped, returned]),
    )
  }
  for (const sent of world.transfers) {
    const { state, lines } = await admin.call(getTransfer, { params: { transferId: sent.id } })
    expect(Number(lines[0]?.open)).toBe(openOf(sent))
    expect(state).toBe(sent.cancelled ? 'cancelled' : openOf(sent) === 0 ? 'closed' : 'open')
  }
  expect((await admin.call(proveLedger)).differences).toEqual([])
}
