import { toKey } from '#core/attribute/to-key.ts'
import { bumpSchemaVersion, freeKey, insertItemType, toItemType } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { listArchivedMade, rememberMade, setArchived } from './made-things.ts'

/** Most item types an import makes: more is a column that holds something else. */
const mostMade = 200

/** Item types by the names and keys a file uses. */
export interface ItemTypes {
  /**
   * Looks names up, and makes those that are missing where the actor may.
   * @returns ids by name or key in lower case
   */
  learn(tx: Tx, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether learning this name changes nothing. */
  knows(name: string): boolean
}

export function itemTypes(importId: string, mayMake: boolean): ItemTypes {
  let ids: ReadonlyMap<string, string> | undefined
  let made = 0
  return {
    knows: (name) => ids?.has(name.toLowerCase()) ?? false,
    async learn(tx, actor, names) {
      const wanted = [...new Map(names.map((name) => [name.toLowerCase(), name]))]
      let learnt = new Map(ids ?? (await readAll(tx)))
      let missing = mayMake ? wanted.filter(([name]) => !learnt.has(name)) : []
      if (missing.length > 0) {
        await bumpSchemaVersion(tx)
        // Another request may have made it while this one waited for the lock.
        learnt = await readAll(tx)
        missing = missing.filter(([name]) => !learnt.has(name)).slice(0, mostMade - made)
        const archived = await readArchived(tx)
        for (const [lower, name] of missing) {
          const former = archived.get(lower)
          if (former) {
            await setArchived(tx, actor, { kind: 'itemType', id: former, importId, archived: false })
            await rememberMade(tx, importId, [{ kind: 'itemType', id: former, key: null, name }])
            learnt.set(lower, former)
            continue
          }
          const key = await freeKey(tx, 'item_type', toKey(name))
          const row = await insertItemType(tx, { tenant_id: tx.tenantId, key, name, description: '' })
          await audit(tx, actor, { action: 'create', entity: 'item_type', entityId: row.id, after: toItemType(row) })
          await rememberMade(tx, importId, [{ kind: 'itemType', id: row.id, key: null, name }])
          learnt.set(lower, row.id)
        }
      }
      tx.afterCommit(() => {
        ids = learnt
        made += missing.length
      })
      return learnt
    },
  }
}

async function readAll(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; key: string; name: string }>({
    text: 'select id, key, name from item_type where tenant_id = $1 and archived_at is null order by id desc',
    values: [tx.tenantId],
  })
  // A name wins over a key, and of two equal names the older.
  return new Map([
    ...rows.map((row) => [row.key, row.id] as const),
    ...rows.map((row) => [row.name.toLowerCase(), row.id] as const),
  ])
}

/** Types that a reversal archived, by name in lower case. */
async function readArchived(tx: Tx): Promise<Map<string, string>> {
  const made = await listArchivedMade(tx, 'itemType')
  if (made.size === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>({
    text: 'select id, lower(name) as name from item_type where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, [...made]],
  })
  return new Map(rows.map(({ id, name }) => [name, id]))
}
