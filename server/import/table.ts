import type { FileEncoding } from '#contract/import-column.ts'
import type { Sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'

/** One row of a file. */
export interface TableRow {
  /** as a spreadsheet numbers it: the first row is 1, also when it is the header */
  number: number
  cells: string[]
  /** cells whose value the file does not tell, by column */
  faults?: readonly CellFault[]
}

export interface CellFault {
  column: number
  reason: 'formula_error' | 'formula_without_value'
}

/** A CSV or XLSX file that is there to be read, from the beginning, as often as needed. */
export interface Table {
  format: 'csv' | 'xlsx'
  /** of a text file, as `TextDecoder` calls it; `utf-8` for a workbook */
  encoding: string
  delimiter: string | null
  /** sheets of a workbook in their order; empty for a text file */
  sheets: readonly { name: string; hidden: boolean }[]
  /** the sheet that is read */
  sheet: string | null
  /** columns that the workbook hides from people */
  hiddenColumns: ReadonlySet<number>
  /** uncompressed bytes, when known before reading */
  bytes: number | null
  /** as the file itself says it, when it does */
  declaredRows: number | null
  /**
   * All rows in small batches, in bounded memory; an ended loop closes the file.
   * @throws AppError invalid_file  naming the row, when the file is broken or beyond the limits
   */
  rows(): AsyncGenerator<TableRow[]>
}

/** How a file is to be read, where its own signs mislead. */
export interface TableChoices {
  sheet?: string | undefined
  encoding?: FileEncoding | undefined
}

/** Widest table that is read. */
export const maxColumns = 500
/** Longest record, in characters: a longer one is a file without line ends or with a quotation mark never closed. */
export const maxRecordLength = 1_000_000
export const maxRows = 20_000_000
/** Most bytes a file may unfold to. */
export const maxUnpackedBytes = 4 * 1024 ** 3

/** A refusal of the whole file. */
export function invalidFile(detail: Sentence, options?: ErrorOptions): AppError {
  return new AppError('invalid_file', { detail }, options)
}
