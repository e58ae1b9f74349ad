import { validateAttributes } from '#core/attribute/validate-attributes.ts'
import { inheritedName } from '#core/item/inherit.ts'
import { toAxisValues } from '#core/item/variant-matrix.ts'
import { attributesError } from '#server/attribute/check-attributes.ts'
import { getSchema, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { type RecordDraft, settleRecords } from '#server/attribute/settle-records.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { insertItems, updateItems } from '#server/item/item-set-queries.ts'
import { propagateToVariants } from '#server/item/propagate-to-variants.ts'
import { formulaColumns } from '#server/item/show-item.ts'
import { resolveVariant, type StoredItem } from '#server/item/variant-values.ts'
import { type Matrix, type PlannedVariant, planMatrix } from './plan-matrix.ts'
import { findParent, listVariants } from './queries.ts'

/**
 * Gives an item the variants of a matrix, if it still has the version the caller read: makes those that are missing, takes those
 * archived back, and lets the others be or archives them. The item is locked first, so two matrices follow one another and
 * no movement of its stock comes between; its version is another afterwards.
 * @throws AppError not_found, version_mismatch, item_archived, item_has_stock, invalid_value, invalid_attributes, value_taken
 */
export async function makeVariantsOf(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  matrix: Matrix,
): Promise<{ item: StoredItem; counts: { created: number; restored: number; kept: number; archived: number } }> {
  const item = await findParent(tx, id, { lock: true })
  if (!item) throw new AppError('not_found')
  if (item.version !== version) throw new AppError('version_mismatch', { currentVersion: item.version })
  const variants = await listVariants(tx, id, { lock: true })
  const schema = await getSchema(tx)
  const plan = await planMatrix(tx, schema, actor.role, { item, variants }, matrix)
  const parent = await settle(tx, schema, item, plan.parent)
  await updateItems(tx, actor, [{ ...parent, archived: false }], schema.fields)
  const missing = plan.variants.filter((each) => each.item === undefined)
  const created = await makeMissing(tx, schema, actor, parent, missing)
  await insertItems(tx, actor, created, schema.fields)
  const restored = plan.variants.flatMap((each) => (each.item?.archivedAt ? [each.item] : []))
  const archived = matrix.archiveOthers ? plan.others : []
  await updateItems(
    tx,
    actor,
    [
      ...restored.map((variant) => ({ ...variant, archived: false })),
      ...archived.map((variant) => ({ ...variant, archived: true })),
    ],
    schema.fields,
  )
  // names say the axes
  await propagateToVariants(tx, actor, schema, [{ id, archivedBefore: undefined }])
  const counts = {
    created: created.length,
    restored: restored.length,
    kept: plan.variants.length - created.length - restored.length,
    archived: archived.length,
  }
  const changed = await findParent(tx, id, { lock: false })
  if (!changed) throw new Error('the item just written is not there')
  return { item: changed, counts }
}

/** The parent with its formulas as they are without values in the axes. */
async function settle(tx: Tx, schema: Schema, before: StoredItem, next: StoredItem): Promise<StoredItem> {
  const [settled] = await settleDrafts(tx, schema, [
    {
      id: next.id,
      scope: toRecordScope(schema, 'item', next),
      columns: formulaColumns(next),
      attributes: next.attributes,
      before: before.attributes,
    },
  ])
  return { ...next, attributes: settled ?? next.attributes }
}

async function makeMissing(
  tx: Tx,
  schema: Schema,
  actor: Actor,
  parent: StoredItem,
  missing: readonly PlannedVariant[],
): Promise<StoredItem[]> {
  const made = missing.map((planned) => makeVariant(schema, actor, parent, planned))
  const settled = await settleDrafts(
    tx,
    schema,
    made.map((variant) => ({
      id: variant.id,
      scope: toRecordScope(schema, 'variant', variant),
      columns: formulaColumns(variant),
      attributes: variant.attributes,
      before: null,
    })),
  )
  return made.map((variant, at) => ({ ...variant, attributes: settled[at] ?? variant.attributes }))
}

/** A new variant: what it inherits, its place in the matrix, and defaults of fields that are not inherited. */
function makeVariant(schema: Schema, actor: Actor, parent: StoredItem, planned: PlannedVariant): StoredItem {
  const axisValues = toAxisValues(planned.values, schema.fields)
  const isNamed = planned.name !== inheritedName(parent, axisValues, schema.fields)
  const bare: StoredItem = {
    ...parent,
    id: newId(),
    sku: planned.sku,
    name: planned.name,
    barcode: null,
    parentId: parent.id,
    variantAxes: null,
    ownValues: isNamed ? ['name'] : [],
    attributes: axisValues,
  }
  const inheriting = resolveVariant(schema, parent, bare)
  const kept = Object.fromEntries(
    Object.entries(inheriting.attributes).filter(([key]) => !Object.hasOwn(axisValues, key)),
  )
  const { attributes, problems } = validateAttributes(
    inheriting.attributes,
    schema.fields,
    toRecordScope(schema, 'variant', inheriting),
    { kept, isNew: true, role: actor.role },
  )
  if (problems.length > 0) throw attributesError(problems)
  return resolveVariant(schema, parent, { ...inheriting, attributes })
}

async function settleDrafts(tx: Tx, schema: Schema, drafts: readonly RecordDraft[]) {
  const settled = await settleRecords(tx, schema, drafts)
  const problems = settled.flatMap(({ problem }) => problem ?? [])
  if (problems.length > 0) throw attributesError(problems)
  return settled.map(({ attributes }) => attributes)
}
