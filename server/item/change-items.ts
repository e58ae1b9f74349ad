import type { ItemChange, ItemDifference } from '#contract/bulk-edit.ts'
import type { Attributes, Item } from '#contract/item.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { canSee, fieldApplies } from '#core/attribute/field-rule.ts'
import { mergeValues, validateAttributes } from '#core/attribute/validate-attributes.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { toSentence } from '#server/attribute/check-attributes.ts'
import { getSchema, planOf, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { type RecordDraft, settleRecords } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { differenceOf, type ItemState } from './item-difference.ts'
import { itemJson } from './item-json.ts'
import { listCategoryIds, listItemTypeIds, listSkuHolders, lockItemsById, updateItems } from './item-set-queries.ts'

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
  before: Item
  next: Item
  /** its values as they are stored, once settled */
  stored: Record<string, AttributeValue>
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
  const locked = new Map(
    (
      await lockItemsById<Item>(
        tx,
        itemJson,
        changes.map(({ id }) => id),
      )
    ).map((item) => [item.id, item]),
  )
  const schema = await getSchema(tx)
  const drafts = changes.map((to) => {
    const before = locked.get(to.id)
    return before && makeDraft(schema, actor, to, before)
  })
  const known = drafts.filter((draft) => draft !== undefined)
  await checkTypes(tx, known)
  await checkSkus(tx, known)
  const ready = known.filter((draft) => !draft.problem && draft.record)
  const settled = await settleRecords(
    tx,
    schema,
    ready.flatMap(({ record }) => record ?? []),
  )
  ready.forEach((draft, at) => {
    const own = settled[at]
    if (!own) return
    const { problem } = own
    if (problem)
      draft.problem = { part: `attributes.${problem.key}`, code: problem.code, sentence: toSentence(problem) }
    else {
      draft.next = { ...draft.next, attributes: own.attributes }
      draft.stored = own.attributes
    }
  })
  const computed = new Set(planOf(schema, 'item').computed.map(({ key }) => key))
  const outcomes = drafts.map((draft) => (draft ? toOutcome(draft, computed) : refusedAs('item', 'not_found')))
  const changed = drafts.filter((draft, at) => draft !== undefined && outcomes[at]?.state === 'changed')
  await updateItems(
    tx,
    actor,
    changed.flatMap((draft) => (draft ? [{ ...draft.next, attributes: draft.stored, archived: draft.archived }] : [])),
    schema.fields,
  )
  return outcomes
}

function refusedAs(part: string, code: 'not_found'): ItemOutcome {
  return { state: 'refused', problem: { part, code, sentence: sentence('bulkEdit.noItem') } }
}

function makeDraft(schema: Schema, actor: Actor, to: ItemToChange, before: Item): Draft {
  const { archived, attributes, addEntries, removeEntries, ...core } = to.change
  const next = { ...before, ...core }
  const draft: Draft = {
    to,
    before,
    next,
    stored: {},
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
  const scope = toRecordScope(schema, before.parentId === null ? 'item' : 'variant', next)
  const own = new Set(schema.fields.filter((field) => fieldApplies(field, scope)).map((field) => field.key))
  // values of fields that a new type or category does not have go with the old one
  const kept = Object.fromEntries(Object.entries(before.attributes).filter(([key]) => own.has(key)))
  const merged = mergeValues({ ...attributes, ...entries.values }, kept, schema.fields, actor.role)
  const checked = validateAttributes(merged.values, schema.fields, scope, { kept, role: actor.role })
  const [first] = [...merged.problems, ...checked.problems]
  if (first) draft.problem = { part: `attributes.${first.key}`, code: first.code, sentence: toSentence(first) }
  else
    draft.record = {
      id: before.id,
      scope,
      columns: { ...next, reorder_point: next.reorderPoint },
      attributes: checked.attributes,
      before: before.attributes,
    }
  return draft
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

/** An item as differences are told. */
export function toState(item: Item): ItemState {
  return { ...item, archived: item.archivedAt !== null }
}
