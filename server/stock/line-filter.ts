import type { Condition, Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { compare, refuse } from '#server/item/compare-sql.ts'
import { compareWithToday } from '#server/item/filter-sql.ts'
import { plain } from '#server/item/item-columns.ts'

/**
 * SQL: the movement `m` has a line that fulfils the tree, which speaks of custom fields of lines only. Each movement it is asked of is looked at, some
 * 10 microseconds each; which ones to ask of, the index of lines' values tells (docs/decisions/0090).
 * @throws AppError invalid_value  a field there is not, or an operator or value its kind does not take
 */
export function hasLine(sql: SqlText, tree: Filter, view: FieldView): string {
  return `exists (select from movement_line l where l.tenant_id = m.tenant_id and l.movement_id = m.id and ${compile(sql, tree, view)})`
}

function compile(sql: SqlText, tree: Filter, view: FieldView): string {
  if ('and' in tree) return `(${tree.and.map((child) => compile(sql, child, view)).join(' and ')})`
  if ('or' in tree) return `(${tree.or.map((child) => compile(sql, child, view)).join(' or ')})`
  if ('not' in tree) return `((${compile(sql, tree.not, view)}) is not true)`
  if ('text' in tree) throw noField({ field: 'text', op: 'eq' })
  const field = view.fields.find(({ key }) => tree.field === `attributes.${key}`)
  if (!field || field.live || tree.than) throw noField(tree)
  const column = plain(field, 'l')
  if (tree.fromToday) return compareWithToday(sql, tree, column, view)
  return column.kind === 'list' ? compareList(sql, tree, column.expression) : compare(sql, tree, column)
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

function noField(condition: Condition) {
  return refuse(condition, sentence('filter.noField', { field: condition.field }))
}
