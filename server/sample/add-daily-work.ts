import { createCount } from '#contract/count.ts'
import type { OrderAction } from '#contract/purchase-order.ts'
import { addDays } from '#core/search/calendar.ts'
import { checkOut } from '#server/checkout/check-out.ts'
import { approve } from '#server/count/approve-count.ts'
import { handIn } from '#server/count/hand-in.ts'
import { planCount } from '#server/count/plan-count.ts'
import { recordEntries } from '#server/count/record-entries.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { createItem } from '#server/item/write-item.ts'
import { getOrder } from '#server/purchasing/order-queries.ts'
import { receiveGoods } from '#server/purchasing/receive-goods.ts'
import { transitionOrder } from '#server/purchasing/transition-order.ts'
import { makeOrder } from '#server/purchasing/write-order.ts'
import { reserveOrder } from '#server/sales/reserve-order.ts'
import { shipOrder } from '#server/sales/ship-order.ts'
import { makeOrder as takeOrder } from '#server/sales/write-order.ts'
import { recordMovement } from '#server/stock/record-movement.ts'
import { shipGoods } from '#server/transfer/ship-goods.ts'
import { bought, counted, loans, milk, scanner, shipped, sold } from './catalogue-work.ts'
import { known, readItemIds, readPlaces } from './sample-ids.ts'

/** What stands between people and the year before them: each a transaction of its own, and nothing where it is there already. */
const steps: readonly { of: string; run: (tx: Tx, actor: Actor, day: (from: number) => string) => Promise<unknown> }[] =
  [
    { of: `item where sku = '${scanner.sku}'`, run: addScanner },
    { of: `item where sku = '${milk.sku}'`, run: addMilk },
    { of: `lot where code = '${scanner.serials[0]}'`, run: receiveScanners },
    { of: `lot where code = '${milk.lots[0]?.code}'`, run: receiveMilk },
    { of: 'checkout', run: lendScanners },
    { of: 'purchase_order', run: buy },
    { of: 'sales_order', run: sell },
    { of: 'transfer', run: send },
    { of: 'count', run: count },
  ]

/**
 * Puts the work of these days on the desk: goods that are ordered, late and partly here, customers who wait, goods on the road, a shelf that was counted and
 * one that is being counted, lots that expire, scanners that are lent.
 * @param today  the organisation's day, `2026-03-01`
 */
export async function addDailyWork(database: Database, actor: Actor, today: string): Promise<void> {
  const day = (from: number) => addDays(today, from)
  for (const { of, run } of steps) {
    await database.tenant(actor.tenantId, async (tx) => {
      const there = await tx.query({ text: `select from ${of} limit 1` })
      if (there.length === 0) await run(tx, actor, day)
    })
  }
}

const blank = { description: '', unit: 'pcs', attributes: {} } as const

function addScanner(tx: Tx, actor: Actor): Promise<string> {
  const { sku, name, cost } = scanner
  return createItem(tx, actor, { ...blank, sku, name, cost, tracking: 'serial' })
}

function addMilk(tx: Tx, actor: Actor): Promise<string> {
  const { sku, name, cost, price } = milk
  return createItem(tx, actor, { ...blank, sku, name, cost, price, reorderPoint: '24', tracking: 'lot' })
}

function receiveScanners(tx: Tx, actor: Actor): Promise<void> {
  const lines = scanner.serials.map((lotCode) => ({ lotCode, quantity: '1' }))
  return receive(tx, actor, scanner, 'CITY', lines)
}

function receiveMilk(tx: Tx, actor: Actor, day: (from: number) => string): Promise<void> {
  const lines = milk.lots.map(({ code, days, quantity }) => ({ lotCode: code, quantity, expiresOn: day(days) }))
  return receive(tx, actor, milk, 'MAIN-C', lines)
}

async function receive(
  tx: Tx,
  actor: Actor,
  { sku, cost: unitPrice }: { sku: string; cost: string },
  place: string,
  goods: readonly { lotCode: string; quantity: string; expiresOn?: string }[],
): Promise<void> {
  const itemId = known((await readItemIds(tx)).get(sku))
  const toLocationId = known((await readPlaces(tx)).get(place))
  const lines = goods.map((line) => ({ itemId, toLocationId, unitPrice, ...line }))
  await recordMovement(tx, actor, { kind: 'receipt', reference: '', reason: '', lines })
}

async function lendScanners(tx: Tx, actor: Actor, day: (from: number) => string): Promise<void> {
  const lots = await tx.query<{ id: string }>({
    text: 'select o.id from lot o join item i on i.id = o.item_id where i.sku = $1 order by o.code',
    values: [scanner.sku],
  })
  for (const [index, { holderName, due }] of loans.entries())
    await checkOut(tx, actor, { lotId: known(lots[index]).id, holderName, dueOn: day(due), note: '' })
}

/** Orders of one supplier each, of so many packs of its first items. */
async function buy(tx: Tx, actor: Actor, day: (from: number) => string): Promise<void> {
  const locationId = known((await readPlaces(tx)).get('MAIN-A'))
  type Asked = { supplier: string; packs: readonly number[]; due: number }
  const order = async ({ supplier, packs, due }: Asked, actions: readonly OrderAction[]) => {
    const offers = await tx.query<{ supplierId: string; itemId: string }>({
      text: `select s.id as "supplierId", o.item_id as "itemId"
             from supplier s join supplier_item o on o.supplier_id = s.id join item i on i.id = o.item_id
             where s.name = $1 order by i.sku limit $2`,
      values: [supplier, packs.length],
    })
    let made = await makeOrder(tx, actor, {
      supplierId: known(offers[0]).supplierId,
      locationId,
      expectedDay: day(due),
      lines: offers.map(({ itemId }, index) => ({ itemId, quantity: String(packs[index] ?? 1) })),
    })
    for (const action of actions)
      made = await transitionOrder(tx, actor, { id: made.id, version: made.version, action, mail: false })
    return made
  }
  await order(bought.sent, ['approve', 'send'])
  const late = await order(bought.late, ['approve', 'send'])
  const [first] = (await getOrder(tx, late.id)).lines
  await receiveGoods(tx, actor, late.id, {
    reference: bought.late.deliveryNote,
    lines: [{ lineId: known(first).id, quantity: known(first).open }],
  })
  await order(bought.draft, [])
}

/** What lies most in a place: orders name these, so that what is set aside is there. */
async function listShelf(tx: Tx, locationId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select b.item_id as id from balance b join item i on i.id = b.item_id
           where b.location_id = $1 and i.tracking = 'none' and b.on_hand >= 6 order by b.on_hand desc, i.sku limit 8`,
    values: [locationId],
  })
  return rows.map(({ id }) => id)
}

async function sell(tx: Tx, actor: Actor, day: (from: number) => string): Promise<void> {
  const locationId = known((await readPlaces(tx)).get('CITY'))
  const shelf = await listShelf(tx, locationId)
  type Asked = { customerName: string; due: number; from: number; to: number; quantity: string }
  const take = ({ customerName, due, from, to, quantity }: Asked) => {
    const lines = shelf.slice(from, to).map((itemId) => ({ itemId, quantity }))
    return takeOrder(tx, actor, { customerName, locationId, dueOn: day(due), lines })
  }
  const gone = await take(sold.shipped)
  await reserveOrder(tx, actor, gone.id)
  await shipOrder(tx, actor, gone.id, { reference: '', reason: '' })
  await reserveOrder(tx, actor, (await take(sold.reserved)).id)
  await take(sold.late)
}

async function send(tx: Tx, actor: Actor, day: (from: number) => string): Promise<void> {
  const places = await readPlaces(tx)
  const fromLocationId = known(places.get('MAIN-A'))
  const { reference, quantity } = shipped
  const lines = (await listShelf(tx, fromLocationId)).slice(0, 2).map((itemId) => ({ itemId, quantity }))
  await shipGoods(tx, actor, {
    fromLocationId,
    toLocationId: known(places.get('HARBOUR')),
    reference,
    note: '',
    expectedOn: day(1),
    lines,
  })
}

/** One count that is approved, with two lines that differed, and one that is under way. */
async function count(tx: Tx, actor: Actor): Promise<void> {
  const places = await readPlaces(tx)
  const plan = ({ name, lines: mostAtRisk }: { name: string; lines: number }, place: string) =>
    planCount(
      tx,
      actor,
      createCount.body.parse({ name, selection: { locationIds: [known(places.get(place))], mostAtRisk } }),
    )
  const enter = async (countId: string, most: number, off: (index: number) => number) => {
    const lines = await tx.query<{ id: string; onHand: string }>({
      text: `select c.id, coalesce(sum(b.on_hand), 0)::text as "onHand"
             from count_line c left join balance b on b.tenant_id = c.tenant_id and b.item_id = c.item_id and b.location_id = c.location_id
               and b.lot_id is not distinct from c.lot_id
             where c.count_id = $1 group by c.id order by c.id limit $2`,
      values: [countId, most],
    })
    const entries = lines.map(({ id, onHand }, index) => ({
      id: newId(),
      lineId: id,
      quantity: String(Math.max(0, Number(onHand) + off(index))),
    }))
    await recordEntries(tx, actor, countId, { entries })
  }
  const { approved, open } = counted
  const off: Readonly<Record<number, number>> = approved.off
  const done = await plan(approved, 'HARBOUR')
  await enter(done, approved.lines, (index) => off[index] ?? 0)
  await handIn(tx, actor, done, 'refuse')
  const underWay = await plan(open, 'CITY')
  await enter(underWay, open.done, () => 0)
  const [head] = await tx.query<{ version: number; state: string }>({
    text: 'select version, state from count where id = $1',
    values: [done],
  })
  if (head?.state === 'review') await approve(tx, actor, done, { ifMatch: head.version, reason: approved.reason })
}
