import type { ImportOptions, Mapping } from '#contract/import.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import {
  attributeKey,
  type ImportKind,
  type ItemsTarget,
  isItemsTarget,
  keyTargets,
  newFieldOf,
} from '#core/import/import-targets.ts'
import type { ItemsReading } from '#core/import/read-items-row.ts'
import { isSerialHeader } from '#core/import/stock-columns.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema, planOf } from '#server/attribute/schema-cache.ts'
import { needsSettling } from '#server/attribute/settle-records.ts'
import { AppError } from '#server/http/app-error.ts'
import type { FileRecord } from './file-records.ts'
import type { ImportRun } from './import-run.ts'
import { planColumns } from './plan-columns.ts'
import type { Table } from './table.ts'

/** How one list of items is read, decided once. */
export interface ItemsPlan {
  headers: readonly string[]
  headerRow: number
  reading: ItemsReading
  fields: readonly MirroredField[]
  /** writing an item takes values that only one may have: two chunks at a time could wait for each other */
  settles: boolean
  /** the column of lots is one of serials */
  hasSerials: boolean
  headerOf(target: string): string | undefined
  /** the rows below the headers, from the beginning */
  records(): AsyncGenerator<FileRecord[]>
}

/** Share of rows with a SKU below which those without are known by their names. */
const leastFilled = 0.8

/**
 * Makes the fields that the mapping asks for, and decides how the file's rows are read.
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of dates must be told
 */
export async function planItems(run: ImportRun, table: Table): Promise<ItemsPlan> {
  let settles = false
  const planned = await planColumns(run, table, async (tx, known) => {
    assertMatchBy('items', run.options, run.mapping, known)
    settles = needsSettling(planOf(await getSchema(tx), 'item'))
  })
  const columns: Partial<Record<ItemsTarget, number>> = {}
  for (const [target, column] of planned.columns) if (isItemsTarget(target)) columns[target] = column
  const { headers, headerCells, headerRow, fields, attributes, markOf, clock, headerOf, records } = planned
  const namesStandIn = columns.sku !== undefined && planned.filled(columns.sku) < leastFilled
  const expiryOrder = planned.dateOrderOf(columns.expiresOn ?? -1)
  return {
    headers,
    headerRow,
    fields,
    settles: settles || Object.values(run.mapping).some((target) => newFieldOf(target)?.kind === 'reference'),
    headerOf,
    hasSerials: isSerialHeader(headerOf('lot') ?? ''),
    records,
    reading: {
      columns,
      matchBy: run.options.matchBy,
      attributes,
      headers: headerCells,
      markOf,
      clock,
      expiryOrder,
      namesStandIn,
    },
  }
}

/**
 * What rows are known by is a column of the file, and tells one record.
 * @throws AppError invalid_value
 */
export function assertMatchBy(
  kind: Exclude<ImportKind, 'sales'>,
  { matchBy }: Pick<ImportOptions, 'matchBy'>,
  mapping: Mapping,
  fields: readonly Pick<MirroredField, 'key' | 'unique' | 'archivedAt'>[],
): void {
  if (matchBy === undefined) return
  const refuse = (message: Sentence) =>
    new AppError('invalid_value', { detail: message, errors: [{ path: 'body.options.matchBy', message }] })
  const key = attributeKey(matchBy)
  const field = fields.find((candidate) => candidate.key === key)
  const isKey =
    key === undefined ? (keyTargets[kind] as readonly string[]).includes(matchBy) : field?.unique && !field.archivedAt
  if (!isKey) throw refuse(sentence('import.noKey', { target: matchBy }))
  if (!Object.values(mapping).includes(matchBy)) throw refuse(sentence('import.keyNotMapped', { target: matchBy }))
}
