import type { Condition, Filter } from '#contract/filter.ts'
import { mirrorFamily, toSlotValue } from '#core/attribute/slots.ts'
import { foldCase } from '#core/filter/fold-case.ts'
import { type Today, withFixedDay, withFixedInstants } from '#core/filter/day-from-today.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { todayOf } from '#server/item/filter-sql.ts'

/** SQL: a condition on `line_value v` that holds of each line the filter lets through, and of others. */
export type LineIndexCondition = (sql: SqlText) => string

/**
 * What the index of lines' values can say of a tree: for each field that a line must meet alone, that its value lies in a range, is one of
 * some, holds a text, or is there at all; and of alternatives that each tell one of these, that one is met. Denials are not among them: a line without a value meets them.
 * @param tree  known to be of fields there are, with values their kinds take
 */
export function lineIndexConditions(tree: Filter, view: FieldView): LineIndexCondition[] {
  const now = todayOf(view)
  const ranges = new Map<MirroredField, Bound[]>()
  const found: LineIndexCondition[] = []
  for (const condition of required(tree)) {
    const field = view.fields.find(({ key }) => condition.field === `attributes.${key}`)
    const family = field && mirrorFamily(field)
    if (!field) continue
    if (condition.op === 'notEmpty') found.push((sql) => `v.field_id = ${sql.bind(field.id, 'uuid')}`)
    else if (family === undefined) continue
    else if (family === 'number' && condition.op === 'in') {
      const numbers = [condition.value].flat().map((value) => toNumber(field, value))
      if (numbers.every(Number.isFinite))
        found.push(
          (sql) => `v.field_id = ${sql.bind(field.id, 'uuid')} and v.number = any(${sql.bind(numbers, 'float8[]')})`,
        )
    } else if (family === 'text' && (condition.op === 'contains' || condition.op === 'startsWith')) {
      // of a longer text the index has the beginning only; the values of a field are looked through in the index, of lines nothing is read
      const part = foldCase(String(condition.value))
      found.push(
        (sql) =>
          `v.field_id = ${sql.bind(field.id, 'uuid')} and (strpos(v.text, ${sql.bind(part, 'text')}) > 0 or length(v.text) >= 200)`,
      )
    } else if (family === 'number') {
      const bounds = fixed(condition, field, now).flatMap((one) => toBounds(one, field) ?? [])
      if (bounds.length > 0) ranges.set(field, [...(ranges.get(field) ?? []), ...bounds])
    } else if (condition.op === 'eq' || condition.op === 'in') {
      const values = [condition.value].flat().map(String)
      found.push(
        (sql) =>
          `v.field_id = ${sql.bind(field.id, 'uuid')} and v.text = any(array(select left(lower(one), 200) from unnest(${sql.bind(values, 'text[]')}) one))`,
      )
    }
  }
  for (const [field, bounds] of ranges)
    found.push((sql) =>
      [
        `v.field_id = ${sql.bind(field.id, 'uuid')}`,
        ...bounds.map(({ sign, number }) => `v.number ${sign} ${sql.bind(number, 'float8')}`),
      ].join(' and '),
    )
  for (const alternatives of alternativesOf(tree)) {
    const each = alternatives.map((one) => lineIndexConditions(one, view)[0])
    if (each.every((condition) => condition !== undefined))
      found.push((sql) => `(${each.map((condition) => `(${condition(sql)})`).join(' or ')})`)
  }
  return found
}

/** Alternatives of which one holds of whatever fulfils the tree. */
function alternativesOf(tree: Filter): Filter[][] {
  if ('and' in tree) return tree.and.flatMap(alternativesOf)
  return 'or' in tree ? [tree.or] : []
}

function toNumber(field: MirroredField, value: unknown): number {
  return Number(toSlotValue(field, typeof value === 'number' ? String(value) : (value as string | boolean)))
}

/** Conditions that hold of whatever fulfils the tree. */
function required(tree: Filter): Condition[] {
  if ('and' in tree) return tree.and.flatMap(required)
  return 'field' in tree ? [tree] : []
}

function fixed(condition: Condition, field: MirroredField, now: Today): Condition[] {
  if (!condition.fromToday) return [condition]
  const kind = field.kind === 'formula' ? field.resultKind : field.kind
  return required(kind === 'date' ? withFixedDay(condition, now) : withFixedInstants(condition, now))
}

const signs = { lt: '<=', lte: '<=', gt: '>=', gte: '>=', eq: '=' } as const

interface Bound {
  sign: (typeof signs)[keyof typeof signs]
  number: number
}

/** Including its ends, since the index may hold rounded numbers. */
function toBounds({ op, value }: Condition, field: MirroredField): Bound | undefined {
  if (op !== 'lt' && op !== 'lte' && op !== 'gt' && op !== 'gte' && op !== 'eq') return undefined
  if (value === undefined || Array.isArray(value)) return undefined
  const number = toNumber(field, value)
  return Number.isFinite(number) ? { sign: signs[op], number } : undefined
}
