import type { BodyOf } from '#contract/endpoint.ts'
import type { startForecast } from '#contract/forecast.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { type DemandSeries, toDemandSeries } from './demand-series.ts'
import { forecastInThreads } from './forecast-stream.ts'
import { judgeItems } from './judge-forecasts.ts'
import { keepPast, prunePast } from './past-forecasts.ts'
import {
  chooseLastDay,
  concludeRun,
  countItems,
  keepRun,
  listItemIds,
  loadItemDays,
  readCalendar,
  readClock,
  storeForecasts,
} from './queries.ts'

/** Changes when the same history would be forecast differently. */
const modelVersion = '2'
/** Items in memory at a time: with three years of days about 10 MB. */
const chunk = 1000

/** Forecasts all items that ever sold, or those asked for, in chunks; each chunk is stored as soon as it is done. */
export async function forecastDemand(run: TaskRun<BodyOf<typeof startForecast>>): Promise<Record<string, unknown>> {
  const { database, tenantId, taskId, input, signal } = run
  run.progress({ stage: 'loading', done: 0 })
  const { calendar, total, startedAt } = await database.tenantRead(tenantId, async (tx) => ({
    startedAt: await readClock(tx),
    calendar: await readCalendar(tx),
    total: await countItems(tx, input.itemIds),
  }))
  run.progress({ total })
  const { runId, done: stored } = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    return keepRun(tx, { taskId, frequency: input.frequency, horizon: input.horizon, modelVersion })
  })
  const lastDay = chooseLastDay(calendar)
  let seen = 0
  for (let after = noId; ; ) {
    signal.throwIfAborted()
    const itemIds = await database.tenantRead(tenantId, (tx) =>
      listItemIds(tx, { itemIds: input.itemIds, after, limit: chunk }),
    )
    after = itemIds.at(-1) ?? after
    if (itemIds.length === 0) break
    run.progress({ stage: 'loading' })
    const wanted = itemIds.filter((id) => !stored.has(id))
    const days = await database.tenantRead(tenantId, (tx) => loadItemDays(tx, wanted, calendar))
    const series = [...days].flatMap(
      ([id, itemDays]) => toDemandSeries(id, itemDays, { ...input, lastDay }) ?? [],
    ) satisfies DemandSeries[]

    run.progress({ stage: 'forecasting' })
    const before = seen + itemIds.length - series.length
    const forecasts = await forecastInThreads(
      series.map((each) => each.input),
      { signal, onProgress: (done) => run.progress({ done: before + done }) },
    )
    seen += itemIds.length
    run.progress({ stage: 'storing', done: seen })
    const results = series.flatMap((each, index) => {
      const forecast = forecasts[index]
      return forecast ? [{ series: each, forecast }] : []
    })
    await database.tenant(tenantId, async (tx) => {
      await run.hold(tx)
      // what was said before is judged by the days that are read anyway
      await judgeItems(tx, { itemIds: wanted, days, lastDay })
      await storeForecasts(tx, runId, results)
      await keepPast(tx, runId, results)
    })
    for (const { forecast } of results) stored.add(forecast.id)
  }
  const result = { forecastRunId: runId, items: stored.size, withoutDemand: seen - stored.size }
  await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await prunePast(tx)
    await concludeRun(tx, { runId, taskId, whole: input.itemIds === undefined, startedAt, result })
  })
  return result
}

const noId = '00000000-0000-0000-0000-000000000000'
