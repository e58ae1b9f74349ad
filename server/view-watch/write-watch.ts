import type { z } from 'zod'
import type { createViewWatch, ViewWatch } from '#contract/view-watch.ts'
import { sentence } from '#contract/words/sentence.ts'
import { endViewAlert } from '#server/alert/tell-of-view.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { findView } from '#server/view/queries.ts'
import { toView } from '#server/view/write-view.ts'
import { lookAtView, mostItems, toSelection } from './look-at-view.ts'
import { addKnown, findWatch, settleWatch } from './queries.ts'

/** Watches of one person in an organisation. */
const mostWatches = 20

/**
 * Begins to watch a view: what is in it now is known and not told.
 * @throws AppError not_found, forbidden (a key has no inbox), conflict, invalid_value (too many watches, or a view that cannot be watched)
 */
export async function watchView(tx: Tx, actor: Actor, body: z.output<typeof createViewWatch.body>): Promise<ViewWatch> {
  const row = await findView(tx, actor, body.viewId)
  if (!row) throw new AppError('not_found')
  if (actor.kind !== 'person') throw new AppError('forbidden')
  const { name, config } = toView(row, actor)
  const threshold = 'threshold' in body ? body.threshold : null
  await allowOneMore(tx, actor)
  const began = performance.now()
  const look = await lookAtView(tx, { kind: body.kind, threshold }, { config, role: actor.role })
  if (look.kind === 'problem')
    throw new AppError('invalid_value', { detail: sentence(`viewWatch.problem.${look.problem}`, { most: mostItems }) })
  const tookMs = performance.now() - began
  const [made] = await tx.query<{ id: string }>({
    text: `insert into view_watch (tenant_id, user_id, view_id, view_name, kind, threshold, selection, is_beyond)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, user_id, view_id, kind) do nothing returning id`,
    values: [
      tx.tenantId,
      actor.id,
      body.viewId,
      name,
      body.kind,
      threshold,
      JSON.stringify(toSelection(config)),
      'isBeyond' in look && look.isBeyond,
    ],
  })
  if (!made) throw new AppError('conflict', { detail: sentence('viewWatch.twice') })
  if ('ids' in look) await addKnown(tx, made.id, look.ids, false)
  await settleWatch(tx, made.id, { problem: null, tookMs, items: 'ids' in look ? look.ids.length : look.count })
  const watch = await findWatch(tx, actor.id, made.id)
  if (!watch) throw new Error('The watch was just made.')
  await audit(tx, actor, { action: 'create', entity: 'view_watch', entityId: made.id, after: watch })
  return watch
}

/** One after the other, so that two at once do not pass the bound. */
async function allowOneMore(tx: Tx, actor: Actor): Promise<void> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended('view_watch ' || $1, 0))`,
    values: [`${tx.tenantId} ${actor.id}`],
  })
  const [held] = await tx.query<{ count: number }>({
    text: 'select count(*)::int as count from view_watch where tenant_id = $1 and user_id = $2',
    values: [tx.tenantId, actor.id],
  })
  if ((held?.count ?? 0) >= mostWatches)
    throw new AppError('invalid_value', { detail: sentence('viewWatch.tooManyWatches', { most: mostWatches }) })
}

/** @throws AppError not_found, version_mismatch */
export async function unwatchView(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await findWatch(tx, actor.id, id)
  if (!before) throw new AppError('not_found')
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  await endViewAlert(tx, id)
  await tx.query({ text: 'delete from view_watch where tenant_id = $1 and id = $2', values: [tx.tenantId, id] })
  await audit(tx, actor, { action: 'delete', entity: 'view_watch', entityId: id, before })
}
