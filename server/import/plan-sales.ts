import type { ImportOptions, Mapping } from '#contract/import.ts'
import { sentence } from '#contract/words/sentence.ts'
import { checkMapping, type ImportKind, type SalesTarget, salesTargets } from '#core/import/import-targets.ts'
import { readMovementKind } from '#core/import/movement-words.ts'
import { type DecimalMark, detectDecimalMark } from '#core/import/parse-decimal.ts'
import type { SalesReading } from '#core/import/read-sales-row.ts'
import { zonedClock } from '#core/import/zoned-clock.ts'
import { AppError } from '#server/http/app-error.ts'
import { decideDateOrders } from './date-orders.ts'
import { columnOf, readHead, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/** How one file of sales is read, decided once. */
export interface SalesPlan {
  headers: readonly string[]
  headerRow: number
  reading: SalesReading
  headerOf(target: string): string | undefined
}

const dayMs = 86_400_000

/**
 * Decides columns, date order and decimal mark from the beginning of the file; the order of its dates from all of it,
 * where the beginning leaves it open.
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of the dates must be told
 */
export async function planSales(
  table: Table,
  mapping: Mapping,
  options: ImportOptions,
  tenantTimeZone: string,
  now: number,
): Promise<SalesPlan> {
  const head = await readHead(table, 5_000, options.headerRow)
  assertMapping('sales', mapping, head.headers, new Set())
  const columns: Partial<Record<SalesTarget, number>> = {}
  for (const target of salesTargets) {
    const header = Object.keys(mapping).find((name) => mapping[name] === target)
    if (header !== undefined) columns[target] = head.headers.indexOf(header)
  }
  const dateColumn = columns.date ?? 0
  const numbers = [
    columns.quantity,
    columns.quantityIn,
    columns.quantityOut,
    columns.unitPrice,
    columns.lineTotal,
  ].flatMap((column) => (column === undefined ? [] : columnOf(head.rows, column)))
  return {
    headers: head.headers,
    headerRow: head.headerRow,
    headerOf: (target) => Object.keys(mapping).find((name) => mapping[name] === target),
    reading: {
      columns,
      headers: head.headerCells,
      decimalMark: decideDecimalMark(options, numbers, likelyMark(table, head)),
      dateOrder: (await decideDateOrders(table, head, options, [dateColumn])).get(dateColumn) ?? 'ymd',
      clock: zonedClock(options.timeZone ?? tenantTimeZone),
      latest: now + dayMs,
      signed: isSigned(head, columns),
    },
  }
}

/** Whether what leaves stands below zero: most rows that say they are sales, issues or the like do. */
function isSigned({ rows }: TableHead, { movement, quantity }: Partial<Record<SalesTarget, number>>): boolean {
  if (movement === undefined || quantity === undefined) return false
  const leaving = rows.filter(({ cells }) => readMovementKind(cells[movement] ?? '') === 'sale')
  const below = leaving.filter(({ cells }) => /^[-−(]/.test((cells[quantity] ?? '').trim()))
  return below.length * 2 > leaving.length
}

/** @throws AppError invalid_value */
export function assertMapping(
  kind: ImportKind,
  mapping: Mapping,
  headers: readonly string[],
  fieldKeys: ReadonlySet<string>,
): void {
  const problems = checkMapping(kind, mapping, headers, fieldKeys)
  if (problems.length === 0) return
  throw new AppError('invalid_value', {
    detail: problems
      .slice(0, 3)
      .map(({ header, message }) => (header === '' ? message : sentence('import.columnProblem', { header, message }))),
    errors: problems.map((problem) => ({ path: `body.mapping.${problem.header}`, message: problem.message })),
  })
}

/** @param likely  where all numbers are whole or may be read both ways ("1.000") */
export function decideDecimalMark(
  options: ImportOptions,
  samples: Iterable<string>,
  likely: DecimalMark = '.',
): DecimalMark {
  return options.decimalMark === 'auto' ? (detectDecimalMark(samples) ?? likely) : options.decimalMark
}

/** The mark of the places where a file is written so: between semicolons and with points in its dates, the comma. */
export function likelyMark({ delimiter }: Table, { rows }: TableHead): DecimalMark {
  const pointed = rows
    .slice(0, 200)
    .some(({ cells }) => cells.some((cell) => /^\d{1,2}\.\d{1,2}\.\d{2,4}\b/.test(cell)))
  return delimiter === ';' && pointed ? ',' : '.'
}
