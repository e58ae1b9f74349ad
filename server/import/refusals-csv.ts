import { Readable } from 'node:stream'
import { csvLine } from '#core/export/csv-line.ts'
import type { Database } from '#server/db/database.ts'
import { seenRefusal } from './as-seen.ts'
import { listRefusalPage } from './queries.ts'

const pageSize = 2_000

/**
 * The refused rows of an import as a CSV file, page by page, with the file's own columns behind the reason.
 * @param unseen  headers of columns that the reader may not see
 */
export function refusalsCsv(
  database: Database,
  tenantId: string,
  importId: string,
  unseen: ReadonlySet<string>,
): Readable {
  return Readable.from(pages(database, tenantId, importId, unseen), { objectMode: false })
}

async function* pages(
  database: Database,
  tenantId: string,
  importId: string,
  unseen: ReadonlySet<string>,
): AsyncGenerator<string> {
  let after = 0
  let columns: string[] | undefined
  for (;;) {
    const page = { limit: pageSize, after, reason: undefined }
    const found = await database.tenantRead(tenantId, (tx) => listRefusalPage(tx, importId, page))
    const rows = found.map((row) => seenRefusal(row, unseen))
    if (!columns) {
      columns = [...new Set(rows.flatMap((row) => Object.keys(row.row)))]
      // The mark makes spreadsheets read UTF-8.
      yield `\ufeff${csvLine(['row', 'reason', 'column', 'value', ...columns])}`
    }
    for (const row of rows) {
      const cells = columns.map((column) => row.row[column] ?? '')
      yield csvLine([String(row.row_number), row.reason, row.column_name ?? '', row.value ?? '', ...cells])
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.row_number
  }
}
