import type { z } from 'zod'
import type { createView, updateView, View } from '#contract/view.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { changeView, insertView, lockView, removeView, type ViewRow } from './queries.ts'

/** Saves a view as the actor's. */
export async function saveView(tx: Tx, actor: Actor, input: z.output<typeof createView.body>): Promise<View> {
  const row = await insertView(tx, {
    tenant_id: tx.tenantId,
    entity: input.entity,
    name: input.name,
    config: JSON.stringify(input.config),
    is_shared: input.shared,
    is_pinned: input.pinned,
    owner_id: actor.id,
    owner_name: actor.name,
  })
  const view = toView(row, actor)
  await audit(tx, actor, { action: 'create', entity: 'view', entityId: row.id, after: recorded(view) })
  return view
}

/**
 * Changes what is given, if the view still has the version the caller read.
 * @throws AppError not_found, version_mismatch, forbidden (another's shared view)
 */
export async function alterView(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updateView.body> },
): Promise<View> {
  const before = await lockOwn(tx, actor, id, version)
  const row = await changeView(tx, id, {
    name: change.name ?? before.name,
    config: JSON.stringify(change.config ?? before.config),
    is_shared: change.shared ?? before.shared,
    is_pinned: change.pinned ?? before.pinned,
  })
  const view = toView(row, actor)
  const [was, is] = [recorded(before), recorded(view)]
  await audit(tx, actor, { action: 'update', entity: 'view', entityId: id, before: was, after: is })
  return view
}

/** @throws AppError not_found, version_mismatch, forbidden (another's shared view) */
export async function dropView(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockOwn(tx, actor, id, version)
  await removeView(tx, id)
  await audit(tx, actor, { action: 'delete', entity: 'view', entityId: id, before: recorded(before) })
}

async function lockOwn(tx: Tx, actor: Actor, id: string, version: number): Promise<View> {
  const row = await lockView(tx, actor, id)
  if (!row) throw new AppError('not_found')
  if (!mayChange(row, actor)) throw new AppError('forbidden', { detail: sentence('view.notYours') })
  if (row.version !== version) throw new AppError('version_mismatch', { currentVersion: row.version })
  return toView(row, actor)
}

/** The owner, and Admins where it is shared: a shared view outlives its owner's membership. */
function mayChange(row: Pick<ViewRow, 'is_shared' | 'owner_id'>, actor: Actor): boolean {
  return row.owner_id === actor.id || (row.is_shared && actor.role === 'admin')
}

/** The wire form, for this reader. */
export function toView(row: ViewRow, actor: Actor): View {
  return {
    id: row.id,
    // held by a check of the table
    entity: row.entity as View['entity'],
    name: row.name,
    // written by this feature only, as its contract says; views of before there were measures have none
    config: { measures: [], ...(row.config as Omit<View['config'], 'measures'>) },
    shared: row.is_shared,
    pinned: row.is_pinned,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    changeable: mayChange(row, actor),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** What the audit record keeps: all but what depends on the reader. */
function recorded({ id, entity, name, config, shared, pinned, ownerId, ownerName, version }: View) {
  return { id, entity, name, config, shared, pinned, ownerId, ownerName, version }
}
