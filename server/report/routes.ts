import { downloadStockReport, getStockReport, listStockReportItems, startStockReport } from '#contract/report.ts'
import { sentence } from '#contract/words/sentence.ts'
import { contentDisposition } from '#core/file/content-disposition.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { mediaTypes } from '#server/export/write-export.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { languageOf } from '#server/http/language.ts'
import { route, routeStream } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { stockReportTask } from './jobs.ts'
import { listReportItems } from './list-report-items.ts'
import { summariseReport } from './summarise-report.ts'
import { writeReport } from './write-report.ts'

export function registerReportRoutes(app: App): void {
  route(app, getStockReport, ({ tx, query }) => summariseReport(tx, query))

  route(app, startStockReport, async ({ tx, actor, body }) => {
    if (body.locationId !== null) await requirePlace(tx, body.locationId)
    return { task: await startTask(tx, actor, stockReportTask, body, { isLast: true }) }
  })

  route(app, listStockReportItems, ({ tx, query }) => listReportItems(tx, query))

  routeStream(app, downloadStockReport, async ({ actor, query, req, reply }) => {
    const { format, ...rows } = query
    const language = languageOf(req)
    const day = new Date().toISOString().slice(0, 10)
    return reply
      .header('content-type', mediaTypes[format])
      .header(
        'content-disposition',
        contentDisposition('attachment', `${say(sentence('report.file'), language)} ${day}.${format}`),
      )
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(writeReport(app.database, { tenantId: actor.tenantId, language }, rows, format))
  })
}

/** @throws AppError not_found  there is none, or it is not one of ours */
async function requirePlace(tx: Tx, locationId: string): Promise<void> {
  const [place] = await tx.query({
    text: 'select from location where id = $1 and not is_virtual',
    values: [locationId],
  })
  if (!place) throw new AppError('not_found')
}
