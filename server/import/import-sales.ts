import type { ImportRun } from './import-run.ts'
import { readState } from './import-run.ts'
import { openTable } from './open-table.ts'
import { planSales } from './plan-sales.ts'
import { postSales } from './post-sales.ts'
import { findTimeZone } from './queries.ts'
import { settleItems } from './settle-items.ts'
import { surveySales } from './survey-sales.ts'

/**
 * Imports a sales history in two readings of its file: a survey (items, names, prices, how stock would move), then, after
 * items and opening stock are made, the ledger entries. Killed anywhere, it goes on from its last checkpoint when it is run
 * again; the survey is repeated, since it writes nothing.
 * @param now  lines dated more than a day later are refused
 * @throws AppError invalid_file, invalid_value
 */
export async function importSales(run: ImportRun, now: number): Promise<void> {
  run.progress({ stage: 'reading', done: 0, total: null })
  const timeZone = await run.database.tenantRead(run.tenantId, findTimeZone)
  const table = await openTable(run.path, run.options)
  const plan = await planSales(table, run.mapping, run.options, timeZone, now)
  const state = await readState(run)
  const survey = await surveySales(run, table, plan)
  const settled = await settleItems(run, survey, state)
  await postSales(run, table, plan, survey, settled, state)
}
