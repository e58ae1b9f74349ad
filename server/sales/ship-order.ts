import type { z } from 'zod'
import type { SalesOrder, shipSalesOrder } from '#contract/sales-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { takesShipments } from '#core/sales/order-state.ts'
import { type Held, useReservations } from '#core/sales/use-reservations.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { touchBalances } from '#server/reservation/lock-balances.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { assertState } from './refuse.ts'
import { pickKeys } from './reserve-order.ts'
import { asOrdered, assertRoom, enterGoods, lineOf, post, settleGoods } from './settle-goods.ts'

/**
 * Ships goods of an order: a sale in the ledger, what was set aside for them, and what its lines have shipped, in one transaction. All
 * balances are locked first, in the order of movements, then reservations, then the order, as a reversal does.
 * @throws AppError not_found, order_state, over_shipment, and whatever a movement is refused for
 */
export async function shipOrder(
  tx: Tx,
  actor: Actor,
  orderId: string,
  input: z.output<typeof shipSalesOrder.body>,
): Promise<SalesOrder> {
  const seen = await getOrder(tx, orderId)
  assertState(seen, takesShipments)
  const given = input.lines ?? seen.picks
  if (given.length === 0)
    throw new AppError('order_state', { state: seen.state, detail: sentence('sales.nothingPicked') })
  const goods = await enterGoods(
    tx,
    given.map(({ lineId, quantity, locationId, lotId, ...rest }, index) => ({
      line: lineOf(seen, lineId, index),
      quantity,
      unit: 'unit' in rest ? rest.unit : undefined,
      locationId,
      lotId: lotId ?? null,
      attributes: 'attributes' in rest ? rest.attributes : undefined,
    })),
  )
  const { customer } = await getVirtualLocations(tx)
  await touchBalances(tx, [
    ...goods.flatMap(({ line: { itemId }, locationId, lotId }) => [
      { itemId, locationId, lotId },
      { itemId, locationId: customer, lotId },
    ]),
    ...pickKeys(seen),
  ])
  await takeReservations(tx, orderId, goods)
  const posted = await post(tx, actor, {
    kind: 'sale',
    reference: input.reference || seen.number,
    reason: input.reason,
    ...(input.effectiveAt ? { effectiveAt: input.effectiveAt } : {}),
    lines: goods.map(({ line, quantity, baseUnit, entered, locationId, lotId, attributes }) => ({
      itemId: line.itemId,
      quantity,
      ...(entered ? { baseUnit, entered } : asOrdered(line, quantity)),
      fromLocationId: locationId,
      ...(lotId === null ? {} : { lotId }),
      ...(line.unitPrice === null ? {} : { unitPrice: line.unitPrice }),
      ...(attributes ? { attributes } : {}),
    })),
  })
  const order = await lockOrder(tx, orderId)
  assertState(order, takesShipments)
  assertRoom(order, goods, false)
  return settleGoods(tx, order, { posted, goods, disposition: null })
}

/** Goods that go out are set aside no longer. */
async function takeReservations(
  tx: Tx,
  orderId: string,
  goods: readonly { line: { id: string }; quantity: string; locationId: string; lotId: string | null }[],
): Promise<void> {
  const held = await tx.query<Held>({
    name: 'reservations_of_order',
    text: `select r.id, r.order_line_id as "lineId", r.location_id as "locationId", r.lot_id as "lotId", r.quantity::text
           from reservation r join sales_order_line l on l.tenant_id = r.tenant_id and l.id = r.order_line_id
           where l.order_id = $1 order by r.id for update of r`,
    values: [orderId],
  })
  const changed = useReservations(
    held,
    goods.map(({ line, ...rest }) => ({ lineId: line.id, ...rest })),
  )
  const ended = changed.filter(({ left }) => left === '0').map(({ id }) => id)
  const shrunk = changed.filter(({ left }) => left !== '0')
  if (ended.length > 0) await tx.query({ text: 'delete from reservation where id = any($1::uuid[])', values: [ended] })
  if (shrunk.length > 0)
    await tx.query({
      text: `update reservation r set quantity = n.left_over, version = r.version + 1
             from unnest($1::uuid[], $2::numeric[]) as n (id, left_over) where r.id = n.id`,
      values: [shrunk.map(({ id }) => id), shrunk.map(({ left }) => left)],
    })
}
