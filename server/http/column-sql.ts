import type { Condition, Filter } from '#contract/filter.ts'
import { id, instant } from '#contract/values.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isDay } from '#core/attribute/calendar-value.ts'
import { type Today, withFixedDay, withFixedInstants } from '#core/filter/day-from-today.ts'
import { foldCase } from '#core/filter/fold-case.ts'
import { escapeLike, type SqlText } from '#server/db/sql-text.ts'
import { AppError } from './app-error.ts'

/** What a column's values are compared as. */
export type ColumnKind = 'text' | 'number' | 'float' | 'boolean' | 'id' | 'instant' | 'day' | 'list'

/** What a condition reads of a row. */
export interface SqlColumn {
  kind: ColumnKind
  /** in lower case for text, so that comparisons disregard it */
  expression: string
  /** how a filter's value is written to be compared */
  write?: (value: string | number) => string | number
  /** what the values are, where days or instants are held as numbers */
  time?: 'day' | 'instant'
}

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

/** The type that a column's values are bound as. */
export function castOf({ kind }: SqlColumn): string {
  return casts[kind]
}

/**
 * SQL of a condition on one column, which is no list.
 * @throws AppError invalid_value  an operator or a value that its kind does not take
 */
export function compareColumn(sql: SqlText, condition: Condition, column: SqlColumn): string {
  const { op } = condition
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
      return `${expression} like ${sql.bind(pattern, 'text')}`
    }
    case 'ne':
      return `${expression} is distinct from ${bind(single(condition))}`
    default:
      if (kind === 'boolean' || kind === 'id')
        if (op !== 'eq') throw refuse(condition, sentence('filter.doesNotApply', { operator: op }))
      return `${expression} ${symbols[op]} ${bind(single(condition))}`
  }
}

/**
 * SQL of a column of days or instants against a day that moves with the calendar, as the one it is now.
 * @param compare  how the column is compared with a value
 * @throws AppError invalid_value  a column of anything else, or a value beside that day
 */
export function compareWithDay<Column extends SqlColumn>(
  sql: SqlText,
  condition: Condition,
  column: Column,
  now: Today,
  compare: (sql: SqlText, condition: Condition, column: Column) => string,
): string {
  const kind = column.time ?? column.kind
  if (kind !== 'day' && kind !== 'instant') throw refuse(condition, sentence('filter.otherKind'))
  const asked = assertOneValue(condition)
  const write = (part: Filter): string => {
    if ('and' in part) return `(${part.and.map(write).join(' and ')})`
    if ('not' in part) return `(${write(part.not)} is not true)`
    if ('field' in part) return compare(sql, part, column)
    throw refuse(condition, sentence('filter.otherKind'))
  }
  return write(kind === 'day' ? withFixedDay(asked, now) : withFixedInstants(asked, now))
}

/** The condition, which has no value beside the day it counts from today. @throws AppError invalid_value */
export function assertOneValue(condition: Condition): Condition {
  if (condition.fromToday && (condition.value !== undefined || condition.than))
    throw refuse(condition, sentence('filter.takesOne', { operator: condition.op }))
  return condition
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

function toValue(condition: Condition, column: SqlColumn, value: unknown): unknown {
  const { kind } = column
  if (!forms[kind](value)) throw refuse(condition, sentence(`filter.takes.${kind}`, { field: condition.field }))
  if (column.write) return column.write(value as string | number)
  return column.kind === 'text' ? foldCase(String(value)) : value
}

/** The refusal of a condition. */
export function refuse(condition: Pick<Condition, 'field'>, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `filter.${condition.field}`, message }] })
}
