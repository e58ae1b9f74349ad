import type { z } from 'zod'
import type { importPreview } from '#contract/import.ts'
import type { ColumnProblem } from '#contract/import-column.ts'
import type { Language } from '#contract/words/languages.ts'
import { entityOf, type ImportKind, listTargets } from '#core/import/import-targets.ts'
import { guessKind } from '#core/import/guess-kind.ts'
import { type ColumnProposal, inferColumns } from '#core/import/infer-columns.ts'
import { say } from '#core/words/say.ts'
import { rowUnfolder } from './file-records.ts'
import { openTable } from './open-table.ts'
import type { PreviewSchema } from './preview-schema.ts'
import { readHead, type TableHead } from './read-head.ts'
import type { Table, TableChoices } from './table.ts'

export type ImportPreview = z.output<typeof importPreview>

const shownRows = 20
const sampledRows = 10_000

/** How to look at a file. */
export interface PreviewChoices extends TableChoices {
  /** guessed from the columns when undefined */
  kind?: ImportKind | undefined
  /** number of the row of headers, 0 for none; found when undefined */
  headerRow?: number | undefined
}

/**
 * Looks at an uploaded file and proposes what its columns mean; changes nothing. Reads its first 10,000 rows, and all its
 * bytes once for the encoding of a text file.
 * @throws AppError invalid_file
 */
export async function previewFile(
  path: string,
  { kind, headerRow, ...choices }: PreviewChoices,
  schema: PreviewSchema,
  language: Language,
): Promise<ImportPreview> {
  const table = await openTable(path, choices)
  const head = await readHead(table, sampledRows, headerRow)
  const rows = head.rows.map((row) => row.cells)
  const chosen = kind ?? guessKind(head.headers, rows, schema.fields)
  const { currency } = schema
  const fields = schema.fields[entityOf[chosen]]
  const { width, sectionColumn } = head
  const wide = head.wide && { of: head.wide, width, sectionColumn }
  const shop = head.shop && { of: head.shop }
  const proposals = inferColumns(head.headers, rows, { kind: chosen, fields, currency, wide, shop })
  const columnOf = (wanted: string) => {
    const at = proposals.findIndex(({ target }) => target === wanted)
    return at < 0 ? undefined : at
  }
  const sku = columnOf('sku')
  const held = ['barcode', 'openingStock', 'location', 'area', 'bin', 'lot', 'expiresOn'].flatMap(
    (target) => columnOf(target) ?? [],
  )
  const unfoldRow = rowUnfolder(head, {
    wide: { sku, axis: 'Size' },
    shop: { sku, name: columnOf('name'), held, keyOf: (axis) => axis },
  })
  const shown = head.rows.slice(0, shownRows).flatMap(unfoldRow)
  return {
    kind: chosen,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheets: [...table.sheets],
    sheet: table.sheet,
    headerRow: head.headerRow,
    firstRows: head.firstRows.map(({ number, cells }) => ({ number, cells: cells.slice(0, shownCells).map(shorten) })),
    columns: proposals.map(({ target, examples, problems, ...proposal }, column) => ({
      ...proposal,
      proposedTarget: target,
      // of columns that are read out of rows, what they hold there
      samples: (examples.length > 0 ? examples : valuesOf(shown, column)).map(shorten),
      problems: [...problems, ...findColumnFaults(column, table, head)],
    })),
    targets: listTargets(chosen, fields).map((target) => ({ ...target, label: say(target.label, language) })),
    rows: shown.slice(0, shownRows).map((row) => head.headers.map((_, column) => shorten(row.cells[column] ?? ''))),
    estimatedRows: estimateRows(table, head),
    problems: findProblems(chosen, proposals),
  }
}

const shownCells = 30

function valuesOf(rows: readonly { cells: readonly string[] }[], column: number): string[] {
  const values = new Set(rows.map(({ cells }) => (cells[column] ?? '').trim()))
  return [...values].filter((text) => text !== '').slice(0, 5)
}

/** What only the file knows of a column: that it is hidden, and that formulas in it have no value. */
function findColumnFaults(column: number, table: Table, head: TableHead): ColumnProblem[] {
  const hidden: ColumnProblem[] = table.hiddenColumns.has(column)
    ? [{ code: 'hidden_column', count: head.rows.length, examples: [] }]
    : []
  const faulty = head.rows.filter((row) => row.faults?.some((fault) => fault.column === column))
  if (faulty.length === 0) return hidden
  const examples = [...new Set(faulty.map((row) => shorten(row.cells[column] ?? '')))].filter((text) => text !== '')
  return [...hidden, { code: 'formula_errors', count: faulty.length, examples: examples.slice(0, 3) }]
}

function estimateRows(table: Table, head: TableHead): number | null {
  if (head.rows.length < sampledRows && head.complete) return head.rows.length
  if (table.declaredRows !== null) return Math.max(0, table.declaredRows - head.headerRow)
  return head.bytesPerRow && table.bytes !== null ? Math.round(table.bytes / head.bytesPerRow) : null
}

/** Keys of the catalogue's problems, for what a person should look at before starting. */
function findProblems(kind: ImportKind, columns: readonly ColumnProposal[]): string[] {
  const problems: string[] = []
  const has = (target: string) => columns.some((column) => column.target === target)
  if (kind === 'sales') {
    if (!has('sku') && !has('name')) problems.push('no_sku_column')
    if (!has('quantity') && !has('quantityIn')) problems.push('no_quantity_column')
    if (!has('date')) problems.push('no_date_column')
  } else if (kind === 'items') {
    if (!has('sku') && !has('name')) problems.push('no_name_column')
  } else if (!has('code') && !has('name')) problems.push('no_code_column')
  for (const column of columns)
    for (const { code } of column.problems)
      if (code === 'ambiguous_date_order' || code === 'mixed_date_order') problems.push(code)
  return [...new Set(problems)]
}

function shorten(value: string): string {
  const clean = value.replaceAll('\u0000', '\ufffd')
  return clean.length > 200 ? `${clean.slice(0, 199)}…` : clean
}
