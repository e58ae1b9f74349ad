import type { Offer } from '#core/sales/allocate.ts'
import type { Tx } from '#server/db/transaction.ts'
import { releaseEnded } from './release-ended.ts'

interface Selection {
  itemIds: readonly string[]
  /** with all below it */
  locationId: string
  /** the same transaction posts a movement of it, which locks serials before balances */
  toPost?: boolean
}

/**
 * Locks what lies of some items at a place until the transaction ends, in key order, and says what of it can be had: what expires first first,
 * then the lot that was made first, then by the code of the place. What has ended of their reservations is given back before.
 */
export async function lockOffers(tx: Tx, { itemIds, locationId, toPost }: Selection): Promise<Offer[]> {
  if (toPost)
    await tx.query({
      name: 'lock_serials_in_stock',
      text: `select from lot l
             where l.id in (select b.lot_id from balance b where b.item_id = any($1::uuid[]) and b.tracking = 'serial' and not b.is_virtual and b.on_hand > 0)
             order by l.id for no key update`,
      values: [itemIds],
    })
  await tx.query({
    name: 'lock_offers',
    text: `select from balance b
           where b.item_id = any($1::uuid[]) and not b.is_virtual and (b.location_id in (select location_and_below($2))
             or exists (select from reservation r where r.tenant_id = b.tenant_id and r.item_id = b.item_id and r.location_id = b.location_id and r.expires_at <= now()))
           order by b.item_id, b.location_id, b.lot_id for no key update`,
    values: [itemIds, locationId],
  })
  await releaseEnded(tx, itemIds)
  return tx.query<Offer>({
    name: 'offers',
    text: `select b.item_id as "itemId", b.location_id as "locationId", b.lot_id as "lotId", (b.on_hand - b.reserved)::text as available
           from balance b join location l on l.tenant_id = b.tenant_id and l.id = b.location_id
             left join lot o on o.tenant_id = b.tenant_id and o.id = b.lot_id
           where b.item_id = any($1::uuid[]) and not b.is_virtual and b.on_hand > b.reserved and b.location_id not in (select quarantine_and_below())
             and b.location_id in (select location_and_below($2))
             and (o.id is null or o.expiry_key >= (now() at time zone (select time_zone from tenant))::date)
           order by b.item_id, coalesce(o.expiry_key, 'infinity'), o.created_at, o.id, l.code`,
    values: [itemIds, locationId],
  })
}
