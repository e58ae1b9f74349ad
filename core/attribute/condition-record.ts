import type { FieldKind } from '#contract/field.ts'
import type { FilterRecord } from '#core/filter/matches-filter.ts'

/** How values of a kind compare. */
export function comparedAs(kind: FieldKind): 'text' | 'number' | 'boolean' | 'list' {
  switch (kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'multiSelect':
      return 'list'
    default:
      return 'text'
  }
}

/** A record's custom values as a filter reads them, by `attributes.<key>`. */
export function conditionRecord(
  attributes: Readonly<Record<string, unknown>>,
  fields: readonly { key: string; kind: FieldKind }[],
): FilterRecord {
  return (name) => {
    const key = name.startsWith('attributes.') ? name.slice('attributes.'.length) : undefined
    const field = fields.find((candidate) => candidate.key === key)
    if (key === undefined || !field) return undefined
    return { as: comparedAs(field.kind), value: Object.hasOwn(attributes, key) ? attributes[key] : undefined }
  }
}
