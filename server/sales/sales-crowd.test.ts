import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordMovement } from '#contract/movement.ts'
import { listReservations } from '#contract/reservation.ts'
import { quickSale, reserveSalesOrder, type SalesOrder, shipSalesOrder } from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeStock, makeStore, type Store, takeOrder } from './sales-fixture.ts'

/** Many at once set aside, ship and sell the last units: none is promised or sold twice, and no deadlock reaches anybody. */
let app: TestApp
let tenant: TestTenant
let store: Store
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  store = await makeStore(tenant)
})
afterAll(() => app.close())

const paramsOf = ({ id }: SalesOrder) => ({ params: { salesOrderId: id } })
const sum = (amounts: readonly string[]) => toDecimal(amounts.reduce((all, one) => all.plus(one), toQuantity(0)))

async function stockOf(itemId: string) {
  const { data } = await tenant.admin.call(listStock, { query: { itemId } })
  return { onHand: sum(data.map((row) => row.onHand)), reserved: sum(data.map((row) => row.reserved)) }
}

test('many at once set aside, ship and sell the last units of items, lots and serials: each unit goes once', async () => {
  const [near, far] = store.bins
  const plain = await makeStock(tenant, [
    { quantity: '5', at: near },
    { quantity: '3', at: far },
  ])
  const lotted = await makeStock(
    tenant,
    [near, far].flatMap((at) => ['L1', 'L2'].map((lotCode) => ({ quantity: '2', at, lotCode }))),
    'lot',
  )
  const serials = Array.from({ length: 4 }, (_, n) => `N${n}`)
  const unique = await makeStock(
    tenant,
    serials.map((lotCode, n) => ({ quantity: '1', at: n % 2 ? near : far, lotCode })),
    'serial',
  )
  const total = { [plain]: '8', [lotted]: '8', [unique]: '4' }
  const orders: SalesOrder[] = []
  for (let n = 0; n < 12; n++) {
    const wanted = n % 2 ? [plain, lotted, unique] : [unique, lotted, plain]
    orders.push(
      await takeOrder(
        tenant,
        store,
        wanted.map((itemId) => [itemId, '1']),
      ),
    )
  }
  const shipped: SalesOrder[] = []
  const sold: SalesOrder[] = []
  await Promise.all([
    ...orders.map(async (order, n) => {
      const reserved = await tenant.staff.call(reserveSalesOrder, paramsOf(order))
      if (n % 3 === 0 || reserved.picks.length === 0) return
      const { status, body } = await tenant.staff.send(shipSalesOrder, { ...paramsOf(order), body: {} })
      expect(status, JSON.stringify(body)).toBe(201)
      shipped.push(body)
    }),
    ...Array.from({ length: 8 }, async (_, n) => {
      const lines = (n % 3 ? [plain, lotted] : [unique, plain]).map((itemId) => ({ itemId, quantity: '1' }))
      const { status, body, problem } = await tenant.staff.send(quickSale, {
        body: { locationId: store.warehouse, lines: n % 2 ? lines : lines.toReversed() },
      })
      // where no lot is left, none can be named
      if (status !== 201) expect(['insufficient_stock', 'lot_required']).toContain(problem.code)
      else sold.push(body)
    }),
    ...Array.from({ length: 10 }, async (_, n) => {
      const fromLocationId = n % 2 ? near : far
      const lines = [{ itemId: plain, quantity: '1', fromLocationId }]
      if (n % 5 === 0) {
        const both = [...lines, { itemId: unique, quantity: '1', fromLocationId, lotCode: n % 2 ? 'N1' : 'N0' }]
        const moved = await tenant.staff.send(recordMovement, {
          body: { kind: 'transfer', lines: both.map((line) => ({ ...line, toLocationId: n % 2 ? far : near })) },
        })
        if (moved.status !== 201) expect(['insufficient_stock', 'serial_moved']).toContain(moved.problem.code)
        return
      }
      const { status, problem } = await tenant.staff.send(recordMovement, { body: { kind: 'sale', lines } })
      if (status !== 201) expect(problem.code).toBe('insufficient_stock')
      else sold.push({ lines: [{ itemId: plain, shipped: '1' }] } as SalesOrder)
    }),
  ])
  for (const [itemId, there] of Object.entries(total)) {
    const gone = [...shipped, ...sold].flatMap(({ lines }) =>
      lines.filter((line) => line.itemId === itemId).map((line) => line.shipped),
    )
    const { data } = await tenant.admin.call(listReservations, { query: { itemId, limit: 200 } })
    const reserved = sum(data.map(({ quantity }) => quantity))
    const left = toDecimal(toQuantity(there).minus(sum(gone)))
    expect(await stockOf(itemId)).toEqual({ onHand: left, reserved })
    // more wanted it than there was: all of it went or is promised
    expect(left).toBe(reserved)
  }
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})

test('of many who set aside and ship one order at once, it goes out once', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '50', at: store.bins[0] }])
  const order = await takeOrder(tenant, store, [[itemId, '5']])
  await Promise.all(Array.from({ length: 6 }, () => tenant.staff.call(reserveSalesOrder, paramsOf(order))))
  expect(await stockOf(itemId)).toEqual({ onHand: '50', reserved: '5' })
  const replies = await Promise.all(
    Array.from({ length: 6 }, () => tenant.staff.send(shipSalesOrder, { ...paramsOf(order), body: {} })),
  )
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const { status, problem } of replies)
    if (status !== 201) expect(['order_state', 'over_shipment']).toContain(problem.code)
  expect(await stockOf(itemId)).toEqual({ onHand: '45', reserved: '0' })
})
