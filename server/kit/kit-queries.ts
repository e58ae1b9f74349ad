import type { Kit, KitPart, KitRow } from '#contract/kit.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { availableOf } from '#server/item/held-stock.ts'

/** A kit's stock at one place and below it. */
interface KitPlace {
  kit_id: string
  location_id: string
  code: string
  name: string
  on_hand: string
  available: string
  assemblable: string
}

/** Places without one above, or the one that is asked about, each with all below it: `place` of id and top. */
const places = `place as (
    select id, id as top from location where not is_virtual and (id = $2 or $2::uuid is null and parent_id is null)
    union all
    select l.id, p.top from location l join place p on l.parent_id = p.id)`

/** What of the items `ids` can be taken: `offer` of item_id, top, available. As goods are picked. */
const offers = (ids: string) => `offer as (
    select b.item_id, p.top, sum(greatest(${availableOf('b')}, 0)) as available
    from balance b join place p on p.id = b.location_id where b.item_id in (${ids}) group by b.item_id, p.top)`

/**
 * Where some of the kits are, or could be put together: whole kits, by the part there is least of. Reads the balances of the kits and their
 * parts.
 * @param locationId  only there; else by places without one above
 */
async function readPlaces(tx: Tx, kitIds: readonly string[], locationId: string | undefined): Promise<KitPlace[]> {
  return tx.query<KitPlace>({
    name: 'kit_places',
    text: `
      with recursive ${places},
      part as (select kit_id, part_id, quantity from kit_part where kit_id = any($1)),
      ${offers('select part_id from part')},
      makes as (
        select r.kit_id, o.top, min(div(o.available, r.quantity)) as number
        from part r join offer o on o.item_id = r.part_id group by r.kit_id, o.top
        having count(*) = (select count(*) from part n where n.kit_id = r.kit_id)),
      has as (
        select b.item_id as kit_id, p.top, sum(b.on_hand) as on_hand,
          sum(${availableOf('b')}) as available
        from balance b join place p on p.id = b.location_id
        where b.item_id = any($1) group by b.item_id, p.top)
      select coalesce(h.kit_id, m.kit_id) as kit_id, l.id as location_id, l.code, l.name, trim_scale(coalesce(h.on_hand, 0))::text as on_hand,
        trim_scale(coalesce(h.available, 0))::text as available, coalesce(m.number, 0)::text as assemblable
      from has h full join makes m on m.kit_id = h.kit_id and m.top = h.top join location l on l.id = coalesce(h.top, m.top)
      where h.on_hand <> 0 or m.number > 0 order by l.name, l.id`,
    values: [kitIds, locationId ?? null],
  })
}

const sum = (rows: readonly KitPlace[], of: 'on_hand' | 'available' | 'assemblable') =>
  toDecimal(rows.reduce((total, row) => total.plus(row[of]), toQuantity(0)))

const toStock = (rows: readonly KitPlace[]) => ({
  onHand: sum(rows, 'on_hand'),
  available: sum(rows, 'available'),
  assemblable: sum(rows, 'assemblable'),
})

/**
 * What an item is made of, with its stock.
 * @throws AppError not_found
 */
export async function getKit(tx: Tx, itemId: string, locationId?: string): Promise<Kit> {
  const [[head], parts, rows] = await Promise.all([
    tx.query<Pick<Kit, 'version' | 'partOf'>>({
      name: 'kit_head',
      text: `select coalesce((select version from kit where item_id = i.id), 0) as version,
               (select coalesce(json_agg(json_build_object('itemId', k.id, 'sku', k.sku, 'itemName', k.name, 'quantity', trim_scale(p.quantity)::text) order by k.sku_key), '[]')
                from kit_part p join item k on k.tenant_id = p.tenant_id and k.id = p.kit_id where p.part_id = i.id and k.archived_at is null) as "partOf"
             from item i where i.id = $1`,
      values: [itemId],
    }),
    readParts(tx, itemId, locationId),
    readPlaces(tx, [itemId], locationId),
  ])
  if (!head) throw new AppError('not_found')
  return {
    itemId,
    parts,
    ...toStock(rows),
    places: rows.map((row) => ({
      locationId: row.location_id,
      locationCode: row.code,
      locationName: row.name,
      ...toStock([row]),
    })),
    ...head,
  }
}

function readParts(tx: Tx, kitId: string, locationId: string | undefined): Promise<KitPart[]> {
  return tx.query<KitPart>({
    name: 'kit_parts',
    text: `
      with recursive ${places}, ${offers('select part_id from kit_part where kit_id = $1')}
      select i.id as "itemId", i.sku, i.name as "itemName", i.unit, i.tracking, trim_scale(p.quantity)::text as quantity,
        trim_scale(coalesce((select sum(o.available) from offer o where o.item_id = i.id), 0))::text as available
      from kit_part p join item i on i.tenant_id = p.tenant_id and i.id = p.part_id where p.kit_id = $1 order by p.position`,
    values: [kitId, locationId ?? null],
  })
}

interface Selection {
  locationId?: string | undefined
  after: string | undefined
  limit: number
}

/** Kits that are not archived by their item's id, one more than asked for. */
export async function listKitRows(tx: Tx, { locationId, after, limit }: Selection): Promise<KitRow[]> {
  const kits = await tx.query<Omit<KitRow, 'onHand' | 'available' | 'assemblable'>>({
    name: 'kit_list',
    text: `select i.id as "itemId", i.sku, i.name as "itemName", i.unit, n.parts::int as "partCount"
           from kit k join item i on i.tenant_id = k.tenant_id and i.id = k.item_id
             cross join lateral (select count(*) as parts from kit_part p where p.tenant_id = k.tenant_id and p.kit_id = k.item_id) n
           where i.archived_at is null and n.parts > 0 and ($1::uuid is null or k.item_id > $1) order by k.item_id limit $2`,
    values: [after ?? null, limit + 1],
  })
  const rows = await readPlaces(
    tx,
    kits.map(({ itemId }) => itemId),
    locationId,
  )
  const byKit = Map.groupBy(rows, (row) => row.kit_id)
  return kits.map((one) => ({ ...one, ...toStock(byKit.get(one.itemId) ?? []) }))
}
