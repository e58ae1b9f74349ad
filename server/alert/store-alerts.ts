import type { Tx } from '#server/db/transaction.ts'
import type { FoundAlert } from './found-alert.ts'
import { isInMutedGroup } from './mute-group.ts'

/**
 * Most alerts of a day, of each of the two ways they are found: nobody reads more, and what is left out is the least surprising and costly. At 20, four fifths of
 * the faults put into the worst and best nights of a wholesaler's year are still told; see the bench `anomalies`.
 */
const mostADay = 20
/** Dead stock of a long history is told little by little: it can wait. */
const mostDeadADay = 3

/**
 * Stores what was found, the most surprising and costly first, as far as the day has room; what has no price counts as the middle of what has. What was told before is not told again.
 * @returns how many are new
 */
export async function storeAlerts(
  tx: Tx,
  found: readonly FoundAlert[],
  { foundBy, today }: { foundBy: 'night' | 'arrival'; today: string },
): Promise<number> {
  if (found.length === 0) return 0
  const rows = await tx.query({
    text: `
      with found as (
        select f.*, surprise * (1 + coalesce(worth, (select percentile_cont(0.5) within group (order by (o->>'worth')::float8) from json_array_elements($2) o), 0)) as rank
        from json_to_recordset($2) as f (kind text, "itemId" uuid, "locationId" uuid, day date, "movementId" uuid, "lineNo" int, measure text,
          observed float8, low float8, high float8, facts jsonb, history float8[], surprise float8, worth float8)),
      fresh as (
        select f.* from found f where not ${isInMutedGroup({ tenant: '$1', kind: 'f.kind', item: 'f."itemId"', place: 'f."locationId"', day: '$4::date' })} and not exists (
          select from alert a where a.tenant_id = $1 and a.kind = f.kind and a.item_id = f."itemId" and a.location_id is not distinct from f."locationId"
            and a.day = f.day and a.movement_id is not distinct from f."movementId" and a.line_no is not distinct from f."lineNo")
          -- a line and its day are one matter
          and not (f.kind = 'spike' and exists (
            select from alert a where a.tenant_id = $1 and a.kind = 'slip' and a.item_id = f."itemId" and a.day = f.day))
          -- days of one week tell of the same returns
          and not (f.kind = 'returns' and exists (
            select from alert a where a.tenant_id = $1 and a.kind = 'returns' and a.item_id = f."itemId" and a.day > f.day - 7 and a.day < f.day + 7))),
      ranked as (select f.*, row_number() over (partition by kind order by rank desc, "itemId") as place from fresh f)
      insert into alert (tenant_id, kind, item_id, location_id, day, movement_id, line_no, measure, observed, expected_low, expected_high, facts, history,
        surprise, worth, rank, found_by, found_on)
      select $1, kind, "itemId", "locationId", day, "movementId", "lineNo", measure, observed, low, high, facts, history, surprise, worth, rank, $3, $4
      from ranked where kind <> 'dead' or place <= ${mostDeadADay} order by rank desc, "itemId", day
      limit greatest(0, ${mostADay} - (select count(*) from alert where tenant_id = $1 and found_on = $4 and found_by = $3))
      on conflict do nothing
      returning id`,
    values: [tx.tenantId, JSON.stringify(found), foundBy, today],
  })
  return rows.length
}
