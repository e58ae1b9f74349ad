import type { ItemChange, ItemDifference } from '#contract/bulk-edit.ts'
import type { Attributes } from '#contract/item.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { canSee, fieldApplies, fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { mergeValues, validateAttributes } from '#core/attribute/validate-attributes.ts'
import { toSentence } from '#server/attribute/check-attributes.ts'
import { getSchema, planOf, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { type RecordDraft, settleRecords } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { differenceOf, toState } from './item-difference.ts'
import { itemJson } from './item-json.ts'
import { listCategoryIds, listItemTypeIds, listSkuHolders, lockItemsById, updateItems } from './item-set-queries.ts'
import { propagateToVariants } from './propagate-to-variants.ts'
import { formulaColumns } from './show-item.ts'
import { findStanding } from './standing-merge.ts'
import {
  axisProblem,
  type ChangingVariant,
  findStoredItems,
  type StoredItem,
  toVariantChange,
  unknownPart,
  withVariantCore,
  withVariantValues,
} from './variant-values.ts'

/** A change of one item of a set. */
export interface ItemToChange {
  id: string
  /** the version it was made for; undefined: whatever stands there */
  version?: number | undefined
  change: ItemChange
}

/** Why an item cannot be changed so. */
export interface ItemProblem {
  /** part of the item: `price`, `attributes.colour`, `item` */
  part: string
  code: string
  sentence: Sentence
}

export type ItemOutcome =
  | { state: 'changed'; before: ItemDifference; after: ItemDifference }
  | { state: 'unchanged' }
  | { state: 'refused'; problem: ItemProblem }

/** An item on its way through the checks. */
interface Draft {
  to: ItemToChange
  before: StoredItem
  next: StoredItem
  archived: boolean
  record: RecordDraft | undefined
  problem: ItemProblem | undefined
}

/**
 * Changes a set of items, each as its own update would: the same validator, references, unique values, formulas and mirrors. An
 * item that cannot be changed so stays as it is and the others are changed. Locks the items in the order of their ids; some 2,000 a
 * second.
 * @param changes  each item once
 * @returns what became of each, in the order given
 * @throws 40001  a SKU was taken this very moment: the transaction is tried again
 */
export async function changeItems(tx: Tx, actor: Actor, changes: readonly ItemToChange[]): Promise<ItemOutcome[]> {
  const locked = await lockStored(tx, changes)
  const schema = await getSchema(tx)
  const outcomes = new Map<string, ItemOutcome>()
  // variants after the others: what their parents become here is what they inherit
  const isVariant = ({ id }: ItemToChange) => typeof locked.get(id)?.parentId === 'string'
  const others = changes.filter((to) => locked.has(to.id) && !isVariant(to))
  await changeLocked(tx, actor, schema, { changes: others, locked, parents: new Map() }, outcomes)
  const variants = changes.filter(isVariant)
  if (variants.length > 0) {
    const now = others.some(({ id }) => locked.get(id)?.variantAxes) ? await lockStored(tx, variants) : locked
    const parents = await findStoredItems(tx, [...new Set(variants.flatMap(({ id }) => now.get(id)?.parentId ?? []))])
    await changeLocked(tx, actor, schema, { changes: variants, locked: now, parents }, outcomes)
  }
  return changes.map(({ id }) => outcomes.get(id) ?? refusedAs('item', 'not_found'))
}

async function lockStored(tx: Tx, changes: readonly ItemToChange[]): Promise<Map<string, StoredItem>> {
  const ids = changes.map(({ id }) => id)
  return new Map((await lockItemsById<StoredItem>(tx, itemJson, ids)).map((item) => [item.id, item]))
}

interface LockedItems {
  changes: readonly ItemToChange[]
  locked: ReadonlyMap<string, StoredItem>
  /** parents of the variants among them */
  parents: ReadonlyMap<string, StoredItem>
}

async function changeLocked(
  tx: Tx,
  actor: Actor,
  schema: Schema,
  { changes, locked, parents }: LockedItems,
  outcomes: Map<string, ItemOutcome>,
): Promise<void> {
  const drafts = changes.flatMap((to) => {
    const before = locked.get(to.id)
    return before ? [makeDraft(schema, actor, to, before, parents.get(before.parentId ?? ''))] : []
  })
  await checkTypes(tx, drafts)
  await checkSkus(tx, drafts)
  await checkMerged(tx, drafts)
  const ready = drafts.filter((draft) => !draft.problem && draft.record)
  const settled = await settleRecords(
    tx,
    schema,
    ready.flatMap(({ record }) => record ?? []),
  )
  ready.forEach((draft, at) => {
    const own = settled[at]
    if (own?.problem) draft.problem = toProblem(own.problem)
    else if (own) draft.next = { ...draft.next, attributes: own.attributes }
  })
  const computed = new Set(planOf(schema, 'item').computed.map(({ key }) => key))
  for (const draft of drafts) outcomes.set(draft.before.id, toOutcome(draft, computed))
  const changed = drafts.filter((draft) => outcomes.get(draft.before.id)?.state === 'changed')
  await updateItems(
    tx,
    actor,
    changed.map(({ next, archived }) => ({ ...next, archived })),
    schema.fields,
  )
  await propagateToVariants(
    tx,
    actor,
    schema,
    changed.flatMap(({ before }) =>
      before.variantAxes === null ? [] : [{ id: before.id, archivedBefore: before.archivedAt }],
    ),
  )
}

function toProblem(problem: AttributeProblem): ItemProblem {
  return { part: `attributes.${problem.key}`, code: problem.code, sentence: toSentence(problem) }
}

function refusedAs(part: string, code: 'not_found'): ItemOutcome {
  return { state: 'refused', problem: { part, code, sentence: sentence('bulkEdit.noItem') } }
}

function makeDraft(
  schema: Schema,
  actor: Actor,
  to: ItemToChange,
  before: StoredItem,
  parent: StoredItem | undefined,
): Draft {
  const { archived, attributes, addEntries, removeEntries, ownValues, ...core } = to.change
  const draft: Draft = {
    to,
    before,
    next: { ...before, ...core },
    archived: archived ?? before.archivedAt !== null,
    record: undefined,
    problem: undefined,
  }
  if (to.version !== undefined && to.version !== before.version) {
    draft.problem = { part: 'item', code: 'version_mismatch', sentence: sentence('bulkEdit.changedSince') }
    return draft
  }
  const entries = withEntries(schema, actor, before.attributes, { addEntries, removeEntries })
  if ('problem' in entries) {
    draft.problem = entries.problem
    return draft
  }
  const given = { ...attributes, ...entries.values }
  const variant = parent && {
    schema,
    role: actor.role,
    parent,
    item: draft.next,
    change: toVariantChange(core, given, ownValues),
  }
  draft.problem = ownProblem(variant, ownValues)
  if (draft.problem) return draft
  if (variant) draft.next = withVariantCore(variant)
  const scope = toRecordScope(schema, parent ? 'variant' : 'item', draft.next)
  const own = new Set(schema.fields.filter((field) => fieldApplies(field, scope)).map((field) => field.key))
  // values of fields that a new type or category does not have go with the old one
  const kept = Object.fromEntries(Object.entries(before.attributes).filter(([key]) => own.has(key)))
  const merged = mergeValues(given, kept, fieldsOfEntity('item', schema.fields), actor.role)
  const checked = validateAttributes(merged.values, schema.fields, scope, { kept, role: actor.role })
  const moved = variant && axisProblem(variant, before.attributes, checked.attributes)
  const [first] = [...merged.problems, ...checked.problems, ...(moved ? [moved] : [])]
  if (first) {
    draft.problem = toProblem(first)
    return draft
  }
  draft.next = { ...draft.next, attributes: checked.attributes }
  if (variant) draft.next = withVariantValues({ ...variant, item: draft.next })
  draft.record = {
    id: before.id,
    scope,
    columns: formulaColumns(draft.next),
    attributes: draft.next.attributes,
    before: before.attributes,
  }
  return draft
}

/** Own values of an item that inherits none, or of what is not inherited. */
function ownProblem(variant: ChangingVariant | undefined, ownValues: string[] | undefined): ItemProblem | undefined {
  if (ownValues === undefined) return undefined
  const unknown = variant && unknownPart(variant)
  if (variant && unknown === undefined) return undefined
  return {
    part: 'ownValues',
    code: 'invalid_value',
    sentence:
      unknown === undefined ? sentence('variant.noParent') : sentence('variant.notInherited', { part: unknown }),
  }
}

/** The lists that entries are put into and taken out of, as they become. */
function withEntries(
  schema: Schema,
  actor: Actor,
  held: Attributes,
  { addEntries = {}, removeEntries = {} }: Pick<ItemChange, 'addEntries' | 'removeEntries'>,
): { values: Attributes } | { problem: ItemProblem } {
  const values: Attributes = {}
  for (const key of new Set([...Object.keys(addEntries), ...Object.keys(removeEntries)])) {
    const field = schema.fields.find((candidate) => candidate.key === key)
    if (field && canSee(field, actor.role) && field.kind !== 'multiSelect' && !field.multiple)
      return {
        problem: {
          part: `attributes.${key}`,
          code: 'not_a_list',
          sentence: sentence('bulkEdit.notAList', { field: field.name }),
        },
      }
    const now = Object.hasOwn(held, key) ? [held[key]].flat().map(String) : []
    const gone = new Set(removeEntries[key] ?? [])
    const list = [...new Set([...now, ...(addEntries[key] ?? [])])].filter((entry) => !gone.has(entry))
    values[key] = list.length === 0 ? null : list
  }
  return { values }
}

/** What became another item is used again when that merge is undone. */
async function checkMerged(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts.filter(({ before, archived }) => before.archivedAt !== null && !archived)) {
    const { id, sku } = draft.before
    const other = await findStanding(tx, id)
    if (other !== undefined)
      draft.problem ??= { part: 'item', code: 'item_merged', sentence: sentence('merge.merged', { sku, other }) }
  }
}

async function checkTypes(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const named = (part: 'itemTypeId' | 'categoryId') => [
    ...new Set(drafts.flatMap(({ next, before }) => (next[part] !== before[part] ? (next[part] ?? []) : []))),
  ]
  const [types, categories] = [named('itemTypeId'), named('categoryId')]
  if (types.length + categories.length === 0) return
  const [knownTypes, knownCategories] = await Promise.all([listItemTypeIds(tx, types), listCategoryIds(tx, categories)])
  for (const draft of drafts) {
    const { itemTypeId, categoryId } = draft.next
    if (itemTypeId && types.includes(itemTypeId) && !knownTypes.has(itemTypeId))
      draft.problem ??= { part: 'itemTypeId', code: 'invalid_value', sentence: sentence('bulkEdit.noType') }
    else if (categoryId && categories.includes(categoryId) && !knownCategories.has(categoryId))
      draft.problem ??= { part: 'categoryId', code: 'invalid_value', sentence: sentence('bulkEdit.noCategory') }
  }
}

/** A SKU that any other item has is taken, even where that item is about to give it up: rows are written in no order. */
async function checkSkus(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const renamed = drafts.filter(({ next, before, problem }) => !problem && next.sku !== before.sku)
  if (renamed.length === 0) return
  const holders = await listSkuHolders(
    tx,
    renamed.map(({ next }) => next.sku),
  )
  const taken = new Set<string>()
  renamed.forEach((draft, at) => {
    const { key, id } = holders[at] ?? { key: draft.next.sku, id: null }
    if ((id !== null && id !== draft.before.id) || taken.has(key))
      draft.problem = { part: 'sku', code: 'sku_taken', sentence: sentence('bulkEdit.skuTaken') }
    taken.add(key)
  })
}

function toOutcome({ before, next, archived, problem }: Draft, computed: ReadonlySet<string>): ItemOutcome {
  if (problem) return { state: 'refused', problem }
  const difference = differenceOf(toState(before), { ...toState(next), archived }, computed)
  return difference ? { state: 'changed', ...difference } : { state: 'unchanged' }
}
