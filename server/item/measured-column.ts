import { sentence } from '#contract/words/sentence.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { AppError } from '#server/http/app-error.ts'
import { findCoreColumn } from './item-columns.ts'
import { liveColumn } from './live-column.ts'

const measuredKinds: ReadonlySet<string> = new Set(['integer', 'number', 'money'])

/**
 * SQL of a number of `item i`, by its name in the filter tree.
 * @throws AppError invalid_value  no field of numbers is called so
 */
export function measured(sql: SqlText, name: string, fields: readonly MirroredField[]): string {
  const column = findCoreColumn(name)
  if (column?.kind === 'number') return column.expression
  const field = findField(name, fields)
  const kind = field?.kind === 'formula' ? field.resultKind : field?.kind
  if (!field || !measuredKinds.has(kind ?? '')) throw noMeasure(name)
  const live = liveColumn(sql, field, fields)
  if (live) return live.expression
  const value = `(i.attributes ->> '${field.key}')`
  // while the field's values are being converted, some are no numbers yet
  return field.changeId === null
    ? `${value}::numeric`
    : `case when pg_input_is_valid(${value}, 'numeric') then ${value}::numeric end`
}

/** The custom field of a name such as `attributes.colour`. */
export function findField(name: string, fields: readonly MirroredField[]): MirroredField | undefined {
  const key = name.startsWith('attributes.') ? name.slice('attributes.'.length) : undefined
  const field = fields.find((candidate) => candidate.key === key)
  // keys are letters, digits and underscores by the contract and by this test
  if (field && !/^[a-z0-9_]+$/.test(field.key)) throw new Error(`Not a field key: ${field.key}`)
  return field
}

/** What is told where no field of numbers is called so. */
export function noMeasure(field: string): AppError {
  const message = sentence('item.noMeasure', { field })
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'query.measures', message }] })
}
