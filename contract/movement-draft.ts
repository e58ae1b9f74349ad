import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { movement, movementLineFields, newMovement, recordMovement } from './movement.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, version } from './values.ts'

/** A line of a draft: as one of a movement, and what is not known yet is left out. Custom values are kept as they are given, and checked where it is posted. */
const draftLine = movementLineFields.partial().strict()

/** A movement that is not posted yet. It holds what a posting takes, as far as that is known; the kind is. */
export const draftedMovement = newMovement
  .omit({ unusual: true })
  .extend({ lines: z.array(draftLine).max(500).default([]) })
  .strict()
export type DraftedMovement = z.output<typeof draftedMovement>

/**
 * A movement kept for later. It touches no balance; posted once, by somebody whose role may post it. Whoever left it changes, discards and posts it, and so
 * does everybody who may date movements back; others read it.
 */
export const movementDraft = z
  .object({
    id,
    movement: draftedMovement,
    createdById: id.nullable(),
    createdByName: z.string(),
    createdAt: instant,
    /** who saved it last */
    updatedByName: z.string(),
    updatedAt: instant,
    /** null: not posted yet */
    movementId: id.nullable(),
    version,
  })
  .meta({ id: 'MovementDraft' })
export type MovementDraft = z.output<typeof movementDraft>

/** A draft, and where stock is another now than when the draft was saved. */
export const movementDraftNow = movementDraft
  .extend({
    changes: z.array(
      z.object({
        itemId: id,
        locationId: id,
        lotId: id.nullable(),
        lotCode: z.string().nullable(),
        onHand: z.object({ saved: decimal, now: decimal }),
      }),
    ),
  })
  .meta({ id: 'MovementDraftNow' })

const params = z.object({ draftId: id })
const tag = 'Stock'
const path = '/movement-drafts/{draftId}'

export const listMovementDrafts = endpoint({
  name: 'listMovementDrafts',
  summary: 'Movements that are kept for later, newest first',
  tag,
  method: 'GET',
  path: '/movement-drafts',
  access: 'movement:record',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(movementDraft),
})
export const createMovementDraft = endpoint({
  name: 'createMovementDraft',
  summary:
    'Keep a movement for later; what is not known yet may be left out, and nothing of it is checked but its form',
  tag,
  method: 'POST',
  path: '/movement-drafts',
  access: 'movement:record',
  status: 201,
  body: draftedMovement,
  response: movementDraft,
  errors: ['invalid_attributes'],
})
export const getMovementDraft = endpoint({
  name: 'getMovementDraft',
  summary: 'One draft, and where stock is another now than when it was saved',
  tag,
  method: 'GET',
  path,
  access: 'movement:record',
  params,
  response: movementDraftNow,
})
export const updateMovementDraft = endpoint({
  name: 'updateMovementDraft',
  summary: 'Save a draft anew, whole',
  tag,
  method: 'PUT',
  path,
  access: 'movement:record',
  params,
  compareAndSet: true,
  body: draftedMovement,
  response: movementDraft,
  errors: ['draft_posted', 'invalid_attributes'],
})
export const discardMovementDraft = endpoint({
  name: 'discardMovementDraft',
  summary: 'Throw a draft away; one that was posted stays',
  tag,
  method: 'DELETE',
  path,
  access: 'movement:record',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
  errors: ['draft_posted'],
})
export const postMovementDraft = endpoint({
  name: 'postMovementDraft',
  summary: 'Record the movement of a draft, by the rules of recording it directly; once',
  tag,
  method: 'POST',
  path: '/movement-drafts/{draftId}/posting',
  access: 'movement:record',
  status: 201,
  params,
  compareAndSet: true,
  body: newMovement.pick({ unusual: true }).strict(),
  response: movement,
  errors: ['draft_posted', 'draft_incomplete', ...recordMovement.errors],
})
