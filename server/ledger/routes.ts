import type { z } from 'zod'
import { getLedger, type ledger, rebuildLedger } from '#contract/ledger.ts'
import { getStockTimeline, listStock, proveLedger } from '#contract/stock.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { App } from '#server/http/app.ts'
import { isChosen } from '#server/http/page-rows.ts'
import { RawJson, route } from '#server/http/route.ts'
import { listChosenStock } from '#server/stock/list-chosen-stock.ts'
import { listStockJson } from '#server/stock/queries.ts'
import { startTask } from '#server/task/start-task.ts'
import { checkLedger } from './check-ledger.ts'
import { ledgerRebuildTask } from './jobs.ts'
import { listStockAtJson, stockThen } from './stock-at.ts'
import { readStockTimeline } from './stock-timeline.ts'

type Asked = z.output<typeof listStock.query>

function listPage(tx: Tx, query: Asked): Promise<string> {
  return query.at ? listStockAtJson(tx, query, query.at) : listStockJson(tx, query)
}

function listChosen(tx: Tx, { at, ...query }: Asked): Promise<string> {
  return at ? listChosenStock(tx, query, (sql) => stockThen(sql.bind(at, 'timestamptz'))) : listChosenStock(tx, query)
}

export function registerLedgerRoutes(app: App): void {
  route(
    app,
    listStock,
    async ({ tx, query }) => new RawJson(await (isChosen(query) ? listChosen(tx, query) : listPage(tx, query))),
  )

  route(app, getStockTimeline, ({ tx, params, query }) => readStockTimeline(tx, params.itemId, query))

  route(app, proveLedger, ({ tx }) => checkLedger(tx))

  route(app, getLedger, ({ tx }) => readLedger(tx))

  route(app, rebuildLedger, async ({ tx, actor }) => ({
    task: await startTask(tx, actor, ledgerRebuildTask, {}, { isLast: true }),
  }))
}

/** What the last check and the last rebuild found; nothing yet before the first. */
async function readLedger(tx: Tx): Promise<z.output<typeof ledger>> {
  const [row] = await tx.query<z.output<typeof ledger>>({
    name: 'ledger-read',
    text: `
      select checked_at as "checkedAt", checked_lines as lines, checked_balances as balances, lines as "provedLines",
        encode(chain, 'hex') as fingerprint, rebuilt_at as "rebuiltAt", rebuilt_lines as "rebuiltLines",
        difference_count as "differenceCount", differences || rebuilt_differences as differences, differs_since as "differsSince"
      from ledger_proof`,
  })
  return (
    row ?? {
      checkedAt: null,
      lines: 0,
      balances: 0,
      provedLines: 0,
      fingerprint: '',
      rebuiltAt: null,
      rebuiltLines: null,
      differenceCount: 0,
      differences: [],
      differsSince: null,
    }
  )
}
