import type { FieldKind } from '#contract/field.ts'
import { sentence } from '#contract/words/sentence.ts'
import { isDay, toInstant } from '#core/attribute/calendar-value.ts'
import { mirroredLength, mirrorFamily, toSlotValue } from '#core/attribute/slots.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { AppError } from '#server/http/app-error.ts'
import type { ColumnKind } from '#server/http/column-sql.ts'
import { type ItemColumn, stockHolderIds } from './item-column.ts'
import { liveColumn } from './live-column.ts'

/** The core column of `item i` by its name in filters and sorts. */
export function findCoreColumn(name: string): ItemColumn | undefined {
  return Object.hasOwn(coreColumns, name) ? coreColumns[name] : undefined
}

/** SQL: when stock of `item i`, or of its variants, last moved; one look into an index for each. */
function latestLine(which: string): string {
  return `(select max(latest.effective_at) from unnest(${stockHolderIds}) held (id) cross join lateral (
    select l.effective_at from movement_line l where l.tenant_id = i.tenant_id and l.item_id = held.id${which}
    order by l.effective_at desc limit 1) latest)`
}

const coreColumns: Readonly<Record<string, ItemColumn>> = {
  id: { kind: 'id', expression: 'i.id' },
  sku: { kind: 'text', expression: 'i.sku_key' },
  name: { kind: 'text', expression: 'i.name_key' },
  // an item without one has an empty text, which is no value
  description: { kind: 'text', expression: `nullif(lower(i.description), '')` },
  barcode: { kind: 'text', expression: 'lower(i.barcode)' },
  unit: { kind: 'text', expression: 'lower(i.unit)' },
  itemType: { kind: 'id', expression: 'i.item_type_id' },
  category: { kind: 'id', expression: 'i.category_id' },
  parentId: { kind: 'id', expression: 'i.parent_id' },
  hasVariants: { kind: 'boolean', expression: '(i.variant_axes is not null)' },
  isVariant: { kind: 'boolean', expression: '(i.parent_id is not null)' },
  price: { kind: 'number', expression: 'i.price' },
  cost: { kind: 'number', expression: 'i.cost' },
  reorderPoint: { kind: 'number', expression: 'i.reorder_point' },
  createdAt: { kind: 'instant', expression: 'i.created_at' },
  updatedAt: { kind: 'instant', expression: 'i.updated_at' },
  lastMovementAt: { kind: 'instant', expression: latestLine('') },
  lastSoldAt: {
    kind: 'instant',
    expression: latestLine(
      ` and exists (select from movement m where m.tenant_id = l.tenant_id and m.id = l.movement_id and m.kind = 'sale')`,
    ),
  },
}

/** Names of core columns in filters and sorts. */
export const coreColumnNames: readonly string[] = Object.keys(coreColumns)

/**
 * A custom field as a column: its mirror where it has one, else its value out of the JSON; or computed on the way.
 * @param sql  takes the parameters of a formula
 */
export function findAttribute(
  name: string,
  fields: readonly MirroredField[],
  sql = new SqlText(),
): ItemColumn | undefined {
  if (!name.startsWith('attributes.')) return undefined
  const key = name.slice('attributes.'.length)
  const field = fields.find((candidate) => candidate.key === key)
  if (!field) return undefined
  if (field.live) return liveColumn(sql, field, fields)
  const isList = mirrorFamily(field) === 'list'
  return field.slot?.isComplete && !isList ? mirrored(field, field.slot.column) : plain(field)
}

function mirrored(field: MirroredField, slot: string): ItemColumn {
  const family = mirrorFamily(field)
  const kind = family === 'number' ? 'float' : 'text'
  const write = (value: string | number) => toSlotValue(field, checked(field, value))
  // slots are names of columns, written by us only
  const valueKind = field.kind === 'formula' ? field.resultKind : field.kind
  const time = valueKind === 'date' ? 'day' : valueKind === 'dateTime' ? 'instant' : undefined
  const mirror: ItemColumn = {
    kind,
    expression: `i.${slot}`,
    write,
    isChoice: slot.startsWith('choice'),
    ...(time ? { time } : {}),
  }
  const isWhole = family === 'choice' || valueKind === 'date' || valueKind === 'dateTime' || valueKind === 'boolean'
  return isWhole ? mirror : { ...mirror, whole: plain(field) }
}

/** Whether a value is as long as what a mirror cuts: then only the whole text tells. */
export function exceedsMirror(value: unknown): boolean {
  // a mirror is one unit shorter where it would end within a character
  return typeof value === 'string' && value.length >= mirroredLength - 1
}

/** Whether a float may hold another number for this one: with nine digits after the point, six before it are exact. */
export function roundsInMirror(value: unknown): boolean {
  return Math.abs(Number(value)) >= 1e6
}

/** SQL: the mirror may be cut. PostgreSQL counts characters, of which the mirror's length holds two units each at most. */
export function mayBeCut(expression: string): string {
  return `length(${expression}) >= ${mirroredLength / 2}`
}

const casts: Partial<Record<FieldKind, { kind: ColumnKind; cast: string }>> = {
  integer: { kind: 'number', cast: '::numeric' },
  number: { kind: 'number', cast: '::numeric' },
  money: { kind: 'number', cast: '::numeric' },
  date: { kind: 'day', cast: '::date' },
  dateTime: { kind: 'instant', cast: '::timestamptz' },
  boolean: { kind: 'boolean', cast: '::boolean' },
}

/** A custom field's value out of the JSON of its record. @param row  the record's alias in the statement */
export function plain(field: MirroredField, row = 'i'): ItemColumn {
  const valueKind = field.kind === 'formula' ? (field.resultKind ?? 'text') : field.kind
  const { kind, cast } = casts[valueKind] ?? { kind: 'text' as const, cast: '' }
  // keys are letters, digits and underscores by the contract and by this test
  if (!/^[a-z0-9_]+$/.test(field.key)) throw new Error(`Not a field key: ${field.key}`)
  if (field.kind === 'multiSelect' || field.multiple)
    return { kind: 'list', expression: `(${row}.attributes -> '${field.key}')`, facetKey: field.key }
  const value = `(${row}.attributes ->> '${field.key}')`
  if (kind === 'text') return { kind, expression: `lower(${value})` }
  // while the field's values are being converted, some are still of another kind
  if (field.changeId !== null)
    return { kind, expression: `case when pg_input_is_valid(${value}, '${cast.slice(2)}') then ${value}${cast} end` }
  return { kind, expression: `${value}${cast}` }
}

/** A filter's value for a mirrored field, in the form its attribute has. */
function checked(field: MirroredField, value: unknown): string | boolean {
  const kind = field.kind === 'formula' ? (field.resultKind ?? 'text') : field.kind
  const fits =
    kind === 'boolean'
      ? typeof value === 'boolean'
      : kind === 'date' || kind === 'dateTime'
        ? typeof value === 'string' && (isDay(value) || (kind === 'dateTime' && toInstant(value) !== undefined))
        : ['integer', 'number', 'money'].includes(kind)
          ? value !== '' && Number.isFinite(Number(value)) && typeof value !== 'boolean'
          : typeof value === 'string' || typeof value === 'number'
  if (!fits)
    throw new AppError('invalid_value', {
      detail: sentence('filter.doesNotTake', { field: field.name, value: JSON.stringify(value) }),
      errors: [{ path: `filter.attributes.${field.key}`, message: sentence('filter.otherKind') }],
    })
  return typeof value === 'boolean' ? value : String(value)
}
