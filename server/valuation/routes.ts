import {
  downloadStockValues,
  getItemValuation,
  getValuation,
  listMovementCosts,
  listStockValues,
  runValuation,
} from '#contract/valuation.ts'
import { sentence } from '#contract/words/sentence.ts'
import { csvLine } from '#core/export/csv-line.ts'
import { contentDisposition } from '#core/file/content-disposition.ts'
import { say } from '#core/words/say.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { route, routeStream } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { valuationTask } from './jobs.ts'
import { listValues } from './list-values.ts'
import { readItemValuation, readMovementCosts, readValuation } from './queries.ts'

export function registerValuationRoutes(app: App): void {
  const { database } = app

  route(app, getValuation, ({ tx }) => readValuation(tx))

  route(app, listStockValues, ({ tx, query }) => listValues(tx, query))

  routeStream(app, downloadStockValues, async ({ actor, query, req, reply }) => {
    const language = languageOf(req)
    const { data } = await database.tenantRead(actor.tenantId, (tx) => listValues(tx, query))
    const head = (['code', 'name', 'quantity', 'unit', 'unitCost', 'value'] as const).map((column) =>
      say(sentence(`valuation.column.${column}`), language),
    )
    const lines = data.map((row) =>
      csvLine([row.code, row.name, row.quantity, row.unit, row.unitCost, row.value].map((cell) => cell ?? '')),
    )
    const day = (query.at ?? new Date().toISOString()).slice(0, 10)
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        contentDisposition('attachment', `${say(sentence('valuation.file'), language)} ${day}.csv`),
      )
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(`\ufeff${csvLine(head)}${lines.join('')}`)
  })

  route(app, getItemValuation, ({ tx, params }) => readItemValuation(tx, params.itemId))

  route(app, listMovementCosts, async ({ tx, params }) => ({ data: await readMovementCosts(tx, params.movementId) }))

  route(app, runValuation, async ({ tx, actor }) => ({
    task: await startTask(tx, actor, valuationTask, {}, { isLast: true }),
  }))
}
