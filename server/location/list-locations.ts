import type { z } from 'zod'
import type { Filter } from '#contract/filter.ts'
import type { Location, listLocations } from '#contract/location.ts'
import { conditionRecord } from '#core/attribute/condition-record.ts'
import { type FilterRecord, matchesFilter } from '#core/filter/matches-filter.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { assertKnown } from '#server/attribute/known-names.ts'
import { pageInOrder } from '#server/attribute/order-records.ts'
import { nowIn } from '#server/http/today.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { notSortable } from '#server/http/list-sql.ts'
import { pageSorted } from '#server/http/page-rows.ts'
import { readSort } from '#server/http/read-sort.ts'
import { showLocation } from './location-json.ts'

/**
 * A keyset page of locations as a role sees them. A filter is evaluated here, by the rules the database follows for items: places
 * are few beside what lies in them, and all are read at most once for a page.
 * @throws AppError invalid_value  a filter or order by what there is not
 */
export async function listLocationPage(tx: Tx, query: z.output<typeof listLocations.query>, view: FieldView) {
  const { filter, sort, limit } = query
  if (filter) assertKnown(filter, columns, view)
  if (sort !== undefined) {
    const rows = await read(tx, query, view)
    if (/^-?attributes\./.test(sort)) return pageInOrder(rows, { ...query, sort }, view)
    const { field, descending } = readSort(sort)
    const column = columns.find((candidate) => candidate === field)
    if (!column) throw notSortable(field)
    const order = { isNumber: false, valueOf: (row: Location) => row[column], idOf: ({ id }: Location) => id }
    return pageSorted(rows, { ...query, descending }, order)
  }
  const after = parseCursor(query.cursor, 1)
  const from = after && String(after[0])
  const rows = await read(tx, query, view, { from, limit: filter ? undefined : limit + 1 })
  return toPage(rows, limit, ({ id }) => [id])
}

/** Locations that match, in the order in which they were made. */
async function read(
  tx: Tx,
  { virtual, filter }: { virtual: 'exclude' | 'include'; filter?: Filter | undefined },
  view: FieldView,
  { from, limit }: { from?: string | undefined; limit?: number | undefined } = {},
): Promise<Location[]> {
  let select = tx.db.selectFrom('location').selectAll().orderBy('id')
  if (virtual === 'exclude') select = select.where('is_virtual', '=', false)
  if (from !== undefined) select = select.where('id', '>', from)
  if (limit !== undefined) select = select.limit(limit)
  const all = (await select.execute()).map((row) => showLocation(row, view))
  if (!filter) return all
  const now = nowIn(view.schema.timeZone)
  return all.filter((location) => matchesFilter(filter, recordOf(location, view), now))
}

const columns = ['id', 'code', 'name', 'kind', 'parentId', 'createdAt'] as const

function recordOf(location: Location, view: FieldView): FilterRecord {
  const attributes = conditionRecord(location.attributes, view.fields)
  return (name) => {
    const column = columns.find((candidate) => candidate === name)
    if (column === 'createdAt') return { as: 'instant', value: location.createdAt }
    return column ? { as: 'text', value: location[column] } : attributes(name)
  }
}
