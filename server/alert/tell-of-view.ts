import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import type { AlertRow } from './alert-json.ts'
import type { ViewFacts } from './found-alert.ts'
import { findAlert } from './queries.ts'

/** Above all that was not asked for. */
const rank = 1e9

/** What a watch has to tell as it stands. */
export interface ViewTold {
  watchId: string
  userId: string
  facts: ViewFacts
  /** items told of, or their number in the view */
  observed: number
  /** the one item it is about, if it is about one */
  itemId: string | null
  /** it tells more than before */
  isNews: boolean
}

/** Tells what is so by the watch's one open alert, which is made where there is none. */
export async function tellOfView(tx: Tx, told: ViewTold): Promise<void> {
  await tx.query({
    text: `insert into alert as a (tenant_id, kind, item_id, day, measure, observed, expected_low, expected_high, facts, history, surprise, rank,
             found_by, found_on, user_id, watch_id)
           select $1, 'view', $2, today, 'items', $3, $4, $4, $5, '{}', 0, ${rank}, 'watch', today, $6, $7
           from (select (now() at time zone time_zone)::date as today from tenant where id = $1) t
           on conflict (tenant_id, watch_id) where state = 'open' and watch_id is not null do update set
             item_id = excluded.item_id, observed = excluded.observed, facts = excluded.facts, version = a.version + 1,
             day = case when $8 then excluded.day else a.day end, found_on = case when $8 then excluded.found_on else a.found_on end,
             found_at = case when $8 then now() else a.found_at end`,
    values: [
      tx.tenantId,
      told.itemId,
      told.observed,
      'threshold' in told.facts ? told.facts.threshold : 0,
      JSON.stringify(told.facts),
      told.userId,
      told.watchId,
      told.isNews,
    ],
  })
}

/** What was told is so no longer, or is watched no longer. */
export async function endViewAlert(tx: Tx, watchId: string): Promise<void> {
  await tx.query({
    text: `update alert set state = 'resolved', version = version + 1 where tenant_id = $1 and watch_id = $2 and state = 'open'`,
    values: [tx.tenantId, watchId],
  })
}

/**
 * A person puts an alert of their own watch away: what it told of is not told again until it has left.
 * @throws AppError not_found, forbidden (of no watch), version_mismatch
 */
export async function dropViewAlert(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<AlertRow> {
  const before = await findAlert(tx, actor, id)
  if (!before) throw new AppError('not_found')
  if (before.kind !== 'view') throw new AppError('forbidden')
  const [dropped] = await tx.query<{ watch_id: string | null }>({
    text: `update alert set state = 'resolved', decided_at = now(), decided_by_name = $4, version = version + 1
           where tenant_id = $1 and id = $2 and version = $3 returning watch_id`,
    values: [tx.tenantId, id, version, actor.name],
  })
  const after = await findAlert(tx, actor, id)
  if (!after) throw new Error('The alert was there.')
  if (!dropped) throw new AppError('version_mismatch', { currentVersion: after.version })
  await tx.query({
    text: 'update view_watch_item set is_told = false where tenant_id = $1 and watch_id = $2 and is_told',
    values: [tx.tenantId, dropped.watch_id],
  })
  await audit(tx, actor, { action: 'dismiss', entity: 'alert', entityId: id, before, after })
  return after
}
