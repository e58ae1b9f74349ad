import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import type { FieldView } from './field-view.ts'

/**
 * Holds a filter to what records have: their columns and the custom fields their reader sees.
 * @throws AppError invalid_value  it names another
 */
export function assertKnown(tree: Filter, columns: readonly string[], view: FieldView): void {
  if ('and' in tree) return tree.and.forEach((child) => assertKnown(child, columns, view))
  if ('or' in tree) return tree.or.forEach((child) => assertKnown(child, columns, view))
  if ('not' in tree) return assertKnown(tree.not, columns, view)
  const field = 'text' in tree ? 'text' : tree.field
  if (columns.includes(field)) return
  if (view.fields.some(({ key }) => field === `attributes.${key}`)) return
  throw new AppError('invalid_value', {
    detail: sentence('filter.noField', { field }),
    errors: [{ path: `filter.${field}`, message: sentence('filter.noField', { field }) }],
  })
}

/** The refusal of an order by what a list is not ordered by. */
export function notSortable(field: string): AppError {
  return new AppError('invalid_value', {
    detail: sentence('filter.notSortable', { field }),
    errors: [{ path: 'query.sort', message: sentence('filter.noSortField') }],
  })
}
