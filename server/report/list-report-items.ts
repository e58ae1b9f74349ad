import { ageBuckets, type StockReportItem } from '#contract/report.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { wireDecimal } from '#server/valuation/value-sql.ts'
import { abcOf, bandOf, basisOf, orderOf, reportOf, type ReportQuery, rowsWithin, xyzOf } from './report-sql.ts'

interface Row extends Omit<StockReportItem, 'ages'> {
  key: string
  quantities: string[]
  values: string[]
}

/**
 * The items of the latest report of a place, a page at a time. Without a filter a look into an index; a filter by class or band reads on until
 * the page is full, at worst all rows of the report once.
 */
export async function listReportItems(
  tx: Tx,
  query: ReportQuery & { limit: number; cursor?: string | undefined },
): Promise<{ data: StockReportItem[]; nextCursor: string | null }> {
  const sql = new SqlText()
  const { expression, type, direction } = orderOf(query)
  const after = parseCursor(query.cursor, 2)
  const beyond = after
    ? `and (${expression} ${direction === 'asc' ? '>' : '<'} ${sql.bind(String(after[0]), type)}
        or (${expression} = ${sql.bind(String(after[0]), type)} and r.item_id > ${sql.bind(String(after[1]), 'uuid')}))`
    : ''
  const basis = basisOf[query.basis]
  const number = (of: string) => `case when ${of} in ('NaN', 'Infinity') then null else ${of} end`
  const rows = await tx.query<Row>({
    text: `
      select i.id as "itemId", i.sku, i.name, i.unit, ${wireDecimal('r.consumed')} as consumed, ${wireDecimal('r.consumed_value')} as "consumedValue",
        ${wireDecimal('r.sold_value')} as "soldValue", case when ${basis.before} is not null then ${basis.value}::float8 / ${basis.all} end as share,
        ${abcOf(sql, query)} as abc, ${xyzOf(sql, query)} as xyz, r.verdict, r.variation, r.periods, ${wireDecimal('r.on_hand')} as "onHand",
        ${wireDecimal('r.value')} as value, r.daily_demand as "dailyDemand", ${bandOf} as band, ${number('r.cover_days')} as "coverDays",
        ${number('r.forecast_days')} as "forecastDays", array(select ${wireDecimal('q')} from unnest(r.age_quantities) q) as quantities,
        array(select ${wireDecimal('v')} from unnest(r.age_values) v) as values, ${wireDecimal('r.average_value::numeric')} as "averageValue",
        ${number('r.turns')} as turns, (${expression})::text as key
      from stock_report p join stock_report_item r on r.report_id = p.id join item i on i.id = r.item_id
      where ${reportOf(sql, query.locationId)} and ${rowsWithin(sql, query)} ${beyond}
      order by ${expression} ${direction}, r.item_id limit ${sql.bind(query.limit + 1)}`,
    values: sql.values,
  })
  const { data, nextCursor } = toPage(rows, query.limit, (row) => [row.key, row.itemId])
  return { data: data.map(toItem), nextCursor }
}

function toItem(row: Row): StockReportItem {
  const { key: _, quantities, values, ...item } = row
  const ages = ageBuckets.map((bucket, at) => ({ bucket, quantity: quantities[at] ?? '0', value: values[at] ?? '0' }))
  return { ...item, ages }
}
