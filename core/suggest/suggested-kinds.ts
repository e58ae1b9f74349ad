import type { FieldKind } from '#contract/field.ts'

/** Kinds whose values items have in common; whether they do is seen by the items. Days, long texts and what the product makes are each item's own. */
export const suggestedKinds: ReadonlySet<FieldKind> = new Set([
  'select',
  'multiSelect',
  'boolean',
  'text',
  'integer',
  'number',
  'money',
  'reference',
  'url',
  'email',
  'phone',
  'barcode',
])
