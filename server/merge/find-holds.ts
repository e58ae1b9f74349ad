import type { HoldKind } from '#contract/item-merge.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Something open that needs an item. */
export interface Hold {
  kind: HoldKind
  id: string
  /** how people call it: a number, a code, a place */
  name: string
}

const mostHolds = 20

/** What is open of an item, by the indexes of its lines; the item is locked, so that nothing is added. Places below zero are told as well. */
export function findHolds(tx: Tx, itemId: string): Promise<Hold[]> {
  return tx.query<Hold>({
    name: 'merge_holds',
    text: `
      select distinct 'purchaseOrder' as kind, o.id, o.number as name
      from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
      where l.item_id = $1 and o.state in ('draft', 'approved', 'sent', 'partlyReceived')
      union all
      select distinct 'salesOrder', o.id, o.number
      from sales_order_line l join sales_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
      where l.item_id = $1 and o.state in ('open', 'partlyShipped')
      union all
      select distinct 'transfer', t.id, p.name
      from transfer_line l join transfer t on t.tenant_id = l.tenant_id and t.id = l.transfer_id
        join location p on p.tenant_id = t.tenant_id and p.id = t.to_location_id
      where l.item_id = $1 and t.state = 'open'
      union all
      select 'reservation', r.id, p.name
      from reservation r join location p on p.tenant_id = r.tenant_id and p.id = r.location_id
      where r.item_id = $1 and r.order_line_id is null
      union all
      select distinct 'count', c.id, c.name
      from count_line l join count c on c.tenant_id = l.tenant_id and c.id = l.count_id
      where l.item_id = $1 and c.state in ('counting', 'review')
      union all
      select 'checkout', c.id, o.code
      from checkout c join lot o on o.tenant_id = c.tenant_id and o.id = c.lot_id
      where c.item_id = $1 and c.state = 'out'
      union all
      select 'kit', k.id, k.sku
      from kit_part p join item k on k.tenant_id = p.tenant_id and k.id = p.kit_id where p.part_id = $1
      union all
      (select 'parts', p.kit_id, '' from kit_part p where p.kit_id = $1 limit 1)
      union all
      select 'belowZero', p.id, p.name
      from balance b join location p on p.tenant_id = b.tenant_id and p.id = b.location_id
      where b.item_id = $1 and not b.is_virtual and b.on_hand < 0
      limit ${mostHolds}`,
    values: [itemId],
  })
}
