import { addSteps, toDemandHistory } from '#core/forecast/history.ts'
import { addTallies, judgeStep, reachOf } from '#core/forecast/judge-forecast.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findStockOutDays, type ItemDay, netReturns } from './demand-series.ts'
import { judgeOverrides } from './judge-overrides.ts'
import { readLeftOutDays } from './marked-events.ts'
import {
  type AccuracySum,
  type DueForecast,
  type Judged,
  listDueItems,
  lockDue,
  prunePast,
  storeJudged,
} from './past-forecasts.ts'
import { chooseLastDay, loadItemDays, readCalendar } from './queries.ts'

/** Items judged in one transaction. */
const chunk = 500
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Holds an organisation's kept forecasts against the demand that has become known, in chunks: some 2 ms an item, most of it reading its
 * ledger. A step is judged once, with what is known when it is over, so twice is as once.
 */
export async function judgeTenant(database: Database, tenantId: string, signal: AbortSignal): Promise<void> {
  const calendar = await database.tenantRead(tenantId, readCalendar)
  const lastDay = chooseLastDay(calendar)
  for (let after = noId; ; ) {
    signal.throwIfAborted()
    const itemIds = await database.tenantRead(tenantId, (tx) => listDueItems(tx, { after, lastDay, limit: chunk }))
    const last = itemIds.at(-1)
    if (last === undefined) break
    after = last
    await database.tenant(tenantId, async (tx) =>
      judgeItems(tx, { itemIds, days: await loadItemDays(tx, itemIds, calendar), lastDay }),
    )
  }
  await database.tenant(tenantId, prunePast)
}

/**
 * Judges the steps of these items' kept forecasts, and of what people said in their place, that are over and not judged yet.
 * @param days  the ledger of the items by day, whole
 * @param lastDay  last day whose demand is known
 */
export async function judgeItems(
  tx: Tx,
  { itemIds, days, lastDay }: { itemIds: readonly string[]; days: ReadonlyMap<string, ItemDay[]>; lastDay: string },
): Promise<void> {
  await judgeOverrides(tx, { itemIds, days, lastDay })
  const due = await lockDue(tx, itemIds, lastDay)
  if (due.length === 0) return
  const leftOut = await readLeftOutDays(tx, itemIds)
  const sums = new Map<string, AccuracySum>()
  const judged = due.map((past) => {
    const known = { days: days.get(past.itemId) ?? [], leftOut: leftOut.get(past.itemId) ?? [] }
    return judge(past, known, lastDay, sums)
  })
  await storeJudged(tx, judged, [...sums.values()])
}

function judge(
  past: DueForecast,
  { days, leftOut }: { days: ItemDay[]; leftOut: string[] },
  lastDay: string,
  sums: Map<string, AccuracySum>,
): Judged {
  const { itemId, frequency, slot, startsOn, classification } = past
  const { train } = toDemandHistory(netReturns(days.filter(({ day }) => day <= lastDay)), {
    freq: frequency,
    firstDay: startsOn,
    lastDay,
    stockOutDays: [...findStockOutDays(days, startsOn, lastDay), ...leftOut],
  })
  const known = Math.min(train.length, past.mean.length)
  for (let step = past.actual.length; step < known; step++) {
    const tally = judgeStep(past, step, train[step])
    if (!tally) continue
    const month = `${addSteps(startsOn, frequency, step).slice(0, 7)}-01`
    const reach = reachOf(frequency, step)
    const key = `${month} ${classification} ${reach}`
    const before = sums.get(key)
    sums.set(key, { month, classification, reach, tally: before ? addTallies([before.tally, tally]) : tally })
  }
  const actual = [...past.actual, ...train.slice(past.actual.length, known)]
  const dueOn = actual.length < past.mean.length ? addSteps(startsOn, frequency, actual.length + 1) : null
  return { itemId, frequency, slot, actual, dueOn }
}
