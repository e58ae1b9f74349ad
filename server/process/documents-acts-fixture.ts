import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { checkInUnit, checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { approveCount } from '#contract/count-review.ts'
import { handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { receivePurchaseOrder, returnPurchasedGoods } from '#contract/purchase-order.ts'
import { createReservation } from '#contract/reservation.ts'
import {
  createSalesOrder,
  dispositions,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  type SalesOrder,
  shipSalesOrder,
} from '#contract/sales-order.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import {
  book,
  type Done,
  freeAt,
  heldAt,
  keyOf,
  type Loan,
  openOf,
  pickable,
  type Purchase,
  type Sale,
  type World,
  write,
} from './documents-world-fixture.ts'

/** What an act is told: of which goods, where, how many, and of which document, the latest first. */
const how = fc.record({
  item: fc.constantFrom('none', 'lot', 'serial'),
  shelf: fc.nat(1),
  lot: fc.nat(2),
  amount: fc.integer({ min: 1, max: 6 }),
  other: fc.nat(3),
  which: fc.nat(3),
  daysAgo: fc.option(fc.nat(40), { nil: undefined }),
  twice: fc.boolean(),
})
type How = typeof how extends fc.Arbitrary<infer T> ? T : never

const pick = <T>(list: readonly T[], which: number): T | undefined => list.at(-1 - (which % Math.max(1, list.length)))
const dated = ({ daysAgo }: How) =>
  daysAgo === undefined ? {} : { effectiveAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString() }

function goodsOf(world: World, { item, lot, amount, shelf }: How) {
  const itemId = world.items[item]
  const code = item === 'none' ? '' : `L${lot}`
  const place = world.shelves[shelf] ?? ''
  const key = keyOf(itemId, place, code)
  const quantity = item === 'serial' ? 1 : amount
  return {
    itemId,
    code,
    lotId: world.lots.get(`${itemId} ${code}`),
    place,
    key,
    quantity,
    named: code === '' ? {} : { lotCode: code },
    isKnown: code === '' || world.lots.has(`${itemId} ${code}`),
    /** a serial that is ours already is not ours a second time */
    mayEnter: item !== 'serial' || (world.units.get(code) ?? 0) === 0,
    isThere: freeAt(world, key) >= quantity,
  }
}

const acts = {
  async enter(world: World, how: How) {
    const { itemId, place, key, quantity, named, mayEnter } = goodsOf(world, how)
    const lines = [{ itemId, toLocationId: place, quantity: String(quantity), ...named }]
    const body = { kind: 'found', ...dated(how), lines } as const
    const done = await write(world, recordMovement, { body }, { allowed: mayEnter, twice: how.twice })
    if (done) await book(world, done.id, new Map([[key, quantity]]))
  },

  async spoil(world: World, how: How) {
    const { itemId, place, key, quantity, named, isKnown, isThere } = goodsOf(world, how)
    const lines = [{ itemId, fromLocationId: place, quantity: String(quantity), ...named }]
    const body = { kind: 'spoilage', ...dated(how), lines } as const
    const done = await write(world, recordMovement, { body }, { allowed: isKnown && isThere, twice: how.twice })
    if (done) await book(world, done.id, new Map([[key, -quantity]]))
  },

  async receive(world: World, how: How) {
    const goods = goodsOf(world, how)
    const { order, line } = orderedOf(world, how)
    const allowed = goods.mayEnter && line.received + goods.quantity <= line.ordered * 1.25
    const lines = [{ lineId: line.id, quantity: String(goods.quantity), ...goods.named }]
    const input = { params: { orderId: order.id }, body: { locationId: goods.place, ...dated(how), lines } }
    const done = await write(world, receivePurchaseOrder, input, { allowed, twice: how.twice })
    if (!done) return
    line.received += goods.quantity
    await book(world, newOf(world, done.receipts), new Map([[goods.key, goods.quantity]]), {
      mayReverse: () => line.received - goods.quantity >= line.returned,
      onReverse: () => (line.received -= goods.quantity),
    })
  },

  async giveBack(world: World, how: How) {
    const goods = goodsOf(world, how)
    const { order, line } = orderedOf(world, how)
    const allowed = goods.isKnown && goods.isThere && line.returned + goods.quantity <= line.received
    const lines = [{ lineId: line.id, quantity: String(goods.quantity), ...goods.named }]
    const body = { locationId: goods.place, reason: 'Faulty', ...dated(how), lines }
    const input = { params: { orderId: order.id }, body }
    const done = await write(world, returnPurchasedGoods, input, { allowed, twice: how.twice })
    if (!done) return
    line.returned += goods.quantity
    await book(world, newOf(world, done.receipts), new Map([[goods.key, -goods.quantity]]), {
      onReverse: () => (line.returned -= goods.quantity),
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

  async dispatch(world: World, how: How) {
    const { itemId, code, place, key, quantity, named, isKnown, isThere } = goodsOf(world, how)
    const toLocationId = world.shelves[1 - how.shelf] ?? ''
    const lines = [{ itemId, quantity: String(quantity), ...named }]
    const body = { fromLocationId: place, toLocationId, ...dated(how), lines }
    const done = await write(world, shipTransfer, { body }, { allowed: isKnown && isThere, twice: how.twice })
    if (!done) return
    const sent = { id: done.id, itemId, lot: code, quantity, received: 0, missing: 0, cancelled: false }
    world.transfers.push(sent)
    await book(world, done.dispatchId, new Map([[key, -quantity]]), {
      mayReverse: () => sent.received + sent.missing === 0,
      onReverse: () => (sent.cancelled = true),
    })
  },

  async arrive(world: World, how: How) {
    const sent = pick(world.transfers, how.which)
    if (!sent) return
    const place = world.shelves[how.shelf] ?? ''
    const isWhole = how.item === 'serial'
    const received = isWhole ? openOf(sent) : how.lot
    const missing = isWhole ? 0 : how.other
    const allowed = openOf(sent) > 0 && received + missing > 0 && received + missing <= openOf(sent)
    const lines = [{ lineNo: 1, received: String(received), missing: String(missing) }]
    const body = { locationId: place, reason: 'Counted', ...dated(how), lines }
    const done = await write(
      world,
      receiveTransfer,
      { params: { transferId: sent.id }, body },
      { allowed, twice: how.twice },
    )
    if (!done) return
    const known = new Set(world.movements.map(({ id }) => id))
    sent.received += received
    sent.missing += missing
    for (const { movementId, isMissing } of done.arrivals.filter((one) => !known.has(one.movementId)))
      await book(world, movementId, new Map(isMissing ? [] : [[keyOf(sent.itemId, place, sent.lot), received]]), {
        onReverse: () => {
          if (isMissing) sent.missing -= missing
          else sent.received -= received
        },
      })
  },

  /** It is lent from wherever it is. */
  async lend(world: World, how: How) {
    const code = `L${how.lot}`
    const lotId = world.lots.get(`${world.items.serial} ${code}`)
    if (!lotId) return
    const [from] = [...world.stock].find(
      ([key, amount]) => key.startsWith(world.items.serial) && key.endsWith(` ${code}`) && amount > 0,
    ) ?? ['']
    const allowed = freeAt(world, from) > 0
    const done = await write(world, checkOutUnit, { body: { lotId, holderName: 'Ada' } }, { allowed, twice: how.twice })
    if (!done) return
    const loan: Loan = { id: done.id, lot: code, state: 'out' }
    world.loans.push(loan)
    await book(world, done.outMovementId, new Map([[from, -1]]), {
      mayReverse: () => loan.state === 'out',
      onReverse: () => (loan.state = 'cancelled'),
    })
  },

  async takeBack(world: World, how: How) {
    const loan = pick(world.loans, how.which)
    if (!loan) return
    const condition = (['good', 'damaged', 'lost'] as const)[how.lot] ?? 'good'
    const place = world.shelves[how.shelf] ?? ''
    const input = { params: { checkoutId: loan.id }, body: { condition, locationId: place } }
    const done = await write(world, checkInUnit, input, { allowed: loan.state === 'out', twice: how.twice })
    if (!done) return
    loan.state = 'returned'
    const key = keyOf(world.items.serial, place, loan.lot)
    await book(world, done.returnMovementId ?? '', new Map(condition === 'lost' ? [] : [[key, 1]]), {
      onReverse: () => (loan.state = 'out'),
    })
  },

  /** Counts a shelf: of each that lies there so many more or fewer. */
  async count(world: World, how: How) {
    const place = world.shelves[how.shelf] ?? ''
    const lying = [...world.stock].filter(([key, amount]) => key.includes(` ${place} `) && amount > 0)
    const { admin } = world.tenant
    const plan = { body: { name: 'Shelf', selection: { locationIds: [place] } } }
    const made = await write(world, createCount, plan, { allowed: lying.length > 0, twice: how.twice })
    if (!made) return
    const params = { countId: made.id }
    const { data } = await admin.call(listCountLines, { params, query: { limit: 200 } })
    const expected = new Map<string, number>()
    const entries = data.map(({ id, itemId, lotCode }, n) => {
      const key = keyOf(itemId, place, lotCode ?? '')
      const there = world.stock.get(key) ?? 0
      const off = [0, how.other, -how.amount][(how.which + n) % 3] ?? 0
      const found = itemId === world.items.serial ? Number(off >= 0) : Math.max(0, there + off)
      expected.set(key, found - there)
      return { id: randomUUID(), lineId: id, quantity: String(found) }
    })
    expect(data).toHaveLength(lying.length)
    await admin.call(recordCount, { params, body: { entries } })
    const { version } = await admin.call(handInCount, { params, body: {} })
    const allowed = [...expected].every(([key, off]) => off >= 0 || freeAt(world, key) + off >= 0)
    const done = await write(
      world,
      approveCount,
      { params, ifMatch: version, body: { reason: 'Counted' } },
      { allowed, twice: how.twice },
    )
    if (!done) return
    const isExact = [...expected.values()].every((off) => off === 0)
    expect(done.movementIds).toHaveLength(isExact ? 0 : 1)
    for (const id of done.movementIds) await book(world, id, expected)
  },

  async promise(world: World, how: How) {
    const { itemId, place, key, quantity, lotId, isKnown, isThere } = goodsOf(world, how)
    if (!isKnown) return
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const body = { itemId, locationId: place, quantity: String(quantity), expiresAt, ...(lotId ? { lotId } : {}) }
    const made = await write(world, createReservation, { body }, { allowed: isThere, twice: how.twice })
    if (made) world.promises.push({ id: made.id, key, quantity })
  },

  /** A promise's time comes; nobody has given back yet what it held. */
  async letEnd(world: World, { which }: How) {
    const one = pick(world.promises, which)
    if (!one) return
    world.promises.splice(world.promises.indexOf(one), 1)
    await world.app.database.tenant(world.tenant.id, (tx) =>
      tx.query({
        text: `update reservation set expires_at = now() - interval '1 second' where id = $1`,
        values: [one.id],
      }),
    )
  },

  async reverse(world: World, how: How) {
    const one = pick(world.movements.slice(-8), how.which + how.other)
    if (!one) return
    const allowed =
      !one.reversed &&
      (one.mayReverse?.() ?? true) &&
      [...one.deltas].every(([key, delta]) => delta <= 0 || freeAt(world, key) >= delta) &&
      [...one.units].every(([lot, delta]) => (world.units.get(lot) ?? 0) - delta <= 1)
    const input = { params: { movementId: one.id }, body: { reason: 'As if it had not been' } }
    const done = await write(world, reverseMovement, input, { allowed, twice: how.twice })
    if (!done) return
    one.reversed = true
    one.onReverse?.()
    for (const [key, delta] of one.deltas) world.stock.set(key, (world.stock.get(key) ?? 0) - delta)
    for (const [lot, delta] of one.units) world.units.set(lot, (world.units.get(lot) ?? 0) - delta)
  },
}

export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as ActName[]

/** What follows on one another in a company, each of the same goods. */
const phrases: readonly (readonly ActName[])[] = [
  ...actNames.map((name) => [name]),
  ['takeOrder', 'setAside', 'ship'],
  ['takeOrder', 'setAside', 'ship', 'comeBack'],
  ['sellNow', 'comeBack', 'reverse'],
  ['receive', 'giveBack', 'reverse'],
  ['dispatch', 'arrive', 'arrive'],
  ['enter', 'lend', 'takeBack', 'reverse'],
  ['enter', 'count', 'reverse'],
  ['promise', 'letEnd', 'sellNow'],
]

/** Histories in which goods come in before anything else, and then anything happens to them. */
export const histories = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom<readonly ActName[]>(['receive'], ['enter']), how), {
      minLength: 4,
      maxLength: 8,
    }),
    fc.array(fc.tuple(fc.constantFrom(...phrases), how), { minLength: 10, maxLength: 30 }),
  )
  .map(([first, then]) =>
    [...first, ...then].flatMap(([names, told]) => names.map((name): readonly [ActName, How] => [name, told])),
  )

const usual: How = {
  item: 'lot',
  shelf: 0,
  lot: 0,
  amount: 4,
  other: 0,
  which: 0,
  daysAgo: undefined,
  twice: true,
}

/** One history in which every document comes about. */
export const tour: readonly (readonly [ActName, How])[] = [
  ['receive', usual],
  ['receive', { ...usual, item: 'none', amount: 6 }],
  ['enter', { ...usual, item: 'serial', shelf: 1 }],
  ['giveBack', { ...usual, amount: 1 }],
  ['promise', { ...usual, amount: 3 }],
  ['letEnd', usual],
  ['takeOrder', { ...usual, amount: 2 }],
  ['setAside', usual],
  ['ship', usual],
  ['comeBack', { ...usual, amount: 1, other: 1 }],
  ['comeBack', { ...usual, item: 'none', amount: 1, other: 2 }],
  ['sellNow', { ...usual, item: 'none', amount: 1 }],
  ['dispatch', { ...usual, item: 'none', amount: 2 }],
  ['arrive', { ...usual, item: 'none', lot: 1, other: 1 }],
  ['comeBack', { ...usual, item: 'serial', shelf: 1, which: 1 }],
  ['lend', usual],
  ['takeBack', usual],
  ['spoil', { ...usual, item: 'none', amount: 1 }],
  ['count', { ...usual, other: 2, which: 1 }],
  ['reverse', usual],
]

export const play = (world: World, [name, how]: readonly [ActName, How]): Promise<void> => acts[name](world, how)

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
  line?.away.set(lot, (line.away.get(lot) ?? 0) + quantity)
}

/** @param parts  as they are when it is asked */
function shipping(parts: readonly Part[]): Pick<Done, 'mayReverse' | 'onReverse'> {
  const sums = () =>
    [...Map.groupBy(parts, ({ line }) => line)].map(([line, own]) => ({
      line,
      quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
    }))
  return {
    mayReverse: () => sums().every(({ line, quantity }) => line && line.shipped - quantity >= line.returned),
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
