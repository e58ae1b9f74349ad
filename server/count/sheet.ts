import type { CountLine } from '#contract/count-sheet.ts'
import type { Tracking } from '#contract/item.ts'
import type { Tx } from '#server/db/transaction.ts'
import { packsJson } from '#server/pack/pack-queries.ts'

interface SheetRow {
  id: string
  item_id: string
  sku: string
  item_name: string
  barcode: string | null
  unit: string
  packs: CountLine['packs']
  location_id: string
  location_code: string
  location_name: string
  lot_id: string | null
  lot_code: string | null
  expires_on: string | null
  is_unexpected: boolean
  state: CountLine['state']
  countable: boolean
  quantity: string | null
  counted_at: string | null
  counter_name: string | null
  assignee_id: string | null
  assignee_name: string | null
  expected: string | null
}

/**
 * Lines of a count as one counter sees them: with their own figures and nobody else's, and with what the books expect only
 * where the count is open and not blind. No other statement of the counters' endpoints reads a balance.
 * @param counterId  whose figures are shown
 */
export async function listSheet(
  tx: Tx,
  counterId: string,
  lines: { countId: string; after?: string | undefined; todo: boolean; limit: number } | { ids: readonly string[] },
): Promise<CountLine[]> {
  const byId = 'ids' in lines
  const rows = await tx.query<SheetRow>({
    text: `
      select l.id, l.item_id, i.sku, i.name as item_name, i.barcode, l.unit, ${packsJson('i')} as packs, l.location_id, p.code as location_code, p.name as location_name, l.lot_id, o.code as lot_code, o.expires_on, l.is_unexpected, l.state,
        c.state = 'counting' and l.round = c.round as countable, trim_scale(e.quantity)::text as quantity, e.counted_at, l.counter_name, l.assignee_id, l.assignee_name,
        case when not c.is_blind and c.state = 'counting' then
          (select trim_scale(coalesce(sum(b.on_hand), 0))::text from balance b where b.tenant_id = l.tenant_id and b.item_id = l.item_id and b.location_id = l.location_id
             and b.lot_id is not distinct from l.lot_id)
        end as expected
      from count_line l
        join count c on c.tenant_id = l.tenant_id and c.id = l.count_id
        join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
        join location p on p.tenant_id = l.tenant_id and p.id = l.location_id
        left join lot o on o.tenant_id = l.tenant_id and o.id = l.lot_id
        left join lateral (
          select n.quantity, n.counted_at from count_entry n
          where n.tenant_id = l.tenant_id and n.count_line_id = l.id and n.round = l.round and n.counter_id = $1
          order by n.counted_at desc, n.recorded_at desc limit 1) e on true
      where ${
        byId
          ? 'l.id = any($2::uuid[])'
          : `l.count_id = $2 and ($3::uuid is null or l.id > $3) and (not $4 or l.state in ('open', 'recount'))`
      }
      order by l.id ${byId ? '' : 'limit $5'}`,
    values: byId ? [counterId, lines.ids] : [counterId, lines.countId, lines.after, lines.todo, lines.limit],
  })
  return rows.map(toLine)
}

function toLine(row: SheetRow): CountLine {
  return {
    id: row.id,
    itemId: row.item_id,
    sku: row.sku,
    itemName: row.item_name,
    barcode: row.barcode,
    unit: row.unit,
    packs: row.packs,
    locationId: row.location_id,
    locationCode: row.location_code,
    locationName: row.location_name,
    lotId: row.lot_id,
    lotCode: row.lot_code,
    expiresOn: row.expires_on,
    unexpected: row.is_unexpected,
    state: row.state,
    countable: row.countable,
    quantity: row.quantity,
    countedAt: row.counted_at,
    counterName: row.counter_name,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    expected: row.expected,
  }
}

/** Items that can hold stock, by their exact barcode or that of a pack, their SKU, or the code of a lot or serial of theirs, whatever the case. */
export async function findByCode(tx: Tx, code: string) {
  const rows = await tx.query<{
    id: string
    sku: string
    name: string
    barcode: string | null
    unit: string
    packs: CountLine['packs']
    tracking: Tracking
    lotCode: string | null
  }>({
    text: `select i.id, i.sku, i.name, i.barcode, i.unit, ${packsJson('i')} as packs, i.tracking, f.lot_code as "lotCode"
           from (select id, null::text as lot_code from item where barcode = $1 or sku_key = lower($1)
                 union select item_id, null from pack where barcode = $1
                 union select item_id, code from lot where code_key = lower($1)) f
             join item i on i.id = f.id
           where i.archived_at is null and i.variant_axes is null order by f.lot_code nulls first, i.sku_key limit 20`,
    values: [code],
  })
  return rows.map(({ id, name, ...rest }) => ({ itemId: id, itemName: name, ...rest }))
}
