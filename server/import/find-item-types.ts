import { toKey } from '#core/attribute/to-key.ts'
import { bumpSchemaVersion, freeKey, insertItemType, toItemType } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

/** Most item types an import makes: more is a column that holds something else. */
const mostMade = 200

/** Item types by the names and keys a file uses. */
export interface ItemTypes {
  /** Looks names up, and makes those that are missing where the actor may. */
  learn(tx: Tx, actor: Actor, names: readonly string[]): Promise<void>
  /** undefined: there is none by this name */
  idOf(name: string): string | undefined
}

export function itemTypes(mayMake: boolean): ItemTypes {
  let ids: Map<string, string> | undefined
  let current = new Map<string, string>()
  let made = 0
  return {
    async learn(tx, actor, names) {
      current = new Map(ids ?? (await readAll(tx)))
      let madeNow = 0
      for (const name of new Set(names)) {
        if (current.has(name.toLowerCase()) || !mayMake || made + madeNow >= mostMade) continue
        if (madeNow++ === 0) {
          await bumpSchemaVersion(tx)
          // Another request may have made it while this one waited for the lock.
          current = await readAll(tx)
          if (current.has(name.toLowerCase())) continue
        }
        const key = await freeKey(tx, 'item_type', toKey(name))
        const row = await insertItemType(tx, { tenant_id: tx.tenantId, key, name, description: '' })
        await audit(tx, actor, { action: 'create', entity: 'item_type', entityId: row.id, after: toItemType(row) })
        current.set(name.toLowerCase(), row.id)
      }
      const learnt = current
      tx.afterCommit(() => {
        ids = learnt
        made += madeNow
      })
    },
    idOf: (name) => current.get(name.toLowerCase()),
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
