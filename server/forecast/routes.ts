import { listForecasts, startForecast } from '#contract/forecast.ts'
import { getForecastAccuracy, getForecastRecord } from '#contract/forecast-record.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { RawJson, route } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { readAccuracy, readRecord } from './forecast-record.ts'
import { forecastTask } from './jobs.ts'
import { listForecastPage } from './queries.ts'

export function registerForecastRoutes(app: App): void {
  route(app, startForecast, async ({ tx, actor, body }) => ({
    task: await startTask(tx, actor, forecastTask, body, { isLast: true }),
  }))

  route(app, listForecasts, async ({ tx, query }) => {
    const { limit, itemId } = query
    const position = parseCursor(query.cursor, 2)
    const after = position && { demand: Number(position[0]), itemId: String(position[1]) }
    const rows = await listForecastPage(tx, { limit: limit + 1, after, itemId })
    const { data, nextCursor } = toPage(rows, limit, (row) => [row.demand, row.itemId])
    return new RawJson(`{"data":[${data.map((row) => row.json).join()}],"nextCursor":${JSON.stringify(nextCursor)}}`)
  })

  route(app, getForecastRecord, ({ tx, params }) => readRecord(tx, params.itemId))
  route(app, getForecastAccuracy, ({ tx }) => readAccuracy(tx))
}
