import type { Field } from '#contract/field.ts'
import type { en } from '#contract/words/en.ts'

type Property = keyof (typeof en)['schema']['conflict']['property']

/** Properties that a person knows, in the order of the editor. */
const properties: readonly Property[] = [
  ...(['name', 'kind', 'help', 'fieldSetId', 'itemTypeId', 'required', 'unique', 'unit', 'precision'] as const),
  ...(['currency', 'options', 'referenceTo', 'multiple', 'min', 'max', 'pattern', 'numberPattern', 'formula'] as const),
  ...(['defaultValue', 'condition', 'visibleTo', 'editableBy', 'position', 'archivedAt'] as const),
]

/**
 * What differs between a definition as it was read and as the audit record has it now, as short texts; '' for nothing.
 * @param after  a definition, though the audit record does not promise one
 */
export function changedSince(before: Field, after: unknown): { property: Property; before: string; after: string }[] {
  if (typeof after !== 'object' || after === null) return []
  const now = after as Readonly<Record<string, unknown>>
  return properties
    .filter((name) => Object.hasOwn(now, name) && JSON.stringify(before[name]) !== JSON.stringify(now[name]))
    .map((property) => ({ property, before: brief(before[property]), after: brief(now[property]) }))
}

function brief(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map((each) => (isLabelled(each) ? each.label : String(each))).join(', ')
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function isLabelled(value: unknown): value is { label: string } {
  return typeof value === 'object' && value !== null && 'label' in value
}
