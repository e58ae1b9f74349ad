import type { Condition, Operator } from '#contract/filter.ts'
import { id, instant } from '#contract/values.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isDay } from '#core/attribute/calendar-value.ts'
import { foldCase } from '#core/filter/fold-case.ts'
import { escapeLike, type SqlText } from '#server/db/sql-text.ts'
import { AppError } from '#server/http/app-error.ts'
import type { ColumnKind, ItemColumn } from './item-column.ts'
import { exceedsMirror, mayBeCut, roundsInMirror } from './item-columns.ts'

const symbols = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const casts: Record<ColumnKind, string> = {
  text: 'text',
  number: 'numeric',
  float: 'float8',
  boolean: 'boolean',
  id: 'uuid',
  instant: 'timestamptz',
  day: 'date',
  list: 'jsonb',
}

/** A condition on one column, which is no list. */
export function compare(sql: SqlText, condition: Condition, column: ItemColumn): string {
  const { op } = condition
  const { whole } = column
  const values = [condition.value].flat()
  if (whole?.kind === 'text' && values.some(exceedsMirror)) return compare(sql, condition, whole)
  if (whole?.kind === 'number' && values.some(roundsInMirror))
    return compareExactly(sql, condition, { ...column, whole: undefined }, whole)
  const { expression, kind } = column
  const bind = (value: unknown) => sql.bind(toValue(condition, column, value), casts[kind])
  switch (op) {
    case 'empty':
      return kind === 'text' ? `coalesce(${expression}, '') = ''` : `${expression} is null`
    case 'notEmpty':
      return kind === 'text' ? `coalesce(${expression}, '') <> ''` : `${expression} is not null`
    case 'in':
    case 'nin': {
      if (!Array.isArray(condition.value)) throw refuse(condition, sentence('filter.takesList', { operator: op }))
      const values = condition.value.map((value) => toValue(condition, column, value))
      const list = `${expression} = any(${sql.bind(values, `${casts[kind]}[]`)})`
      return op === 'in' ? list : `(${list}) is not true`
    }
    case 'contains':
    case 'startsWith': {
      if (kind !== 'text' || typeof condition.value !== 'string')
        throw refuse(condition, sentence('filter.takesText', { operator: op }))
      const pattern = `${op === 'contains' ? '%' : ''}${escapeLike(foldCase(condition.value))}%`
      const like = `like ${sql.bind(pattern, 'text')}`
      if (op === 'startsWith' || !whole) return `${expression} ${like}`
      return `(${expression} ${like} or (${mayBeCut(expression)} and ${whole.expression} ${like}))`
    }
    case 'ne':
      return `${expression} is distinct from ${bind(single(condition))}`
    default:
      if (kind === 'boolean' || kind === 'id')
        if (op !== 'eq') throw refuse(condition, sentence('filter.doesNotApply', { operator: op }))
      return `${expression} ${symbols[op]} ${bind(single(condition))}`
  }
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

function single(condition: Condition): string | number | boolean {
  if (condition.value === undefined || Array.isArray(condition.value))
    throw refuse(condition, sentence('filter.takesOne', { operator: condition.op }))
  return condition.value
}

const forms: Record<ColumnKind, (value: unknown) => boolean> = {
  list: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' || typeof value === 'number',
  number: isNumber,
  float: () => true,
  boolean: (value) => typeof value === 'boolean',
  id: (value) => typeof value === 'string' && id.safeParse(value).success,
  instant: isInstant,
  day: (value) => typeof value === 'string' && isDay(value),
}

/** An instant, or the day that begins with one. */
function isInstant(value: unknown): boolean {
  return typeof value === 'string' && (isDay(value) || instant.safeParse(value).success)
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(value)
}

function toValue(condition: Condition, column: ItemColumn, value: unknown): unknown {
  const { kind } = column
  if (!forms[kind](value)) throw refuse(condition, sentence(`filter.takes.${kind}`, { field: condition.field }))
  if (column.write) return column.write(value as string | number)
  return column.kind === 'text' ? foldCase(String(value)) : value
}

export function refuse(condition: Condition, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `filter.${condition.field}`, message }] })
}
