import { ageBuckets, type StockReportSummary } from '#contract/report.ts'
import { turnsPerYear } from '#core/report/stock-turnover.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { wireDecimal } from '#server/valuation/value-sql.ts'
import { abcOf, bandOf, bandOrder, itemsWithin, type ReportQuery, reportOf, xyzOf } from './report-sql.ts'

type Query = Pick<ReportQuery, 'locationId' | 'categoryId' | 'itemTypeId' | 'basis' | 'a' | 'b' | 'x' | 'y'>

/**
 * The latest report of a place in figures. Three statements that read the rows of the report, and one for the months, which are sums already.
 */
export async function summariseReport(tx: Tx, query: Query): Promise<StockReportSummary> {
  const [report, classes, reasons, cover, ages, turnover] = await Promise.all([
    readReport(tx, query),
    readClasses(tx, query),
    readReasons(tx, query),
    readCover(tx, query),
    readAges(tx, query),
    readTurnover(tx, query),
  ])
  return { report, classes, ...reasons, cover, ages, turnover }
}

async function readReport(tx: Tx, { locationId }: Query): Promise<StockReportSummary['report']> {
  const sql = new SqlText()
  const [report] = await tx.query<NonNullable<StockReportSummary['report']>>({
    text: `select id, location_id as "locationId", months::int, step, starts_on as "startsOn", ends_on as "endsOn", steps::int,
             made_at as "madeAt", items
           from stock_report p where ${reportOf(sql, locationId)}`,
    values: sql.values,
  })
  return report ?? null
}

/** SQL of the rows `r` that the filter leaves. */
const rowsOf = (sql: SqlText, query: Query) =>
  `stock_report p join stock_report_item r on r.report_id = p.id where ${reportOf(sql, query.locationId)} and ${itemsWithin(sql, query)}`

const sums = `count(*)::int as items, ${wireDecimal('sum(value)')} as value, ${wireDecimal('sum(consumed_value)')} as "consumedValue",
  ${wireDecimal('sum(sold_value)')} as "soldValue"`

function readClasses(tx: Tx, query: Query): Promise<StockReportSummary['classes']> {
  const sql = new SqlText()
  return tx.query({
    text: `with g as (
             select ${abcOf(sql, query)} as abc, ${xyzOf(sql, query)} as xyz, r.value, r.consumed_value, r.sold_value from ${rowsOf(sql, query)})
           select abc, xyz, ${sums} from g group by abc, xyz order by abc, xyz`,
    values: sql.values,
  })
}

async function readReasons(tx: Tx, query: Query): Promise<Pick<StockReportSummary, 'unjudged' | 'costless'>> {
  const sql = new SqlText()
  const [row] = await tx.query<StockReportSummary['unjudged'] & { costless: number }>({
    text: `select count(*) filter (where verdict = 'new')::int as new, count(*) filter (where verdict = 'unknown')::int as unknown,
             count(*) filter (where verdict = 'none')::int as none, count(*) filter (where consumed > 0 and share_before is null)::int as costless
           from ${rowsOf(sql, query)}`,
    values: sql.values,
  })
  const { costless = 0, ...unjudged } = row ?? { new: 0, unknown: 0, none: 0 }
  return { unjudged, costless }
}

function readCover(tx: Tx, query: Query): Promise<StockReportSummary['cover']> {
  const sql = new SqlText()
  return tx.query({
    text: `with g as (select ${bandOf} as band, r.value, r.consumed_value, r.sold_value from ${rowsOf(sql, query)})
           select band, ${sums} from g where band is not null group by band order by ${bandOrder}`,
    values: sql.values,
  })
}

async function readAges(tx: Tx, query: Query): Promise<StockReportSummary['ages']> {
  const sql = new SqlText()
  const [row] = await tx.query<Record<string, string>>({
    text: `select ${ageBuckets
      .map(
        (_, at) =>
          `(count(*) filter (where r.age_quantities[${at + 1}] > 0))::text as items_${at}, ${wireDecimal(`coalesce(sum(r.age_values[${at + 1}]), 0)`)} as value_${at}`,
      )
      .join()} from ${rowsOf(sql, query)}`,
    values: sql.values,
  })
  return ageBuckets.map((bucket, at) => ({
    bucket,
    items: Number(row?.[`items_${at}`] ?? 0),
    value: row?.[`value_${at}`] ?? '0',
  }))
}

async function readTurnover(tx: Tx, query: Query): Promise<StockReportSummary['turnover']> {
  const sql = new SqlText()
  const rows = await tx.query<Omit<StockReportSummary['turnover'][number], 'turns'>>({
    text: `select r.starts_on as month, max(r.days)::int as days, ${wireDecimal('sum(r.cost)')} as cost,
             ${wireDecimal('sum(r.average_value)::numeric')} as "averageValue", ${wireDecimal('sum(r.closing_value)::numeric')} as "closingValue"
           from stock_report p join stock_report_month r on r.report_id = p.id
           where ${reportOf(sql, query.locationId)} and ${itemsWithin(sql, query)} group by r.starts_on order by r.starts_on`,
    values: sql.values,
  })
  return rows.map((row) => ({
    ...row,
    turns: turnsPerYear(Number(row.cost), Number(row.averageValue), row.days) ?? null,
  }))
}
