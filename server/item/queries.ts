import type { SortOrder } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { assertCurrent } from '#server/attribute/schema-cache.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Statement, Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { type Position, parseCursor, toCursor } from '#server/http/cursor.ts'
import { planCount } from './count-items.ts'
import { type FilterScope, isOrderedBy, scopeOf } from './filter-sql.ts'
import { itemJson, itemRowText } from './item-json.ts'
import { type ItemSelection, selectionSql } from './item-selection.ts'
import { itemStock, stockJson } from './item-stock.ts'
import { differsFromStored, noStock, type Stock, showItem, showPage } from './show-item.ts'
import { sortedItems, toItemOrder } from './sorted-page.ts'
import { bestMatches } from './text-query.ts'

interface PageRow {
  data: string | null
  size: number
  last: Position | null
  version: number
}

/** The items of a page, before they are read. */
interface PickedPage {
  /** text of an array, in the page's order; null when there are none */
  ids: string | null
  size: number
  last: Position | null
}

const schemaVersion = '(select schema_version from tenant) as version'

export interface ItemPageQuery extends ItemSelection {
  sort: readonly SortOrder[]
  limit: number
  cursor?: string | undefined
  withTotal: boolean
  /** nothing follows in this transaction, so its end travels with the page's statement */
  isLast?: boolean
}

/**
 * One item as JSON text, as its reader sees it; undefined when the tenant has none by this id. Ends the transaction.
 * @throws SchemaChangedError  the view is of an older schema: the transaction is to be run again
 */
export async function findItemJson(tx: Tx, id: string, view: FieldView): Promise<string | undefined> {
  const isLive = view.live.length > 0
  const [row] = await tx.finish<{ json: string | null; stock: Stock | null; version: number }>({
    name: isLive ? 'item_with_stock_by_id' : 'item_by_id',
    text: `select (select json_build_object(${itemJson})::text from item i where i.id = $1) as json,
      ${isLive ? `(select json_build_object(${stockJson}) from item i ${itemStock} where i.id = $1)` : 'null'} as stock,
      t.schema_version as version from tenant t`,
    values: [id],
  })
  assertCurrent(tx, view.schema, row?.version)
  if (!row?.json || !differsFromStored(view)) return row?.json ?? undefined
  return JSON.stringify(showItem(JSON.parse(row.json), view, row.stock ?? noStock))
}

/** Stock of one item over all real locations. */
export async function findStock(tx: Tx, id: string): Promise<Stock> {
  const [row] = await tx.query<{ stock: Stock }>({
    text: `select json_build_object(${stockJson}) as stock from item i ${itemStock} where i.id = $1`,
    values: [id],
  })
  return row?.stock ?? noStock
}

/**
 * A keyset page of items as JSON text `{ data, nextCursor, total?, totalIsEstimate? }`, with their stock. One statement, or two where
 * the page is planned for its values: reading the items it holds is planned once. One more for the total.
 * @throws AppError invalid_value, invalid_request (cursor)
 * @throws SchemaChangedError  the view is of an older schema: the transaction is to be run again
 */
export async function listItemsJson(tx: Tx, query: ItemPageQuery, view: FieldView): Promise<string> {
  const sql = new SqlText()
  const scope = { tenantId: tx.tenantId, ...scopeOf(view) }
  const ranked = query.text !== undefined && query.sort.length === 0
  const isPlanned = query.filter !== undefined && !isOrderedBy(query.filter, query.sort[0]?.field)
  const inTwo = isPlanned && !ranked
  const statement = ranked
    ? rankedPage(sql, query, selectionSql(sql, query, scope), scope)
    : sortedPage(sql, query, scope, inTwo)
  const page = { name: statementName(statement), planEachTime: isPlanned, text: statement, values: sql.values }
  const count = query.withTotal ? await planCount(tx, query, view) : undefined
  const last = <Row>(given: Statement) => (query.isLast ? tx.finish<Row>(given) : tx.query<Row>(given))
  const read = async () => {
    if (!inTwo) return (await last<PageRow>(page))[0]
    const [picked] = await tx.query<PickedPage>(page)
    const [rows] = await last<Pick<PageRow, 'data' | 'version'>>({ ...pickedRows, values: [picked?.ids ?? '{}'] })
    return picked && rows && { ...picked, ...rows }
  }
  // the count is sent first: the page's statement may end the transaction
  const [total, row] = await Promise.all([count?.(), read()])
  assertCurrent(tx, view.schema, row?.version)
  const data = row?.data ?? '[]'
  const nextCursor = row && row.size > query.limit && row.last ? JSON.stringify(toCursor(row.last)) : 'null'
  // an estimate of fewer than are on the page is known to be wrong
  const known = total?.isEstimate ? Math.max(total.count, row?.size ?? 0) : total?.count
  const totals = total === undefined ? '' : `,"total":${known},"totalIsEstimate":${total.isEstimate}`
  return showPage(`{"data":${data},"nextCursor":${nextCursor}${totals}}`, view)
}

/** The rows `p.n` up to `last` as a JSON array; null when there are none. */
function rowsText(last: number): string {
  return `'[' || string_agg(${itemRowText}, ',' order by p.n) filter (where p.n <= ${last}) || ']'`
}

/** @param isPicked  without the items' contents, which `pickedRows` reads */
function sortedPage(sql: SqlText, query: ItemPageQuery, scope: FilterScope, isPicked: boolean): string {
  const order = toItemOrder(sql, query.sort[0] ?? { field: 'name', descending: false }, scope.fields, query.filter)
  const items = sortedItems(sql, query, order, scope)
  if (isPicked)
    return `${items}
      select (array_agg(p.id order by p.n) filter (where p.n <= ${query.limit}))::text as ids, count(*) as size,
        (select position from last) as last
      from numbered p`
  return `${items}
    select ${rowsText(query.limit)} as data, count(*) as size,
      (select position from last) as last, ${schemaVersion}
    from numbered p join item i on i.id = p.id ${itemStock}`
}

const pickedRows = {
  name: 'item_rows_picked',
  text: `select (
      select '[' || string_agg(${itemRowText}, ',' order by p.n) || ']'
      from unnest($1::uuid[]) with ordinality p (id, n) join item i on i.id = p.id ${itemStock}
    ) as data, ${schemaVersion}`,
}

function rankedPage(sql: SqlText, query: ItemPageQuery, where: string, scope: FilterScope): string {
  const after = parseCursor(query.cursor, 1)
  const offset = after ? Number(after[0]) : 0
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > 10_000)
    throw new AppError('invalid_request', { detail: sentence('request.cursor') })
  const text = query.text ?? ''
  // The best matches that fill the page are enough, unless the filter leaves some of them out: then all are looked through.
  const matches = query.filter
    ? `(select t.id, t.rank from ${bestMatches(sql, text, scope, query.archived)} t join item i on i.id = t.id where ${where})`
    : bestMatches(sql, text, scope, query.archived, offset + query.limit + 1)
  return `
    with picked as materialized (
      select m.id, row_number() over (order by m.rank desc, m.id) as n
      from ${matches} m order by n limit ${query.limit + 1} offset ${offset})
    select ${rowsText(offset + query.limit)} as data, count(*) as size,
      json_build_array(${offset + query.limit}) as last, ${schemaVersion}
    from picked p join item i on i.id = p.id ${itemStock}`
}
