import type { Condition, Operator } from '#contract/filter.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { compareColumn } from '#server/http/column-sql.ts'
import type { ItemColumn } from './item-column.ts'
import { exceedsMirror, mayBeCut, roundsInMirror } from './item-columns.ts'

/**
 * SQL of a condition on one column, which is no list: by its mirror where that tells, and by the value itself where it does not.
 * @throws AppError invalid_value
 */
export function compare(sql: SqlText, condition: Condition, column: ItemColumn): string {
  const { kind, expression, whole } = column
  const values = [condition.value].flat()
  if (whole?.kind === 'text' && values.some(exceedsMirror)) return compare(sql, condition, whole)
  if (whole?.kind === 'number' && values.some(roundsInMirror))
    return compareExactly(sql, condition, { ...column, whole: undefined }, whole)
  const own = compareColumn(sql, condition, column)
  if (condition.op !== 'contains' || kind !== 'text' || !whole) return own
  return `(${own} or (${mayBeCut(expression)} and ${compareColumn(sql, condition, whole)}))`
}

const inclusive: Partial<Record<Operator, Operator>> = { lt: 'lte', gt: 'gte' }
const opposites: Partial<Record<Operator, Operator>> = { ne: 'eq', nin: 'in' }

/** By the mirror's index, which may let through more, and by the number itself. */
function compareExactly(sql: SqlText, condition: Condition, mirror: ItemColumn, whole: ItemColumn): string {
  const { op } = condition
  const opposite = opposites[op]
  if (opposite) return `(${compareExactly(sql, { ...condition, op: opposite }, mirror, whole)} is not true)`
  const near = compare(sql, { ...condition, op: inclusive[op] ?? op }, mirror)
  return `(${near} and ${compare(sql, condition, whole)})`
}
