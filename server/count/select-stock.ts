import { type AbcClass, type CountSelection, mostCountLines } from '#contract/count.ts'
import { sentence } from '#contract/words/sentence.ts'
import { classifyAbc } from '#core/count/classify-abc.ts'
import { countRisk } from '#core/count/count-risk.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { scopeOf } from '#server/item/filter-sql.ts'
import { selectionSql } from '#server/item/item-selection.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { unitWorth } from '#server/valuation/unit-costs.ts'

/** Stock that a plan chose. */
export interface PlannedLine {
  itemId: string
  locationId: string
  lotId: string | null
  unit: string
  abcClass: AbcClass
  sku: string
  itemName: string
  locationName: string
  /** on hand at cost: a statistic */
  value: number
  daysSinceCount: number | null
}

interface StockRow {
  item_id: string
  location_id: string
  lot_id: string | null
  sku: string
  item_name: string
  unit: string
  location_name: string
  value: number
  days_known: number
  days_since_count: number | null
  rates: number[] | null
}

/** Balances that risk is told of: as many as fit in memory with ease. */
const mostCandidates = 200_000

/**
 * The stock a selection holds, in the order of a sheet: by place, by SKU, then by lot, first to expire first. Reads the balances it holds, and all lines
 * of a year to class items by consumption: about 1 s a million.
 * @throws AppError invalid_value  more lines than one count takes, or a filter by what there is not
 */
export async function selectStock(tx: Tx, selection: CountSelection, view: FieldView): Promise<PlannedLine[]> {
  const [rows, classes] = [await listStock(tx, selection, view), await classifyItems(tx)]
  const classOf = (row: StockRow): AbcClass => classes.get(row.item_id) ?? 'C'
  const { abc, mostAtRisk } = selection
  let chosen = abc.length > 0 ? rows.filter((row) => abc.includes(classOf(row))) : rows
  if (mostAtRisk !== undefined) {
    const riskOf = new Map(chosen.map((row) => [row, riskOfStock(row)]))
    const kept = new Set(chosen.toSorted((a, b) => (riskOf.get(b) ?? 0) - (riskOf.get(a) ?? 0)).slice(0, mostAtRisk))
    chosen = chosen.filter((row) => kept.has(row))
  }
  if (chosen.length > mostCountLines || rows.length > mostCandidates)
    throw new AppError('invalid_value', { detail: sentence('count.tooMany', { most: mostCountLines }) })
  return chosen.map((row) => ({
    itemId: row.item_id,
    locationId: row.location_id,
    lotId: row.lot_id,
    unit: row.unit,
    abcClass: classOf(row),
    sku: row.sku,
    itemName: row.item_name,
    locationName: row.location_name,
    value: row.value,
    daysSinceCount: row.days_since_count,
  }))
}

function riskOfStock(row: StockRow): number {
  const { value, rates, days_since_count, days_known } = row
  return countRisk({ value, daysSinceCount: days_since_count ?? days_known, discrepancyRates: rates ?? [] })
}

function listStock(tx: Tx, selection: CountSelection, view: FieldView): Promise<StockRow[]> {
  const sql = new SqlText()
  const scope = { tenantId: tx.tenantId, ...scopeOf(view) }
  const where = [
    'not b.is_virtual',
    'p.archived_at is null',
    'i.variant_axes is null',
    // what was there before the item was tracked holds nothing, and cannot
    `(i.tracking = 'none') = (b.lot_id is null)`,
    selectionSql(sql, { filter: selection.filter, archived: 'exclude' }, scope),
  ]
  if (!selection.includeEmpty) where.push('b.on_hand <> 0')
  if (selection.locationIds.length > 0)
    where.push(
      `b.location_id in (select location_and_below(top) from unnest(${sql.bind(selection.locationIds, 'uuid[]')}) top)`,
    )
  if (selection.categoryIds.length > 0)
    where.push(`i.category_id in (
      with recursive below as (
        select id from category where id = any(${sql.bind(selection.categoryIds, 'uuid[]')})
        union
        select k.id from category k join below on k.parent_id = below.id)
      select id from below)`)
  return tx.query<StockRow>({
    text: `
      select b.item_id, b.location_id, b.lot_id, i.sku, i.name as item_name, i.unit, p.name as location_name,
        (b.on_hand * coalesce(${unitWorth('b.item_id', 'b.location_id')}, i.cost, i.price, 0))::float8 as value,
        extract(epoch from now() - i.created_at)::float8 / 86400 as days_known, floor(h.days)::int as days_since_count, h.rates
      from balance b
        join item i on i.tenant_id = b.tenant_id and i.id = b.item_id
        join location p on p.tenant_id = b.tenant_id and p.id = b.location_id
        left join lot o on o.tenant_id = b.tenant_id and o.id = b.lot_id
        cross join lateral (
          select extract(epoch from now() - max(l.counted_at))::float8 / 86400 as days,
            array_agg((abs(l.discrepancy) / greatest(1, abs(l.book)))::float8) as rates
          from count_line l join count c on c.tenant_id = l.tenant_id and c.id = l.count_id
          where l.tenant_id = b.tenant_id and l.item_id = b.item_id and l.location_id = b.location_id and l.lot_id is not distinct from b.lot_id
            and c.state = 'approved' and l.discrepancy is not null) h
      where ${where.join(' and ')}
      order by lower(p.code), i.sku_key, o.expiry_key, o.code_key
      limit ${mostCandidates + 1}`,
    values: sql.values,
    planEachTime: true,
  })
}

/** ABC classes of all items that went to customers over the last year, at cost (price where no cost is known). */
async function classifyItems(tx: Tx): Promise<Map<string, AbcClass>> {
  const { customer } = await getVirtualLocations(tx)
  const rows = await tx.query<{ id: string; value: number }>({
    text: `
      select l.item_id as id, (sum(case when l.to_location_id = $1 then l.quantity else -l.quantity end) * coalesce(max(i.cost), max(i.price), 0))::float8 as value
      from movement_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
      where l.effective_at > now() - interval '1 year' and $1 in (l.from_location_id, l.to_location_id)
      group by l.item_id`,
    values: [customer],
  })
  return classifyAbc(new Map(rows.map(({ id, value }) => [id, value])))
}
