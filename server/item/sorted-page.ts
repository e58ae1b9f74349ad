import type { Filter, SortOrder } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { mirroredLength } from '#core/attribute/slots.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { AppError } from '#server/http/app-error.ts'
import { type Position, parseCursor } from '#server/http/cursor.ts'
import { compileText, type FilterScope, requiresValue } from './filter-sql.ts'
import type { ItemColumn } from './item-column.ts'
import { findAttribute, findCoreColumn } from './item-columns.ts'
import { stockFigure } from './stock-figures.ts'
import { type ItemSelection, selectionSql, waysTo } from './item-selection.ts'

/** The order of a list: ascending or descending by these, then by id; items without the first come last. */
export interface ItemOrder {
  expressions: readonly string[]
  nullable: boolean
  descending: boolean
}

/** @throws AppError invalid_value  there is no such field */
export function toItemOrder(
  sql: SqlText,
  sort: SortOrder,
  fields: readonly MirroredField[],
  filter: Filter | undefined,
): ItemOrder {
  const { descending } = sort
  const figure = stockFigure(sql, sort.field, sort.location)
  if (figure) return { expressions: [figure], nullable: false, descending }
  const column = findCoreColumn(sort.field) ?? findAttribute(sort.field, fields, sql)
  if (!column)
    throw new AppError('invalid_value', {
      detail: sentence('filter.notSortable', { field: sort.field }),
      errors: [{ path: 'query.sort', message: sentence('filter.noSortField') }],
    })
  const isGiven = ['id', 'sku', 'name', 'createdAt', 'updatedAt'].includes(sort.field)
  const expression = isGiven ? column.expression : shortened(column)
  return {
    expressions: column.isChoice ? [expression, 'i.name_key'] : [expression],
    nullable: !isGiven && !(filter && requiresValue(filter, sort.field)),
    descending,
  }
}

/** A value that is not mirrored, cut as mirrors are: a cursor holds it, and is no place for ten thousand letters. */
function shortened({ kind, expression, write }: ItemColumn): string {
  if (write) return expression
  if (kind === 'list') return `left(${expression}::text, ${mirroredLength})`
  return kind === 'text' ? `left(${expression}, ${mirroredLength})` : expression
}

/**
 * SQL of a page's items, without their contents: `with ... numbered as (id, n, ...)`, one row more than asked for, and the `position` of the `last`. Items
 * that have a value are read from its index from the cursor on; those without follow only where they do not fill the page.
 */
export function sortedItems(
  sql: SqlText,
  query: ItemSelection & { limit: number; cursor?: string | undefined },
  order: ItemOrder,
  scope: FilterScope,
): string {
  const { expressions, nullable } = order
  const direction = order.descending ? 'desc' : 'asc'
  const most = query.limit + 1
  const { few, conditions } = waysTo(sql, query, scope)
  const text = query.text === undefined ? '' : ` and ${compileText(sql, query.text, scope)}`
  const where = selectionSql(sql, query, scope) + text
  const after = parseCursor(query.cursor, expressions.length + 1)
  const [first = '', ...others] = expressions
  const read = (condition: string, keys: readonly string[]) =>
    conditions
      .map(
        (way) => `(select i.id, ${expressions.map((expression, n) => `${expression} as k${n}`).join(', ')} from item i
        where ${where} and ${condition} and ${way}
        order by ${[...keys, 'i.id'].map((key) => `${key} ${direction}`).join(', ')} limit ${most})`,
      )
      .join(' union all ')
  const isAmongEmpty = after !== undefined && after[0] === null
  const beyond = (keys: readonly string[], position: Position | undefined) =>
    position === undefined ? 'true' : afterPosition(sql, keys, position, order.descending)
  const present = nullable ? `${first} is not null and ` : ''
  const full = isAmongEmpty ? undefined : read(present + beyond(expressions, after), expressions)
  const empty = nullable
    ? read(
        `${first} is null and ${beyond(others, isAmongEmpty ? after.slice(1) : undefined)}` +
          (full === undefined ? '' : ` and (select count(*) from full_ones) < ${most}`),
        others,
      )
    : undefined
  const keys = expressions.map((_, n) => `k${n}`)
  const inOrder = ['k0 is null', ...keys.map((key) => `${key} ${direction}`), `id ${direction}`].join(', ')
  return `
    with ${few}
    full_ones as (${full ?? noneLike(expressions)}),
    picked as (select * from full_ones ${empty === undefined ? '' : `union all ${empty}`}),
    numbered as (select *, row_number() over (order by ${inOrder}) as n from picked order by n limit ${most}),
    last as (
      select json_build_array(${keys.map((key) => `${key}::text`).join(', ')}, id) as position
      from numbered where n = ${query.limit})`
}

/** An empty set with the columns of `full_ones`. */
function noneLike(expressions: readonly string[]): string {
  return `select i.id, ${expressions.map((expression, n) => `${expression} as k${n}`).join(', ')} from item i where false`
}

function afterPosition(sql: SqlText, keys: readonly string[], position: Position, descending: boolean): string {
  if (position.some((value) => typeof value !== 'string'))
    throw new AppError('invalid_request', { detail: sentence('request.cursor') })
  const id = position.at(-1)
  // the bound texts take the types of the columns they are compared with
  const values = [...position.slice(0, -1).map((value) => sql.bind(value)), sql.bind(id, 'uuid')]
  return `(${[...keys, 'i.id'].join(', ')}) ${descending ? '<' : '>'} (${values.join(', ')})`
}
