import { sql } from 'kysely'
import type { z } from 'zod'
import { allows } from '#contract/permissions.ts'
import type { OrderAction, PurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { findTransition, permissionOf } from '#core/purchasing/order-state.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import { orderDocumentJob } from './jobs.ts'
import { leadTimeOf } from './judge-rule.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { refuseValue } from './refuse-value.ts'
import { getSettings } from './settings.ts'
import { listSupplierItems } from './supplier-item-queries.ts'

/**
 * Takes an order to its next state, if it still has the version the caller read. What is sent gets its document, and its e-mail,
 * from a job after the commit.
 * @throws AppError not_found, forbidden, version_mismatch, order_state, invalid_value
 */
export async function transitionOrder(
  tx: Tx,
  actor: Actor,
  { id, version, ...asked }: { id: string; version: number } & z.output<typeof transitionPurchaseOrder.body>,
): Promise<PurchaseOrder> {
  const { action } = asked
  const before = await lockOrder(tx, id)
  const permission = permissionOf(action)
  if (!allows(actor.role, permission)) throw new AppError('forbidden', { permission })
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  const transition = findTransition(before.state, action)
  if (!transition) {
    const state = sentence(`purchase.state.${before.state}`)
    throw new AppError('order_state', { state: before.state, detail: sentence('purchase.stateNow', { state }) })
  }
  if (transition.needsReason && !asked.reason) throw refuseValue('body.reason', sentence('purchase.sayWhy'))
  if (action === 'approve' && before.lineCount === 0)
    throw new AppError('order_state', { state: before.state, detail: sentence('purchase.noLines') })
  const { to } = transition
  await tx.db
    .updateTable('purchase_order')
    .set((e) => ({
      ...marksOf(action, actor.name, asked.reason ?? null),
      state: to === 'progress' ? 'sent' : to,
      version: e('version', '+', 1),
      updated_at: sql`now()`,
    }))
    .where('id', '=', id)
    .execute()
  if (to === 'progress') await tx.query({ text: 'select settle_purchase_order($1)', values: [id] })
  if (action === 'send') await prepareSending(tx, before, asked.mail)
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action, entity: 'purchaseOrder', entityId: id, before, after })
  return after
}

/** Who did what when, and why. */
function marksOf(action: OrderAction, name: string, reason: string | null) {
  const now = sql<string>`now()`
  const ended = { ended_at: now, ended_by_name: name, end_reason: reason }
  switch (action) {
    case 'approve':
      return { approved_at: now, approved_by_name: name }
    case 'withdraw':
      return { approved_at: null, approved_by_name: null }
    case 'send':
      return { sent_at: now, sent_by_name: name }
    case 'reopen':
      return { ended_at: null, ended_by_name: null, end_reason: null }
    case 'close':
    case 'discard':
    case 'cancel':
      return ended
  }
}

/** Lines without a day are expected after the supplier's lead time, learned or stated, counted from today where the organisation is. */
async function prepareSending(
  tx: Tx,
  { id, supplierId, expectedOn, lines }: PurchaseOrder,
  mail: boolean,
): Promise<void> {
  const open = expectedOn === null ? lines.filter((line) => line.expectedOn === null) : []
  const itemIds = open.map(({ itemId }) => itemId)
  const settings = await getSettings(tx)
  const sold = itemIds.length > 0 ? await listSupplierItems(tx, { supplierId, itemIds }) : []
  const leads = sold.flatMap((one) => {
    const { days, source } = leadTimeOf(one, settings, 1)
    return source === 'assumed' ? [] : [{ itemId: one.itemId, days: Math.ceil(days) }]
  })
  await tx.query({
    text: `update purchase_order_line l set expected_on = (now() at time zone t.time_zone)::date + s.days
           from tenant t, unnest($2::uuid[], $3::int[]) as s (item_id, days)
           where t.id = current_tenant() and l.order_id = $1 and l.item_id = s.item_id and l.expected_on is null`,
    values: [id, leads.map(({ itemId }) => itemId), leads.map(({ days }) => days)],
  })
  if (mail)
    await tx.query({
      text: 'update purchase_order o set mail_to = s.email from supplier s where o.id = $1 and s.id = o.supplier_id',
      values: [id],
    })
  await enqueue(tx, orderDocumentJob, { tenantId: tx.tenantId, orderId: id })
}
