import type { BodyOf } from '#contract/endpoint.ts'
import type { startForecast } from '#contract/forecast.ts'
import { fewestSeries } from '#core/forecast/common-model.ts'
import type { CommonModels } from '#core/forecast/common-models.ts'
import type { SeriesInput } from '#core/forecast/series-forecast.ts'
import type { Database } from '#server/db/database.ts'
import { mapInTurns } from '#server/task/map-in-turns.ts'
import { unlessAborted } from '#server/task/unless-aborted.ts'
import { toDemandSeries } from './demand-series.ts'
import { ForecastPool } from './forecast-pool.ts'
import { learnInThreads } from './learn-in-threads.ts'
import { readItemEvents } from './marked-events.ts'
import { type Calendar, listSampleIds, loadItemDays } from './queries.ts'

/** Items looked at, those without demand among them; groups of the sold ones share them. */
const mostLookedAt = 2000
/** Items in memory with their days at a time. */
const chunk = 500

type Marked = Parameters<typeof readItemEvents>[1]
type Like = Parameters<typeof readItemEvents>[2]['like']

/**
 * What the items of an organisation have in common, learned from a sample of them all: a run over a few items so says of each what a run over all says. Empty where fewer
 * than 50 were ever sold. Reads the days of 2,000 items, then takes one or two seconds of two threads.
 */
export async function learnCommon(
  database: Database,
  tenantId: string,
  about: {
    input: Pick<BodyOf<typeof startForecast>, 'frequency' | 'horizon'>
    calendar: Calendar
    lastDay: string
    marked: Marked
    like: Like
    signal: AbortSignal
    /** the reading is done, the learning begins */
    onLearning?: () => void
  },
): Promise<CommonModels> {
  const { input, calendar, lastDay, marked, like, signal, onLearning } = about
  const ids = await unlessAborted(
    signal,
    database.tenantRead(tenantId, (tx) => listSampleIds(tx, mostLookedAt)),
  )
  const series: SeriesInput[] = []
  for (let from = 0; from < ids.length; from += chunk) {
    const itemIds = ids.slice(from, from + chunk)
    const { days, events } = await unlessAborted(
      signal,
      database.tenantRead(tenantId, async (tx) => ({
        days: await loadItemDays(tx, itemIds, calendar),
        events: await readItemEvents(tx, marked, { itemIds, calendar, like }),
      })),
    )
    const made = await mapInTurns(signal, days, ([id, itemDays]) =>
      toDemandSeries(id, itemDays, { ...input, lastDay, events: events.get(id) }),
    )
    series.push(...made.flatMap((one) => one?.input ?? []))
  }
  if (series.length < fewestSeries) return new Map()
  onLearning?.()
  const pool = new ForecastPool()
  const abort = (): void => void pool.close(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await learnInThreads(pool, series)
  } finally {
    signal.removeEventListener('abort', abort)
    await pool.close()
  }
}
