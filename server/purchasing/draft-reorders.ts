import type { z } from 'zod'
import type { PurchaseOrderRow } from '#contract/purchase-order.ts'
import type { draftReorders } from '#contract/reorder.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { makeOrder } from './write-order.ts'

type Request = z.output<typeof draftReorders.body>
type Reply = z.output<typeof draftReorders.response>

/**
 * One draft for each supplier and place, its lines in the order given. Nothing is ordered by this: a
 * person approves the drafts.
 * @throws AppError invalid_value
 */
export async function draftOrders(tx: Tx, actor: Actor, { locationId, lines }: Request): Promise<Reply> {
  const groups = Map.groupBy(
    lines.filter(({ supplierId }) => supplierId !== null),
    (line) => `${line.supplierId} ${line.locationId ?? locationId}`,
  )
  const orders: PurchaseOrderRow[] = []
  for (const group of groups.values()) {
    const [first] = group
    if (!first?.supplierId) continue
    const order = await makeOrder(tx, actor, {
      supplierId: first.supplierId,
      locationId: first.locationId ?? locationId,
      lines: group.map(({ itemId, quantity }) => ({ itemId, quantity })),
    })
    orders.push(order)
  }
  return { orders, withoutSupplier: lines.filter(({ supplierId }) => supplierId === null).map(({ itemId }) => itemId) }
}
