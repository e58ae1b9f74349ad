import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInUnit, checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { approveCount } from '#contract/count-review.ts'
import { handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import { createItem } from '#contract/item.ts'
import { assembleKit, takeKitApart, updateKit } from '#contract/kit.ts'
import { listLocations } from '#contract/location.ts'
import { listMovements, recordMovement, reverseMovement, reverseMovements } from '#contract/movement.ts'
import { getPurchaseOrder, receivePurchaseOrder, returnPurchasedGoods } from '#contract/purchase-order.ts'
import { listReservations } from '#contract/reservation.ts'
import {
  createSalesOrder,
  getSalesOrder,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  shipSalesOrder,
} from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTransfer, listTransfers, receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { foundWorld } from './documents-world-fixture.ts'

/** All documents at once, by 100 clients, on the same few goods in two places: no deadlock and no failure reaches anybody, and every document says what the ledger says. */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const clients = 100
/** What a client may be told: the goods or the document are gone, or somebody was a moment quicker. */
const told = new Set(
  `insufficient_stock insufficient_parts lot_required serial_moved serial_in_stock order_state over_receipt over_return over_shipment over_customer_return transfer_state unit_out unit_returned unit_not_in_stock version_mismatch count_not_open count_stale already_reversed goods_returned shipment_returned goods_arrived`.split(
    ' ',
  ),
)
type Told = { status: number; problem: { code: string; detail?: string; retryAfterSeconds?: number } }

/** As clients do: where a busy machine has no connection to spare, the reply says when to ask again, and nothing was done. */
async function untilServed(act: () => Promise<Told>): Promise<Told> {
  for (let attempt = 0; ; attempt++) {
    const reply = await act()
    const wait = reply.status === 503 ? reply.problem.retryAfterSeconds : undefined
    if (wait === undefined || attempt === mostAttempts) return reply
    await setTimeout(wait * 1000)
  }
}

const mostAttempts = 10

test('100 clients receive, give back, set aside, ship, take back, sell, send, count, lend, build and reverse the same goods at once', async () => {
  const world = await foundWorld(app)
  const { admin, manager, staff } = world.tenant
  const { none, lot, serial } = world.items
  const [a, b] = world.shelves
  const kit = await admin.call(createItem, { body: { sku: 'KIT', name: 'Kit' } })
  const parts = [none, lot].map((itemId) => ({ itemId, quantity: '1' }))
  await admin.call(updateKit, { params: { itemId: kit.id }, ifMatch: 0, body: { parts } })
  const opened = await admin.call(recordMovement, {
    body: {
      kind: 'opening',
      lines: [a, b].flatMap((toLocationId, n) => [
        { itemId: none, toLocationId, quantity: '40' },
        ...['L0', 'L1', 'L2'].map((lotCode) => ({ itemId: lot, toLocationId, quantity: '12', lotCode })),
        ...[0, 1, 2, 3].map((unit) => ({ itemId: serial, toLocationId, quantity: '1', lotCode: `N${n}${unit}` })),
      ]),
    },
  })
  const units = opened.lines.flatMap(({ itemId, lotId }) => (itemId === serial ? (lotId ?? []) : []))
  const receive = (n: number) => {
    const order = world.purchases[n % 2]
    const line = order?.lines[n % 4 < 2 ? 0 : 1]
    const lots = line?.itemId === lot ? { lotCode: `L${n % 3}` } : {}
    return staff.send(receivePurchaseOrder, {
      params: { orderId: order?.id ?? '' },
      body: { locationId: n % 2 ? a : b, lines: [{ lineId: line?.id ?? '', quantity: '1', ...lots }] },
    })
  }
  for (let n = 0; n < 8; n++) expect((await receive(n)).status).toBe(201)
  const takeOrder = (quantity: string) =>
    staff.call(createSalesOrder, {
      body: { locationId: world.warehouse, lines: [none, lot].map((itemId) => ({ itemId, quantity })) },
    })
  const orders = await Promise.all(Array.from({ length: 6 }, () => takeOrder('6')))
  const sold = await Promise.all(
    Array.from({ length: 4 }, () =>
      staff.call(quickSale, { body: { locationId: a, lines: [{ itemId: none, quantity: '2' }] } }),
    ),
  )
  const ship = (n: number) => {
    const [from, to] = n % 2 ? [a, b] : [b, a]
    const lines = [
      { itemId: none, quantity: '1' },
      { itemId: lot, quantity: '1', lotCode: `L${n % 3}` },
    ]
    return staff.send(shipTransfer, {
      body: { fromLocationId: from, toLocationId: to, lines: n % 3 ? lines : lines.toReversed() },
    })
  }
  const sent = await Promise.all(Array.from({ length: 6 }, async (_, n) => (await ship(n)).body))
  const lent = await Promise.all(
    units.slice(0, 2).map((lotId) => staff.call(checkOutUnit, { body: { lotId, holderName: 'Ada' } })),
  )
  const counts = await Promise.all(
    [a, b].map(async (place) => {
      const { id } = await manager.call(createCount, { body: { name: 'Shelf', selection: { locationIds: [place] } } })
      const { data } = await staff.call(listCountLines, { params: { countId: id }, query: { limit: 200 } })
      const entries = data
        .filter(({ itemId }) => itemId === none || itemId === lot)
        .map((line) => ({ id: randomUUID(), lineId: line.id, quantity: '9' }))
      await staff.call(recordCount, { params: { countId: id }, body: { entries } })
      return staff.call(handInCount, { params: { countId: id }, body: { uncounted: 'leave' } })
    }),
  )
  const { data: past } = await admin.call(listMovements, { query: { limit: 50 } })
  const before = past.filter(({ kind }) => kind === 'receipt' || kind === 'sale').map(({ id }) => id)
  const reason = 'Wrong'

  const acts: ((n: number) => Promise<Told>)[] = [
    receive,
    (n) => {
      const order = world.purchases[n % 2]
      const body = { locationId: a, reason, lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: '1' }] }
      return staff.send(returnPurchasedGoods, { params: { orderId: order?.id ?? '' }, body })
    },
    async (n) => {
      const params = { salesOrderId: orders[n % 6]?.id ?? '' }
      const reserved = await staff.send(reserveSalesOrder, { params })
      return reserved.status < 300 && n % 4 ? staff.send(shipSalesOrder, { params, body: {} }) : reserved
    },
    (n) => {
      const order = orders[n % 6]
      const line = order?.lines[n % 2]
      const goods = line?.itemId === lot ? { lotId: opened.lines[1]?.lotId ?? null } : {}
      return staff.send(shipSalesOrder, {
        params: { salesOrderId: order?.id ?? '' },
        body: { lines: [{ lineId: line?.id ?? '', quantity: '1', locationId: a, ...goods }] },
      })
    },
    (n) => {
      const order = sold[n % 4]
      const disposition = (['restock', 'quarantine', 'scrap'] as const)[n % 3] ?? 'restock'
      const body = { disposition, reason, lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: '1' }] }
      return staff.send(returnSoldGoods, { params: { salesOrderId: order?.id ?? '' }, body })
    },
    (n) => {
      const lines = [none, lot].map((itemId) => ({ itemId, quantity: '1' }))
      return staff.send(quickSale, {
        body: { locationId: world.warehouse, lines: n % 2 ? lines : lines.toReversed() },
      })
    },
    ship,
    (n) =>
      staff.send(receiveTransfer, {
        params: { transferId: sent[n % 6]?.id ?? '' },
        body: {
          reason,
          lines: [1, 2].map((lineNo) => ({ lineNo, ...(n % 3 ? { received: '1' } : { missing: '1' }) })),
        },
      }),
    (n) => staff.send(checkOutUnit, { body: { lotId: units[n % units.length] ?? '', holderName: `Person ${n}` } }),
    (n) =>
      staff.send(checkInUnit, {
        params: { checkoutId: lent[n % 2]?.id ?? '' },
        body: { condition: n % 3 ? 'good' : 'lost', locationId: b },
      }),
    (n) => {
      const count = counts[n % 2]
      const params = { countId: count?.id ?? '' }
      return manager.send(approveCount, { params, ifMatch: count?.version ?? 0, body: { reason } })
    },
    (n) =>
      staff.send(n % 3 ? assembleKit : takeKitApart, {
        params: { itemId: kit.id },
        body: { locationId: n % 2 ? a : b, quantity: '1' },
      }),
    (n) => admin.send(reverseMovement, { params: { movementId: before[n % before.length] ?? '' }, body: { reason } }),
    (n) =>
      admin.send(reverseMovements, {
        body: { movementIds: [0, 3].map((more) => before[(n + more) % before.length] ?? ''), reason },
      }),
    (n) => admin.send(reverseMovement, { params: { movementId: sent[n % 6]?.dispatchId ?? '' }, body: { reason } }),
  ]
  const replies = await Promise.all(
    Array.from({ length: 3 * clients }, async (_, n) => ({
      act: n % acts.length,
      ...(await untilServed(async () => acts[n % acts.length]?.(n) ?? Promise.reject(new Error('no such act')))),
    })),
  )
  for (const { act, status = 500, problem } of replies)
    if (status >= 300) expect([...told], `${act}: ${JSON.stringify(problem)}`).toContain(problem?.code)
  const worked = new Set(replies.flatMap(({ act, status = 500 }) => (status < 300 ? [act] : [])))
  expect(acts.map((_, act) => act).filter((act) => !worked.has(act))).toEqual([])

  // documents say what the ledger says
  const { data: stock } = await admin.call(listStock, { query: { limit: 200, virtual: 'include' } })
  const { data: places } = await admin.call(listLocations, { query: { virtual: 'include', limit: 200 } })
  const at = (kind: string) => {
    const place = places.find((one) => one.kind === kind)?.id
    return stock.filter(({ locationId }) => locationId === place).reduce((sum, row) => sum + Number(row.onHand), 0)
  }
  const real = stock.filter(({ locationId }) => world.real.has(locationId))
  for (const row of real) expect(Number(row.onHand)).toBeGreaterThanOrEqual(Number(row.reserved))
  const { data: reserved } = await admin.call(listReservations, { query: { limit: 200 } })
  const sumOf = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + Number(amount), 0)
  expect(sumOf(real.map((row) => row.reserved))).toBe(sumOf(reserved.map(({ quantity }) => quantity)))
  const transfers = await admin.call(listTransfers, { query: { state: 'all', limit: 200 } })
  const open = await Promise.all(
    transfers.data.map(async ({ id }) => {
      const { lines } = await admin.call(getTransfer, { params: { transferId: id } })
      return sumOf(lines.map((line) => line.open))
    }),
  )
  expect(at('transit')).toBe(open.reduce((sum, amount) => sum + amount, 0))
  let bought = 0
  for (const { id } of world.purchases) {
    const { lines } = await admin.call(getPurchaseOrder, { params: { orderId: id } })
    for (const line of lines) {
      bought += Number(line.received) - Number(line.returned)
      expect(Number(line.received)).toBeLessThanOrEqual(10)
    }
  }
  expect(at('supplier')).toBe(-bought)
  const ids = new Set([...orders, ...sold].map(({ id }) => id))
  for (const { act, status = 500, body } of replies as { act: number; status?: number; body?: { id: string } }[])
    if (act === 5 && status < 300 && body) ids.add(body.id)
  let gone = 0
  for (const id of ids) {
    const { lines } = await admin.call(getSalesOrder, { params: { salesOrderId: id } })
    for (const line of lines) gone += Number(line.shipped) - Number(line.returned)
  }
  expect(at('customer')).toBe(gone)
  expect((await admin.call(proveLedger)).differences).toEqual([])
}, 240_000)
