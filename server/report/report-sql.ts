import type { z } from 'zod'
import { ageBuckets, type CoverBand, coverBands, type listStockReportItems } from '#contract/report.ts'
import { coverBounds } from '#core/report/stock-cover.ts'
import type { SqlText } from '#server/db/sql-text.ts'

export type ReportQuery = Omit<z.output<typeof listStockReportItems.query>, 'limit' | 'cursor'>

/** SQL of what classes go by: of a row `r` the share before it and its own value, of a report `p` the value of all. */
export const basisOf = {
  consumption: { before: 'r.share_before', value: 'r.consumed_value', all: 'p.consumed_value' },
  sales: { before: 'r.share_before_sold', value: 'r.sold_value', all: 'p.sold_value' },
  stock: { before: 'r.share_before_stock', value: 'r.value', all: 'p.stock_value' },
} as const satisfies Record<ReportQuery['basis'], object>

/** SQL of the class of a row `r` by its share of what was chosen. */
export function abcOf(sql: SqlText, { a, b, basis }: Pick<ReportQuery, 'a' | 'b' | 'basis'>): string {
  const { before } = basisOf[basis]
  return `case when ${before} < ${sql.bind(a / 100, 'float8')} then 'A' when ${before} < ${sql.bind(b / 100, 'float8')} then 'B'
    when ${before} is not null then 'C' else 'none' end`
}

/** SQL of the class by variation of demand of a row `r`. */
export const xyzOf = (sql: SqlText, { x, y }: Pick<ReportQuery, 'x' | 'y'>) =>
  `case when r.variation < ${sql.bind(x / 100, 'float8')} then 'X' when r.variation < ${sql.bind(y / 100, 'float8')} then 'Y'
    when r.variation is not null then 'Z' else 'none' end`

/** The bands whose rows have a number of days. */
const counted = [
  'week',
  'fortnight',
  'month',
  'quarter',
  'half',
  'year',
  'longer',
] as const satisfies readonly CoverBand[]

/**
 * SQL of the band of cover of a row `r`; null where nothing is on hand and nothing is asked for. `NaN` is above all numbers to the
 * database, and `Infinity` next.
 */
export const bandOf = `case
  when r.on_hand <= 0 then case when r.daily_demand > 0 then 'out' end
  when r.cover_days = 'NaN' then 'unknown' when r.cover_days = 'Infinity' then 'idle'
  ${coverBounds.map((bound, at) => `when r.cover_days < ${bound} then '${counted[at]}'`).join(' ')} else '${counted.at(-1)}' end`

/** Bands in the order of the contract. */
export const bandOrder = `array_position(array['${coverBands.join(`','`)}'], band)`

/** SQL of the report in question, of a row `p`. */
export const reportOf = (sql: SqlText, locationId: string | undefined) =>
  `p.location_id is not distinct from ${sql.bind(locationId ?? null, 'uuid')}`

/** SQL conditions on category and type of a row `r`. */
export function itemsWithin(
  sql: SqlText,
  { categoryId, itemTypeId }: Pick<ReportQuery, 'categoryId' | 'itemTypeId'>,
): string {
  const conditions = ['true']
  if (categoryId)
    conditions.push(`r.category_id in (
      with recursive below as (
        select id from category where id = ${sql.bind(categoryId, 'uuid')}
        union
        select c.id from category c join below b on c.parent_id = b.id)
      select id from below)`)
  if (itemTypeId) conditions.push(`r.item_type_id = ${sql.bind(itemTypeId, 'uuid')}`)
  return conditions.join(' and ')
}

/** SQL condition on the class, band and age of a row `r`, and that it has what it is ordered by. */
export function rowsWithin(sql: SqlText, query: ReportQuery): string {
  const conditions = [itemsWithin(sql, query)]
  if (query.abc) conditions.push(`${abcOf(sql, query)} = ${sql.bind(query.abc)}`)
  if (query.xyz) conditions.push(`${xyzOf(sql, query)} = ${sql.bind(query.xyz)}`)
  if (query.band) conditions.push(`${bandOf} = ${sql.bind(query.band)}`)
  if (query.age) conditions.push(`r.age_quantities[${ageAt(query.age)}] > 0`)
  if (query.sort === 'cover') conditions.push('(r.on_hand > 0 or r.daily_demand > 0)')
  // classed by their stock, items without any stand in the matrix, and so in the list
  if (query.sort === 'value' && query.basis !== 'stock') conditions.push('(r.on_hand <> 0 or r.value <> 0)')
  if (query.sort === 'turnover') conditions.push(`r.turns <> 'NaN'`)
  return conditions.join(' and ')
}

/** Place of a bucket in the arrays of a row. */
const ageAt = (bucket: string) => ageBuckets.findIndex((one) => one === bucket) + 1

/** What rows `r` are ordered by; the item's id comes after it. */
export function orderOf({ sort, age }: ReportQuery): { expression: string; type: string; direction: 'asc' | 'desc' } {
  switch (sort) {
    case 'consumption':
      return { expression: 'r.consumed_value', type: 'numeric', direction: 'desc' }
    case 'sales':
      return { expression: 'r.sold_value', type: 'numeric', direction: 'desc' }
    case 'value':
      return { expression: age ? `r.age_values[${ageAt(age)}]` : 'r.value', type: 'numeric', direction: 'desc' }
    case 'cover':
      return { expression: 'r.cover_days', type: 'float8', direction: 'asc' }
    case 'turnover':
      return { expression: 'r.turns', type: 'float8', direction: 'asc' }
  }
}
