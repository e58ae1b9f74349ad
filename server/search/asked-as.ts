import type { MirroredField } from '#server/attribute/queries.ts'

export type AskedAs = 'text' | 'number' | 'date' | 'instant' | 'boolean' | 'select'

/** What a question knows of a field whatever it is of: money in the organisation's currency unless it has one of its own. */
export function askedField(field: MirroredField, kind: AskedAs, currency: string) {
  return {
    key: field.key,
    name: field.name,
    kind,
    several: field.multiple || field.kind === 'multiSelect',
    unit: field.kind === 'money' ? (field.currency ?? currency) : field.unit,
  }
}

/** As what a question speaks of the field's values; undefined: it does not. What a reference points to is called by its name. */
export function askedAs({ kind, resultKind, referenceTo }: MirroredField): AskedAs | undefined {
  switch (kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'instant'
    case 'boolean':
      return 'boolean'
    case 'select':
    case 'multiSelect':
      return 'select'
    case 'reference':
      return referenceTo === 'member' ? undefined : 'select'
    case 'formula':
      return resultKind === 'dateTime' ? 'instant' : (resultKind ?? undefined)
    case 'file':
    case 'image':
      return undefined
    default:
      return 'text'
  }
}
