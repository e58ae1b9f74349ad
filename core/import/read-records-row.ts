import { createLocation } from '#contract/location.ts'
import { createSupplier } from '#contract/supplier.ts'
import { parseBoolean } from './cell-kinds.ts'
import { isPlaceholder } from './column-content.ts'
import { unguardFormula } from './formula-guard.ts'
import { attributeKey, isRecordsTarget, type RecordsKind, type RecordsTarget, targetsOf } from './import-targets.ts'
import { parseLocationKind } from './location-kinds.ts'
import { parseNegativeStock } from './negative-stock.ts'
import { type AttributeColumn, readAttributes, unreadable } from './read-items-row.ts'
import type { Refused } from './refusal-reasons.ts'
import { isTotalRow } from './total-row.ts'
import type { ZonedClock } from './zoned-clock.ts'

/** How the cells of a list of suppliers or locations are to be read; decided once for the whole file. */
export interface RecordsReading {
  kind: RecordsKind
  columns: Partial<Record<RecordsTarget, number>>
  /** what rows are known by: one of `keyTargets`, or a unique field; by code, and by name without one, when absent */
  matchBy?: string | undefined
  attributes: readonly AttributeColumn[]
  /** the header cells as they stand, to know them again */
  headers: readonly string[]
  clock: ZonedClock
}

/** A row as read; what it leaves out or leaves blank is undefined and stays as it is. It has what rows are known by. */
export interface RecordDraft {
  /** core values in the form the API takes; `parent` as the cell has it, `archived` as `true` or `false` */
  values: Partial<Record<RecordsTarget, string>>
  /** by field key, in the notation the validator takes */
  attributes: Record<string, string>
}

const lengths: Readonly<Record<RecordsKind, Partial<Record<RecordsTarget, number>>>> = {
  suppliers: { code: 40, name: 200, email: 200, phone: 60, note: 2_000, archived: 40 },
  locations: { code: 40, name: 120, kind: 80, parent: 500, negativeStock: 80, archived: 40 },
}
/** What "-" and "n/a" are no values of; an export guards a place that is called so. */
const unspoken: ReadonlySet<RecordsTarget> = new Set(['email', 'kind', 'parent', 'negativeStock'])

/** Reads one row of a list of suppliers or locations. */
export function readRecordsRow(cells: readonly string[], reading: RecordsReading): RecordDraft | Refused {
  const { kind, columns, headers } = reading
  if (cells.every((value) => value.trim() === '')) return { reason: 'blank_row' }
  if (headers.length > 1 && headers.every((header, index) => cells[index] === header))
    return { reason: 'repeated_header' }
  if (isTotalRow(cells)) return { reason: 'total_row' }
  const values: RecordDraft['values'] = {}
  for (const target of targetsOf[kind]) {
    const column = columns[target as RecordsTarget]
    if (column === undefined || !isRecordsTarget(kind, target)) continue
    const raw = (cells[column] ?? '').trim()
    const cell = unguardFormula(raw)
    const text = target === 'note' ? cell : cell.replace(/\s*[\t\r\n\v\f]+\s*/g, ' ')
    if (text === '' || (unspoken.has(target) && isPlaceholder(raw))) continue
    if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    if (text.length > (lengths[kind][target] ?? 0)) return { reason: 'text_too_long', target, value: text }
    const value = readers[target]?.read(text) ?? (readers[target] ? undefined : text)
    if (value === undefined) return { reason: readers[target]?.reason ?? 'unreadable_text', target, value: text }
    if (!fits(kind, target, value)) {
      return { reason: target === 'email' ? 'invalid_email' : 'unreadable_text', target, value: text }
    }
    values[target] = value
  }
  const { matchBy } = reading
  if (values.code === undefined && values.name === undefined && matchBy === undefined)
    return { reason: 'missing_code', target: 'code' }
  const attributes = readAttributes(cells, reading)
  if ('reason' in attributes) return attributes
  if (matchBy !== undefined) {
    const own = attributeKey(matchBy)
    const key = own === undefined ? values[matchBy as RecordsTarget] : attributes.values[own]
    if (key === undefined) return { reason: 'missing_key', target: matchBy }
  }
  return { values, attributes: attributes.values }
}

/** Cells that say one of a few things. */
const readers: Partial<Record<string, { read(cell: string): string | undefined; reason: Refused['reason'] }>> = {
  kind: { read: parseLocationKind, reason: 'unknown_kind' },
  negativeStock: { read: parseNegativeStock, reason: 'unknown_policy' },
  archived: { read: (cell) => parseBoolean(cell)?.toString(), reason: 'neither_yes_nor_no' },
}

/** Whether the API takes the value: what the file holds is held to the same. */
function fits(kind: RecordsKind, target: RecordsTarget, value: string): boolean {
  const shapes = kind === 'suppliers' ? createSupplier.body.shape : createLocation.body.shape
  if (target === 'parent' || target === 'archived') return true
  const shape = (shapes as Partial<Record<RecordsTarget, { safeParse(value: unknown): { success: boolean } }>>)[target]
  return shape?.safeParse(value).success ?? false
}
