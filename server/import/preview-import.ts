import type { z } from 'zod'
import type { importPreview } from '#contract/import.ts'
import { type ImportKind, listTargets } from '#core/import/import-targets.ts'
import { detectDateOrder } from '#core/import/parse-date.ts'
import { proposeColumns } from '#core/import/propose-columns.ts'
import { openTable } from './open-table.ts'
import { columnOf, readHead, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

export type ImportPreview = z.output<typeof importPreview>

const shownRows = 20
const shownSamples = 5

/**
 * Looks at an uploaded file and proposes what its columns mean; changes nothing. Reads its first 1,000 rows, and all its
 * bytes once for the encoding of a text file.
 * @param kind    guessed from the columns when undefined
 * @param fields  the tenant's custom fields
 * @throws AppError invalid_file
 */
export async function previewFile(
  path: string,
  kind: ImportKind | undefined,
  fields: readonly { key: string; name: string }[],
): Promise<ImportPreview> {
  const table = await openTable(path)
  const head = await readHead(table)
  const samples = head.headers.map((_, column) => columnOf(head.rows, column))
  const chosen = kind ?? guessKind(head.headers, samples)
  const proposed = proposeColumns(chosen, head.headers, samples, fields)
  return {
    kind: chosen,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: head.headerRow,
    columns: proposed.map((column, index) => ({
      ...column,
      samples: [...new Set((samples[index] ?? []).filter((value) => value.trim() !== ''))]
        .slice(0, shownSamples)
        .map((value) => shorten(value)),
    })),
    targets: listTargets(chosen, fields),
    rows: head.rows.slice(0, shownRows).map((row) => head.headers.map((_, column) => shorten(row.cells[column] ?? ''))),
    estimatedRows: estimateRows(table, head),
    problems: findProblems(chosen, proposed, samples),
  }
}

/** A column of dates and one of quantities make a history; anything else is a list of items. */
function guessKind(headers: readonly string[], samples: readonly (readonly string[])[]): ImportKind {
  const targets = new Map(
    proposeColumns('sales', headers, samples).map((column) => [column.proposedTarget, column.confidence]),
  )
  const sure = (target: string) => (targets.get(target) ?? 0) >= 0.6
  return sure('date') &&
    sure('quantity') &&
    (sure('sku') || sure('name')) &&
    (sure('reference') || sure('customer') || sure('unitPrice') || sure('lineTotal'))
    ? 'sales'
    : 'items'
}

function estimateRows(table: Table, head: TableHead): number | null {
  if (head.rows.length < 1_000) return head.rows.length
  if (table.declaredRows !== null) return Math.max(0, table.declaredRows - head.headerRow)
  return head.bytesPerRow && table.bytes !== null ? Math.round(table.bytes / head.bytesPerRow) : null
}

/** Keys of the catalogue's problems, for what a person should look at before starting. */
function findProblems(
  kind: ImportKind,
  columns: readonly { header: string; proposedTarget: string | null }[],
  samples: readonly (readonly string[])[],
): string[] {
  const problems: string[] = []
  const has = (target: string) => columns.some((column) => column.proposedTarget === target)
  if (kind === 'sales') {
    if (!has('sku')) problems.push('no_sku_column')
    if (!has('quantity')) problems.push('no_quantity_column')
    if (!has('date')) problems.push('no_date_column')
  } else if (!has('sku') && !has('name')) problems.push('no_name_column')
  columns.forEach((column, index) => {
    if (column.proposedTarget !== 'date' && column.proposedTarget !== 'new:date') return
    const order = detectDateOrder(samples[index] ?? [])
    if (order === 'ambiguous') problems.push('ambiguous_date_order')
    if (order === 'mixed') problems.push('mixed_date_order')
  })
  return [...new Set(problems)]
}

function shorten(value: string): string {
  const clean = value.replaceAll('\u0000', '\ufffd')
  return clean.length > 200 ? `${clean.slice(0, 199)}…` : clean
}
