import type { BodyOf } from '#contract/endpoint.ts'
import type { startForecast } from '#contract/forecast.ts'
import { liftForecast } from '#core/forecast/event-lift.ts'
import { addSteps } from '#core/forecast/history.ts'
import { Correlation, firstMonday } from '#core/forecast/week-figures.ts'
import { mapInTurns } from '#server/task/map-in-turns.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { unlessAborted } from '#server/task/unless-aborted.ts'
import { type DemandSeries, toDemandSeries } from './demand-series.ts'
import { listTouched } from './event-queries.ts'
import { forecastInThreads } from './forecast-stream.ts'
import { judgeItems } from './judge-forecasts.ts'
import { addPast, keepPlaceWeeks, readPlaceShares } from './keep-weeks.ts'
import { learnCommon } from './learn-common-demand.ts'
import { listMarked, readItemEvents, toLike } from './marked-events.ts'
import { measureEvents } from './measure-events.ts'
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
const modelVersion = '8'
/** Items in memory at a time: with three years of days about 10 MB. */
const chunk = 1000
/** Weeks of the past that say how much items go together. */
const pastWeeks = 26

/** Forecasts all items that ever sold, or those asked for, in chunks; each chunk is stored as soon as it is done. */
export async function forecastDemand(run: TaskRun<BodyOf<typeof startForecast>>): Promise<Record<string, unknown>> {
  const { database, tenantId, taskId, input, signal } = run
  run.progress({ stage: 'loading', done: 0 })
  const reading = database.tenantRead(tenantId, async (tx) => {
    const itemIds = input.eventId === undefined ? input.itemIds : await listTouched(tx, input.eventId)
    return {
      startedAt: await readClock(tx),
      calendar: await readCalendar(tx),
      total: await countItems(tx, itemIds),
      asked: itemIds,
    }
  })
  const { calendar, total, startedAt, asked } = await unlessAborted(signal, reading)
  run.progress({ total })
  const { runId, done: stored } = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    return keepRun(tx, { taskId, frequency: input.frequency, horizon: input.horizon, modelVersion })
  })
  const lastDay = chooseLastDay(calendar)
  await measureEvents(database, tenantId, { lastDay, calendar, isWhole: asked === undefined, signal })
  const marked = await database.tenantRead(tenantId, listMarked)
  const like = toLike(marked)
  const monday = firstMonday(addSteps(lastDay, 'D', 1))
  const correlation = new Correlation(pastWeeks)
  const onLearning = (): void => run.progress({ stage: 'learning' })
  const common = await learnCommon(database, tenantId, { input, calendar, lastDay, marked, like, signal, onLearning })
  let seen = 0
  for (let after = noId; ; ) {
    const itemIds = await unlessAborted(
      signal,
      database.tenantRead(tenantId, (tx) => listItemIds(tx, { itemIds: asked, after, limit: chunk })),
    )
    after = itemIds.at(-1) ?? after
    if (itemIds.length === 0) break
    run.progress({ stage: 'loading' })
    const wanted = itemIds.filter((id) => !stored.has(id))
    const { days, events, shares } = await unlessAborted(
      signal,
      database.tenantRead(tenantId, async (tx) => ({
        days: await loadItemDays(tx, wanted, calendar),
        events: await readItemEvents(tx, marked, { itemIds: wanted, calendar, like }),
        shares: await readPlaceShares(tx, wanted, { ...calendar, lastDay }),
      })),
    )
    const made = await mapInTurns(signal, days, ([id, itemDays]) =>
      toDemandSeries(id, itemDays, { ...input, lastDay, events: events.get(id) }),
    )
    const series = made.filter((one) => one !== undefined) satisfies DemandSeries[]

    run.progress({ stage: 'forecasting' })
    const before = seen + itemIds.length - series.length
    const forecasts = await forecastInThreads(
      series.map((each) => each.input),
      { signal, common, onProgress: (done) => run.progress({ done: before + done }) },
    )
    seen += itemIds.length
    run.progress({ stage: 'storing', done: seen })
    const results = series.flatMap((each, index) => {
      const forecast = forecasts[index]
      return forecast ? [{ series: each, forecast: liftForecast(forecast, each.lift) }] : []
    })
    await database.tenant(tenantId, async (tx) => {
      await run.hold(tx)
      // what was said before is judged by the days that are read anyway
      await judgeItems(tx, { itemIds: wanted, days, lastDay })
      await storeForecasts(tx, runId, results, monday)
      await keepPlaceWeeks(tx, results, { shares, monday })
      await keepPast(tx, runId, results)
    })
    for (const { series: one, forecast } of results) {
      stored.add(forecast.id)
      addPast(correlation, one, monday)
    }
  }
  const result = { forecastRunId: runId, items: stored.size, withoutDemand: seen - stored.size }
  await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await prunePast(tx)
    await concludeRun(tx, {
      runId,
      taskId,
      whole: asked === undefined,
      startedAt,
      correlation: correlation.read(),
      result,
    })
  })
  return result
}

const noId = '00000000-0000-0000-0000-000000000000'
