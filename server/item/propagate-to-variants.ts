import { z } from 'zod'
import { getSchema, type Schema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import { defineJob } from '#server/queue/job.ts'
import { inheritNow, type Writer } from './inherit-now.ts'
import { itemJson } from './item-json.ts'

/** So many variants take a change of their parents in its own transaction: some 250 ms. */
const mostAtOnce = 500

/** A parent just written. */
export interface ChangedParent {
  id: string
  /** since when it was archived before; undefined: that did not change */
  archivedBefore: string | null | undefined
}

/**
 * Carries a change of items with variants to these: at once for up to 500 variants, parent by parent, else by a job after the commit.
 * Variants are archived with their parent, and those that were come back with it, however many.
 */
export async function propagateToVariants(
  tx: Tx,
  actor: Writer,
  schema: Schema,
  parents: readonly ChangedParent[],
): Promise<void> {
  if (parents.length === 0) return
  await archiveWithParents(tx, actor, parents)
  const counts = await countVariants(
    tx,
    parents.map(({ id }) => id),
  )
  let room = mostAtOnce
  const atOnce: string[] = []
  for (const { parentId, count } of counts) {
    if (count > room) {
      const { kind, id, name } = actor
      await enqueue(tx, inheritJob, { tenantId: tx.tenantId, parentId, actor: { kind, id, name } })
      continue
    }
    room -= count
    atOnce.push(parentId)
  }
  if (atOnce.length > 0) await inheritNow(tx, actor, schema, { parentIds: atOnce })
}

/**
 * Gives all variants of a parent what it is now, 500 in a transaction; each locked. Run twice it finds nothing to do; a parent changed meanwhile has queued
 * its own run.
 */
export const inheritJob = defineJob({
  name: 'inherit_by_variants',
  payload: z.object({
    tenantId: z.uuid(),
    parentId: z.uuid(),
    actor: z.object({ kind: z.enum(['person', 'api_key', 'system']), id: z.string(), name: z.string() }),
  }),
  async handle({ database, signal }, { tenantId, parentId, actor }) {
    for (let after: string | undefined; ; ) {
      signal.throwIfAborted()
      const from = after === undefined ? {} : { after }
      after = await database.tenant(tenantId, async (tx) =>
        inheritNow(tx, actor, await getSchema(tx), { parentIds: [parentId], limit: mostAtOnce, ...from }),
      )
      if (after === undefined) return
    }
  },
})

async function countVariants(tx: Tx, parentIds: readonly string[]): Promise<{ parentId: string; count: number }[]> {
  return tx.query({
    text: `select parent_id as "parentId", count(*)::int as count from item
           where tenant_id = $1 and parent_id = any($2::uuid[]) group by parent_id order by parent_id`,
    values: [tx.tenantId, parentIds],
  })
}

/** Variants that were archived with their parent carry its very instant, by which they are known when it comes back. */
async function archiveWithParents(tx: Tx, actor: Writer, parents: readonly ChangedParent[]): Promise<void> {
  const perhapsTurned = parents.filter(({ archivedBefore }) => archivedBefore !== undefined)
  if (perhapsTurned.length === 0) return
  await tx.query({
    name: 'archive_variants_with_parents',
    text: `with p as (
             select q.id, n.was, q.archived_at as becomes
             from unnest($5::uuid[], $6::timestamptz[]) as n (id, was) join item q on q.tenant_id = $1 and q.id = n.id
             where (q.archived_at is null) <> (n.was is null)
           ), picked as (
             select v.id, p.becomes from item v join p on p.id = v.parent_id
             where v.tenant_id = $1 and v.archived_at is not distinct from p.was
             order by v.id for update of v
           ), before as (
             -- as before: this statement's own update is not seen here
             select i.id, json_build_object(${itemJson}) as json from item i join picked using (id) where i.tenant_id = $1
           ), i as (
             update item i set archived_at = picked.becomes, version = i.version + 1, updated_at = now()
             from picked where i.tenant_id = $1 and i.id = picked.id
             returning i.*
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           select $1, $2, $3, $4, 'update', 'item', i.id::text, before.json, json_build_object(${itemJson})
           from i join before on before.id = i.id`,
    values: [
      tx.tenantId,
      actor.kind,
      actor.id,
      actor.name,
      perhapsTurned.map(({ id }) => id),
      perhapsTurned.map(({ archivedBefore }) => archivedBefore),
    ],
  })
}
