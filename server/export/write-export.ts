import type { Readable } from 'node:stream'
import { Readable as Stream } from 'node:stream'
import type { ExportRequest } from '#contract/export.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { csvLine } from '#core/export/csv-line.ts'
import { say } from '#core/words/say.ts'
import type { Database } from '#server/db/database.ts'
import { exportItems, type Reader } from './export-items.ts'
import { exportMovements } from './export-movements.ts'
import { exportRecords } from './export-records.ts'
import { writeXlsx } from './write-xlsx.ts'

/** What each format is to a browser. */
export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * The content of an export as a stream, in bounded memory.
 * @param onRows  told of the rows written so far
 * @throws AppError invalid_value
 */
export async function writeExport(
  database: Database,
  reader: Reader,
  request: ExportRequest,
  onRows: (rows: number) => void = () => undefined,
): Promise<Readable> {
  const { headers, pages } = await prepareExport(database, reader, request)
  const counted = async function* () {
    let rows = 0
    for await (const page of pages()) {
      yield page
      rows += page.length
      onRows(rows)
    }
  }
  if (request.format === 'xlsx')
    return Stream.from(writeXlsx(say(titleOf(request), reader.language), headers, counted()))
  const lines = async function* () {
    // the mark makes spreadsheets read UTF-8
    yield `\ufeff${csvLine(headers)}`
    for await (const page of counted()) yield page.map((cells) => csvLine(cells.map(({ text }) => text))).join('')
  }
  return Stream.from(lines(), { objectMode: false })
}

function prepareExport(database: Database, reader: Reader, { entity, ...request }: ExportRequest) {
  switch (entity) {
    case 'item':
      return exportItems(database, reader, { entity, ...request })
    case 'movement':
      return exportMovements(database, reader, { entity, ...request })
    default:
      return exportRecords(database, reader, { entity, ...request })
  }
}

const titles = {
  item: sentence('export.items'),
  supplier: sentence('export.suppliers'),
  location: sentence('export.locations'),
  movement: sentence('export.movements'),
} as const

/** What a file, and the sheet in it, is called. */
export function titleOf({ entity }: Pick<ExportRequest, 'entity'>): Sentence {
  return titles[entity]
}
