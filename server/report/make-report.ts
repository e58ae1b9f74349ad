import type { BodyOf } from '#contract/endpoint.ts'
import type { startStockReport } from '#contract/report.ts'
import { sharesBefore } from '#core/report/abc-class.ts'
import { chooseLastDay, readCalendar } from '#server/forecast/queries.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { valueStock } from '#server/valuation/value-stock.ts'
import { judgeItem } from './judge-item.ts'
import { addMonths, type MonthSums } from './month-sums.ts'
import { countMoved, readDays, readExpected, readItems } from './report-queries.ts'
import { toWindow } from './report-window.ts'
import { type JudgedRow, type Shares, storeReport, toRow } from './store-report.ts'

/** Items in memory with all their days at a time. */
const chunk = 500
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Makes a report of all items that ever moved. Values the stock first, so that nothing recorded before is left out; then reads the entries of the
 * window item by item, and stores the report whole in one transaction: there is the former one or the new one, never a part. Holds
 * some 500 bytes an item. Killed or run twice, it makes the same again.
 */
export async function makeReport(run: TaskRun<BodyOf<typeof startStockReport>>): Promise<Record<string, unknown>> {
  const { database, tenantId, input, signal, hold } = run
  run.progress({ stage: 'valuing' })
  await valueStock(database, tenantId, { signal, hold })
  run.progress({ stage: 'loading' })
  const { calendar, total } = await database.tenantRead(tenantId, async (tx) => ({
    calendar: await readCalendar(tx),
    total: await countMoved(tx),
  }))
  const window = toWindow(input, chooseLastDay(calendar), calendar.today)
  const scope = { locationId: input.locationId, ...calendar }
  run.progress({ done: 0, total })
  const rows: JudgedRow[] = []
  const sums: MonthSums = new Map()
  let seen = 0
  for (let after = noId; ; ) {
    signal.throwIfAborted()
    const { items, days, expected } = await database.tenantRead(tenantId, async (tx) => {
      const picked = await readItems(tx, scope, after, chunk)
      const ids = picked.map(({ id }) => id)
      return {
        items: picked,
        days: ids.length === 0 ? [] : await readDays(tx, scope, ids, window.readFrom),
        // a forecast is of all places together
        expected: ids.length === 0 || input.locationId !== null ? [] : await readExpected(tx, ids),
      }
    })
    if (items.length === 0) break
    const byItem = Map.groupBy(days, ({ item_id }) => item_id)
    const forecasts = new Map(expected.map((one) => [one.item_id, one]))
    for (const item of items) {
      const judged = judgeItem(item, byItem.get(item.id) ?? [], forecasts.get(item.id), window)
      if (!judged) continue
      rows.push(toRow(judged))
      addMonths(sums, judged)
    }
    after = items.at(-1)?.id ?? after
    seen += items.length
    run.progress({ done: seen, total: Math.max(total, seen) })
  }
  run.progress({ stage: 'storing' })
  const sharesOf = (basis: keyof Shares) => sharesBefore(rows.map(({ weights }) => weights[basis]))
  const shares = { consumption: sharesOf('consumption'), sales: sharesOf('sales'), stock: sharesOf('stock') }
  const reportId = await database.tenant(tenantId, async (tx) => {
    await hold(tx)
    return storeReport(tx, { ...input, window }, { rows, shares, sums })
  })
  return { stockReportId: reportId, items: rows.length, ...(input.locationId ? { locationId: input.locationId } : {}) }
}
