import type { Filter } from '#contract/filter.ts'
import type { Supplier } from '#contract/supplier.ts'
import { sentence } from '#contract/words/sentence.ts'
import { conditionRecord } from '#core/attribute/condition-record.ts'
import { type FilterRecord, matchesFilter } from '#core/filter/matches-filter.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { listSuppliers, type SupplierOrder, type SupplierSelection, supplierOrders } from './queries.ts'
import { showSupplier } from './supplier-json.ts'

interface PageQuery {
  limit: number
  cursor?: string | undefined
  sort?: string | undefined
  filter?: Filter | undefined
  text?: string | undefined
  archived: SupplierSelection['archived']
}

/** Rows read at a time while a filter looks for those that match. */
const step = 500

/**
 * A keyset page of suppliers as a role sees them. A filter is evaluated here, by the rules the database follows for items:
 * an organisation has suppliers by the hundred, and all of them are read at most once for a page.
 * @throws AppError invalid_value  a filter or order by what there is not
 */
export async function listSupplierPage(tx: Tx, query: PageQuery, view: FieldView) {
  const { order, descending } = readOrder(query.sort)
  const { filter, limit } = query
  if (filter) assertKnown(filter, view)
  const position = parseCursor(query.cursor, 2)
  let after = position && ([String(position[0]), String(position[1])] as const)
  const found: { supplier: Supplier; position: readonly [string, string] }[] = []
  for (;;) {
    const size = filter ? step : limit + 1
    const { archived } = query
    const rows = await listSuppliers(tx, { archived, text: query.text?.trim(), order, descending, limit: size, after })
    for (const row of rows) {
      const supplier = showSupplier(row, view)
      if (!filter || matchesFilter(filter, recordOf(supplier, view)))
        found.push({ supplier, position: [row.position, row.id] })
    }
    const last = rows.at(-1)
    if (rows.length < size || !last || found.length > limit) break
    after = [last.position, last.id]
  }
  const page = toPage(found, limit, (row) => row.position)
  return { ...page, data: page.data.map((row) => row.supplier) }
}

function readOrder(sort = 'name'): { order: SupplierOrder; descending: boolean } {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const order = (Object.keys(supplierOrders) as SupplierOrder[]).find((candidate) => candidate === name)
  if (!order)
    throw new AppError('invalid_value', {
      detail: sentence('filter.notSortable', { field: name }),
      errors: [{ path: 'query.sort', message: sentence('filter.noSortField') }],
    })
  return { order, descending }
}

const columns = ['code', 'name', 'email', 'phone', 'note', 'createdAt', 'updatedAt'] as const

function recordOf(supplier: Supplier, view: FieldView): FilterRecord {
  const attributes = conditionRecord(supplier.attributes, view.fields)
  return (name) => {
    const column = columns.find((candidate) => candidate === name)
    if (column === 'createdAt' || column === 'updatedAt') return { as: 'instant', value: supplier[column] }
    return column ? { as: 'text', value: supplier[column] } : attributes(name)
  }
}

function assertKnown(tree: Filter, view: FieldView): void {
  if ('and' in tree) return tree.and.forEach((child) => assertKnown(child, view))
  if ('or' in tree) return tree.or.forEach((child) => assertKnown(child, view))
  if ('not' in tree) return assertKnown(tree.not, view)
  const field = 'text' in tree ? 'text' : tree.field
  if (columns.some((column) => column === field)) return
  if (view.fields.some(({ key }) => field === `attributes.${key}`)) return
  throw new AppError('invalid_value', {
    detail: sentence('filter.noField', { field }),
    errors: [{ path: `filter.${field}`, message: sentence('filter.noField', { field }) }],
  })
}
