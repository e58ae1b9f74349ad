import type { Field } from '#contract/field.ts'
import type { FilterRecord } from '#core/filter/matches-filter.ts'

/** What of a field decides how its values compare. */
type Compared = Pick<Field, 'kind' | 'multiple' | 'resultKind'>

/** How values of a field compare. */
export function comparedAs({
  kind,
  multiple,
  resultKind,
}: Compared): 'text' | 'number' | 'instant' | 'boolean' | 'list' {
  if (multiple || kind === 'multiSelect') return 'list'
  switch (kind === 'formula' ? resultKind : kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'dateTime':
      return 'instant'
    case 'boolean':
      return 'boolean'
    default:
      return 'text'
  }
}

/** A record's custom values as a filter reads them, by `attributes.<key>`. */
export function conditionRecord(
  attributes: Readonly<Record<string, unknown>>,
  fields: readonly (Compared & Pick<Field, 'key'>)[],
): FilterRecord {
  return (name) => {
    const key = name.startsWith('attributes.') ? name.slice('attributes.'.length) : undefined
    const field = fields.find((candidate) => candidate.key === key)
    if (key === undefined || !field) return undefined
    return { as: comparedAs(field), value: Object.hasOwn(attributes, key) ? attributes[key] : undefined }
  }
}
