import type { MuteReach } from '#contract/alert.ts'
import { sentence } from '#contract/words/sentence.ts'
import { learning } from '#core/anomaly/thresholds.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import type { AlertRow } from './alert-json.ts'
import { liftMute, type MutedGroup, muteGroup } from './mute-group.ts'
import { findAlert } from './queries.ts'

/** What a person says of an alert. Muted for `days`, or for good where that is null. */
export type Decision = { state: 'confirmed' } | { state: 'muted'; days: number | null; reach: MuteReach }

/**
 * Keeps a person's answer, and what it teaches: an item (or, of what is about none, a place) and kind that nothing was wrong with is told later only when it is rarer, one that something was
 * wrong with is told sooner; within bounds, so that no number of answers silences or opens it for good. Of a group nothing is learnt: it is muted, until it is lifted or one of its alerts is confirmed.
 * @throws AppError not_found, version_mismatch, invalid_value (of a watched view, from which nothing is learnt; a group that the alert is not of)
 */
export async function decideAlert(
  tx: Tx,
  actor: Actor,
  { id, version, decision }: { id: string; version: number; decision: Decision },
): Promise<AlertRow> {
  const [locked] = await tx.query<{ version: number; categoryId: string | null; mutedWith: string | null }>({
    text: `select version, muted_with as "mutedWith", (select category_id from item i where i.tenant_id = $1 and i.id = alert.item_id) as "categoryId"
           from alert where tenant_id = $1 and id = $2 for update`,
    values: [tx.tenantId, id],
  })
  const before = locked && (await findAlert(tx, actor, id))
  if (!locked || !before) throw new AppError('not_found')
  if (before.kind === 'view') throw new AppError('invalid_value', { detail: sentence('alert.ofView') })
  if (locked.version !== version) throw new AppError('version_mismatch', { currentVersion: locked.version })
  const isMuted = decision.state === 'muted'
  const [until] = await tx.query<{ day: string | null }>({
    text: `select case when not $2 then null when $3::int is null then 'infinity' else ((now() at time zone time_zone)::date + $3)::text end as day
           from tenant where id = $1`,
    values: [tx.tenantId, isMuted, isMuted ? decision.days : null],
  })
  const group = isMuted && decision.reach !== 'one' ? groupOf(before, decision.reach, locked.categoryId) : undefined
  // what it was muted with holds no longer, when it was wrong after all
  if (!isMuted && locked.mutedWith) await liftMute(tx, actor, locked.mutedWith, { reopen: false })
  const mutedWith = group ? await muteGroup(tx, actor, group, until?.day ?? '') : null
  await tx.query({
    text: `update alert set state = $3, muted_until = $4, muted_with = $6, decided_at = now(), decided_by_name = $5, version = $7
           where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, decision.state, until?.day ?? null, actor.name, mutedWith, version + 1],
  })
  if (!group) await learn(tx, before, isMuted, until?.day ?? null)
  const after = await findAlert(tx, actor, id)
  if (!after) throw new Error('The alert was locked.')
  await audit(tx, actor, { action: isMuted ? 'mute' : 'confirm', entity: 'alert', entityId: id, before, after })
  return after
}

/** @throws AppError invalid_value  it is of no item with a category, or of no place */
function groupOf(alert: AlertRow, reach: Exclude<MuteReach, 'one'>, categoryId: string | null): MutedGroup {
  const group = {
    kind: alert.kind,
    categoryId: reach === 'category' ? categoryId : null,
    locationId: reach === 'place' ? alert.locationId : null,
  }
  if ((reach === 'category' && !group.categoryId) || (reach === 'place' && !group.locationId))
    throw new AppError('invalid_value', { detail: sentence('alert.noGroup') })
  return group
}

async function learn(tx: Tx, { itemId, locationId, kind }: AlertRow, isMuted: boolean, until: string | null) {
  const step = isMuted ? learning.ignored : learning.confirmed
  const keep = (value: string) => `least(${learning.most}, greatest(${learning.least}, ${value}))`
  await tx.query({
    text: `insert into alert_tuning as t (tenant_id, item_id, location_id, kind, strictness, muted_until) values ($1, $2, $6, $3, ${keep('$4::float8')}, $5)
           on conflict (tenant_id, item_id, location_id, kind) do update set strictness = ${keep('t.strictness * $4')}, muted_until = excluded.muted_until`,
    values: [tx.tenantId, itemId, kind, step, until, itemId === null ? locationId : null],
  })
}
