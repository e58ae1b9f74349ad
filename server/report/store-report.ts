import type { BodyOf } from '#contract/endpoint.ts'
import type { abcBases, startStockReport } from '#contract/report.ts'
import { toDecimal } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { JudgedItem } from './judge-item.ts'
import type { MonthSums } from './month-sums.ts'
import type { ReportWindow } from './report-window.ts'

/** Rows in one statement: some 2 MB of JSON. */
const batch = 4_000
/** Reports an organisation keeps, of as many places. */
const mostReports = 12

type Basis = (typeof abcBases)[number]
/** Of all of each kind that the items before each one make up. */
export type Shares = Record<Basis, readonly (number | null)[]>

/** An item as it is stored. */
export interface JudgedRow {
  /** what it weighs by what classes go by */
  weights: Record<Basis, number>
  json: string
}

/** In the form of `stock_report_item`, as text: of 100,000 items the rows are held at once. */
export function toRow(item: JudgedItem): JudgedRow {
  const row = {
    item_id: item.id,
    category_id: item.categoryId,
    item_type_id: item.itemTypeId,
    consumed: toDecimal(item.consumed),
    consumed_value: toDecimal(item.cost),
    sold_value: toDecimal(item.sold),
    verdict: item.verdict,
    variation: item.variation,
    periods: item.periods,
    on_hand: toDecimal(item.onHand),
    value: toDecimal(item.value),
    daily_demand: item.dailyDemand,
    // as texts: JSON has neither Infinity nor NaN
    cover_days: String(item.coverDays ?? Number.NaN),
    forecast_days: item.forecastDays === undefined ? null : String(item.forecastDays),
    age_quantities: item.ages.map(({ quantity }) => toDecimal(quantity)),
    age_values: item.ages.map(({ value }) => toDecimal(value)),
    average_value: item.average,
    turns: String(item.turns ?? Number.NaN),
  }
  const weights = { consumption: Number(item.cost), sales: Number(item.sold), stock: Number(item.value) }
  return { weights, json: JSON.stringify(row) }
}

/**
 * Keeps a report in place of the former one of the same place.
 * @returns its id
 */
export async function storeReport(
  tx: Tx,
  report: BodyOf<typeof startStockReport> & { window: ReportWindow },
  { rows, shares, sums }: { rows: readonly JudgedRow[]; shares: Shares; sums: MonthSums },
): Promise<string> {
  const { locationId, months, step, window } = report
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended('stock_report:' || $1, 0))`,
    values: [tx.tenantId],
  })
  await tx.query({
    text: `delete from stock_report where location_id is not distinct from $1
             or id in (select id from stock_report where location_id is distinct from $1 order by id desc offset ${mostReports - 1})`,
    values: [locationId],
  })
  const all = (basis: Basis) => rows.reduce((sum, { weights }) => sum + Math.max(0, weights[basis]), 0)
  const [made] = await tx.query<{ id: string }>({
    text: `insert into stock_report (tenant_id, location_id, months, step, starts_on, ends_on, steps, items, consumed_value, sold_value, stock_value)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    values: [
      tx.tenantId,
      locationId,
      months,
      step,
      window.startsOn,
      window.endsOn,
      window.steps,
      rows.length,
      all('consumption'),
      all('sales'),
      all('stock'),
    ],
  })
  if (!made) throw new Error('The report was not inserted.')
  for (let at = 0; at < rows.length; at += batch)
    await tx.query({
      text: `
        insert into stock_report_item (tenant_id, report_id, item_id, category_id, item_type_id, consumed, consumed_value, sold_value, verdict, variation,
          periods, on_hand, value, daily_demand, cover_days, forecast_days, age_quantities, age_values, average_value, turns, share_before,
          share_before_sold, share_before_stock)
        select $1, $2, r.* from rows from (
          json_to_recordset($3) as (item_id uuid, category_id uuid, item_type_id uuid, consumed numeric, consumed_value numeric, sold_value numeric, verdict text,
            variation float8, periods smallint, on_hand numeric, value numeric, daily_demand float8, cover_days float8, forecast_days float8,
            age_quantities numeric[], age_values numeric[], average_value float8, turns float8),
          unnest($4::float8[], $5::float8[], $6::float8[])) r`,
      values: [
        tx.tenantId,
        made.id,
        toArray(rows.slice(at, at + batch)),
        ...([shares.consumption, shares.sales, shares.stock] as const).map((of) => of.slice(at, at + batch)),
      ],
    })
  await insertMonths(tx, made.id, window, sums)
  return made.id
}

const toArray = (rows: readonly JudgedRow[]) => `[${rows.map(({ json }) => json).join()}]`

async function insertMonths(tx: Tx, reportId: string, { months }: ReportWindow, sums: MonthSums): Promise<void> {
  const rows = [...sums.values()].flatMap(({ categoryId, itemTypeId, months: of }) =>
    months.flatMap((month, at) => {
      const sum = of[at]
      if (!sum) return []
      return {
        starts_on: month.startsOn,
        category_id: categoryId,
        item_type_id: itemTypeId,
        days: month.last - month.first + 1,
        cost: toDecimal(sum.cost),
        average_value: sum.average,
        closing_value: sum.closing,
      }
    }),
  )
  await tx.query({
    text: `
      insert into stock_report_month (tenant_id, report_id, starts_on, category_id, item_type_id, days, cost, average_value, closing_value)
      select $1, $2, r.* from json_to_recordset($3) as r (starts_on date, category_id uuid, item_type_id uuid, days smallint, cost numeric,
        average_value float8, closing_value float8)`,
    values: [tx.tenantId, reportId, JSON.stringify(rows)],
  })
}
