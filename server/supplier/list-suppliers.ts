import type { FieldKind } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import type { Supplier } from '#contract/supplier.ts'
import { conditionRecord } from '#core/attribute/condition-record.ts'
import { type FilterRecord, matchesFilter } from '#core/filter/matches-filter.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { assertKnown } from '#server/attribute/known-names.ts'
import { pageInOrder } from '#server/attribute/order-records.ts'
import { nowIn } from '#server/http/today.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { notSortable } from '#server/http/list-sql.ts'
import { readSort } from '#server/http/read-sort.ts'
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
  const { filter, limit, sort } = query
  if (filter) assertKnown(filter, columns, view)
  if (sort !== undefined && /^-?attributes\./.test(sort))
    return pageInOrder(await listAll(tx, query, view), { ...query, sort }, view)
  const { order, descending } = readOrder(sort)
  const position = parseCursor(query.cursor, 2)
  let after = position && ([String(position[0]), String(position[1])] as const)
  const now = nowIn(view.schema.timeZone)
  const found: { supplier: Supplier; position: readonly [string, string] }[] = []
  for (;;) {
    const size = filter ? step : limit + 1
    const rows = await listSuppliers(tx, { ...selectionOf(query, view), order, descending, limit: size, after })
    for (const row of rows) {
      const supplier = showSupplier(row, view)
      if (!filter || matchesFilter(filter, recordOf(supplier, view), now))
        found.push({ supplier, position: [row.position, row.id] })
    }
    const last = rows.at(-1)
    if (rows.length < size || !last || found.length > limit) break
    after = [last.position, last.id]
  }
  const page = toPage(found, limit, (row) => row.position)
  return { ...page, data: page.data.map((row) => row.supplier) }
}

/** All that match, in no order to rely on. */
async function listAll(tx: Tx, query: PageQuery, view: FieldView): Promise<Supplier[]> {
  const rows = await listSuppliers(tx, { ...selectionOf(query, view), order: 'name', descending: false })
  const all = rows.map((row) => showSupplier(row, view))
  const { filter } = query
  if (!filter) return all
  const now = nowIn(view.schema.timeZone)
  return all.filter((supplier) => matchesFilter(filter, recordOf(supplier, view), now))
}

/** Words are looked for in custom text as well, as far as the reader sees it. */
function selectionOf({ archived, text }: PageQuery, { fields }: FieldView) {
  const textKeys = fields.filter(({ kind }) => wordy.has(kind)).map(({ key }) => key)
  return { archived, text: text?.trim(), textKeys }
}

const wordy: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'url',
  'email',
  'phone',
  'barcode',
  'autonumber',
  'formula',
])

function readOrder(sort = 'name'): { order: SupplierOrder; descending: boolean } {
  const { field, descending } = readSort(sort)
  const order = (Object.keys(supplierOrders) as SupplierOrder[]).find((candidate) => candidate === field)
  if (!order) throw notSortable(field)
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
