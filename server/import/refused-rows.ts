import type { Refused } from '#core/import/refusal-reasons.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { TableRow } from './table.ts'

/** A refused row, waiting to be written with the chunk it belongs to. */
export interface RefusedRow {
  row: TableRow
  refused: Refused
}

/**
 * Writes refused rows with their cells, so that they can be mended and sent again.
 * @param headerOf  the header of the column a target is read from
 * @returns the numbers of those rows that had not been written before
 */
export async function insertRefusals(
  tx: Tx,
  importId: string,
  refusals: readonly RefusedRow[],
  headers: readonly string[],
  headerOf: (target: string) => string | undefined,
): Promise<ReadonlySet<number>> {
  if (refusals.length === 0) return new Set()
  const written = await tx.query<{ row_number: number }>({
    name: 'import-refusals',
    text: `insert into import_refusal (tenant_id, import_id, row_number, reason, column_name, value, row, on_hand)
           select $1, $2, r.* from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::json[], $8::numeric[])
             as r (row_number, reason, column_name, value, row, on_hand)
           on conflict do nothing returning row_number`,
    values: [
      tx.tenantId,
      importId,
      refusals.map(({ row }) => row.number),
      refusals.map(({ refused }) => refused.reason),
      refusals.map(({ refused }) =>
        refused.target === undefined ? null : (headerOf(refused.target) ?? refused.target),
      ),
      refusals.map(({ refused }) => (refused.value === undefined ? null : storable(refused.value).slice(0, 1_000))),
      refusals.map(({ row }) => JSON.stringify(toRecord(row.cells, headers))),
      refusals.map(({ refused }) => refused.onHand ?? null),
    ],
  })
  return new Set(written.map((row) => row.row_number))
}

/** A fault of one of the mapped cells, as a refusal of the row. */
export function refuseFault(row: TableRow, columns: Readonly<Partial<Record<string, number>>>): Refused | undefined {
  if (!row.faults) return undefined
  for (const [target, column] of Object.entries(columns)) {
    const fault = row.faults.find((candidate) => candidate.column === column)
    if (fault) return { reason: fault.reason, target, value: row.cells[fault.column] ?? '' }
  }
  return undefined
}

function toRecord(cells: readonly string[], headers: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {}
  for (let column = 0; column < Math.max(cells.length, headers.length); column++) {
    const cell = cells[column] ?? ''
    if (column < headers.length || cell !== '')
      record[headers[column] ?? `Column ${column + 1}`] = storable(cell).slice(0, 10_000)
  }
  return record
}

/** PostgreSQL's texts hold no null character and no half of a surrogate pair. */
function storable(text: string): string {
  return text.includes('\u0000') || !text.isWellFormed() ? text.replaceAll('\u0000', '\ufffd').toWellFormed() : text
}
