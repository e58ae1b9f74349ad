import type { Field } from '#contract/field.ts'

/** The part of a custom field's definition that a column is matched with. */
export type MatchedField = Pick<Field, 'key' | 'name' | 'kind' | 'unit' | 'currency' | 'options'> &
  Partial<Pick<Field, 'unique'>>
