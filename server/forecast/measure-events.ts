import { addMeasured, type EffectSums, emptySums } from '#core/forecast/event-effect.ts'
import { type EventsOfItem, measureItem } from '#core/forecast/explain-demand.ts'
import { isRepeated, toDay, toDayNumber } from '#core/forecast/known-event.ts'
import type { Database } from '#server/db/database.ts'
import { mapInTurns } from '#server/task/map-in-turns.ts'
import { unlessAborted } from '#server/task/unless-aborted.ts'
import { findStockOutDays, type ItemDay, netReturns } from './demand-series.ts'
import { listMarked, type MarkedEvent, readItemEvents, toLike } from './marked-events.ts'
import { type Calendar, listItemIds, loadItemDays } from './queries.ts'

/** Items in memory at a time. */
const chunk = 1000
/** What came after an event tells too what would have been sold: it is measured anew until so many days after. */
const settlesIn = 28
/** Books are corrected: a run over all items measures what was measured so many days ago. */
const trustedFor = 30

type Sums = Map<string | null, EffectSums>

/**
 * Measures over all items what past events did, where that is not known for good: once after the event was marked or changed, daily until it settles,
 * monthly afterwards. Reads the ledger of the items that such an event touches, as a forecast of them does; nothing where there are none. Twice is as once.
 */
export async function measureEvents(
  database: Database,
  tenantId: string,
  run: { lastDay: string; calendar: Calendar; isWhole: boolean; signal: AbortSignal },
): Promise<void> {
  const { lastDay, calendar, signal } = run
  const marked = await database.tenantRead(tenantId, listMarked)
  const due = marked.filter((event) => isDue(event, run))
  if (due.length === 0) return
  const sums = new Map(due.map(({ id }): [string, Sums] => [id, new Map()]))
  const like = toLike([])
  for (let after = noId; ; ) {
    const reading = database.tenantRead(tenantId, async (tx) => {
      const ids = await listItemIds(tx, { itemIds: undefined, after, limit: chunk })
      const events = await readItemEvents(tx, marked, { itemIds: ids, calendar, like })
      const touched = [...events].filter(([, of]) => of.events.some(({ id }) => sums.has(id)))
      const touchedIds = touched.map(([id]) => id)
      return { itemIds: ids, items: touched, days: await loadItemDays(tx, touchedIds, calendar) }
    })
    const { itemIds, items, days } = await unlessAborted(signal, reading)
    const last = itemIds.at(-1)
    if (last === undefined) break
    after = last
    await mapInTurns(signal, items, ([id, of]) => addItem(sums, of, days.get(id) ?? [], lastDay))
  }
  await database.tenant(tenantId, async (tx) => {
    for (const { id, version } of due.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      await tx.query({
        text: 'update demand_event set effect = $3, measured_to = $4 where tenant_id = $1 and id = $2 and version = $5',
        values: [tenantId, id, JSON.stringify([...(sums.get(id)?.values() ?? [])]), lastDay, version],
      })
  })
}

function isDue(event: MarkedEvent, { lastDay, isWhole }: { lastDay: string; isWhole: boolean }): boolean {
  const { startsOn, endsOn, measuredTo } = event
  if (!isRepeated(event) || startsOn > lastDay) return false
  if (measuredTo === null) return true
  const later = (day: string, days: number) => toDay(toDayNumber(day) + days)
  return (
    measuredTo < lastDay &&
    (measuredTo < later(endsOn, settlesIn) || (isWhole && measuredTo < later(lastDay, -trustedFor)))
  )
}

function addItem(sums: ReadonlyMap<string, Sums>, of: EventsOfItem, days: readonly ItemDay[], lastDay: string): void {
  const demand = netReturns(days.filter((each) => each.day <= lastDay))
  const firstDay = demand[0]?.[0]
  if (firstDay === undefined) return
  const span = { firstDay, lastDay, stockOutDays: findStockOutDays(days, firstDay, lastDay) }
  for (const [id, measured] of measureItem(demand, span, of).measured) {
    const ofEvent = sums.get(id)
    if (!ofEvent) continue
    const ofCategory = ofEvent.get(of.categoryId) ?? emptySums(of.categoryId)
    addMeasured(ofCategory, measured)
    ofEvent.set(of.categoryId, ofCategory)
  }
}

const noId = '00000000-0000-0000-0000-000000000000'
