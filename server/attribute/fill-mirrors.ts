import { z } from 'zod'
import { mirrorColumns, slots, toMirrors } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import { defineTask } from '#server/task/define-task.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { awaitOlderTransactions } from './await-older-transactions.ts'
import { grantSlots } from './grant-slots.ts'
import { bumpSchemaVersion, findField, type MirroredField } from './queries.ts'

/** What a run of the work needs of its task. */
export type MirrorRun = Pick<TaskRun<unknown>, 'database' | 'tenantId' | 'signal' | 'progress' | 'hold'>

const chunkSize = 1_000

/**
 * Writes the mirrors that values which were there already lack, and has lists read them. An item's other index entries are written anew with
 * each mirror, so a million items with thirty of them take minutes, while filters read the attributes. Killed anywhere and run again,
 * it writes only what is missing.
 */
export const mirrorTask = defineTask({
  kind: 'mirror',
  input: z.object({}),
  attempts: 5,
  work: (run) => fillMirrors(run),
})

/**
 * Empties columns that fields have left, gives them to fields that wait for one, and fills the columns of fields whose values came before
 * they had them; until nothing is left to do. Locks a thousand items at a time.
 */
export async function fillMirrors(run: MirrorRun): Promise<Record<string, unknown>> {
  const result = { fields: 0, items: 0 }
  for (;;) {
    run.signal.throwIfAborted()
    const { left, due } = await run.database.tenantRead(run.tenantId, findDue)
    if (left.length > 0) for (const { id, slot } of left) await emptySlot(run, id, slot)
    else if (due.length > 0) for (const id of due) result.items += await fillSlot(run, id)
    else return result
    result.fields += left.length > 0 ? 0 : due.length
  }
}

async function findDue(tx: Tx): Promise<{ left: { id: string; slot: string }[]; due: string[] }> {
  const left = await tx.query<{ id: string; slot: string }>({
    text: 'select id, unnest(left_slots) as slot from field where tenant_id = $1',
    values: [tx.tenantId],
  })
  const due = await tx.query<{ id: string }>({
    text: `select id from field where tenant_id = $1 and slot is not null and not is_mirrored and change_id is null
           order by position, id`,
    values: [tx.tenantId],
  })
  return { left, due: due.map(({ id }) => id) }
}

/** Takes what a field had in a column out of it, and lets another have the column. */
async function emptySlot(run: MirrorRun, fieldId: string, slot: string): Promise<void> {
  if (!slots.includes(slot)) throw new Error(`Not a slot: ${slot}`)
  run.progress({ stage: 'preparing' })
  // who began before may still write there
  await awaitOlderTransactions(run)
  run.progress({ stage: 'emptying', done: 0, total: null })
  for (let done = 0; ; ) {
    run.signal.throwIfAborted()
    const emptied = await step(run, async (tx) => {
      const [row] = await tx.query<{ count: number }>({
        text: `with held as (
                 select id from item where tenant_id = $1 and ${slot} is not null order by id limit ${chunkSize} for update
               ), emptied as (
                 update item i set ${slot} = null from held where i.tenant_id = $1 and i.id = held.id returning 1
               )
               select count(*)::int as count from emptied`,
        values: [tx.tenantId],
      })
      return row?.count ?? 0
    })
    if (emptied === 0) break
    done += emptied
    run.progress({ done })
  }
  await step(run, async (tx) => {
    await bumpSchemaVersion(tx)
    await tx.query({
      text: 'update field set left_slots = array_remove(left_slots, $3) where tenant_id = $1 and id = $2',
      values: [tx.tenantId, fieldId, slot],
    })
    await grantSlots(tx)
  })
}

/** @returns how many items hold a value */
async function fillSlot(run: MirrorRun, fieldId: string): Promise<number> {
  run.progress({ stage: 'preparing' })
  // who began before may have written a value and no mirror
  await awaitOlderTransactions(run)
  const total = await run.database.tenantRead(run.tenantId, async (tx) => {
    const field = await findField(tx, fieldId)
    const [row] = await tx.query<{ count: number }>({
      text: 'select count(*)::int as count from item where tenant_id = $1 and attributes ? $2',
      values: [tx.tenantId, field?.key],
    })
    return row?.count ?? 0
  })
  run.progress({ stage: 'mirroring', done: 0, total })
  let done = 0
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined; ) {
    run.signal.throwIfAborted()
    const from: string = after
    const chunk = await step(run, (tx) => fillChunk(tx, fieldId, from))
    after = chunk.last
    done += chunk.items
    run.progress({ done })
  }
  await step(run, async (tx) => {
    await bumpSchemaVersion(tx)
    await tx.query({
      text: 'update field set is_mirrored = true where tenant_id = $1 and id = $2 and change_id is null',
      values: [tx.tenantId, fieldId],
    })
  })
  return done
}

/** @returns the chunk's last item; undefined when none follows, or the field is being changed: then the change mirrors its values */
async function fillChunk(tx: Tx, fieldId: string, after: string): Promise<{ items: number; last: string | undefined }> {
  const field = await findField(tx, fieldId)
  if (!field?.slot || field.slot.isComplete || field.changeId !== null) return { items: 0, last: undefined }
  const items = await tx.query<{ id: string; value: AttributeValue }>({
    text: `select id, attributes -> $2 as value from item
           where tenant_id = $1 and id > $3 and attributes ? $2 order by id limit ${chunkSize} for update`,
    values: [tx.tenantId, field.key, after],
  })
  if (items.length > 0) await writeMirrors(tx, field, field.slot.column, items)
  return { items: items.length, last: items.at(-1)?.id }
}

async function writeMirrors(
  tx: Tx,
  field: MirroredField,
  column: string,
  items: readonly { id: string; value: AttributeValue }[],
): Promise<void> {
  const place = mirrorColumns.indexOf(column)
  if (place < 0) throw new Error(`Not a slot: ${column}`)
  await tx.query({
    text: `update item i set ${column} = n.value
           from unnest($2::uuid[], $3::${column.startsWith('number') ? 'float8' : 'text'}[]) n (id, value)
           where i.tenant_id = $1 and i.id = n.id and i.${column} is distinct from n.value`,
    values: [
      tx.tenantId,
      items.map(({ id }) => id),
      items.map(({ value }) => toMirrors(tx.tenantId, { [field.key]: value }, [field])[place]),
    ],
  })
}

/** One transaction of the work, which holds the task. */
function step<T>(run: MirrorRun, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    return work(tx)
  })
}
