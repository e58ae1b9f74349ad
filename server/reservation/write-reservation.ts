import type { z } from 'zod'
import type { createReservation, Reservation, updateReservation } from '#contract/reservation.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { translatePosting } from '#server/stock/post-movement.ts'
import { lockBalances } from './lock-balances.ts'
import { getReservation } from './queries.ts'
import { releaseEnded } from './release-ended.ts'

type NewReservation = z.output<typeof createReservation.body>

/**
 * Reserves stock. What has ended of the item is given back before it is asked what is there.
 * @throws AppError insufficient_stock, lot_required, invalid_value
 */
export async function makeReservation(tx: Tx, actor: Actor, input: NewReservation): Promise<Reservation> {
  await assertTracking(tx, input)
  await releaseEnded(tx, [input.itemId])
  const id = newId()
  await tx
    .query({
      name: 'reserve',
      text: `insert into reservation (tenant_id, id, item_id, location_id, lot_id, quantity, kind, expires_at, reference, created_by_name)
             values ($1, $2, $3, $4, $5, $6, case when $7::timestamptz is null then 'hard' else 'soft' end, $7, $8, $9)`,
      values: [
        tx.tenantId,
        id,
        input.itemId,
        input.locationId,
        input.lotId ?? null,
        input.quantity,
        input.expiresAt ?? null,
        input.reference,
        actor.name,
      ],
    })
    .catch(translate)
  const after = await getReservation(tx, id)
  await audit(tx, actor, { action: 'create', entity: 'reservation', entityId: id, after })
  return after
}

/** @throws AppError not_found, version_mismatch, insufficient_stock, order_state (it is set aside for an order) */
export async function alterReservation(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updateReservation.body> },
): Promise<Reservation> {
  const before = await lockReservation(tx, id, version)
  const { salesOrderNumber: number } = before
  await releaseEnded(tx, [before.itemId])
  if (number !== null) throw new AppError('order_state', { detail: sentence('reservation.ofOrder', { number }) })
  await tx
    .query({
      text: `update reservation set quantity = coalesce($2, quantity), reference = coalesce($3, reference), version = version + 1,
               kind = case when not $4 then kind when $5::timestamptz is null then 'hard' else 'soft' end,
               expires_at = case when $4 then $5::timestamptz else expires_at end
             where id = $1`,
      values: [
        id,
        change.quantity ?? null,
        change.reference ?? null,
        change.expiresAt !== undefined,
        change.expiresAt ?? null,
      ],
    })
    .catch(translate)
  const after = await getReservation(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'reservation', entityId: id, before, after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function removeReservation(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockReservation(tx, id, version)
  await tx.query({ text: 'delete from reservation where id = $1', values: [id] })
  await audit(tx, actor, { action: 'release', entity: 'reservation', entityId: id, before })
}

/** Locks the balance, then the reservation. */
async function lockReservation(tx: Tx, id: string, version: number): Promise<Reservation> {
  await lockBalances(tx, [await getReservation(tx, id)])
  await tx.query({ text: 'select from reservation where id = $1 for update', values: [id] })
  const before = await getReservation(tx, id)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  return before
}

/** A lot is named where stock is tracked, and must be one of the item's. */
async function assertTracking(tx: Tx, { itemId, lotId }: NewReservation): Promise<void> {
  const [item] = await tx.query<{ sku: string; tracking: string }>({
    name: 'tracking_of_item',
    text: 'select sku, tracking from item where id = $1 and archived_at is null',
    values: [itemId],
  })
  if (!item) throw refuse('body.itemId', sentence('movement.noItem'))
  const { sku } = item
  if (item.tracking !== 'none' && lotId === undefined)
    throw new AppError('lot_required', { detail: sentence('movement.lotRequired', { sku }) })
  if (item.tracking === 'none' && lotId !== undefined)
    throw refuse('body.lotId', sentence('movement.lotNotTracked', { sku }))
}

function refuse(path: string, message: ReturnType<typeof sentence>): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}

function translate(error: unknown): never {
  if (violates(error, 'reservation_tenant_id_location_id_fkey'))
    throw refuse('body.locationId', sentence('location.notUsable'))
  if (violates(error, 'reservation_tenant_id_item_id_lot_id_fkey'))
    throw refuse('body.lotId', sentence('reservation.noLot'))
  return translatePosting(error)
}
