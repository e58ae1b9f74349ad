import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findSilence } from '#core/anomaly/find-silence.ts'
import { findSpike } from '#core/anomaly/find-spike.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Calendar, chooseLastDay, countItems, listItemIds, readCalendar } from '#server/forecast/queries.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import type { FoundAlert } from './found-alert.ts'
import { type ItemDays, readItemDays } from './item-days.ts'
import { judgeArrivals } from './judge-arrivals.ts'
import { readTuning, type Tuning } from './read-tuning.ts'
import { resolveAlerts } from './resolve-alerts.ts'
import { storeAlerts } from './store-alerts.ts'

/** Days that are judged: what was posted late, and nights that were missed, are caught up with. */
const judgedDays = 7
/** Items in memory at a time. */
const chunk = 1000
/** Days shown with an alert. */
const shownDays = 56
const shownOfSilence = 84
/** Of them, before the silence, however long it is. */
const shownBeforeSilence = 28
const dayMs = 86_400_000

/**
 * Looks at the last days of all items, after what was posted since; what is told already is not told again. 4,000 items with a year of days take
 * some seconds, nearly all of it the database's.
 */
export async function judgeNights(run: TaskRun<object>): Promise<Record<string, unknown>> {
  const { database, tenantId, signal } = run
  run.progress({ stage: 'arrivals', done: 0 })
  const arrived = await judgeArrivals(database, tenantId, signal)
  const { calendar, total, busy } = await database.tenantRead(tenantId, async (tx) => {
    const read = await readCalendar(tx)
    const lastDay = chooseLastDay(read)
    return {
      calendar: { ...read, lastDay },
      total: await countItems(tx, undefined),
      busy: await readBusyness(tx, { ...read, lastDay }),
    }
  })
  run.progress({ stage: 'judging', total })
  const found: FoundAlert[] = []
  for (let after = noId, done = 0; ; ) {
    signal.throwIfAborted()
    const { itemIds, items, tuning } = await database.tenantRead(tenantId, async (tx) => {
      const ids = await listItemIds(tx, { itemIds: undefined, after, limit: chunk })
      return {
        itemIds: ids,
        items: await readItemDays(tx, ids, calendar),
        tuning: await readTuning(tx, ids, calendar.today),
      }
    })
    const last = itemIds.at(-1)
    if (last === undefined) break
    for (const item of items) found.push(...judgeItem(item, calendar.lastDay, busy, tuning))
    after = last
    done += itemIds.length
    run.progress({ done })
  }
  run.progress({ stage: 'storing' })
  const told = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await resolveAlerts(tx, calendar)
    return storeAlerts(tx, found, { foundBy: 'night', today: calendar.today })
  })
  return { alerts: arrived + told, items: total }
}

const noId = '00000000-0000-0000-0000-000000000000'

/** What of an item's last days looks wrong. */
export function judgeItem(
  { itemId, worth, days }: ItemDays,
  lastDay: string,
  busy: readonly number[],
  strictnessOf: Tuning,
): FoundAlert[] {
  const begun = days.findIndex((day) => day !== null && day.quantity > 0)
  if (begun < 0) return []
  const known = days.slice(begun)
  const dayOf = (ago: number) => new Date(Date.parse(lastDay) - ago * dayMs).toISOString().slice(0, 10)
  const about = { itemId, locationId: null, movementId: null, lineNo: null }
  const found: FoundAlert[] = []
  for (let ago = Math.min(judgedDays, known.length) - 1; ago >= 0; ago--) {
    const past = known.slice(0, known.length - 1 - ago)
    const day = known[past.length]
    const spike = day && findSpike(past, day, { busy: busy[ago] ?? 1, strictness: strictnessOf(itemId, 'spike') })
    if (!spike) continue
    const { measure, observed, low, high, chance } = spike
    const of = (one: SalesDay | null) => (one === null ? null : measure === 'orders' ? one.orders : one.quantity)
    found.push({
      ...about,
      kind: 'spike',
      day: dayOf(ago),
      measure,
      observed,
      low,
      high,
      facts: {},
      history: [...past.slice(1 - shownDays), day].map(of),
      surprise: -Math.log10(chance),
      worth: worth === null ? null : worth * day.quantity * Math.max(0, 1 - high / observed),
    })
  }
  const quantities = known.map((day) => day?.quantity ?? null)
  const silence = findSilence(quantities, { strictness: strictnessOf(itemId, 'silence') })
  if (!silence) return found
  const lastSold = quantities.findLastIndex((quantity) => quantity !== null && quantity > 0)
  found.push({
    ...about,
    kind: 'silence',
    day: dayOf(quantities.length - 1 - lastSold),
    measure: 'days',
    observed: silence.days,
    low: 0,
    high: silence.longestBefore,
    facts: { longestBefore: silence.longestBefore, daysAWeek: silence.daysAWeek },
    history: quantities.slice(
      Math.max(0, Math.min(quantities.length - shownOfSilence, lastSold + 1 - shownBeforeSilence)),
    ),
    surprise: -Math.log10(silence.chance),
    worth: worth === null ? null : worth * silence.dailyQuantity * silence.days,
  })
  return found
}

/** Lines that are added to both sides of a day's busyness, so that a small shop's single sale makes no rush. */
const damping = 20
const mostBusy = 4
/** The same weekdays before a day that it is compared with. */
const comparedWeeks = 10
/** What a week before the last counts beside it. */
const weekDecay = 0.8

/**
 * How many times the usual was sold on each of the last days, by lines of sales over all items against the same weekdays before.
 * @returns the last day first
 */
async function readBusyness(tx: Tx, { timeZone, lastDay }: Calendar & { lastDay: string }): Promise<number[]> {
  const rows = await tx.query<{ ago: number; lines: number }>({
    text: `select $2::date - (m.effective_at at time zone $3)::date as ago, count(*)::int as lines
           from movement m join movement_line l on l.tenant_id = $1 and l.movement_id = m.id
           where m.tenant_id = $1 and m.kind = 'sale' and m.reverses_id is null
             and m.effective_at >= ($2::date - ${judgedDays + 7 * comparedWeeks})::timestamp at time zone $3
             and m.effective_at < ($2::date + 1)::timestamp at time zone $3
           group by 1`,
    values: [tx.tenantId, lastDay, timeZone],
  })
  const lines = new Map(rows.map((row) => [row.ago, row.lines]))
  return Array.from({ length: judgedDays }, (_, ago) => {
    let [weight, usual, weights] = [1, 0, 0]
    for (let week = 1; week <= comparedWeeks; week++) {
      weight *= weekDecay
      weights += weight
      usual += weight * (lines.get(ago + 7 * week) ?? 0)
    }
    return Math.min(mostBusy, ((lines.get(ago) ?? 0) + damping) / (usual / weights + damping))
  })
}
