import type { z } from 'zod'
import { type createPack, mostPacks, type Pack, type updatePack } from '#contract/pack.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { findEnteredUnit, toFraction } from '#core/unit/entered-unit.ts'
import { toRatio } from '#core/unit/ratio.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { findPack } from './pack-queries.ts'

/**
 * Notes a pack of an item. The item is locked, so that two at once are told apart and counted.
 * @throws AppError conflict (the name or the barcode is taken), invalid_value (no such item, a name that is a unit already, one too many)
 */
export async function makePack(tx: Tx, actor: Actor, input: z.output<typeof createPack.body>): Promise<Pack> {
  const { itemId, name, factor, barcode = null } = input
  await assertName(tx, itemId, name)
  await assertRoom(tx, itemId)
  const { numerator, denominator } = toFraction(toRatio(factor))
  const [made] = await tx
    .query<{ id: string }>({
      name: 'pack_insert',
      text: `insert into pack (tenant_id, item_id, name, factor_numerator, factor_denominator, barcode) values ($1, $2, $3, $4, $5, $6) returning id`,
      values: [tx.tenantId, itemId, name, numerator, denominator, barcode],
    })
    .catch(translate)
  const after = await getPack(tx, made?.id ?? '')
  await audit(tx, actor, { action: 'create', entity: 'pack', entityId: after.id, after })
  return after
}

/** @throws AppError not_found, version_mismatch, and those of a new one */
export async function alterPack(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updatePack.body> },
): Promise<Pack> {
  const before = await lockPack(tx, id, version)
  const next = { ...before, ...change }
  if (next.name !== before.name) await assertName(tx, before.itemId, next.name)
  const { numerator, denominator } = toFraction(toRatio(next.factor))
  await tx
    .query({
      name: 'pack_update',
      text: `update pack set name = $2, factor_numerator = $3, factor_denominator = $4, barcode = $5, version = version + 1, updated_at = now() where id = $1`,
      values: [id, next.name, numerator, denominator, next.barcode],
    })
    .catch(translate)
  const after = await getPack(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'pack', entityId: id, before, after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function removePack(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockPack(tx, id, version)
  await tx.query({ name: 'pack_delete', text: 'delete from pack where id = $1', values: [id] })
  await audit(tx, actor, { action: 'delete', entity: 'pack', entityId: id, before })
}

async function lockPack(tx: Tx, id: string, version: number): Promise<Pack> {
  const [locked] = await tx.query<{ version: number }>({
    name: 'pack_lock',
    text: 'select version from pack where id = $1 for update',
    values: [id],
  })
  if (!locked) throw new AppError('not_found')
  if (locked.version !== version) throw new AppError('version_mismatch', { currentVersion: locked.version })
  return getPack(tx, id)
}

async function getPack(tx: Tx, id: string): Promise<Pack> {
  const found = await findPack(tx, id)
  if (!found) throw new Error('The pack just written is not there.')
  return found
}

/** A pack is not called as the base unit or what converts to it: `500 g` of an item kept in kg is half a kilogram. */
async function assertName(tx: Tx, itemId: string, name: string): Promise<void> {
  const [item] = await tx.query<{ unit: string }>({
    name: 'pack_item_lock',
    text: 'select unit from item where id = $1 for no key update',
    values: [itemId],
  })
  if (!item) throw refuse('body.itemId', sentence('pack.noItem'))
  if (findEnteredUnit(name, { unit: item.unit, packs: [] }))
    throw refuse('body.name', sentence('pack.isUnit', { name, unit: item.unit }))
}

async function assertRoom(tx: Tx, itemId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>({
    name: 'pack_count',
    text: 'select count(*)::int as count from pack where item_id = $1',
    values: [itemId],
  })
  if ((row?.count ?? 0) >= mostPacks) throw refuse('body.itemId', sentence('pack.tooMany', { count: mostPacks }))
}

function refuse(path: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}

function translate(error: unknown): never {
  if (violates(error, 'pack_name')) throw conflict('body.name', sentence('pack.nameTaken'), error)
  if (violates(error, 'pack_barcode')) throw conflict('body.barcode', sentence('pack.barcodeTaken'), error)
  throw error
}

function conflict(path: string, message: Sentence, cause: unknown): AppError {
  return new AppError('conflict', { detail: message, errors: [{ path, message }] }, { cause })
}
