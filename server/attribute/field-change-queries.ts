import type { Field, FieldEntity } from '#contract/field.ts'
import type { FieldChange, FieldDefinitionChange } from '#contract/field-change.ts'
import type { Task } from '#contract/task.ts'
import type { AttributeProblemCode } from '#core/attribute/attribute-problem.ts'
import type { ConversionSetting } from '#core/attribute/convert-setting.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Rewritten } from './merged-references.ts'
import { tableOf } from './queries.ts'

/** How a column's texts are read, as a change keeps it. */
export type ColumnSetting = Pick<ConversionSetting, 'dateOrder' | 'decimalMark'>

export interface ChangeRow {
  id: string
  field_id: string
  entity: FieldEntity
  key: string
  state: FieldChange['state']
  switched: boolean
  change: FieldDefinitionChange
  before: Field
  after: Field
  parts: string[]
  setting: ColumnSetting
  on_fail: FieldChange['onFail']
  old_slot: string | null
  rewritten: Rewritten[]
  counts: FieldChange['counts']
  undone: FieldChange['undone']
  task_id: string
  task_state: Task['state']
  is_latest: boolean
  actor_name: string
  created_at: string
  finished_at: string | null
}

const selected = `
  select c.*, f.key, f.entity, t.state as task_state,
    not exists (select from field_change l where l.tenant_id = c.tenant_id and l.field_id = c.field_id and l.id > c.id
                and l.state <> 'undone') as is_latest
  from field_change c
    join field f on f.tenant_id = c.tenant_id and f.id = c.field_id
    join task t on t.tenant_id = c.tenant_id and t.id = c.task_id`

export async function findChange(tx: Tx, id: string): Promise<ChangeRow | undefined> {
  const [row] = await tx.query<ChangeRow>({ text: `${selected} where c.id = $1`, values: [id] })
  return row
}

/** Newest first. */
export function listChangePage(
  tx: Tx,
  page: { limit: number; before: string | undefined; fieldId: string | undefined },
): Promise<ChangeRow[]> {
  return tx.query<ChangeRow>({
    text: `${selected} where ($1::uuid is null or c.id < $1) and ($2::uuid is null or c.field_id = $2) order by c.id desc limit $3`,
    values: [page.before ?? null, page.fieldId ?? null, page.limit],
  })
}

/** Whether it can be undone now: it is the field's last one that stands, and no work on it goes on. */
export function isUndoable(row: Pick<ChangeRow, 'state' | 'task_state' | 'is_latest'>): boolean {
  const isAtWork = row.task_state === 'queued' || row.task_state === 'running'
  return row.is_latest && row.state !== 'undone' && !isAtWork
}

export async function insertChange(
  tx: Tx,
  row: Pick<ChangeRow, 'field_id' | 'change' | 'before' | 'after' | 'setting' | 'on_fail' | 'actor_name'>,
): Promise<string> {
  const { id } = await tx.db
    .insertInto('field_change')
    .values({
      ...row,
      tenant_id: tx.tenantId,
      change: JSON.stringify(row.change),
      before: JSON.stringify(row.before),
      after: JSON.stringify(row.after),
      setting: JSON.stringify(row.setting),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what is given of a field change. */
export async function updateChange(
  tx: Tx,
  id: string,
  row: Partial<Pick<ChangeRow, 'state' | 'switched' | 'old_slot' | 'task_id' | 'finished_at'>> & {
    after?: Field
    counts?: FieldChange['counts']
    undone?: FieldChange['undone']
    rewritten?: readonly Rewritten[]
  },
): Promise<void> {
  const { after, counts, undone, rewritten, ...plain } = row
  await tx.db
    .updateTable('field_change')
    .set({
      ...plain,
      ...(after && { after: JSON.stringify(after) }),
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(rewritten && { rewritten: JSON.stringify(rewritten) }),
      ...(undone === undefined ? {} : { undone: JSON.stringify(undone) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Columns of `item` that hold values of a field that has left them: until they are emptied no field may be given one of them. */
export async function slotsBeingLeft(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ old_slot: string }>({
    text: `select old_slot from field_change where state in ('converting', 'undoing') and old_slot is not null
           union all select unnest(left_slots) from field`,
  })
  return rows.map((row) => row.old_slot)
}

/** What tells records of an entity apart for people, as SQL of `r`. */
const names: Readonly<Record<FieldEntity, { id: string; code: string; name: string }>> = {
  item: { id: 'r.id', code: 'r.sku', name: 'r.name' },
  variant: { id: 'r.id', code: 'r.sku', name: 'r.name' },
  location: { id: 'r.id', code: 'r.code', name: 'r.name' },
  supplier: { id: 'r.id', code: 'r.code', name: 'r.name' },
  movementLine: {
    id: 'r.movement_id',
    code: '(select m.reference from movement m where m.tenant_id = r.tenant_id and m.id = r.movement_id)',
    name: `''`,
  },
}

export interface HeldValue {
  recordId: string
  code: string
  name: string
  value: AttributeValue
}

/** Some records that hold any of these values. Reads records until it has found them: some two seconds for a million. */
export function findHolders(
  tx: Tx,
  { entity, key }: Pick<Field, 'entity' | 'key'>,
  values: readonly AttributeValue[],
  limit: number,
): Promise<HeldValue[]> {
  const { id, code, name } = names[entity]
  return tx.query<HeldValue>({
    text: `select ${id} as "recordId", ${code} as code, ${name} as name, r.attributes -> $2 as value from ${tableOf(entity)} r
           where r.tenant_id = $1 and r.attributes -> $2 = any($3::jsonb[]) order by ${id} limit ${limit}`,
    values: [tx.tenantId, key, values.map((value) => JSON.stringify(value))],
  })
}

export interface ListedValue {
  record_id: string
  code: string
  name: string
  state: 'failed' | 'aside'
  before: AttributeValue | null
  after: AttributeValue | null
  problem: { code: AttributeProblemCode; facts: Record<string, string> }
}

/** Values that a change, or its undoing, could not carry over. */
export function listFailedPage(
  tx: Tx,
  change: Pick<ChangeRow, 'id' | 'entity'>,
  page: { limit: number; after: string | undefined },
): Promise<ListedValue[]> {
  const { code, name } = names[change.entity]
  const isLine = change.entity === 'movementLine'
  return tx.query<ListedValue>({
    text: `select v.record_id, v.state, v.before, v.after, v.problem, ${isLine ? "''" : code} as code, ${isLine ? "''" : name} as name
           from field_change_value v ${isLine ? '' : `join ${tableOf(change.entity)} r on r.tenant_id = v.tenant_id and r.id = v.record_id`}
           where v.change_id = $1 and v.state in ('failed', 'aside') and ($2::uuid is null or v.record_id > $2)
           order by v.record_id limit $3`,
    values: [change.id, page.after ?? null, page.limit],
  })
}
