import { comparedAs } from '#core/attribute/condition-record.ts'
import { compareText, foldCase } from '#core/filter/fold-case.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { readSort } from '#server/http/read-sort.ts'
import type { FieldView } from './field-view.ts'
import { notSortable } from './known-names.ts'

type Ordered = { id: string; attributes: Readonly<Record<string, unknown>> }

/**
 * A page of records in the order of a custom field, those without a value last, whichever way the others go. For records an
 * organisation has by the hundred: all that the page is of are given.
 * @param sort  `attributes.dose`, `-attributes.dose`
 * @throws AppError invalid_value  no such field, or one that holds a list
 */
export function pageInOrder<Row extends Ordered>(
  rows: readonly Row[],
  { sort, limit, cursor }: { sort: string; limit: number; cursor?: string | undefined },
  view: FieldView,
): { data: Row[]; nextCursor: string | null } {
  const { field: name, descending } = readSort(sort)
  const field = view.fields.find(({ key }) => name === `attributes.${key}`)
  const as = field && comparedAs(field)
  if (!field || as === 'list') throw notSortable(name)
  const keyOf = ({ attributes }: Row): string | null => {
    const value = attributes[field.key]
    return value === undefined || value === null ? null : as === 'number' ? String(value) : foldCase(String(value))
  }
  const compare = (a: Position, b: Position): number => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || byId(a, b)
    const order = as === 'number' ? toQuantity(a.key).cmp(b.key) : compareText(a.key, b.key)
    return (descending ? -order : order) || byId(a, b)
  }
  const after = parseCursor(cursor, 2)
  const last = after && { key: after[0] === null ? null : String(after[0]), id: String(after[1]) }
  const sorted = rows
    .map((row) => ({ row, key: keyOf(row), id: row.id }))
    .filter((position) => !last || compare(position, last) > 0)
    .sort(compare)
  const page = toPage(sorted, limit, ({ key, id }) => [key, id])
  return { ...page, data: page.data.map(({ row }) => row) }
}

type Position = { key: string | null; id: string }

function byId(a: Position, b: Position): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
