import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError } from 'csv-parse'
import type { FileEncoding } from '#contract/import-column.ts'
import { sentence } from '#contract/words/sentence.ts'
import { type Dialect, detectDialect } from '#core/import/detect-delimiter.ts'
import { detectShape, type TextShape } from '#core/import/text-shape.ts'
import { AppError } from '#server/http/app-error.ts'
import { detectEncoding } from './detect-encoding.ts'
import { readRecords } from './read-records.ts'
import { readShaped } from './read-shaped.ts'
import {
  invalidFile,
  maxColumns,
  maxRecordLength,
  maxRows,
  maxUnpackedBytes,
  type Table,
  type TableRow,
} from './table.ts'

const batchSize = 500
/** Rows may be a million characters long. */
const batchCharacters = 2_000_000
/** A file of nothing but line ends takes minutes to read. */
const mostEmptyLines = 1_000_000
const bufferSize = 256 * 1024
/** Tables shrink 5 to 30 times, those of the same few values a hundred; bombs shrink a thousand times. */
const suspiciousRatio = 200
const harmlessBytes = 100 * 1024 * 1024

/**
 * Opens a text table: any of the usual delimiters and quotation marks, any encoding that its bytes show, line ends of any system,
 * gzip. Reads the file once to know its encoding.
 * @param encoding  as a person says; found when undefined
 * @throws AppError invalid_file
 */
export async function openCsv(path: string, gzipped: boolean, encoding?: FileEncoding): Promise<Table> {
  const most = gzipped ? Math.max(harmlessBytes, (await stat(path)).size * suspiciousRatio) : maxUnpackedBytes
  const facts = await detectEncoding(guardGzip(openBytes(path, gzipped)), encoding, Math.min(most, maxUnpackedBytes))
  const sample = facts.head.slice(0, 128 * 1024).replace(/^\ufeff/, '')
  const dialect = detectDialect(sample)
  const shape = detectShape(sample)
  // A lone carriage return ends a line only where nothing else does: old Macintosh files.
  const lineEnds = facts.head.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r']
  return {
    format: 'csv',
    encoding: facts.encoding,
    delimiter: shape.shape === 'delimited' ? dialect.delimiter : null,
    sheets: [],
    sheet: null,
    hiddenColumns: new Set(),
    bytes: facts.bytes,
    declaredRows: null,
    rows: () =>
      readRows(
        openBytes(path, gzipped),
        facts.encoding,
        { ...dialect, isFramed: isFramed(sample, dialect) },
        lineEnds,
        shape,
      ),
  }
}

function openBytes(path: string, gzipped: boolean): Readable {
  const file = createReadStream(path, { highWaterMark: bufferSize })
  if (!gzipped) return file
  return pipeline(file, createGunzip({ chunkSize: bufferSize }), () => undefined)
}

async function* guardGzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* source
  } catch (error) {
    throw translate(error, 0)
  }
}

async function* readRows(
  source: Readable,
  encoding: string,
  dialect: Dialect & { isFramed: boolean },
  lineEnds: readonly string[],
  shape: TextShape,
): AsyncGenerator<TableRow[]> {
  // the headings of a list that has none of its own are no line of the file
  let number = shape.shape === 'quantities' ? -1 : 0
  let empty = 0
  let characters = 0
  let batch: TableRow[] = []
  try {
    const groups =
      shape.shape === 'delimited'
        ? readRecords(toUtf8(limitLines(source, encoding, dialect), encoding), dialect, lineEnds)
        : readShaped(toUtf8(limitBytes(source), encoding), shape)
    for await (const records of groups) {
      for (const record of records) {
        number++
        const cells = dialect.isFramed && shape.shape === 'delimited' ? unframe(record) : record
        // a wholly empty line is no row, but it counts where people number them
        if (cells.length === 1 && cells[0] === '') {
          if (++empty > mostEmptyLines)
            throw invalidFile(sentence('file.emptyLines', { row: number, most: mostEmptyLines }))
          continue
        }
        empty = 0
        if (dialect.told && number === 1) continue
        if (cells.length > maxColumns)
          throw invalidFile(sentence('file.wideRow', { row: number, columns: cells.length, most: maxColumns }))
        if (number > maxRows) throw invalidFile(sentence('file.mostRows', { most: maxRows }))
        batch.push({ number, cells })
        for (const cell of cells) characters += cell.length
        if (batch.length === batchSize || characters > batchCharacters) {
          yield batch
          batch = []
          characters = 0
        }
      }
    }
  } catch (error) {
    if (batch.length > 0) yield batch
    throw translate(error, number)
  } finally {
    source.destroy()
  }
  if (batch.length > 0) yield batch
}

/** Whether lines begin and end with the delimiter, as tables of programs and of notes do: "| A-1 | Hammer |". */
function isFramed(sample: string, { delimiter }: Dialect): boolean {
  if (delimiter !== '|') return false
  const lines = sample
    .split(/\r\n|\r|\n/)
    .filter((line) => line.includes(delimiter))
    .slice(0, 50)
  return lines.length > 1 && lines.every((line) => /^\s*\|.*\|\s*$/.test(line))
}

/** A row without the empty cells before its first and behind its last mark. */
function unframe(cells: string[]): string[] {
  if (cells.length < 3 || cells[0]?.trim() !== '' || cells.at(-1)?.trim() !== '') return cells
  return cells.slice(1, -1).map((cell) => cell.trim())
}

async function* limitBytes(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let total = 0
  for await (const chunk of source) {
    total += chunk.length
    if (total > maxUnpackedBytes) throw invalidFile(sentence('file.unfolds'))
    yield chunk
  }
}

/** Stops at a line that is longer than any record may be, before it is gathered in memory. */
async function* limitLines(
  source: AsyncIterable<Buffer>,
  encoding: string,
  { delimiter }: Pick<Dialect, 'delimiter'>,
): AsyncGenerator<Buffer> {
  const width = encoding.startsWith('utf-16') ? 2 : 1
  let line = 1
  let since = 0
  // of a line of several chunks: it may be wide, and not only long
  let columns = 0
  let total = 0
  for await (const chunk of source) {
    total += chunk.length
    if (total > maxUnpackedBytes) throw invalidFile(sentence('file.unfolds'))
    const first = Math.min(...[chunk.indexOf(10), chunk.indexOf(13)].map((at) => (at < 0 ? chunk.length : at)))
    if (since > 0 || first > maxRecordLength * width) columns += countOf(chunk.subarray(0, first), delimiter)
    if (since + first > maxRecordLength * width)
      throw invalidFile(
        columns > maxColumns
          ? sentence('file.wideLine', { row: line, most: maxColumns })
          : sentence('file.noLineEnds', { row: line, most: maxRecordLength }),
      )
    if (first === chunk.length) since += chunk.length
    else {
      columns = 0
      since = chunk.length - 1 - Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13))
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) line++
    }
    yield chunk
  }
}

function countOf(bytes: Buffer, delimiter: string | null): number {
  const mark = delimiter?.charCodeAt(0)
  let count = 0
  for (const byte of bytes) if (byte === mark) count++
  return count
}

/** UTF-8 passes as it is (invalid bytes become U+FFFD in the cells); other encodings are written anew. */
async function* toUtf8(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    let beginning = true
    for await (const chunk of source) {
      yield beginning && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk
      beginning = false
    }
    return
  }
  // The decoder drops the byte order mark by itself.
  const decoder = new TextDecoder(encoding)
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  const rest = decoder.decode()
  if (rest) yield Buffer.from(rest)
}

function translate(error: unknown, row: number): unknown {
  if (error instanceof AppError) return error
  if (error instanceof CsvError) {
    const at = row + 1
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
      return invalidFile(sentence('file.openQuote', { row: at }), { cause: error })
    return invalidFile(sentence('file.unreadableRow', { row: at, cause: error.message }), { cause: error })
  }
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('Z_')) return invalidFile(sentence('file.damagedGzip'), { cause: error })
  return error
}
