import type { z } from 'zod'
import type { Checkout, checkOutUnit, updateCheckout } from '#contract/checkout.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { postGoodsFirst } from '#server/stock/post-goods.ts'
import { getCheckout, lockUnit } from './checkout-queries.ts'

type Input = z.output<typeof checkOutUnit.body>

interface Holder {
  name: string
  userId: string | null
  locationId: string | null
}

/**
 * Gives a unit to somebody, where it leaves stock for the ledger's place of what is checked out, or to a place, where it then lies. The unit is
 * locked before it is looked at: of two who want it one gets it, and the other is told who.
 * @throws AppError invalid_value (no such unit, holder or place), unit_out, unit_not_in_stock, and whatever a movement is refused for
 */
export async function checkOut(tx: Tx, actor: Actor, input: Input): Promise<Checkout> {
  const unit = await lockUnit(tx, input.lotId)
  if (!unit) throw refuseValue('body.lotId', sentence('checkout.noUnit'))
  const { serial, sku, item_id: itemId, location_id: from } = unit
  if (unit.tracking !== 'serial') throw refuseValue('body.lotId', sentence('checkout.notSerial', { sku }))
  await assertIn(tx, input.lotId, serial)
  if (from === null || unit.is_held)
    throw new AppError('unit_not_in_stock', { detail: sentence('checkout.notInStock', { serial }) })
  const holder = await findHolder(tx, input)
  if (holder.locationId === from) throw refuseValue('body.holderLocationId', sentence('checkout.samePlace', { serial }))
  const virtual = await getVirtualLocations(tx)
  const { id: movementId } = await postGoodsFirst(
    tx,
    actor,
    { kind: 'checkOut', effectiveAt: undefined, reference: '', reason: holder.name },
    [
      {
        itemId,
        fromLocationId: from,
        toLocationId: holder.locationId ?? virtual.holder,
        fromVirtual: false,
        toVirtual: holder.locationId === null,
        quantity: '1',
        lot: { id: input.lotId },
      },
    ],
  )
  const [made] = await tx.query<{ id: string }>({
    name: 'checkout_insert',
    text: `insert into checkout (tenant_id, item_id, lot_id, holder_name, holder_user_id, holder_location_id, from_location_id, due_on, note, out_movement_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    values: [
      tx.tenantId,
      itemId,
      input.lotId,
      holder.name,
      holder.userId,
      holder.locationId,
      from,
      input.dueOn ?? null,
      input.note,
      movementId,
    ],
  })
  const after = await getCheckout(tx, made?.id ?? '')
  await audit(tx, actor, { action: 'create', entity: 'checkout', entityId: after.id, after })
  return after
}

/** `invalid_value` for one part of a request. */
export function refuseValue(path: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}

/** @throws AppError unit_out  names who has it, and until when */
async function assertIn(tx: Tx, lotId: string, serial: string): Promise<void> {
  const [open] = await tx.query<{ holder: string; day: string | null }>({
    name: 'checkout_open',
    text: `select holder_name as holder, due_on::text as day from checkout where lot_id = $1 and state = 'out'`,
    values: [lotId],
  })
  if (!open) return
  const { holder, day } = open
  const detail =
    day === null
      ? sentence('checkout.isOut', { serial, holder })
      : sentence('checkout.isOutUntil', { serial, holder, day })
  throw new AppError('unit_out', { detail, holderName: holder, dueOn: day })
}

async function findHolder(tx: Tx, { holderUserId, holderName = '', holderLocationId }: Input): Promise<Holder> {
  if (holderUserId !== undefined) {
    const [member] = await tx.query<{ name: string }>({
      text: 'select name from member where user_id = $1',
      values: [holderUserId],
    })
    if (!member) throw refuseValue('body.holderUserId', sentence('checkout.noMember'))
    return { name: member.name, userId: holderUserId, locationId: null }
  }
  if (holderLocationId !== undefined) {
    const [place] = await tx.query<{ name: string }>({
      text: 'select name from location where id = $1 and not is_virtual and archived_at is null for key share',
      values: [holderLocationId],
    })
    if (!place) throw refuseValue('body.holderLocationId', sentence('checkout.noPlace'))
    return { name: place.name, userId: null, locationId: holderLocationId }
  }
  return { name: holderName, userId: null, locationId: null }
}

/**
 * Gives a unit that is out another due day or note.
 * @throws AppError not_found, version_mismatch, unit_returned
 */
export async function alterCheckout(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updateCheckout.body> },
): Promise<Checkout> {
  const before = await lockCheckout(tx, id)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  assertOut(before)
  const { dueOn, note } = { ...before, ...change }
  await tx.query({
    text: 'update checkout set due_on = $2, note = $3, version = version + 1, updated_at = now() where id = $1',
    values: [id, dueOn, note],
  })
  const after = await getCheckout(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'checkout', entityId: id, before, after })
  return after
}

/** @throws AppError not_found */
export async function lockCheckout(tx: Tx, id: string): Promise<Checkout> {
  await tx.query({ text: 'select from checkout where id = $1 for update', values: [id] })
  return getCheckout(tx, id)
}

/** @throws AppError unit_returned */
export function assertOut({ state, serial }: Checkout): void {
  if (state !== 'out') throw new AppError('unit_returned', { state, detail: sentence('checkout.notOut', { serial }) })
}
