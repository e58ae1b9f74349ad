import type { DraftedMovement, MovementDraft } from '#contract/movement-draft.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { changeDraft, insertDraft, lockDraft, readSeen, type Seen } from './draft-queries.ts'
import { assertAllSeen, assertKnownFields, viewOfLines } from './draft-values.ts'

/** Keeps a movement for later. Nothing that it names is looked up, but what is on hand there and its custom fields. @throws AppError invalid_attributes */
export async function makeDraft(tx: Tx, actor: Actor, body: DraftedMovement): Promise<MovementDraft> {
  assertKnownFields(body, await viewOfLines(tx, actor))
  const draft = await insertDraft(tx, actor, { body, seen: await readSeen(tx, placesOf(body)) })
  await audit(tx, actor, { action: 'create', entity: 'movementDraft', entityId: draft.id, after: draft })
  return draft
}

/** @throws AppError not_found, forbidden, version_mismatch, draft_posted, invalid_attributes */
export async function alterDraft(
  tx: Tx,
  actor: Actor,
  { id, version, body }: { id: string; version: number; body: DraftedMovement },
): Promise<MovementDraft> {
  const view = await viewOfLines(tx, actor)
  assertKnownFields(body, view)
  const before = await lockDraft(tx, actor, id, version)
  assertAllSeen(before, view)
  const after = await changeDraft(tx, actor, { id, body, seen: await readSeen(tx, placesOf(body)) })
  await audit(tx, actor, { action: 'update', entity: 'movementDraft', entityId: id, before, after })
  return after
}

/** The audit record keeps what it was. @throws AppError not_found, forbidden, version_mismatch, draft_posted */
export async function discardDraft(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockDraft(tx, actor, id, version)
  await tx.query({ text: 'delete from movement_draft where id = $1', values: [id] })
  await audit(tx, actor, { action: 'discard', entity: 'movementDraft', entityId: id, before })
}

/** The ends of its lines as far as they are known, each once. */
function placesOf({ lines }: DraftedMovement): Omit<Seen, 'onHand'>[] {
  const places = new Map<string, Omit<Seen, 'onHand'>>()
  for (const { itemId, fromLocationId, toLocationId, lotId = null, lotCode = null } of lines)
    for (const locationId of [fromLocationId, toLocationId])
      if (itemId !== undefined && locationId !== undefined)
        places.set([itemId, locationId, lotId, lotCode].join(), { itemId, locationId, lotId, lotCode })
  return [...places.values()]
}
