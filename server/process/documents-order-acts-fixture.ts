import { expect } from 'vitest'
import { listMovements } from '#contract/movement.ts'
import { receivePurchaseOrder, returnPurchasedGoods } from '#contract/purchase-order.ts'
import {
  createSalesOrder,
  dispositions,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  type SalesOrder,
  shipSalesOrder,
} from '#contract/sales-order.ts'
import { dated, goodsOf, type How, pick } from './documents-how-fixture.ts'
import {
  book,
  type Done,
  freeAt,
  heldAt,
  keyOf,
  pickable,
  type Purchase,
  type Sale,
  type World,
  write,
} from './documents-world-fixture.ts'

/** What is bought and sold, and comes back. */
export const orderActs = {
  async receive(world: World, how: How) {
    const goods = goodsOf(world, how)
    const { order, line } = orderedOf(world, how)
    const allowed = goods.mayEnter && line.received + goods.quantity <= line.ordered * 1.25
    const lines = [{ lineId: line.id, quantity: String(goods.quantity), ...goods.named }]
    const input = { params: { orderId: order.id }, body: { locationId: goods.place, ...dated(how), lines } }
    const done = await write(world, receivePurchaseOrder, input, { allowed, twice: how.twice })
    if (!done) return
    line.received += goods.quantity
    come(line.here, goods.code, goods.quantity)
    await book(world, newOf(world, done.receipts), new Map([[goods.key, goods.quantity]]), {
      mayReverse: () => (line.here.get(goods.code) ?? 0) >= goods.quantity,
      onReverse: () => {
        line.received -= goods.quantity
        come(line.here, goods.code, -goods.quantity)
      },
    })
  },

  async giveBack(world: World, how: How) {
    const goods = goodsOf(world, how)
    const { order, line } = orderedOf(world, how)
    const allowed = goods.isKnown && goods.isThere && goods.quantity <= (line.here.get(goods.code) ?? 0)
    const lines = [{ lineId: line.id, quantity: String(goods.quantity), ...goods.named }]
    const body = { locationId: goods.place, reason: 'Faulty', ...dated(how), lines }
    const input = { params: { orderId: order.id }, body }
    const done = await write(world, returnPurchasedGoods, input, { allowed, twice: how.twice })
    if (!done) return
    line.returned += goods.quantity
    come(line.here, goods.code, -goods.quantity)
    await book(world, newOf(world, done.receipts), new Map([[goods.key, -goods.quantity]]), {
      onReverse: () => {
        line.returned -= goods.quantity
        come(line.here, goods.code, goods.quantity)
      },
    })
  },

  async takeOrder(world: World, { amount, other, lot }: How) {
    const wanted = Object.values(world.items).map((itemId, n) => ({
      itemId,
      quantity: String([amount, other + 1, lot + 1][n]),
    }))
    const made = await write(
      world,
      createSalesOrder,
      { body: { locationId: world.warehouse, lines: wanted } },
      { allowed: true },
    )
    if (made) world.sales.push(saleOf(made))
  },

  async setAside(world: World, how: How) {
    const sale = pick(world.sales, how.which)
    if (!sale) return
    const want = sale.lines.map(({ id, itemId, quantity, shipped }) => {
      const had = pickedOf(sale, id)
      return had + Math.min(quantity - shipped - had, pickable(world, itemId))
    })
    const allowed = sale.lines.some(({ quantity, shipped }) => shipped < quantity)
    const params = { salesOrderId: sale.id }
    const done = await write(world, reserveSalesOrder, { params }, { allowed, twice: how.twice })
    if (!done) return
    sale.picks = done.picks
    expect(sale.lines.map(({ id }) => pickedOf(sale, id))).toEqual(want)
  },

  /** What is on the pick list, or something else. */
  async ship(world: World, how: How) {
    const sale = pick(world.sales, how.which)
    if (!sale) return
    const goods = goodsOf(world, how)
    const line = sale.lines.find(({ itemId }) => itemId === goods.itemId)
    const params = { salesOrderId: sale.id }
    const isOpen = sale.lines.some(({ quantity, shipped }) => shipped < quantity)
    if (how.other < 2) {
      const allowed = isOpen && sale.picks.length > 0
      const parts = sale.picks.map((one) => {
        const of = sale.lines.find(({ id }) => id === one.lineId)
        return {
          key: keyOf(of?.itemId ?? '', one.locationId, one.lotCode ?? ''),
          line: one.lineId,
          quantity: one.quantity,
        }
      })
      const done = await write(world, shipSalesOrder, { params, body: dated(how) }, { allowed, twice: how.twice })
      if (done)
        await shipped(
          world,
          sale,
          done,
          parts.map(({ quantity, ...rest }) => ({ ...rest, quantity: Number(quantity) })),
        )
      return
    }
    const own = sale.picks.filter(
      ({ lineId, locationId, lotCode }) =>
        lineId === line?.id && locationId === goods.place && (lotCode ?? '') === goods.code,
    )
    const exact = own.reduce((sum, { quantity }) => sum + Number(quantity), 0)
    const held = heldAt(world, goods.key) - Math.min(exact, goods.quantity)
    const room = line ? line.quantity - line.shipped : 0
    const allowed =
      isOpen && goods.isKnown && goods.quantity <= room && (world.stock.get(goods.key) ?? 0) - goods.quantity >= held
    const lines = [
      {
        lineId: line?.id ?? '',
        quantity: String(goods.quantity),
        locationId: goods.place,
        ...(goods.lotId ? { lotId: goods.lotId } : {}),
      },
    ]
    const before = pickedOf(sale, line?.id ?? '')
    const done = await write(
      world,
      shipSalesOrder,
      { params, body: { ...dated(how), lines } },
      { allowed, twice: how.twice },
    )
    if (!done || !line) return
    await shipped(world, sale, done, [{ key: goods.key, line: line.id, quantity: goods.quantity }])
    expect(pickedOf(sale, line.id)).toBe(Math.max(0, before - goods.quantity))
  },

  async comeBack(world: World, how: How) {
    const sale = pick(world.sales, how.which)
    if (!sale) return
    const goods = goodsOf(world, how)
    const line = sale.lines.find(({ itemId }) => itemId === goods.itemId)
    if (!line) return
    const disposition = dispositions[how.other % 3] ?? 'restock'
    const place = { restock: goods.place, quarantine: world.quarantine, scrap: world.warehouse }[disposition]
    const isAway = (line.away.get(goods.code) ?? 0) >= goods.quantity
    const allowed = goods.isKnown && goods.mayEnter && isAway && line.returned + goods.quantity <= line.shipped
    const lines = [{ lineId: line.id, quantity: String(goods.quantity), lotId: goods.lotId ?? null }]
    const body = { disposition, locationId: place, reason: 'Wrong', ...dated(how), lines }
    const done = await write(
      world,
      returnSoldGoods,
      { params: { salesOrderId: sale.id }, body },
      { allowed, twice: how.twice },
    )
    if (!done) return
    line.returned += goods.quantity
    goesAway(line, goods.code, -goods.quantity)
    const key = keyOf(goods.itemId, place, goods.code)
    await book(world, newOf(world, done.shipments), new Map([[key, goods.quantity]]), {
      onReverse: () => {
        line.returned -= goods.quantity
        goesAway(line, goods.code, goods.quantity)
      },
    })
    if (disposition !== 'scrap') return
    const { data } = await world.tenant.admin.call(listMovements, { query: { sort: '-recordedAt', limit: 2 } })
    await book(world, data.find(({ kind }) => kind === 'spoilage')?.id, new Map([[key, -goods.quantity]]))
  },

  async sellNow(world: World, how: How) {
    const { itemId, quantity } = goodsOf(world, how)
    const free = new Map([...world.stock.keys()].map((key) => [key, freeAt(world, key)]))
    const allowed = pickable(world, itemId) >= quantity
    const body = { locationId: world.warehouse, ...dated(how), lines: [{ itemId, quantity: String(quantity) }] }
    const done = await write(world, quickSale, { body }, { allowed, twice: how.twice })
    if (!done) return
    const sale = saleOf(done)
    world.sales.push(sale)
    const [line] = sale.lines
    // which lots these are is told by what was posted
    const parts: Part[] = []
    const { deltas } = await book(world, newOf(world, done.shipments), undefined, shipping(parts))
    for (const [key, delta] of deltas) {
      const part = { line, lot: lotIn(key), quantity: -delta }
      parts.push(part)
      goesAway(line, part.lot, part.quantity)
    }
    expect([...deltas.values()].reduce((sum, delta) => sum + delta, 0)).toBe(-quantity)
    for (const [key, delta] of deltas) {
      expect(key).not.toContain(world.quarantine)
      expect(-delta).toBeLessThanOrEqual(free.get(key) ?? 0)
    }
  },
}

function orderedOf(world: World, { which, item }: How): { order: Purchase; line: Purchase['lines'][number] } {
  const order = pick(world.purchases, which)
  const line = order?.lines.find(({ itemId }) => itemId === world.items[item])
  if (!order || !line) throw new Error('a world has orders of all its items')
  return { order, line }
}

const saleOf = ({ id, lines, picks }: SalesOrder): Sale => ({
  id,
  lines: lines.map((line) => ({
    id: line.id,
    itemId: line.itemId,
    quantity: Number(line.quantity),
    shipped: Number(line.shipped),
    returned: 0,
    away: new Map<string, number>(),
  })),
  picks,
})

const pickedOf = ({ picks }: Sale, line: string): number =>
  picks.filter(({ lineId }) => lineId === line).reduce((sum, { quantity }) => sum + Number(quantity), 0)

/** The movement of an order that the model has not seen. */
function newOf(world: World, posted: readonly { movementId: string }[]): string | undefined {
  return posted.find(({ movementId }) => !world.movements.some(({ id }) => id === movementId))?.movementId
}

type Part = { line: Sale['lines'][number] | undefined; lot: string; quantity: number }

const lotIn = (key: string) => key.split(' ')[2] ?? ''

function goesAway(line: Part['line'], lot: string, quantity: number): void {
  if (line) come(line.away, lot, quantity)
}

function come(amounts: Map<string, number>, lot: string, quantity: number): void {
  amounts.set(lot, (amounts.get(lot) ?? 0) + quantity)
}

/** @param parts  as they are when it is asked */
function shipping(parts: readonly Part[]): Pick<Done, 'mayReverse' | 'onReverse'> {
  const sums = () =>
    [...Map.groupBy(parts, ({ line }) => line)].flatMap(([line, own]) =>
      [...Map.groupBy(own, ({ lot }) => lot)].map(([lot, ofLot]) => ({
        away: line?.away.get(lot) ?? 0,
        quantity: ofLot.reduce((sum, { quantity }) => sum + quantity, 0),
      })),
    )
  return {
    mayReverse: () => sums().every(({ away, quantity }) => quantity <= away),
    onReverse: () => {
      for (const { line, lot, quantity } of parts) {
        if (line) line.shipped -= quantity
        goesAway(line, lot, -quantity)
      }
    },
  }
}

async function shipped(
  world: World,
  sale: Sale,
  done: SalesOrder,
  parts: readonly { key: string; line: string; quantity: number }[],
): Promise<void> {
  const expected = new Map<string, number>()
  const lines = parts.map(({ key, line, quantity }) => {
    expected.set(key, (expected.get(key) ?? 0) - quantity)
    const of = sale.lines.find(({ id }) => id === line)
    if (of) of.shipped += quantity
    goesAway(of, lotIn(key), quantity)
    return { line: of, lot: lotIn(key), quantity }
  })
  sale.picks = done.picks
  await book(world, newOf(world, done.shipments), expected, shipping(lines))
}
