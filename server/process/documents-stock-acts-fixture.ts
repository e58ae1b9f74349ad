import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { checkInUnit, checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { approveCount } from '#contract/count-review.ts'
import { handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { createReservation } from '#contract/reservation.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { mayUndo, undo } from './documents-batch-acts-fixture.ts'
import { dated, goodsOf, type How, pick } from './documents-how-fixture.ts'
import { book, freeAt, keyOf, type Loan, openOf, type World, write } from './documents-world-fixture.ts'

/** What happens to goods between their coming and their going, and what is taken back of all of it. */
export const stockActs = {
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
    const input = { params: { movementId: one.id }, body: { reason: 'As if it had not been' } }
    const done = await write(world, reverseMovement, input, { allowed: mayUndo(world, one), twice: how.twice })
    if (done) undo(world, one)
  },
}
