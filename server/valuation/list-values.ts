import type { z } from 'zod'
import type { listStockValues, stockValue } from '#contract/valuation.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { placeValues, wireDecimal } from './value-sql.ts'

export type StockValue = z.output<typeof stockValue>
type Query = z.output<typeof listStockValues.query>

/** What items without a category stand under in the order of a page. */
const noId = '00000000-0000-0000-0000-000000000000'

/** How rows are made of what items are worth in places, by what is asked for. */
const groups = {
  item: {
    key: 'i.id',
    columns: `i.sku as code, i.name, ${wireDecimal('sum(p.quantity)')} as quantity, i.unit,
      case when sum(p.quantity) > 0 then ${wireDecimal('sum(p.value) / sum(p.quantity)')} end as "unitCost"`,
    by: 'i.id, i.sku, i.name, i.unit',
  },
  location: {
    key: 'l.id',
    columns: 'l.code, l.name, null as quantity, null as unit, null as "unitCost"',
    by: 'l.id, l.code, l.name',
  },
  category: {
    key: 'c.id',
    columns: `null as code, coalesce(c.name, '') as name, null as quantity, null as unit, null as "unitCost"`,
    by: 'c.id, c.name',
  },
} as const

interface Row extends StockValue {
  key: string
  exact: string
  sum: string
}

/**
 * What stock is or was worth, the most valuable first. Reads all places of all items, about 60 ms for 20,000 items; of a past moment
 * also each item's entries since the beginning of a month.
 * @param query  without a limit: all rows
 */
export async function listValues(
  tx: Tx,
  query: Pick<Query, 'by' | 'at' | 'locationId'> & Partial<Pick<Query, 'limit' | 'cursor'>>,
): Promise<{ data: StockValue[]; nextCursor: string | null; sum: string }> {
  const sql = new SqlText()
  const { key, columns, by } = groups[query.by]
  const values = placeValues(query.at === undefined ? undefined : sql.bind(query.at, 'timestamptz'))
  const within = query.locationId
    ? `where p.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`
    : ''
  const after = parseCursor(query.cursor, 2)
  const beyond = after
    ? `where (g.worth, g.key) < (${sql.bind(String(after[0]), 'numeric')}, ${sql.bind(String(after[1]), 'uuid')})`
    : ''
  const text = `
    with p as materialized (
      select p.* from (${values}) p ${within}),
    g as materialized (
      select ${key} as id, coalesce(${key}, '${noId}') as key, ${columns}, count(distinct p.item_id) as items, sum(p.value) as worth
      from p join item i on i.id = p.item_id join location l on l.id = p.location_id left join category c on c.id = i.category_id
      where p.quantity <> 0 or p.value <> 0
      group by ${by})
    select g.id, g.key, g.code, g.name, g.quantity, g.unit, g."unitCost", g.items, ${wireDecimal('g.worth')} as value, g.worth::text as exact,
      (select ${wireDecimal('coalesce(sum(value), 0)')} from p) as sum
    from g ${beyond} order by g.worth desc, g.key desc ${query.limit === undefined ? '' : `limit ${query.limit + 1}`}`
  const rows = await tx.query<Row>({ name: statementName(text), text, values: sql.values, planEachTime: true })
  const { data, nextCursor } = toPage(rows, query.limit ?? rows.length, (row) => [row.exact, row.key])
  return {
    data: data.map(toValue),
    nextCursor,
    sum: rows[0]?.sum ?? '0',
  }
}

function toValue({ id, code, name, quantity, unit, unitCost, items, value }: Row): StockValue {
  return { id, code, name, quantity, unit, unitCost, items, value }
}
