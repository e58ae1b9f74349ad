import type { Filter, SortOrder } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { type Position, parseCursor, toCursor } from '#server/http/cursor.ts'
import { compileFilter, compileText, type FilterScope, stockSum } from './filter-sql.ts'
import { findAttribute, findCoreColumn, stockFigure } from './item-columns.ts'
import { allMatches, bestMatches } from './text-query.ts'

/** The wire form of `item i`, made by the database: half the cost of rows parsed and written again. */
export const itemJson = `
  'id', i.id, 'sku', i.sku, 'name', i.name, 'description', i.description, 'barcode', i.barcode, 'itemTypeId', i.item_type_id,
  'categoryId', i.category_id, 'parentId', i.parent_id, 'ownValues', i.own_values, 'variantAxes', i.variant_axes, 'unit', i.unit,
  'price', i.price::text, 'cost', i.cost::text, 'reorderPoint', i.reorder_point::text, 'attributes', i.attributes,
  'archivedAt', i.archived_at, 'version', i.version, 'createdAt', i.created_at, 'updatedAt', i.updated_at`

const rowJson = `json_build_object(${itemJson}, 'onHand', s.on_hand::text, 'reserved', s.reserved::text)`

const itemStock = `
  cross join lateral (
    select coalesce(sum(b.on_hand), 0) as on_hand, coalesce(sum(b.reserved), 0) as reserved
    from balance b where b.tenant_id = i.tenant_id and b.item_id = i.id and not b.is_virtual) s`

interface PageRow {
  data: string | null
  size: number
  last: Position | null
}

export interface ItemSelection {
  filter?: Filter | undefined
  /** free text: best matches first, unless a sort is told */
  text?: string | undefined
  archived: 'exclude' | 'include' | 'only'
}

export interface ItemPageQuery extends ItemSelection {
  sort: readonly SortOrder[]
  limit: number
  cursor?: string | undefined
  withTotal: boolean
  /** nothing follows in this transaction, so its end travels with the page's statement */
  isLast?: boolean
}

/** One item as JSON text; undefined when the tenant has none by this id. Ends the transaction. */
export async function findItemJson(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.finish<{ json: string }>({
    name: 'item_by_id',
    text: `select json_build_object(${itemJson})::text as json from item i where i.id = $1`,
    values: [id],
  })
  return row?.json
}

/**
 * A keyset page of items as JSON text `{ data, nextCursor, total? }`, with their stock. One statement, and one more
 * for the total.
 * @throws AppError invalid_value, invalid_request (cursor)
 */
export async function listItemsJson(tx: Tx, query: ItemPageQuery, fields: readonly MirroredField[]): Promise<string> {
  const sql = new SqlText()
  const where = selection(sql, query, { tenantId: tx.tenantId, fields })
  const ranked = query.text !== undefined && query.sort.length === 0
  const order = ranked ? undefined : toOrder(sql, query.sort[0] ?? { field: 'name', descending: false }, fields)
  const statement = ranked
    ? rankedPage(sql, query, where, tx.tenantId)
    : sortedPage(sql, query, where, order as Order, tx.tenantId)
  const planEachTime = query.filter !== undefined
  const page = { name: statementName(statement), planEachTime, text: statement, values: sql.values }
  // the count is sent first: the page's statement may end the transaction
  const [total, [row]] = await Promise.all([
    query.withTotal ? countItems(tx, query, fields) : undefined,
    query.isLast ? tx.finish<PageRow>(page) : tx.query<PageRow>(page),
  ])
  const data = row?.data ?? '[]'
  const nextCursor = row && row.size > query.limit && row.last ? JSON.stringify(toCursor(row.last)) : 'null'
  return `{"data":${data},"nextCursor":${nextCursor}${total === undefined ? '' : `,"total":${total}`}}`
}

/** How many items a selection holds, exactly. */
export async function countItems(tx: Tx, query: ItemSelection, fields: readonly MirroredField[]): Promise<number> {
  const sql = new SqlText()
  const where = selection(sql, query, { tenantId: tx.tenantId, fields })
  const text = query.text === undefined ? '' : `join ${allMatches(sql, query.text, tx.tenantId)} t on t.id = i.id`
  const statement = `select count(*) as count from item i ${text} where ${where}`
  const [row] = await tx.query<{ count: number }>({
    name: statementName(statement),
    planEachTime: query.filter !== undefined,
    text: statement,
    values: sql.values,
  })
  return row?.count ?? 0
}

function selection(sql: SqlText, query: ItemSelection, scope: FilterScope): string {
  const parts = ['true']
  if (query.archived !== 'include') parts.push(`i.archived_at is ${query.archived === 'only' ? 'not ' : ''}null`)
  if (query.filter) parts.push(compileFilter(sql, query.filter, scope))
  return parts.join(' and ')
}

interface Order {
  /** ascending or descending by this, then by id; rows without a value come last */
  expression: string
  nullable: boolean
  descending: boolean
}

function toOrder(sql: SqlText, sort: SortOrder, fields: readonly MirroredField[]): Order {
  const figure = stockFigure(sort.field)
  if (figure) return { expression: stockSum(sql, figure, sort.location), nullable: false, descending: sort.descending }
  const column = findCoreColumn(sort.field) ?? findAttribute(sort.field, fields)
  if (!column)
    throw new AppError('invalid_value', {
      detail: sentence('filter.notSortable', { field: sort.field }),
      errors: [{ path: 'query.sort', message: sentence('filter.noSortField') }],
    })
  const nullable = !['sku', 'name', 'createdAt', 'updatedAt'].includes(sort.field)
  return { expression: column.expression, nullable, descending: sort.descending }
}

function sortedPage(sql: SqlText, query: ItemPageQuery, where: string, order: Order, tenantId: string): string {
  const direction = order.descending ? 'desc' : 'asc'
  const nulls = order.nullable ? ' nulls last' : ''
  const after = parseCursor(query.cursor, 2)
  const text = query.text === undefined ? '' : ` and ${compileText(sql, query.text, tenantId)}`
  const from = text + (after ? ` and ${afterPosition(sql, order, after)}` : '')
  return `
    with picked as (
      select i.id, ${order.expression} as position from item i
      where ${where}${from} order by position ${direction}${nulls}, i.id ${direction} limit ${query.limit + 1}),
    numbered as (select id, position, row_number() over (order by position ${direction}${nulls}, id ${direction}) as n from picked)
    select json_agg(${rowJson} order by p.n) filter (where p.n <= ${query.limit})::text as data, count(*) as size,
      (select json_build_array(position::text, id) from numbered where n = ${query.limit}) as last
    from numbered p join item i on i.id = p.id ${itemStock}`
}

function afterPosition(sql: SqlText, order: Order, [value, id]: Position): string {
  const beyond = order.descending ? '<' : '>'
  if (typeof id !== 'string') throw new AppError('invalid_request', { detail: sentence('request.cursor') })
  const place = sql.bind(id, 'uuid')
  if (value === null || value === undefined) return `(${order.expression} is null and i.id ${beyond} ${place})`
  // the bound text takes the type of the column it is compared with
  const row = `(${order.expression}, i.id) ${beyond} (${sql.bind(value)}, ${place})`
  return order.nullable ? `(${row} or ${order.expression} is null)` : row
}

function rankedPage(sql: SqlText, query: ItemPageQuery, where: string, tenantId: string): string {
  const after = parseCursor(query.cursor, 1)
  const offset = after ? Number(after[0]) : 0
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > 10_000)
    throw new AppError('invalid_request', { detail: sentence('request.cursor') })
  const text = query.text ?? ''
  // The best matches that fill the page are enough, unless the filter leaves some of them out: then all are looked through.
  const matches = query.filter
    ? `(select t.id, t.rank from ${bestMatches(sql, text, tenantId, query.archived)} t join item i on i.id = t.id where ${where})`
    : bestMatches(sql, text, tenantId, query.archived, offset + query.limit + 1)
  return `
    with picked as materialized (
      select m.id, row_number() over (order by m.rank desc, m.id) as n
      from ${matches} m order by n limit ${query.limit + 1} offset ${offset})
    select json_agg(${rowJson} order by p.n) filter (where p.n <= ${offset + query.limit})::text as data, count(*) as size,
      json_build_array(${offset + query.limit}) as last
    from picked p join item i on i.id = p.id ${itemStock}`
}
