import type { z } from 'zod'
import type { Kit, updateKit } from '#contract/kit.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getKit } from './kit-queries.ts'

interface Change {
  itemId: string
  version: number
  parts: z.output<typeof updateKit.body>['parts']
}

/**
 * Says what an item is made of, in place of what was said before.
 * @throws AppError not_found, version_mismatch, kit_nested, item_has_variants, item_archived, invalid_value (no such part)
 */
export async function alterKit(tx: Tx, actor: Actor, { itemId, version, parts }: Change): Promise<Kit> {
  // its row is made first, so that two who write at once wait for each other
  await tx.query({
    text: `insert into kit (tenant_id, item_id, version) select $1, i.id, 0 from item i where i.id = $2 on conflict do nothing`,
    values: [tx.tenantId, itemId],
  })
  const [locked] = await tx.query<{ version: number }>({
    text: 'select version from kit where item_id = $1 for update',
    values: [itemId],
  })
  if (!locked) throw new AppError('not_found')
  if (locked.version !== version) throw new AppError('version_mismatch', { currentVersion: locked.version })
  await assertGoods(tx, itemId, parts)
  const before = await getKit(tx, itemId)
  await tx.query({ text: 'delete from kit_part where kit_id = $1', values: [itemId] })
  await tx
    .query({
      text: `insert into kit_part (tenant_id, kit_id, part_id, quantity, position)
             select $1, $2, * from unnest($3::uuid[], $4::numeric[], $5::int[])`,
      values: [
        tx.tenantId,
        itemId,
        parts.map((part) => part.itemId),
        parts.map(({ quantity }) => quantity),
        parts.map((_, index) => index),
      ],
    })
    .catch(translate)
  await tx.query({
    text: 'update kit set version = version + 1, updated_at = now() where item_id = $1',
    values: [itemId],
  })
  const after = await getKit(tx, itemId)
  await audit(tx, actor, {
    action: 'update',
    entity: 'kit',
    entityId: itemId,
    before: toBill(before),
    after: toBill(after),
  })
  return after
}

/** What of a kit is written, without what follows from stock. */
const toBill = ({ parts, version }: Kit) => ({
  version,
  parts: parts.map(({ itemId, sku, quantity }) => ({ itemId, sku, quantity })),
})

async function assertGoods(tx: Tx, kitId: string, parts: Change['parts']): Promise<void> {
  const ids = [kitId, ...parts.map(({ itemId }) => itemId)]
  const rows = await tx.query<{ id: string; sku: string; archived: boolean; has_variants: boolean }>({
    text: `select id, sku, archived_at is not null as archived, variant_axes is not null as has_variants
           from item where id = any($1::uuid[]) order by id for key share`,
    values: [ids],
  })
  for (const [index, id] of ids.entries()) {
    const path = index === 0 ? 'body.parts' : `body.parts.${index - 1}.itemId`
    const row = rows.find((one) => one.id === id)
    const refuse = (code: 'invalid_value' | 'item_archived' | 'item_has_variants', message: Sentence) =>
      new AppError(code, { detail: message, errors: [{ path, message }] })
    if (!row) throw refuse('invalid_value', sentence('kit.noItem'))
    if (row.archived) throw refuse('item_archived', sentence('kit.archived', { sku: row.sku }))
    if (row.has_variants) throw refuse('item_has_variants', sentence('kit.hasVariants', { sku: row.sku }))
    if (index > 0 && id === kitId) throw refuse('invalid_value', sentence('kit.itself', { sku: row.sku }))
  }
}

/** One level is the database's own rule: what it refused it names. */
function translate(error: unknown): never {
  const { code, message, detail } = error as { code?: string; message: string; detail?: string }
  if (code !== 'IP001' || message !== 'kit_nested') throw error
  const { sku, kit, ...facts } = JSON.parse(detail ?? '{}') as { sku: string; kit?: string }
  const problem = kit === undefined ? sentence('kit.partHasParts', { sku }) : sentence('kit.kitIsPart', { sku, kit })
  throw new AppError('kit_nested', { ...facts, detail: problem, errors: [{ path: 'body.parts', message: problem }] })
}
