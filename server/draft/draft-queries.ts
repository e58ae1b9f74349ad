import type { z } from 'zod'
import type { DraftedMovement, MovementDraft, movementDraftNow } from '#contract/movement-draft.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/** What was on hand at an end of a line. */
export interface Seen {
  itemId: string
  locationId: string
  lotId: string | null
  lotCode: string | null
  onHand: string
}

const wire = `json_build_object('id', d.id, 'movement', d.body, 'createdById', d.created_by, 'createdByName', d.created_by_name, 'createdAt', d.created_at,
  'updatedByName', d.updated_by_name, 'updatedAt', d.updated_at, 'movementId', d.movement_id, 'version', d.version)`

interface Row {
  wire: MovementDraft
}

/** Those that are not posted, newest first. @param before  the draft the page before ended with */
export async function listDraftRows(tx: Tx, limit: number, before: string | null): Promise<MovementDraft[]> {
  const rows = await tx.query<Row>({
    name: 'draft_list',
    text: `select ${wire} as wire from movement_draft d where d.movement_id is null and ($2::uuid is null or d.id < $2) order by d.id desc limit $1`,
    values: [limit, before],
  })
  return rows.map((row) => row.wire)
}

/**
 * A draft, and what is another now than when it was saved.
 * @throws AppError not_found
 */
export async function getDraft(tx: Tx, id: string): Promise<z.output<typeof movementDraftNow>> {
  const [row] = await tx.query<Row & { seen: Seen[] }>({
    name: 'draft_by_id',
    text: `select ${wire} as wire, d.seen from movement_draft d where d.id = $1`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  const now = row.wire.movementId === null ? await readSeen(tx, row.seen) : row.seen
  const changes = row.seen.flatMap(({ onHand: saved, ...place }, index) => {
    const onHand = now[index]?.onHand ?? saved
    return onHand === saved ? [] : [{ ...place, onHand: { saved, now: onHand } }]
  })
  return { ...row.wire, changes }
}

/**
 * Locks a draft until the transaction ends, for somebody who may change it: who left it, or may date movements back.
 * @throws AppError not_found, forbidden, version_mismatch, draft_posted
 */
export async function lockDraft(tx: Tx, actor: Actor, id: string, version: number): Promise<MovementDraft> {
  const [row] = await tx.query<Row>({
    name: 'draft_lock',
    text: `select ${wire} as wire from movement_draft d where d.id = $1 for update`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  const { movementId, createdById, createdByName, version: currentVersion } = row.wire
  if (createdById !== actor.id && !allows(actor.role, 'movement:backdate'))
    throw new AppError('forbidden', { detail: sentence('movement.draftOfOther', { name: createdByName }) })
  if (movementId !== null) throw new AppError('draft_posted', { movementId })
  if (currentVersion !== version) throw new AppError('version_mismatch', { currentVersion })
  return row.wire
}

export async function insertDraft(
  tx: Tx,
  actor: Actor,
  { body, seen }: { body: DraftedMovement; seen: readonly Seen[] },
): Promise<MovementDraft> {
  const [row] = await tx.query<Row>({
    name: 'draft_insert',
    text: `insert into movement_draft as d (tenant_id, body, seen, created_by, created_by_name, updated_by, updated_by_name)
           values ($1, $2, $3, $4, $5, $4, $5) returning ${wire} as wire`,
    values: [tx.tenantId, JSON.stringify(body), JSON.stringify(seen), actor.id, actor.name],
  })
  if (!row) throw new Error('the draft was not returned')
  return row.wire
}

export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, body, seen }: { id: string; body: DraftedMovement; seen: readonly Seen[] },
): Promise<MovementDraft> {
  const [row] = await tx.query<Row>({
    name: 'draft_change',
    text: `update movement_draft d set body = $2, seen = $3, updated_by = $4, updated_by_name = $5, version = version + 1, updated_at = now()
           where d.id = $1 returning ${wire} as wire`,
    values: [id, JSON.stringify(body), JSON.stringify(seen), actor.id, actor.name],
  })
  if (!row) throw new Error('the draft was not returned')
  return row.wire
}

/** What is on hand at places now, in their order: of a lot where one is named, else of all. */
export async function readSeen(tx: Tx, places: readonly Omit<Seen, 'onHand'>[]): Promise<Seen[]> {
  if (places.length === 0) return []
  const rows = await tx.query<{ onHand: string }>({
    name: 'draft_seen',
    text: `
      select trim_scale(coalesce((
        select sum(b.on_hand) from balance b left join lot o on o.tenant_id = b.tenant_id and o.id = b.lot_id
        where b.tenant_id = current_tenant() and b.item_id = p.item_id and b.location_id = p.location_id
          and (p.lot_id is null or b.lot_id = p.lot_id) and (p.lot_code is null or o.code_key = lower(p.lot_code))), 0))::text as "onHand"
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality as p (item_id, location_id, lot_id, lot_code, n) order by p.n`,
    values: [
      places.map(({ itemId }) => itemId),
      places.map(({ locationId }) => locationId),
      places.map(({ lotId }) => lotId),
      places.map(({ lotCode }) => lotCode),
    ],
  })
  return places.map((place, index) => ({ ...place, onHand: rows[index]?.onHand ?? '0' }))
}
