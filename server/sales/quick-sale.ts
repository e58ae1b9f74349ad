import type { z } from 'zod'
import type { quickSale as endpoint, SalesOrder } from '#contract/sales-order.ts'
import { allocate } from '#core/sales/allocate.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { findNamedLots } from '#server/lot/find-named-lots.ts'
import { touchBalances } from '#server/reservation/lock-balances.ts'
import { lockOffers } from '#server/reservation/lock-offers.ts'
import { enterUnits } from '#server/stock/enter-units.ts'
import { asOrdered, lineOf, post, settleGoods } from './settle-goods.ts'
import { makeOrder } from './write-order.ts'

/**
 * Sells over the counter: an order that is made and shipped in one transaction. What is not there is asked of the place itself, whose policy
 * for stock below zero then says what happens. Balances are locked before the order takes its number, as that keeps others waiting.
 * @throws AppError invalid_value, and whatever a movement is refused for
 */
export async function sellNow(tx: Tx, actor: Actor, input: z.output<typeof endpoint.body>): Promise<SalesOrder> {
  const { locationId, effectiveAt, reason, lines: given, ...head } = input
  const lines = await enterUnits(tx, given)
  const { customer } = await getVirtualLocations(tx)
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))]
  const offers = await lockOffers(tx, { itemIds, locationId, toPost: true })
  const scanned = await findNamedLots(tx, lines)
  const wants = lines.map(({ itemId, quantity, lotId }, index) => ({
    key: String(index),
    itemId,
    quantity,
    lotId: lotId ?? scanned[index],
  }))
  // who names a lot has it in hand
  const named = wants.filter(({ lotId }) => lotId)
  const ofLots = named.map((want) =>
    allocate(
      [want],
      offers.filter(({ lotId }) => lotId === want.lotId),
    ),
  )
  const others = allocate(
    wants.filter(({ lotId }) => !lotId),
    offers.filter(({ lotId }) => !named.some((want) => want.lotId === lotId)),
  )
  const results = [...ofLots, others]
  const taken = results.flatMap(({ given }) => given)
  for (const { missing } of results)
    for (const [key, quantity] of missing) {
      const want = wants[Number(key)]
      if (want) taken.push({ key, itemId: want.itemId, locationId, lotId: want.lotId ?? null, quantity })
    }
  await touchBalances(
    tx,
    taken.flatMap(({ itemId, locationId: from, lotId }) =>
      [from, customer].map((place) => ({ itemId, locationId: place, lotId })),
    ),
  )
  const order = await makeOrder(tx, actor, {
    ...head,
    locationId,
    lines: lines.map(({ lotId: _lot, lotCode: _code, ...line }) => line),
  })
  const goods = taken.map(({ key, quantity, locationId: from, lotId }) => ({
    line: lineOf(order, order.lines[Number(key)]?.id ?? '', Number(key)),
    quantity,
    from,
    lotId,
  }))
  const posted = await post(tx, actor, {
    kind: 'sale',
    reference: head.reference || order.number,
    reason,
    ...(effectiveAt ? { effectiveAt } : {}),
    lines: goods.map(({ line, quantity, from, lotId }) => ({
      itemId: line.itemId,
      quantity,
      ...asOrdered(line, quantity),
      fromLocationId: from,
      ...(lotId === null ? {} : { lotId }),
      ...(line.unitPrice === null ? {} : { unitPrice: line.unitPrice }),
    })),
  })
  return settleGoods(tx, order, { posted, goods, disposition: null })
}
