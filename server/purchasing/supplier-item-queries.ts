import type { z } from 'zod'
import type { learnedLeadTime, SupplierItem } from '#contract/supplier-item.ts'
import { learnLeadTime } from '#core/purchasing/lead-time.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Receipts that a lead time is learned from: the last so many of a supplier's item. */
const learnedFrom = 10

/** What the database says of one, with the days its receipts took. */
type Row = Omit<SupplierItem, 'learnedLeadTime'> & { days: number[] }

/** Days from sending to receiving of the last receipts that still stand, of `s` */
const leadDays = `(
  select coalesce(json_agg(d.days), '[]') from (
    select extract(epoch from m.effective_at - o.sent_at) / 86400 as days
    from purchase_order o
    join purchase_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id and l.item_id = s.item_id
    join purchase_receipt_line r on r.tenant_id = l.tenant_id and r.order_line_id = l.id and not r.is_return
    join movement m on m.tenant_id = r.tenant_id and m.id = r.movement_id
    where o.tenant_id = s.tenant_id and o.supplier_id = s.supplier_id and m.effective_at >= o.sent_at
      and not exists (select from movement v where v.tenant_id = m.tenant_id and v.reverses_id = m.id)
    group by m.id, m.effective_at, o.sent_at order by m.effective_at desc limit ${learnedFrom}) d)`

const wire = `json_build_object(
  'id', s.id, 'supplierId', s.supplier_id, 'supplierName', v.name, 'itemId', s.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit,
  'code', s.code, 'packUnit', s.pack_unit, 'packSize', trim_scale(s.pack_size)::text, 'currency', s.currency, 'prices', s.prices,
  'minimumQuantity', trim_scale(s.minimum_quantity)::text, 'orderMultiple', trim_scale(s.order_multiple)::text,
  'leadTimeDays', s.lead_time_days, 'days', ${leadDays}, 'isPreferred', s.is_preferred, 'version', s.version,
  'createdAt', s.created_at, 'updatedAt', s.updated_at)`

const source = `supplier_item s join supplier v on v.tenant_id = s.tenant_id and v.id = s.supplier_id
  join item i on i.tenant_id = s.tenant_id and i.id = s.item_id`

interface Selection {
  supplierId?: string | undefined
  itemId?: string | undefined
  /** of suppliers and items that are not archived only */
  itemIds?: readonly string[] | undefined
  after?: string | undefined
  limit?: number
}

/** Supplier items by id; one query. */
export async function listSupplierItems(tx: Tx, selection: Selection): Promise<SupplierItem[]> {
  const sql = new SqlText()
  const where = ['true']
  if (selection.supplierId) where.push(`s.supplier_id = ${sql.bind(selection.supplierId, 'uuid')}`)
  if (selection.itemId) where.push(`s.item_id = ${sql.bind(selection.itemId, 'uuid')}`)
  if (selection.itemIds)
    where.push(`s.item_id = any(${sql.bind(selection.itemIds, 'uuid[]')})`, 'v.archived_at is null')
  if (selection.after) where.push(`s.id > ${sql.bind(selection.after, 'uuid')}`)
  const rows = await tx.query<{ row: Row }>({
    text: `select ${wire} as row from ${source} where ${where.join(' and ')} order by s.id limit ${selection.limit ?? 10_000}`,
    values: sql.values,
  })
  return rows.map(({ row }) => toSupplierItem(row))
}

export async function findSupplierItem(tx: Tx, id: string): Promise<SupplierItem | undefined> {
  const [found] = await tx.query<{ row: Row }>({
    name: 'supplier_item_by_id',
    text: `select ${wire} as row from ${source} where s.id = $1`,
    values: [id],
  })
  return found && toSupplierItem(found.row)
}

function toSupplierItem({ days, ...row }: Row): SupplierItem {
  const learned: z.output<typeof learnedLeadTime> | null = learnLeadTime(days)
  return { ...row, learnedLeadTime: learned }
}
