import { createDemandEvent, getDemandEvent, listDemandEvents, updateDemandEvent } from '#contract/demand-event.ts'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import {
  createForecastOverride,
  listForecastOverrides,
  updateForecastOverride,
  withdrawForecastOverride,
} from '#contract/forecast-override.ts'
import { getForecastAccuracy, getForecastRecord } from '#contract/forecast-record.ts'
import { getForecastSums } from '#contract/forecast-sums.ts'
import { startSimulation } from '#contract/simulation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { isChosen } from '#server/http/page-rows.ts'
import { RawJson, route } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { getEvent, listEvents } from './event-queries.ts'
import { readAccuracy, readRecord } from './forecast-record.ts'
import { readSums } from './forecast-sums.ts'
import { forecastTask, simulationTask } from './jobs.ts'
import { listOverrides } from './override-queries.ts'
import { listChosenForecasts, listForecastPage } from './queries.ts'
import { alterEvent, makeEvent } from './write-event.ts'
import { alterOverride, makeOverride, withdrawOverride } from './write-override.ts'

export function registerForecastRoutes(app: App): void {
  registerOverrideRoutes(app)
  registerEventRoutes(app)

  route(app, startForecast, async ({ tx, actor, body }) => {
    if (body.eventId) await getEvent(tx, body.eventId)
    return { task: await startTask(tx, actor, forecastTask, body, { isLast: true }) }
  })

  route(app, startSimulation, async ({ tx, actor, params, body }) => {
    const [item] = await tx.query({
      text: 'select from item where tenant_id = $1 and id = $2',
      values: [tx.tenantId, params.itemId],
    })
    if (!item) throw new AppError('not_found')
    return { task: await startTask(tx, actor, simulationTask, { itemId: params.itemId, ...body }, { isLast: true }) }
  })

  route(app, listForecasts, async ({ tx, query }) => {
    const { limit, itemId } = query
    const answer = (rows: { json: string }[], nextCursor: string | null) =>
      new RawJson(`{"data":[${rows.map(({ json }) => json).join()}],"nextCursor":${JSON.stringify(nextCursor)}}`)
    if (isChosen(query)) {
      const { data, nextCursor } = toPage(await listChosenForecasts(tx, query), limit, (row) => row.position)
      return answer(data, nextCursor)
    }
    const position = parseCursor(query.cursor, 2)
    const after = position && { demand: Number(position[0]), itemId: String(position[1]) }
    const rows = await listForecastPage(tx, { limit: limit + 1, after, itemId })
    const { data, nextCursor } = toPage(rows, limit, (row) => [row.demand, row.itemId])
    return answer(data, nextCursor)
  })

  route(app, getForecastRecord, ({ tx, params }) => readRecord(tx, params.itemId))
  route(app, getForecastSums, ({ tx, query }) => readSums(tx, query))
  route(app, getForecastAccuracy, ({ tx }) => readAccuracy(tx))
}

function registerOverrideRoutes(app: App): void {
  route(app, listForecastOverrides, async ({ tx, query: { itemId, limit, cursor } }) => {
    const rows = await listOverrides(tx, { itemId, before: parseIdCursor(cursor), limit: limit + 1 })
    return toPage(rows, limit, ({ id }) => [id])
  })
  route(app, createForecastOverride, ({ tx, actor, body }) => makeOverride(tx, actor, body))
  route(app, updateForecastOverride, ({ tx, actor, params, body, ifMatch }) =>
    alterOverride(tx, actor, { id: params.overrideId, version: ifMatch, change: body }),
  )
  route(app, withdrawForecastOverride, async ({ tx, actor, params, ifMatch }) => {
    await withdrawOverride(tx, actor, params.overrideId, ifMatch)
    return undefined
  })
}

function registerEventRoutes(app: App): void {
  route(app, listDemandEvents, async ({ tx, query: { itemId, archived, limit, cursor } }) => {
    const position = parseCursor(cursor, 2)
    const after = position && { startsOn: String(position[0]), id: String(position[1]) }
    const rows = await listEvents(tx, { itemId, archived, after, limit: limit + 1 })
    return toPage(rows, limit, ({ startsOn, id }) => [startsOn, id])
  })
  route(app, getDemandEvent, ({ tx, params }) => getEvent(tx, params.eventId))
  route(app, createDemandEvent, ({ tx, actor, body }) => makeEvent(tx, actor, body))
  route(app, updateDemandEvent, ({ tx, actor, params, body, ifMatch }) =>
    alterEvent(tx, actor, { id: params.eventId, version: ifMatch, change: body }),
  )
}
