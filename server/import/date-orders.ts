import type { ImportOptions } from '#contract/import.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { type DateOrder, detectDateOrder } from '#core/import/parse-date.ts'
import { AppError } from '#server/http/app-error.ts'
import { columnOf, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/**
 * The order of day and month in each column of dates: as told, else as a date above the twelfth shows, looked for in the whole
 * file where its beginning leaves it open; a column that never shows it is written as the file's other columns are.
 * @throws AppError invalid_value  no date of the file shows it, or dates contradict each other
 */
export async function decideDateOrders(
  table: Table,
  head: TableHead,
  { dateOrder }: ImportOptions,
  columns: readonly number[],
): Promise<Map<number, DateOrder>> {
  if (dateOrder !== 'auto') return new Map(columns.map((column) => [column, dateOrder]))
  const found = new Map(columns.map((column) => [column, detectDateOrder(columnOf(head.rows, column))]))
  const open = columns.filter((column) => found.get(column) === 'ambiguous')
  if (open.length > 0 && !head.complete) {
    const votes = new Map(open.map((column) => [column, new Set<DateOrder>()]))
    for await (const batch of table.rows()) {
      for (const [column, seen] of votes) {
        const order = detectDateOrder(columnOf(batch, column))
        if (order === 'dmy' || order === 'mdy') seen.add(order)
        if (order === 'mixed') seen.add('dmy').add('mdy')
      }
    }
    for (const [column, seen] of votes) {
      const [order = 'ambiguous'] = seen
      found.set(column, seen.size === 2 ? 'mixed' : order)
    }
  }
  const shown = new Set([...found.values()].filter((order) => order === 'dmy' || order === 'mdy'))
  const [common] = shown
  return new Map(
    [...found].map(([column, order]) => {
      if (order === 'mixed') throw refuseDates(sentence('import.datesMixed'))
      if (order !== 'ambiguous') return [column, order ?? 'ymd']
      if (common === undefined || shown.size > 1) throw refuseDates(sentence('import.datesAmbiguous'))
      return [column, common]
    }),
  )
}

function refuseDates(message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.options.dateOrder', message }] })
}
