import type { z } from 'zod'
import { type movement, type NewMovement, newMovement } from '#contract/movement.ts'
import type { MovementDraft } from '#contract/movement-draft.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { asRefusals, describeRefusals, toRefusals } from '#server/http/refused-input.ts'
import { enterMovement } from '#server/stock/enter-units.ts'
import { guardQuantities } from '#server/stock/guard-quantities.ts'
import { recordMovement } from '#server/stock/record-movement.ts'
import { lockDraft } from './draft-queries.ts'
import { assertAllSeen, viewOfLines } from './draft-values.ts'

/**
 * Posts a draft as its caller would post the same directly. The draft is locked first: of two who post it one does, and the other is told so.
 * One without a date takes effect as it is posted.
 * @returns the movement as JSON text
 * @throws AppError not_found, forbidden, version_mismatch, draft_posted, draft_incomplete, and whatever a movement is refused for
 */
export async function postDraft(
  tx: Tx,
  actor: Actor,
  { id, version, unusual }: { id: string; version: number; unusual: NewMovement['unusual'] },
): Promise<string> {
  const draft = await lockDraft(tx, actor, id, version)
  assertAllSeen(draft, await viewOfLines(tx, actor))
  const body = await enterMovement(tx, readWhole(draft, unusual))
  await guardQuantities(tx, body)
  tx.hold()
  const json = await recordMovement(tx, actor, body)
  // the posting's own answer, in the form of the contract
  const { id: movementId } = JSON.parse(json) as z.output<typeof movement>
  await tx.query({
    name: 'draft_posted',
    text: 'update movement_draft set movement_id = $2, version = version + 1, updated_at = now() where id = $1',
    values: [id, movementId],
  })
  const after: MovementDraft = { ...draft, movementId, version: version + 1 }
  await audit(tx, actor, { action: 'post', entity: 'movementDraft', entityId: id, before: draft, after })
  return json
}

/** By the schema of a posting. @throws AppError draft_incomplete  names what is missing */
function readWhole({ movement: drafted }: MovementDraft, unusual: NewMovement['unusual']): NewMovement {
  const read = newMovement.safeParse({ ...drafted, ...(unusual && { unusual }) }, asRefusals)
  if (!read.success) throw new AppError('draft_incomplete', describeRefusals(toRefusals(read.error, 'body')))
  return read.data
}
