import type { Condition } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Today } from '#core/filter/day-from-today.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { compareWithDay, refuse } from '#server/http/column-sql.ts'
import { compare } from './compare-sql.ts'
import { plain } from './item-columns.ts'

/**
 * SQL: a custom field of a record that has no mirrors, a supplier, place or line, compared by the value in its JSON.
 * @param of.row  the record's alias in the statement
 * @throws AppError invalid_value  a formula that is computed when a record is read, a comparison with another field, or a value the kind does not take
 */
export function compareAttribute(
  sql: SqlText,
  condition: Condition,
  { field, row }: { field: MirroredField; row: string },
  now: Today,
): string {
  if (field.live || condition.than) throw refuse(condition, sentence('filter.noField', { field: condition.field }))
  const column = plain(field, row)
  if (condition.fromToday) return compareWithDay(sql, condition, column, now, compare)
  return column.kind === 'list' ? compareList(sql, condition, column.expression) : compare(sql, condition, column)
}

/** A list is equal to each of its entries, and in a list of values when it holds one of them. */
function compareList(sql: SqlText, condition: Condition, expression: string): string {
  const { op, value } = condition
  if (op === 'empty') return `${expression} is null`
  if (op === 'notEmpty') return `${expression} is not null`
  if (!['eq', 'ne', 'in', 'nin', 'contains'].includes(op)) throw refuse(condition, sentence('filter.otherKind'))
  const holds = `${expression} ?| ${sql.bind([value].flat().map(String), 'text[]')}`
  return op === 'ne' || op === 'nin' ? `((${holds}) is not true)` : `(${holds})`
}
