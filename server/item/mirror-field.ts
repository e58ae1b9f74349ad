import { z } from 'zod'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { bumpSchemaVersion, findField, type MirroredField } from '#server/attribute/queries.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { defineJob } from '#server/queue/job.ts'

const payload = z.object({ tenantId: z.uuid(), fieldId: z.uuid() })
const chunkSize = 1_000

/**
 * Mirrors the values that items had before their field was given its slot, and then has lists read the mirror. Queue it in the
 * transaction that gives the slot with `is_mirrored` false: from then on writes go to the slot, while filters still read the
 * attributes. Locks a thousand items at a time; run twice, it finds them mirrored. An item's other index entries are
 * written anew with the slot's, so a million items with thirty mirrored values take minutes, not seconds.
 */
export const mirrorField = defineJob({
  name: 'mirror_field',
  payload,
  async handle({ database, signal }, { tenantId, fieldId }) {
    const field = await database.tenantRead(tenantId, (tx) => findField(tx, fieldId))
    if (!field?.slot || field.slot.isComplete) return
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined; ) {
      signal.throwIfAborted()
      after = await mirrorChunk(database, tenantId, field, after)
    }
    await database.tenant(tenantId, async (tx) => {
      await bumpSchemaVersion(tx)
      await tx.query({
        text: 'update field set is_mirrored = true where tenant_id = $1 and id = $2 and slot = $3',
        values: [tenantId, fieldId, field.slot?.column],
      })
    })
  },
})

/** @returns the chunk's last item; undefined when none follows */
function mirrorChunk(database: Database, tenantId: string, field: MirroredField, after: string) {
  const column = field.slot?.column ?? ''
  const place = mirrorColumns.indexOf(column)
  if (place < 0) throw new Error(`Not a slot: ${column}`)
  return database.tenant(tenantId, async (tx) => {
    const items = await lockItems(tx, field.key, after)
    const last = items.at(-1)
    if (!last) return undefined
    await tx.query({
      text: `update item i set ${column} = n.value
             from unnest($2::uuid[], $3::${column.startsWith('number') ? 'float8' : 'text'}[]) n (id, value)
             where i.tenant_id = $1 and i.id = n.id and i.${column} is distinct from n.value`,
      values: [
        tenantId,
        items.map(({ id }) => id),
        items.map(({ value }) => toMirrors(tenantId, { [field.key]: value }, [field])[place]),
      ],
    })
    return last.id
  })
}

function lockItems(tx: Tx, key: string, after: string): Promise<{ id: string; value: AttributeValue }[]> {
  return tx.query({
    text: `select id, attributes -> $2 as value from item
           where tenant_id = $1 and id > $3 and attributes ? $2 order by id limit ${chunkSize} for update`,
    values: [tx.tenantId, key, after],
  })
}
