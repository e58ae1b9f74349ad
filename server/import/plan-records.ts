import { isRecordsTarget, type RecordsKind } from '#core/import/import-targets.ts'
import type { RecordsReading } from '#core/import/read-records-row.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { FileRecord } from './file-records.ts'
import type { ImportRun } from './import-run.ts'
import { planColumns } from './plan-columns.ts'
import { assertMatchBy } from './plan-items.ts'
import type { Table } from './table.ts'

/** A run whose rows are suppliers or locations. */
export type RecordsRun = ImportRun & { kind: RecordsKind }

/** How one list of suppliers or locations is read, decided once. */
export interface RecordsPlan {
  headers: readonly string[]
  headerRow: number
  reading: RecordsReading
  fields: readonly MirroredField[]
  /** columns that may name rows of the same file, which may stand anywhere in it */
  selfReferring: readonly MirroredField[]
  headerOf(target: string): string | undefined
  /** the rows below the headers, from the beginning */
  records(): AsyncGenerator<FileRecord[]>
}

/**
 * Makes the fields that the mapping asks for, and decides how the file's rows are read.
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of dates must be told
 */
export async function planRecords(run: RecordsRun, table: Table): Promise<RecordsPlan> {
  const planned = await planColumns(run, table, async (_tx, known) =>
    assertMatchBy(run.kind, run.options, run.mapping, known),
  )
  const columns: RecordsReading['columns'] = {}
  for (const [target, column] of planned.columns) if (isRecordsTarget(run.kind, target)) columns[target] = column
  const { headers, headerCells, headerRow, fields, attributes, clock, headerOf, records } = planned
  const own = run.kind === 'suppliers' ? 'supplier' : 'location'
  return {
    headers,
    headerRow,
    fields,
    selfReferring: fields.filter(
      ({ key, kind, referenceTo, required }) =>
        kind === 'reference' && referenceTo === own && !required && attributes.some((one) => one.key === key),
    ),
    headerOf,
    records,
    reading: { kind: run.kind, columns, matchBy: run.options.matchBy, attributes, headers: headerCells, clock },
  }
}
