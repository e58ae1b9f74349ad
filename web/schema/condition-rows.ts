import type { Field } from '#contract/field.ts'
import type { Condition, Filter } from '#contract/filter.ts'
import { comparedAs } from '#core/attribute/condition-record.ts'

/** One line of a condition as it is chosen; '' and [] until something is. */
export type ConditionRow = { key: string; op: Condition['op']; value: string | string[] }

/** A condition as lines that all, or any, hold. */
export type ConditionRows = { join: 'and' | 'or'; rows: ConditionRow[] }

type Compared = Pick<Field, 'kind' | 'multiple' | 'resultKind'>

/** How a field's values are compared in a condition; undefined: only whether there is one. */
export function conditionKind(field: Compared) {
  switch (field.kind) {
    case 'select':
    case 'multiSelect':
      return 'choice'
    case 'date':
      return 'date'
    case 'dateTime':
    case 'reference':
    case 'file':
    case 'image':
      return undefined
    default: {
      const as = comparedAs(field)
      return as === 'number' || as === 'boolean' ? as : 'text'
    }
  }
}

/** The operators of a field's values, the usual one first. */
export const conditionOperators = {
  choice: ['in', 'nin', 'empty', 'notEmpty'],
  date: ['lt', 'lte', 'eq', 'gte', 'gt', 'empty', 'notEmpty'],
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'empty', 'notEmpty'],
  text: ['eq', 'ne', 'contains', 'startsWith', 'empty', 'notEmpty'],
  boolean: ['eq'],
  none: ['notEmpty', 'empty'],
} as const satisfies Record<string, readonly Condition['op'][]>

export function operatorsFor(field: Compared | undefined): readonly Condition['op'][] {
  return conditionOperators[(field && conditionKind(field)) ?? 'none']
}

/**
 * A stored condition as lines; undefined when it is more involved than that, or speaks of a field that is not among these: lines would
 * lose it.
 */
export function toRows(condition: Filter | null, fields: readonly Pick<Field, 'key'>[]): ConditionRows | undefined {
  if (condition === null) return { join: 'and', rows: [] }
  const join = 'or' in condition ? 'or' : 'and'
  const parts = 'or' in condition ? condition.or : 'and' in condition ? condition.and : [condition]
  const rows = parts.map(toRow)
  const isKnown = (row: ConditionRow) => fields.some((field) => field.key === row.key)
  return rows.every((row) => row !== undefined && isKnown(row))
    ? { join, rows: rows.filter((row) => row !== undefined) }
    : undefined
}

/** The condition of lines that are complete; null when there is none. */
export function toCondition({ join, rows }: ConditionRows, fields: readonly Field[]): Filter | null {
  const parts = rows.flatMap((row): Condition[] => {
    const field = fields.find((one) => one.key === row.key)
    if (!field || !isComplete(row)) return []
    const name = `attributes.${row.key}`
    if (row.op === 'empty' || row.op === 'notEmpty') return [{ field: name, op: row.op }]
    if (field.kind === 'boolean') return [{ field: name, op: row.op, value: row.value === 'true' }]
    return [{ field: name, op: row.op, value: row.value }]
  })
  const [only] = parts
  if (!only) return null
  return parts.length === 1 ? only : join === 'and' ? { and: parts } : { or: parts }
}

/** Whether a line says something. */
export function isComplete({ key, op, value }: ConditionRow): boolean {
  return key !== '' && (op === 'empty' || op === 'notEmpty' || value.length > 0)
}

function toRow(part: Filter): ConditionRow | undefined {
  if (!('field' in part) || !part.field.startsWith('attributes.') || part.location !== undefined) return undefined
  const { op, value } = part
  return {
    key: part.field.slice('attributes.'.length),
    op,
    value: Array.isArray(value) ? value.map(String) : value === undefined ? '' : String(value),
  }
}
