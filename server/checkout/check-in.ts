import type { z } from 'zod'
import type { Checkout, checkInUnit } from '#contract/checkout.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { postGoodsFirst } from '#server/stock/post-goods.ts'
import { assertOut, lockCheckout, refuseValue } from './check-out.ts'
import { getCheckout, lockUnit } from './checkout-queries.ts'

/**
 * Takes a unit back from wherever it is now, into the place it came from or another one; a lost one leaves the books as a loss.
 * @throws AppError not_found, unit_returned, unit_not_in_stock (it was at a place and has left it), invalid_value, and whatever a movement is
 * refused for
 */
export async function checkIn(
  tx: Tx,
  actor: Actor,
  id: string,
  input: z.output<typeof checkInUnit.body>,
): Promise<Checkout> {
  const { lotId, serial } = await getCheckout(tx, id)
  // before the row, as a reversal locks them
  const unit = await lockUnit(tx, lotId)
  const before = await lockCheckout(tx, id)
  assertOut(before)
  if (!unit || unit.location_id === null)
    throw new AppError('unit_not_in_stock', { detail: sentence('checkout.notInStock', { serial }) })
  const { loss } = await getVirtualLocations(tx)
  const isLost = input.condition === 'lost'
  const to = isLost ? loss : await findPlace(tx, input.locationId ?? before.fromLocationId)
  if (to === unit.location_id) throw refuseValue('body.locationId', sentence('checkout.samePlace', { serial }))
  const { id: movementId } = await postGoodsFirst(
    tx,
    actor,
    {
      kind: isLost ? 'loss' : 'checkIn',
      effectiveAt: undefined,
      reference: '',
      reason: input.note || before.holderName,
    },
    [
      {
        itemId: before.itemId,
        fromLocationId: unit.location_id,
        toLocationId: to,
        fromVirtual: unit.is_held,
        toVirtual: isLost,
        quantity: '1',
        lot: { id: lotId },
      },
    ],
  )
  await tx.query({
    name: 'checkout_return',
    text: `update checkout set state = 'returned', condition = $2, return_note = $3, return_movement_id = $4, version = version + 1, updated_at = now()
           where id = $1`,
    values: [id, input.condition, input.note, movementId],
  })
  const after = await getCheckout(tx, id)
  await audit(tx, actor, { action: 'return', entity: 'checkout', entityId: id, before, after })
  return after
}

async function findPlace(tx: Tx, id: string): Promise<string> {
  const [place] = await tx.query({
    text: 'select from location where id = $1 and not is_virtual and archived_at is null for key share',
    values: [id],
  })
  if (!place) throw refuseValue('body.locationId', sentence('checkout.noPlace'))
  return id
}
