import { comparedAs } from '#core/attribute/condition-record.ts'
import { notSortable } from '#server/http/list-sql.ts'
import { pageSorted } from '#server/http/page-rows.ts'
import { readSort } from '#server/http/read-sort.ts'
import type { FieldView } from './field-view.ts'

type Ordered = { id: string; attributes: Readonly<Record<string, unknown>> }

/**
 * A page of records in the order of a custom field, those without a value last, whichever way the others go. For records an
 * organisation has by the hundred: all that the page is of are given.
 * @param sort  `attributes.dose`, `-attributes.dose`
 * @throws AppError invalid_value  no such field
 */
export function pageInOrder<Row extends Ordered>(
  rows: readonly Row[],
  { sort, ...page }: { sort: string; limit: number; cursor?: string | undefined },
  view: FieldView,
): { data: Row[]; nextCursor: string | null } {
  const { field: name, descending } = readSort(sort)
  const field = view.fields.find(({ key }) => name === `attributes.${key}`)
  const as = field && comparedAs(field)
  if (!field) throw notSortable(name)
  const order = {
    isNumber: as === 'number',
    // lists as items have them: by their first entry, then by the next
    valueOf: ({ attributes }: Row) => {
      const value = attributes[field.key]
      return as === 'list' && value !== undefined && value !== null ? JSON.stringify(value) : value
    },
    idOf: ({ id }: Row) => id,
  }
  return pageSorted(rows, { ...page, descending }, order)
}
