import type { SalesOrder } from '#contract/sales-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { type Allocation, allocate } from '#core/sales/allocate.ts'
import { takesShipments } from '#core/sales/order-state.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { lockBalances } from '#server/reservation/lock-balances.ts'
import { lockOffers } from '#server/reservation/lock-offers.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { assertState } from './refuse.ts'

/**
 * Sets aside what is open of an order, as far as it is there. Locks the balances of its items, then the order; what others reserve
 * meanwhile waits, so nothing is given twice.
 * @throws AppError not_found, order_state
 */
export async function reserveOrder(tx: Tx, actor: Actor, id: string): Promise<SalesOrder> {
  const seen = await getOrder(tx, id)
  assertState(seen, takesShipments)
  const offers = await lockOffers(tx, {
    itemIds: [...new Set(seen.lines.map(({ itemId }) => itemId))],
    locationId: seen.locationId,
  })
  const before = await lockOrder(tx, id)
  assertState(before, takesShipments)
  const wants = before.lines.map((line) => ({
    key: line.id,
    itemId: line.itemId,
    quantity: toDecimal(toQuantity(line.open).minus(line.reserved)),
  }))
  const { given } = allocate(wants, offers)
  if (given.length === 0) return before
  await insertReservations(tx, actor, before, given).catch(retryWhereMoved)
  await touchOrder(tx, id)
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action: 'reserve', entity: 'salesOrder', entityId: id, before, after })
  return after
}

/** What was free was moved to another place between two looks: the transaction is run again. */
function retryWhereMoved(error: unknown): never {
  if ((error as { code?: string }).code === 'IP001') throw new StockMovedError(error)
  throw error
}

/** To be tried again, as the database's own serialisation failures are. */
class StockMovedError extends Error {
  override readonly name = 'StockMovedError'
  readonly code = '40001'
  constructor(cause: unknown) {
    super(undefined, { cause })
  }
}

/** Reservations of a whole order are hard, and say whose they are. */
async function insertReservations(
  tx: Tx,
  actor: Actor,
  { number, customerName }: SalesOrder,
  given: readonly Allocation[],
): Promise<void> {
  await tx.query({
    text: `insert into reservation (tenant_id, id, item_id, location_id, lot_id, quantity, kind, reference, created_by_name, order_line_id)
           select $1, g.id, g.item_id, g.location_id, g.lot_id, g.quantity, 'hard', $2, $3, g.line_id
           from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::numeric[], $9::uuid[]) as g (id, item_id, location_id, lot_id, quantity, line_id)`,
    values: [
      tx.tenantId,
      `${number} ${customerName}`.trim().slice(0, 120),
      actor.name,
      given.map(() => newId()),
      given.map(({ itemId }) => itemId),
      given.map(({ locationId }) => locationId),
      given.map(({ lotId }) => lotId),
      given.map(({ quantity }) => quantity),
      given.map(({ key }) => key),
    ],
  })
}

/** Locks the balances of what is set aside for an order. */
export async function lockPicks(tx: Tx, order: SalesOrder): Promise<void> {
  if (order.picks.length > 0) await lockBalances(tx, pickKeys(order))
}

/** The balances of what is set aside for an order. */
export function pickKeys({ lines, picks }: SalesOrder) {
  return picks.map(({ lineId, locationId, lotId }) => ({
    itemId: lines.find(({ id }) => id === lineId)?.itemId ?? '',
    locationId,
    lotId,
  }))
}

/** Gives back all that is set aside for an order. The caller has locked its balances and the order. */
export async function releasePicks(tx: Tx, orderId: string): Promise<void> {
  await tx.query({
    text: `delete from reservation r using sales_order_line l where l.tenant_id = r.tenant_id and l.id = r.order_line_id and l.order_id = $1`,
    values: [orderId],
  })
}

/** A new version, as something of the order changed. */
async function touchOrder(tx: Tx, id: string): Promise<void> {
  await tx.query({
    text: 'update sales_order set version = version + 1, updated_at = now() where id = $1',
    values: [id],
  })
}
