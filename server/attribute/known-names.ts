import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { refuse } from '#server/http/column-sql.ts'
import type { FieldView } from './field-view.ts'

/**
 * Holds a filter to what records have: their columns and the custom fields their reader sees.
 * @throws AppError invalid_value  it names another, or compares two of them
 */
export function assertKnown(tree: Filter, columns: readonly string[], view: FieldView): void {
  if ('and' in tree) return tree.and.forEach((child) => assertKnown(child, columns, view))
  if ('or' in tree) return tree.or.forEach((child) => assertKnown(child, columns, view))
  if ('not' in tree) return assertKnown(tree.not, columns, view)
  const field = 'text' in tree ? 'text' : tree.field
  // compared here, one value at a time: with another column only where the database compares
  if ('field' in tree && tree.than) throw refuse(tree, sentence('filter.takesOne', { operator: tree.op }))
  if (columns.includes(field)) return
  if (view.fields.some(({ key }) => field === `attributes.${key}`)) return
  throw refuse({ field }, sentence('filter.noField', { field }))
}
