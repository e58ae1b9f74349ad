import { listMarked, listTouching } from '#server/forecast/marked-events.ts'
import { chooseLastDay, countItems, listItemIds, readCalendar } from '#server/forecast/queries.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import type { FoundAlert } from './found-alert.ts'
import { readItemDays } from './item-days.ts'
import { judgeArrivals } from './judge-arrivals.ts'
import { judgeDeadStock } from './judge-dead-stock.ts'
import { judgeItem } from './judge-item.ts'
import { judgeShrinkage } from './judge-shrinkage.ts'
import { readShopDays } from './read-shop-days.ts'
import { readTuning } from './read-tuning.ts'
import { resolveAlerts } from './resolve-alerts.ts'
import { storeAlerts } from './store-alerts.ts'

/** Items in memory at a time. */
const chunk = 1000

/**
 * Looks at the last days of all items, after what was posted since; what is told already is not told again. 4,000 items with a year of days take
 * some seconds, nearly all of it the database's.
 */
export async function judgeNights(run: TaskRun<object>): Promise<Record<string, unknown>> {
  const { database, tenantId, signal } = run
  run.progress({ stage: 'arrivals', done: 0 })
  const arrived = await judgeArrivals(database, tenantId, signal)
  const { calendar, total, shop, marked } = await database.tenantRead(tenantId, async (tx) => {
    const read = await readCalendar(tx)
    const lastDay = chooseLastDay(read)
    return {
      calendar: { ...read, lastDay },
      total: await countItems(tx, undefined),
      marked: await listMarked(tx),
      shop: await readShopDays(tx, { ...read, lastDay }),
    }
  })
  run.progress({ stage: 'judging', total })
  const found: FoundAlert[] = []
  for (let after = noId, done = 0; ; ) {
    signal.throwIfAborted()
    const { itemIds, items, tuning, events } = await database.tenantRead(tenantId, async (tx) => {
      const ids = await listItemIds(tx, { itemIds: undefined, after, limit: chunk })
      return {
        itemIds: ids,
        items: await readItemDays(tx, ids, calendar),
        tuning: await readTuning(tx, ids, calendar.today),
        events: new Map((await listTouching(tx, marked, ids)).map((one) => [one.id, one.events])),
      }
    })
    const last = itemIds.at(-1)
    if (last === undefined) break
    for (const item of items) found.push(...judgeItem(item, shop, tuning, events.get(item.itemId)))
    after = last
    done += itemIds.length
    run.progress({ done })
  }
  found.push(
    ...(await database.tenantRead(tenantId, async (tx) => [
      ...(await judgeShrinkage(tx, calendar)),
      ...(await judgeDeadStock(tx, calendar)),
    ])),
  )
  run.progress({ stage: 'storing' })
  const told = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await resolveAlerts(tx, calendar)
    return storeAlerts(tx, found, { foundBy: 'night', today: calendar.today })
  })
  return { alerts: arrived + told, items: total }
}

const noId = '00000000-0000-0000-0000-000000000000'
