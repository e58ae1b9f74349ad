import type { AttributeValue } from '#core/attribute/value.ts'
import { attributePart } from '#core/item/inherit.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { getSchema, planOf, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { claimUniqueValues, uniqueValues } from '#server/attribute/unique-values.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ItemCore } from '#server/item/item-rows.ts'
import { propagateToVariants } from '#server/item/propagate-to-variants.ts'
import type { ImportBatch, ImportRun } from './import-run.ts'
import { settleBatch } from './settle-batch.ts'
import { putBackItems } from './write-items.ts'

type Kept = NonNullable<ImportBatch['reversed']>['kept'][number]

/** An item's row as JSON. */
interface Row {
  readonly [column: string]: unknown
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

interface EditedRow {
  id: string
  sku: string
  now: Row
  before: Row
  after: Row
}

const chunkSize = 500

/** Columns by their names in a mapping. */
const columns = {
  sku: 'sku',
  name: 'name',
  description: 'description',
  barcode: 'barcode',
  itemType: 'item_type_id',
  category: 'category_id',
  unit: 'unit',
  price: 'price',
  cost: 'cost',
  reorderPoint: 'reorder_point',
} as const
type Column = keyof typeof columns

/**
 * Of items that an import changed and that could not be put back whole, since somebody edited them or took a value of theirs, puts back each value that still is as the import wrote it; the others
 * stay, and are listed with who changed the item last.
 * @returns how many items got a value back, in an earlier run too
 */
export async function restoreEdited(
  tx: Tx,
  run: Omit<ImportRun, 'path'>,
  after: string,
): Promise<{ last: string | null; done: number; kept: Kept[] }> {
  const rows = await tx.query<EditedRow>({
    text: `select i.id, i.sku, to_jsonb(i) - 'search' as now, c.before, c.after
           from import_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
           where c.tenant_id = $1 and c.import_id = $2 and c.item_id > $3 and i.created_by_import is distinct from $2
           order by c.item_id limit ${chunkSize} for no key update of i`,
    values: [tx.tenantId, run.importId, after],
  })
  const schema = await getSchema(tx)
  const judged = rows.map((row) => ({ row, ...judge(row, schema) }))
  const lost = await write(
    tx,
    run,
    schema,
    judged.filter(({ changes }) => changes),
  )
  const kept = await nameEditors(
    tx,
    run.importId,
    judged.flatMap(({ row: { id: itemId, sku }, edited }) => {
      const fields = [...edited, ...(lost.get(itemId) ?? [])]
      return fields.length === 0 ? [] : [{ itemId, sku, reason: 'edited' as const, fields }]
    }),
  )
  const changed = judged.filter(({ changes }) => changes)
  await inheritAgain(
    tx,
    run,
    changed.flatMap(({ next }) => (next.variantAxes ? next.id : (next.parentId ?? []))),
  )
  return {
    last: rows.length < chunkSize ? null : (rows.at(-1)?.id ?? null),
    done: judged.filter(({ restored }) => restored > 0).length,
    kept,
  }
}

interface Judged {
  /** the item with what is put back */
  next: ItemCore
  /** something is to be written */
  changes: boolean
  /** values that are back, now or since an earlier run */
  restored: number
  /** names of values that somebody changed since */
  edited: string[]
}

function judge({ now, before, after }: EditedRow, { fields }: Schema): Judged {
  const judged: Judged = { next: toValues(now), changes: false, restored: 0, edited: [] }
  const look = (name: string, [is, was, wrote]: readonly unknown[], putBack: () => void) => {
    if (isSame(is, wrote)) {
      if (isSame(was, wrote)) return
      judged.restored++
      judged.changes = true
      putBack()
    } else if (isSame(is, was)) judged.restored++
    else judged.edited.push(name)
  }
  for (const name of Object.keys(columns) as Column[]) {
    const column = columns[name]
    const values = [now, before, after].map((row) => row[column] ?? null)
    look(name, values, () => {
      Object.assign(judged.next, { [keys[name]]: toValues(before)[keys[name]] })
      judged.next.ownValues = putBackOwn(judged.next, toValues(before), keys[name])
    })
  }
  for (const field of fields) {
    if (field.kind === 'formula') continue
    const values = [now, before, after].map(({ attributes }) =>
      Object.hasOwn(attributes, field.key) ? attributes[field.key] : null,
    )
    look(`attributes.${field.key}`, values, () => {
      const { [field.key]: _, ...others } = judged.next.attributes
      const was = before.attributes[field.key]
      judged.next.attributes = was === undefined ? others : { ...others, [field.key]: was }
      judged.next.ownValues = putBackOwn(judged.next, toValues(before), attributePart(field.key))
    })
  }
  const labels = new Map(fields.map(({ key, name }) => [`attributes.${key}`, name]))
  judged.edited = judged.edited.map((name) => labels.get(name) ?? name)
  return judged
}

/** A part that is put back is a variant's own again, or its parent's again, as it was. */
function putBackOwn({ ownValues }: ItemCore, before: ItemCore, part: string): readonly string[] | null {
  if (ownValues === null) return null
  const others = ownValues.filter((own) => own !== part)
  return before.ownValues?.includes(part) ? [...others, part] : others
}

const keys = {
  sku: 'sku',
  name: 'name',
  description: 'description',
  barcode: 'barcode',
  itemType: 'itemTypeId',
  category: 'categoryId',
  unit: 'unit',
  price: 'price',
  cost: 'cost',
  reorderPoint: 'reorderPoint',
} as const satisfies Record<Column, keyof ItemCore>

/** What the database's JSON holds, in the form an import writes. */
function toValues(row: Row): ItemCore {
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : null)
  const amount = (column: string) => (row[column] === null ? null : toDecimal(toQuantity(String(row[column]))))
  return {
    id: text('id') ?? '',
    sku: text('sku') ?? '',
    name: text('name') ?? '',
    description: text('description') ?? '',
    barcode: text('barcode'),
    itemTypeId: text('item_type_id'),
    categoryId: text('category_id'),
    parentId: text('parent_id'),
    // a list of names, or null
    ownValues: row.own_values as string[] | null,
    variantAxes: row.variant_axes as string[] | null,
    unit: text('unit') ?? '',
    price: amount('price'),
    cost: amount('cost'),
    reorderPoint: amount('reorder_point'),
    attributes: { ...row.attributes },
  }
}

/** @returns names of values that cannot be put back, by item: another record has them since */
async function write(
  tx: Tx,
  run: Omit<ImportRun, 'path'>,
  schema: Schema,
  items: readonly (Judged & { row: EditedRow })[],
): Promise<Map<string, string[]>> {
  const lost = new Map<string, string[]>()
  let open = items.map(({ next, row }) => ({ next, held: row.now.attributes }))
  for (;;) {
    const results = await settleBatch(
      tx,
      schema,
      open.map(({ next, held }) => ({
        id: next.id,
        scope: toRecordScope(schema, next.parentId === null ? 'item' : 'variant', next),
        columns: { ...next, reorder_point: next.reorderPoint },
        attributes: next.attributes,
        before: held,
      })),
    )
    const losers = open.flatMap((each, at) => (results[at]?.problem ? [{ ...each, problem: results[at].problem }] : []))
    const winners = open.flatMap(({ next }, at) => {
      const result = results[at]
      return result && !result.problem ? [{ ...next, attributes: result.attributes }] : []
    })
    await putBackItems(tx, run.actor, run.importId, winners, schema.fields)
    if (losers.length === 0) return lost
    open = losers.map(({ next, held, problem: { key } }) => {
      const name = schema.fields.find((field) => field.key === key)?.name ?? key
      lost.set(next.id, [...(lost.get(next.id) ?? []), name])
      const { [key]: _, ...others } = next.attributes
      const own = held[key]
      return { next: { ...next, attributes: own === undefined ? others : { ...others, [key]: own } }, held }
    })
  }
}

/** Has the variants of these items inherit what the items are now. */
export async function inheritAgain(
  tx: Tx,
  { actor }: Pick<ImportRun, 'actor'>,
  parentIds: readonly string[],
): Promise<void> {
  const parents = [...new Set(parentIds)].sort().map((id) => ({ id, archivedBefore: undefined }))
  if (parents.length > 0) await propagateToVariants(tx, actor, await getSchema(tx), parents)
}

/**
 * Claims the unique values that a chunk of items held before an import, for them to be put back.
 * @returns items that cannot have all of theirs again: another record has taken one since
 */
export async function claimFormerValues(
  tx: Tx,
  run: Pick<ImportRun, 'importId'>,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { unique } = planOf(await getSchema(tx), 'item')
  if (unique.length === 0) return []
  const rows = await tx.query<{ id: string; attributes: Record<string, unknown> | null }>({
    text: `select i.id, c.before -> 'attributes' as attributes
           from import_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
           where c.tenant_id = $1 and c.import_id = $2 and c.item_id > $3 and i.created_by_import is distinct from $2
           order by c.item_id limit ${limit} for update of i`,
    values: [tx.tenantId, run.importId, after],
  })
  const unedited = await tx.query<{ id: string }>({
    text: `select c.item_id as id from import_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
           where c.tenant_id = $1 and c.import_id = $2 and c.item_id = any($3::uuid[]) and i.version = c.version_after`,
    values: [tx.tenantId, run.importId, rows.map(({ id }) => id)],
  })
  const ids = new Set(unedited.map(({ id }) => id))
  const claims = new Map(
    rows.flatMap(({ id, attributes }) => (ids.has(id) ? [[id, uniqueValues(unique, attributes ?? {})] as const] : [])),
  )
  const losers: string[] = []
  while (claims.size > 0) {
    await tx.query({ text: 'savepoint former_values' })
    const lost = await claimUniqueValues(
      tx,
      unique,
      [...claims].map(([recordId, values]) => ({ recordId, values })),
    )
    if (lost.length === 0) break
    await tx.query({ text: 'rollback to savepoint former_values' })
    for (const { recordId } of lost) if (claims.delete(recordId)) losers.push(recordId)
  }
  return losers
}

/** Adds who changed each item last, and when, and what an item that an import made holds otherwise than it was made. */
export async function nameEditors(
  tx: Tx,
  importId: string,
  kept: readonly (Pick<Kept, 'itemId' | 'sku' | 'reason'> & { fields?: string[] })[],
): Promise<Kept[]> {
  if (kept.length === 0) return []
  const rows = await tx.query<{ id: string; by: string; at: string; made: Wire | null; last: Wire | null }>({
    text: `select k.id, a.actor_name as by, a.at, a.after as last,
             (select c.after from audit_log c where c.tenant_id = $1 and c.entity = 'item' and c.entity_id = k.id and c.action = 'create'
              order by c.id limit 1) as made
           from unnest($2::text[]) k (id)
           join lateral (
             select actor_name, at, after from audit_log
             where tenant_id = $1 and entity = 'item' and entity_id = k.id and (after ->> 'importId') is distinct from $3
             order by id desc limit 1
           ) a on true`,
    values: [tx.tenantId, kept.map(({ itemId }) => itemId), importId],
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return kept.map(({ itemId, sku, reason, fields }) => {
    const row = byId.get(itemId)
    return {
      itemId,
      sku,
      reason,
      fields: fields ?? (reason === 'edited' ? changedNames(row?.made, row?.last) : []),
      by: reason === 'edited' ? (row?.by ?? null) : null,
      at: reason === 'edited' ? (row?.at ?? null) : null,
    }
  })
}

/** An item's wire form as the audit record has it. */
type Wire = Readonly<Record<string, unknown>> & { attributes?: Readonly<Record<string, unknown>> }

function changedNames(before: Wire | null | undefined, after: Wire | null | undefined): string[] {
  if (!before || !after) return []
  const same = (name: string) => isSame(before[name] ?? null, after[name] ?? null)
  const core = Object.values(keys).filter((name) => !same(name))
  const own = new Set([...Object.keys(before.attributes ?? {}), ...Object.keys(after.attributes ?? {})])
  return [...core, ...[...own].filter((key) => !isSame(before.attributes?.[key], after.attributes?.[key]))]
}

/** Numbers of the database's JSON may differ in their trailing zeros only; nothing writes them so. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
