import type { Field } from '#contract/field.ts'
import type { Operator } from '#contract/filter.ts'

/** What a value is compared as in a filter; of a list, each entry. */
export type ComparedAs = 'text' | 'number' | 'day' | 'instant' | 'boolean' | 'id' | 'list'

const always: readonly Operator[] = ['eq', 'ne', 'in', 'nin', 'empty', 'notEmpty']
const ordered: readonly Operator[] = ['lt', 'lte', 'gt', 'gte']

const operators: Readonly<Record<ComparedAs, readonly Operator[]>> = {
  text: [...always, ...ordered, 'contains', 'startsWith'],
  number: [...always, ...ordered],
  day: [...always, ...ordered],
  instant: [...always, ...ordered],
  boolean: always,
  id: always,
  list: [...always, 'contains'],
}

/** The operators that conditions on such values take. */
export function operatorsOf(compared: ComparedAs): readonly Operator[] {
  return operators[compared]
}

/** How conditions compare a field's values; a choice and a reference compare as the text of their key. */
export function fieldComparedAs({
  kind,
  multiple,
  resultKind,
}: Pick<Field, 'kind' | 'multiple' | 'resultKind'>): ComparedAs {
  if (multiple || kind === 'multiSelect') return 'list'
  switch (kind === 'formula' ? resultKind : kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
      return 'day'
    case 'dateTime':
      return 'instant'
    case 'boolean':
      return 'boolean'
    default:
      return 'text'
  }
}
