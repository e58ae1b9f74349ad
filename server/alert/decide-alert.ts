import { sentence } from '#contract/words/sentence.ts'
import { learning } from '#core/anomaly/thresholds.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import type { AlertRow } from './alert-json.ts'
import { findAlert } from './queries.ts'

/** What a person says of an alert. Muted for `days`, or for good where that is null. */
export type Decision = { state: 'confirmed' } | { state: 'muted'; days: number | null }

/**
 * Keeps a person's answer, and what it teaches: an item (or, of what is about none, a place) and kind that nothing was wrong with is told later only when it is rarer, one that something was
 * wrong with is told sooner; within bounds, so that no number of answers silences or opens it for good.
 * @throws AppError not_found, version_mismatch, invalid_value (of a watched view, from which nothing is learnt)
 */
export async function decideAlert(
  tx: Tx,
  actor: Actor,
  { id, version, decision }: { id: string; version: number; decision: Decision },
): Promise<AlertRow> {
  const [locked] = await tx.query<{ version: number }>({
    text: 'select version from alert where tenant_id = $1 and id = $2 for update',
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
  await tx.query({
    text: `update alert set state = $3, muted_until = $4, decided_at = now(), decided_by_name = $5, version = version + 1
           where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, decision.state, until?.day ?? null, actor.name],
  })
  const step = isMuted ? learning.ignored : learning.confirmed
  const keep = (value: string) => `least(${learning.most}, greatest(${learning.least}, ${value}))`
  await tx.query({
    text: `insert into alert_tuning as t (tenant_id, item_id, location_id, kind, strictness, muted_until) values ($1, $2, $6, $3, ${keep('$4::float8')}, $5)
           on conflict (tenant_id, item_id, location_id, kind) do update set strictness = ${keep('t.strictness * $4')}, muted_until = excluded.muted_until`,
    values: [
      tx.tenantId,
      before.itemId,
      before.kind,
      step,
      until?.day ?? null,
      before.itemId === null ? before.locationId : null,
    ],
  })
  const after = await findAlert(tx, actor, id)
  if (!after) throw new Error('The alert was locked.')
  await audit(tx, actor, { action: isMuted ? 'mute' : 'confirm', entity: 'alert', entityId: id, before, after })
  return after
}
