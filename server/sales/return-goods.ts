import type { z } from 'zod'
import type { Disposition, returnSoldGoods, SalesOrder } from '#contract/sales-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { takesCustomerReturns } from '#core/sales/order-state.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { touchBalances } from '#server/reservation/lock-balances.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { assertState, refuseValue } from './refuse.ts'
import { assertLots, assertRoom, enterGoods, lineOf, post, settleGoods } from './settle-goods.ts'

/**
 * Takes goods of an order back: a return in the ledger, to a place where they are sold again or to one of quarantine. What is to be scrapped
 * comes to the order's place and is written off there, as spoilage, in the same transaction. It leaves nothing open on the order.
 * @throws AppError not_found, order_state, over_customer_return, and whatever a movement is refused for
 */
export async function returnGoods(
  tx: Tx,
  actor: Actor,
  orderId: string,
  input: z.output<typeof returnSoldGoods.body>,
): Promise<SalesOrder> {
  const seen = await getOrder(tx, orderId)
  assertState(seen, takesCustomerReturns)
  const { disposition, reason } = input
  const locationId = await placeOf(tx, seen, disposition, input.locationId)
  const goods = await enterGoods(
    tx,
    input.lines.map(({ lineId, quantity, unit, lotId }, index) => {
      const line = lineOf(seen, lineId, index)
      return { line, quantity, unit, lotId: lotId === undefined ? onlyLot(seen, lineId) : lotId }
    }),
  )
  const virtual = await getVirtualLocations(tx)
  const places = [locationId, virtual.customer, ...(disposition === 'scrap' ? [virtual.loss] : [])]
  await touchBalances(
    tx,
    goods.flatMap(({ line: { itemId }, lotId }) => places.map((place) => ({ itemId, locationId: place, lotId }))),
  )
  const dated = input.effectiveAt ? { effectiveAt: input.effectiveAt } : {}
  const head = { reference: seen.number, reason, ...dated }
  const what = goods.map(({ line, quantity, baseUnit, entered, lotId }) => ({
    itemId: line.itemId,
    quantity,
    ...(entered ? { baseUnit, entered } : {}),
    ...(lotId === null ? {} : { lotId }),
  }))
  const posted = await post(tx, actor, {
    kind: 'return',
    ...head,
    lines: what.map((each, index) => ({
      ...each,
      toLocationId: locationId,
      unitPrice: goods[index]?.line.unitPrice ?? undefined,
    })),
  })
  if (disposition === 'scrap')
    await post(tx, actor, {
      kind: 'spoilage',
      ...head,
      lines: what.map((each) => ({ ...each, fromLocationId: locationId })),
    })
  const order = await lockOrder(tx, orderId)
  assertState(order, takesCustomerReturns)
  assertRoom(order, goods, true)
  assertLots(order, goods)
  return settleGoods(tx, order, { posted, goods, disposition })
}

/** Where goods come to. @throws AppError invalid_value  it is not the kind of place that the disposition asks for */
async function placeOf(
  tx: Tx,
  order: SalesOrder,
  disposition: Disposition,
  named: string | undefined,
): Promise<string> {
  const isQuarantine = disposition === 'quarantine'
  const [place] = await tx.query<{ id: string; is_quarantined: boolean }>({
    text: `select id, is_quarantined(tenant_id, id) from location
           where not is_virtual and archived_at is null and case when $1::uuid is not null then id = $1 when $3 then kind = 'quarantine' else id = $2 end
           order by id in (select location_and_below($2)) desc, id limit 1`,
    values: [named ?? null, order.locationId, isQuarantine],
  })
  if (!place)
    throw refuseValue('body.locationId', sentence(isQuarantine && !named ? 'sales.noQuarantine' : 'sales.noPlace'))
  if (isQuarantine && !place.is_quarantined) throw refuseValue('body.locationId', sentence('sales.notQuarantine'))
  if (disposition === 'restock' && place.is_quarantined)
    throw refuseValue('body.locationId', sentence('sales.isQuarantine'))
  return place.id
}

/** The lot that was shipped of a line, where it was only one. */
function onlyLot({ shipments }: SalesOrder, lineId: string): string | null {
  const lots = new Set(
    shipments
      .filter(({ disposition, reversedById }) => disposition === null && reversedById === null)
      .flatMap(({ lines }) => lines.filter((line) => line.lineId === lineId).map(({ lotId }) => lotId)),
  )
  const [only = null] = lots
  return lots.size === 1 ? only : null
}
