import type { z } from 'zod'
import type { SalesOrder, transitionSalesOrder } from '#contract/sales-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { findSalesTransition } from '#core/sales/order-state.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { refuseState, refuseValue } from './refuse.ts'
import { lockPicks, releasePicks } from './reserve-order.ts'

/**
 * Takes an order to its next state, if it still has the version the caller read; what is set aside for one that ends is given back.
 * @throws AppError not_found, version_mismatch, order_state, invalid_value
 */
export async function transitionOrder(
  tx: Tx,
  actor: Actor,
  { id, version, action, reason }: { id: string; version: number } & z.output<typeof transitionSalesOrder.body>,
): Promise<SalesOrder> {
  await lockPicks(tx, await getOrder(tx, id))
  const before = await lockOrder(tx, id)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  const transition = findSalesTransition(before.state, action)
  if (!transition) throw refuseState(before.state)
  if (transition.needsReason && !reason) throw refuseValue('body.reason', sentence('sales.sayWhy'))
  const reopens = transition.to === 'progress'
  if (!reopens) await releasePicks(tx, id)
  await tx.query({
    text: `update sales_order set state = $2, ended_at = case when $3 then null else now() end, ended_by_name = $4, end_reason = $5,
             version = version + 1, updated_at = now() where id = $1`,
    values: [
      id,
      reopens ? 'open' : transition.to,
      reopens,
      reopens ? null : actor.name,
      reopens ? null : (reason ?? null),
    ],
  })
  if (reopens) await tx.query({ text: 'select settle_sales_order($1)', values: [id] })
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action, entity: 'salesOrder', entityId: id, before, after })
  return after
}
