import type { z } from 'zod'
import type { takeKitApart as endpoint } from '#contract/kit.ts'
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
import { readUnitCosts } from '#server/valuation/unit-costs.ts'
import { assertNamed, type Bill, readBill } from './read-bill.ts'

type Input = z.output<typeof endpoint.body>
type Part = Pick<GoodsLine, 'itemId' | 'quantity' | 'lot'>

/**
 * Takes kits apart: they leave stock through production and their parts, by the list of parts as it is now, enter it, in one movement. The price on
 * a part's line is what one is worth now: by these the cost of the kits is shared among them. Ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError not_found, not_a_kit, insufficient_stock, lot_required (a tracked part of which too little is known to have gone in), and
 * whatever a movement is refused for
 */
export async function takeKitApart(tx: Tx, actor: Actor, itemId: string, input: Input): Promise<string> {
  assertDate(actor, input.effectiveAt)
  const { locationId, quantity } = input
  const bill = await readBill(tx, itemId, input)
  const namedKits = input.kits.map((one) => ({ itemId, ...one }))
  assertNamed(bill, namedKits, { path: 'body.kits', kitNeeds: quantity })
  assertNamed(bill, input.parts, { path: 'body.parts' })
  const { production } = await getVirtualLocations(tx)
  const partIds = bill.parts.map(({ id }) => id)
  const offers = await lockOffers(tx, { itemIds: [itemId, ...partIds], locationId, toPost: true })
  const { chosen, missing } = chooseGoods([{ itemId, quantity }], namedKits, offers)
  const lacking = missing.get(itemId)
  if (lacking !== undefined) throw refuseKits(bill, quantity, lacking)
  const kitLots = chosen.flatMap(({ lotId }) => lotId ?? [])
  const parts = await toParts(tx, bill, input, kitLots)
  const costs = await readUnitCosts(tx, partIds, locationId)
  const used = chosen.map(
    (one): GoodsLine => ({
      itemId,
      fromLocationId: one.locationId,
      toLocationId: production,
      fromVirtual: false,
      toVirtual: true,
      quantity: one.quantity,
      lot: one.lotId === null ? null : { id: one.lotId },
    }),
  )
  const brought = parts.map(
    (part): GoodsLine => ({
      ...part,
      fromLocationId: production,
      toLocationId: locationId,
      fromVirtual: true,
      toVirtual: false,
      unitPrice: costs.get(part.itemId) ?? null,
    }),
  )
  const { effectiveAt, reference, reason } = input
  return postGoods(tx, actor, { kind: 'disassembly', effectiveAt, reference, reason }, [...used, ...brought])
}

function refuseKits({ kit }: Bill, needed: string, lacking: string): AppError {
  const available = toDecimal(toQuantity(needed).minus(lacking))
  return new AppError('insufficient_stock', {
    itemId: kit.id,
    available,
    requested: needed,
    detail: sentence('kit.shortKits', { sku: kit.sku, available, needed }),
  })
}

/** The parts that come out: those named by their lots, and of tracked ones not named the lots that went in last. */
async function toParts(tx: Tx, { parts, kit }: Bill, input: Input, kitLots: readonly string[]): Promise<Part[]> {
  const named = input.parts.map((one): Part => ({ itemId: one.itemId, quantity: one.quantity, lot: toLot(one) }))
  const rest = parts.map((part) => {
    const given = named
      .filter(({ itemId }) => itemId === part.id)
      .reduce((sum, one) => sum.plus(one.quantity), toQuantity(0))
    return { ...part, needed: toDecimal(toQuantity(part.needed).minus(given)) }
  })
  const open = rest.filter(({ needed }) => needed !== '0')
  const tracked = open.filter(({ tracking }) => tracking !== 'none')
  const inside = tracked.length === 0 ? [] : await readLotsInside(tx, kit.id, kitLots, tracked)
  const wants = tracked.map(({ id, needed }) => ({ itemId: id, quantity: needed }))
  const { chosen, missing } = chooseGoods(wants, [], inside)
  const unknown = tracked.filter(({ id }) => missing.has(id))
  if (unknown.length > 0) {
    const detail = unknown.map(({ id, sku, unit }) =>
      sentence('kit.sayUnits', { sku, unit, needed: missing.get(id) ?? '' }),
    )
    throw new AppError('lot_required', { detail })
  }
  return [
    ...named,
    ...open
      .filter(({ tracking }) => tracking === 'none')
      .map(({ id, needed }): Part => ({ itemId: id, quantity: needed, lot: null })),
    ...chosen.map(
      ({ itemId, lotId, quantity }): Part => ({ itemId, quantity, lot: lotId === null ? null : { id: lotId } }),
    ),
  ]
}

/**
 * Lots of parts that went into kits and have not come out, those that went in last first; of the kits' own lots where there are any. Reads the
 * productions of the kit.
 */
function readLotsInside(tx: Tx, kitId: string, kitLots: readonly string[], parts: readonly { id: string }[]) {
  return tx.query<{ itemId: string; locationId: string; lotId: string; available: string }>({
    name: 'kit_lots_inside',
    text: `
      with maker as materialized (select id from location where kind = 'production' and is_virtual),
      production as (
        select distinct k.movement_id from movement_line k join movement m on m.id = k.movement_id
        where k.item_id = $1 and m.kind in ('assembly', 'disassembly') and (cardinality($2::uuid[]) = 0 or k.lot_id = any($2))),
      moved as (
        select l.item_id, l.lot_id, l.movement_id, case when l.to_location_id = (select id from maker) then l.quantity else -l.quantity end as went_in
        from production p join movement_line l on l.movement_id = p.movement_id where l.item_id = any($3) and l.lot_id is not null)
      select item_id as "itemId", (select id from maker) as "locationId", lot_id as "lotId", trim_scale(sum(went_in))::text as available
      from moved group by item_id, lot_id having sum(went_in) > 0 order by max(movement_id::text) filter (where went_in > 0) desc, lot_id`,
    values: [kitId, kitLots, parts.map(({ id }) => id)],
  })
}
