import type { Operator } from '#contract/filter.ts'

/** How a field is compared: decides its operators and the editor of its value. */
export type FilterKind = 'text' | 'number' | 'day' | 'instant' | 'boolean' | 'choice' | 'item' | 'file' | 'state'

/** A field that a list can be filtered by. */
export type FilterField = {
  /** its name in a condition */
  field: string
  label: string
  kind: FilterKind
  group: 'item' | 'stock' | 'custom' | 'beside'
  unit?: string
  /** choice and state: the values with their labels */
  options?: readonly { value: string; label: string }[]
  /** stock figures: may be limited to a location */
  atLocation?: boolean
}

/** The operators that a kind of field takes, the usual one first. */
export const operatorsOf = {
  text: ['contains', 'startsWith', 'eq', 'ne', 'empty', 'notEmpty'],
  number: ['lt', 'lte', 'eq', 'gte', 'gt', 'ne', 'empty', 'notEmpty'],
  day: ['eq', 'lt', 'lte', 'gt', 'gte', 'empty', 'notEmpty'],
  instant: ['gte', 'lt', 'empty', 'notEmpty'],
  boolean: ['eq'],
  choice: ['in', 'nin', 'empty', 'notEmpty'],
  item: ['in', 'nin', 'empty', 'notEmpty'],
  file: ['notEmpty', 'empty'],
  state: ['eq'],
} as const satisfies Record<FilterKind, readonly Operator[]>
