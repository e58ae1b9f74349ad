import { recordableKinds } from '#contract/movement.ts'
import type { Database } from '#server/db/database.ts'
import { joinWhole } from '#server/db/join-whole.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listMarked, listTouching, type MarkedEvent } from '#server/forecast/marked-events.ts'
import { readCalendar } from '#server/forecast/queries.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import type { FoundAlert } from './found-alert.ts'
import { judgeLines, type Line } from './judge-lines.ts'
import { readTuning } from './read-tuning.ts'
import { resolveAlerts } from './resolve-alerts.ts'
import { storeAlerts } from './store-alerts.ts'

/** Newest lines of an item that are looked at; in a large import those before them are past mending. */
const lookedAt = 200
/** Items in memory at a time. */
const chunk = 200
/** What happened longer ago is past mending, and not told when an organisation's history is read in. */
const newDays = 31
/** New movements from which on tables are joined whole. */
const many = 500
const judgedKinds = recordableKinds.filter((kind) => kind !== 'opening')

/**
 * Looks at what was posted since it last did, whoever posted it and however, and marks as resolved what that mended. Reads the newest `lookedAt`
 * lines of each item that moved lately, through its index. Movements of transactions that still ran are looked at again the next time; what was told
 * stays told once, so run twice it is as once.
 * @returns how many new alerts
 */
export async function judgeArrivals(database: Database, tenantId: string, signal: AbortSignal): Promise<number> {
  const read = await database.tenantRead(tenantId, async (tx) => {
    const [span] = await tx.query<{ first: string; top: string; isBulk: boolean }>({
      text: `with watch as (select coalesce((select judged_to from alert_watch where tenant_id = $1), '0'::xid8) as first)
             select first::text, pg_snapshot_xmin(pg_current_snapshot())::text as top,
               (select count(*) from (select from posted_between(first, null) limit ${many}) p) = ${many} as "isBulk"
             from watch`,
      values: [tenantId],
    })
    const { first = '0', top = '0', isBulk = false } = span ?? {}
    if (isBulk) await joinWhole(tx)
    const items = await tx.query<{ id: string; hasNew: boolean }>({
      text: `select l.item_id as id, bool_or(l.effective_at >= now() - interval '${newDays} days') as "hasNew" from posted_between($1, null) p
             join movement_line l on l.tenant_id = $2 and l.movement_id = p.id group by 1 order by 1`,
      values: [first, tenantId],
    })
    return {
      first,
      top,
      isBulk,
      itemIds: items.map(({ id }) => id),
      // a history that is read in tells nothing of itself, and its items' lines need not be read
      newIds: items.flatMap(({ id, hasNew }) => (hasNew ? [id] : [])),
      calendar: await readCalendar(tx),
      marked: await listMarked(tx),
    }
  })
  const { first, top, isBulk, itemIds, newIds, calendar, marked } = read
  if (itemIds.length === 0) return 0
  const found: FoundAlert[] = []
  for (let start = 0; start < newIds.length; start += chunk) {
    signal.throwIfAborted()
    const some = newIds.slice(start, start + chunk)
    found.push(
      ...(await database.tenantRead(tenantId, async (tx) => {
        if (isBulk) await joinWhole(tx)
        const tuning = await readTuning(tx, some, calendar.today)
        const lines = await readLines(tx, some, { first, timeZone: calendar.timeZone })
        return judgeLines(lines, tuning, await findPromoted(tx, marked, some))
      })),
    )
  }
  return database.tenant(tenantId, async (tx) => {
    const told = await storeAlerts(tx, found, { foundBy: 'arrival', today: calendar.today })
    for (let start = 0; start < itemIds.length; start += chunk)
      await resolveAlerts(tx, { ...calendar, itemIds: itemIds.slice(start, start + chunk) })
    await tx.query({
      text: `insert into alert_watch as w (tenant_id, judged_to) values ($1, $2)
             on conflict (tenant_id) do update set judged_to = greatest(w.judged_to, excluded.judged_to)`,
      values: [tenantId, top],
    })
    return told
  })
}

/** Whether a promotion touches an item on a day. */
async function findPromoted(tx: Tx, marked: readonly MarkedEvent[], itemIds: readonly string[]) {
  const promotions = marked.filter(({ kind }) => kind === 'promotion')
  const byItem = new Map((await listTouching(tx, promotions, itemIds)).map(({ id, events }) => [id, events]))
  return (itemId: string, day: string) =>
    (byItem.get(itemId) ?? []).some(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn)
}

/** The newest lines of items that stand, by item, the oldest first. */
async function readLines(
  tx: Tx,
  itemIds: readonly string[],
  { first, timeZone }: { first: string; timeZone: string },
): Promise<Line[]> {
  const virtual = Object.values(await getVirtualLocations(tx))
  return tx.query<Line>({
    name: 'alert_lines',
    text: `select i.id as "itemId", l.movement_id as "movementId", l.line_no as "lineNo", m.kind, l.quantity::float8 as quantity, l.unit_price::float8 as "unitPrice",
             case when l.from_location_id = any($4::uuid[]) then l.to_location_id else l.from_location_id end as place,
             (l.effective_at at time zone $3)::date::text as day, coalesce(i.cost, i.price)::float8 as worth, m.xact >= $2::xid8 and l.effective_at >= now() - interval '${newDays} days' as "isNew"
           from item i
           cross join lateral (select movement_id, line_no, from_location_id, to_location_id, quantity, unit_price, effective_at from movement_line
             where tenant_id = current_tenant() and item_id = i.id order by effective_at desc, movement_id desc limit ${lookedAt}) l
           join movement m on m.tenant_id = current_tenant() and m.id = l.movement_id and m.kind = any($5) and m.reverses_id is null
           where i.id = any($1::uuid[]) and not exists (select from movement r where r.tenant_id = current_tenant() and r.reverses_id = m.id)
           order by i.id, l.effective_at, l.movement_id, l.line_no`,
    values: [itemIds, first, timeZone, virtual, judgedKinds],
  })
}
