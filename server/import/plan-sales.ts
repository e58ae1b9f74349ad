import type { ImportOptions, Mapping } from '#contract/import.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { checkMapping, type SalesTarget, salesTargets } from '#core/import/import-targets.ts'
import { type DateOrder, detectDateOrder } from '#core/import/parse-date.ts'
import { type DecimalMark, detectDecimalMark } from '#core/import/parse-decimal.ts'
import type { SalesReading } from '#core/import/read-sales-row.ts'
import { zonedClock } from '#core/import/zoned-clock.ts'
import { AppError } from '#server/http/app-error.ts'
import { columnOf, readHead } from './read-head.ts'
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
  const numbers = [columns.quantity, columns.unitPrice, columns.lineTotal].flatMap((column) =>
    column === undefined ? [] : columnOf(head.rows, column),
  )
  return {
    headers: head.headers,
    headerRow: head.headerRow,
    headerOf: (target) => Object.keys(mapping).find((name) => mapping[name] === target),
    reading: {
      columns,
      headers: head.headerCells,
      decimalMark: decideDecimalMark(options, numbers),
      dateOrder: await decideDateOrder(table, options, columns.date ?? 0, columnOf(head.rows, columns.date ?? 0)),
      clock: zonedClock(options.timeZone ?? tenantTimeZone),
      latest: now + dayMs,
    },
  }
}

/** @throws AppError invalid_value */
export function assertMapping(
  kind: 'sales' | 'items',
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

export function decideDecimalMark(options: ImportOptions, samples: Iterable<string>): DecimalMark {
  return options.decimalMark === 'auto' ? (detectDecimalMark(samples) ?? '.') : options.decimalMark
}

/**
 * The order of day and month: as told, else as a date above the twelfth shows, looked for in the whole column.
 * @throws AppError invalid_value  no date of the file shows it, or dates contradict each other
 */
export async function decideDateOrder(
  table: Table,
  options: ImportOptions,
  column: number,
  sample: readonly string[],
): Promise<DateOrder> {
  if (options.dateOrder !== 'auto') return options.dateOrder
  let order = detectDateOrder(sample)
  if (order === 'ambiguous') {
    const votes = new Set<DateOrder>()
    for await (const batch of table.rows()) {
      const found = detectDateOrder(columnOf(batch, column))
      if (found === 'dmy' || found === 'mdy') votes.add(found)
      if (found === 'mixed') votes.add('dmy').add('mdy')
    }
    order = votes.size === 2 ? 'mixed' : ([...votes][0] ?? 'ambiguous')
  }
  if (order === 'ambiguous') throw refuseDates(sentence('import.datesAmbiguous'))
  if (order === 'mixed') throw refuseDates(sentence('import.datesMixed'))
  return order ?? 'ymd'
}

function refuseDates(message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.options.dateOrder', message }] })
}
