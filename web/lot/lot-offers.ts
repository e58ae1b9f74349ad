'use client'
import { useQueries } from '@tanstack/react-query'
import type { Balance } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { allStock } from '#web/lib/all-stock.ts'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import type { LotOffer } from '#web/lot/goods.ts'

/**
 * Lots of some items that can be taken from a place, first to expire first; of an item whose stock is not read yet none.
 * @param reach  `place`: goods leave that very place, also one of quarantine, and past their day; `below`: the places below it count too, and goods
 * are taken as they are promised
 */
export function useLotOffers(
  itemIds: readonly string[],
  locationId: string,
  reach: 'place' | 'below' = 'place',
): ReadonlyMap<string, LotOffer[]> {
  const { tenant } = useSession()
  const today = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const asked = locationId === '' ? [] : [...new Set(itemIds)]
  return useQueries({
    queries: asked.map((itemId) => allStock({ itemId, locationId })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index) => {
          const rows = data?.filter((row) => reach === 'below' || row.locationId === locationId)
          return rows ? [[asked[index] ?? '', toOffers(rows, today, reach)] as const] : []
        }),
      ),
  })
}

type Offered = Pick<Balance, 'lotCode' | 'expiresOn' | 'onHand' | 'reserved' | 'available'>

/** What of each lot can be taken out of some balances. @param reach  as of `useLotOffers` */
export function toOffers(rows: readonly Offered[], today: string, reach: 'place' | 'below'): LotOffer[] {
  const lots = new Map<string, LotOffer>()
  for (const { lotCode, expiresOn, onHand, reserved, available } of rows) {
    if (lotCode === null) continue
    // what is blocked is promised to nobody, and is moved, written off and given back like anything else
    const free = reach === 'below' ? available : toQuantity(onHand).minus(reserved)
    const sum = toDecimal(toQuantity(lots.get(lotCode)?.available ?? '0').plus(free))
    lots.set(lotCode, { code: lotCode, expiresOn, available: sum, isExpired: expiresOn !== null && expiresOn < today })
  }
  return [...lots.values()]
    .filter(({ available }) => toQuantity(available).gt(0))
    .toSorted((one, other) => (one.expiresOn ?? '9999').localeCompare(other.expiresOn ?? '9999'))
}
