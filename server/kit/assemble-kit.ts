import type { z } from 'zod'
import type { assembleKit as endpoint } from '#contract/kit.ts'
import { sentence } from '#contract/words/sentence.ts'
import { chooseGoods } from '#core/kit/choose-goods.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { lockOffers } from '#server/reservation/lock-offers.ts'
import { type GoodsLine, postGoods } from '#server/stock/post-goods.ts'
import { assertDate, toLot } from '#server/stock/record-movement.ts'
import { assertNamed, type Bill, readBill, refuseValue } from './read-bill.ts'

type Input = z.output<typeof endpoint.body>

/**
 * Puts kits together: their parts leave stock through production and the kits enter it, in one movement, all or nothing. What can be had of the
 * parts is locked first, in the order of movements, so that nobody else takes it meanwhile. Parts that are not there are not taken, whatever the
 * policy for stock below zero says. Ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError not_found, not_a_kit, insufficient_parts (names each and what is missing of it), and whatever a movement is refused for
 */
export async function assembleKit(tx: Tx, actor: Actor, itemId: string, input: Input): Promise<string> {
  assertDate(actor, input.effectiveAt)
  const bill = await readBill(tx, itemId, input)
  assertNamed(bill, input.parts, { path: 'body.parts' })
  const kits = toKits(bill, input)
  const { production } = await getVirtualLocations(tx)
  const itemIds = [itemId, ...bill.parts.map(({ id }) => id)]
  const offers = await lockOffers(tx, { itemIds, locationId: input.locationId, toPost: true })
  const wants = bill.parts.map(({ id, needed }) => ({ itemId: id, quantity: needed }))
  const { chosen, missing } = chooseGoods(wants, input.parts, offers)
  if (missing.size > 0) throw refuseParts(bill, missing)
  const used = chosen.map(
    ({ itemId: partId, locationId, lotId, quantity }): GoodsLine => ({
      itemId: partId,
      fromLocationId: locationId,
      toLocationId: production,
      fromVirtual: false,
      toVirtual: true,
      quantity,
      lot: lotId === null ? null : { id: lotId },
    }),
  )
  const made = kits.map(
    (one): GoodsLine => ({
      itemId,
      fromLocationId: production,
      toLocationId: input.locationId,
      fromVirtual: true,
      toVirtual: false,
      ...one,
    }),
  )
  const { effectiveAt, reference, reason } = input
  return postGoods(tx, actor, { kind: 'assembly', effectiveAt, reference, reason }, [...used, ...made])
}

/** The kits by lot or serial, where their stock is tracked. */
function toKits({ kit }: Bill, { quantity, kits }: Input): Pick<GoodsLine, 'quantity' | 'lot'>[] {
  if (kits === undefined) {
    if (kit.tracking === 'none') return [{ quantity, lot: null }]
    const message = sentence('kit.sayUnits', { sku: kit.sku, needed: quantity, unit: kit.unit })
    throw new AppError('lot_required', { detail: message, errors: [{ path: 'body.kits', message }] })
  }
  const given = toDecimal(kits.reduce((sum, one) => sum.plus(one.quantity), toQuantity(0)))
  if (!toQuantity(given).eq(quantity))
    throw refuseValue('body.kits', sentence('kit.unitsDiffer', { given, needed: quantity }))
  return kits.map((one) => ({ quantity: one.quantity, lot: toLot(one) }))
}

function refuseParts({ parts }: Bill, missing: ReadonlyMap<string, string>): AppError {
  const short = parts.flatMap(({ id, sku, unit, needed }) => {
    const lacking = missing.get(id)
    if (lacking === undefined) return []
    return [
      { itemId: id, sku, unit, needed, available: toDecimal(toQuantity(needed).minus(lacking)), missing: lacking },
    ]
  })
  return new AppError('insufficient_parts', {
    detail: short.map(({ itemId: _itemId, ...said }) => sentence('kit.short', said)),
    parts: short,
  })
}
