import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createReservation, releaseReservation } from '#contract/reservation.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** Many clients at once want the last units: nothing is promised twice, nothing promised is sold to another, no deadlock reaches anybody. */
let app: TestApp
let tenant: TestTenant
let shelf: string
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  shelf = (await tenant.admin.call(createLocation, { body: { code: 'A', name: 'A' } })).id
})
afterAll(() => app.close())

const clients = 100
const lots = ['L0', 'L1', 'L2', 'L3']

async function stockOf(itemId: string) {
  const { data } = await tenant.admin.call(listStock, { query: { itemId } })
  return data
}

test('100 clients reserve and buy the last 5 units of each of 10 items: each unit goes to one', async () => {
  const items = await Promise.all(
    Array.from({ length: 10 }, (_, n) => tenant.admin.call(createItem, { body: { sku: `C-${n}`, name: 'C' } })),
  )
  const lines = items.map(({ id }) => ({ itemId: id, toLocationId: shelf, quantity: '5' }))
  await tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
  const replies = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const itemId = items[client % 10]?.id ?? ''
      const wants = { itemId, quantity: '1' }
      const { status, problem } =
        client % 20 < 10
          ? await tenant.staff.send(createReservation, { body: { ...wants, locationId: shelf } })
          : await tenant.staff.send(recordMovement, {
              body: { kind: 'sale', lines: [{ ...wants, fromLocationId: shelf }] },
            })
      return { itemId, status, code: problem.code, isSale: client % 20 >= 10 }
    }),
  )
  for (const { status, code } of replies) if (status !== 201) expect(code).toBe('insufficient_stock')
  for (const { id } of items) {
    const won = replies.filter(({ itemId, status }) => itemId === id && status === 201)
    expect(won).toHaveLength(5)
    const sold = won.filter(({ isSale }) => isSale).length
    const [row] = await stockOf(id)
    expect([Number(row?.onHand), Number(row?.reserved)]).toEqual([5 - sold, 5 - sold])
  }
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})

test('100 clients reserve lots and let go of some while others move them in any order: sums and bounds hold', async () => {
  const { id: itemId } = await tenant.admin.call(createItem, { body: { sku: 'LOT', name: 'L', tracking: 'lot' } })
  const lines = lots.map((lotCode) => ({ itemId, toLocationId: shelf, quantity: '10', lotCode }))
  const opened = await tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
  const lotIds = opened.lines.map(({ lotId }) => lotId ?? '')
  const replies = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      if (client % 5 === 0) {
        const order = client % 2 ? lots : lots.toReversed()
        const sold = order.map((lotCode) => ({ itemId, fromLocationId: shelf, quantity: '1', lotCode }))
        const { status, problem } = await tenant.staff.send(recordMovement, { body: { kind: 'sale', lines: sold } })
        return { status, code: problem.code, lotId: undefined }
      }
      const lotId = lotIds[client % 4] ?? ''
      const reply = await tenant.staff.send(createReservation, {
        body: { itemId, locationId: shelf, lotId, quantity: '1' },
      })
      if (reply.status === 201 && client % 3 === 0) {
        const params = { reservationId: reply.body.id }
        await tenant.staff.call(releaseReservation, { params, ifMatch: 1 })
        return { status: 204, code: '', lotId }
      }
      return { status: reply.status, code: reply.problem.code, lotId }
    }),
  )
  for (const { status, code } of replies) if (status >= 400) expect(code).toBe('insufficient_stock')
  const rows = await stockOf(itemId)
  const sales = replies.filter(({ status, lotId }) => status === 201 && lotId === undefined).length
  for (const lotId of lotIds) {
    const kept = replies.filter((one) => one.status === 201 && one.lotId === lotId).length
    const row = rows.find((one) => one.lotId === lotId)
    expect([Number(row?.onHand ?? 0), Number(row?.reserved ?? 0)]).toEqual([10 - sales, kept])
    expect(kept).toBeLessThanOrEqual(10 - sales)
  }
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})
