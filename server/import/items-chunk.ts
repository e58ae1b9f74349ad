import { allows } from '#contract/permissions.ts'
import { readValue } from '#core/attribute/read-value.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import { countLeftOut } from '#core/import/refusal-reasons.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { uniqueKey } from '#server/attribute/unique-values.ts'
import { sequentialIds } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import { type ChangedParent, propagateToVariants } from '#server/item/propagate-to-variants.ts'
import { categories } from './find-categories.ts'
import { itemTypes } from './find-item-types.ts'
import { references } from './find-references.ts'
import { type ImportRun, type ImportState, writeState } from './import-run.ts'
import { type DraftRow, type Merged, mergeDrafts } from './merge-drafts.ts'
import type { ItemsPlan } from './plan-items.ts'
import { insertRefusals, type RefusedRow } from './refused-rows.ts'
import { bringsStock, type Places, settleStock } from './settle-stock.ts'
import { settleValues } from './settle-values.ts'
import { givesAxes, readVariantRules } from './variant-rows.ts'
import { findByUniqueValue, findItems, type ItemKeys, insertItems, updateItems } from './write-items.ts'

/** Consecutive rows of a list of items that are written in one transaction. */
export interface ItemsChunk {
  drafts: DraftRow[]
  refusals: RefusedRow[]
  rows: number
  lastRow: number
  /** of the readings of the file, the number of this one */
  pass: number
}

export function emptyChunk(pass: number): ItemsChunk {
  return { drafts: [], refusals: [], rows: 0, lastRow: 0, pass }
}

/**
 * Makes the writer of an import's chunks. A chunk may be given while the one before it is still being written, as `before`: its
 * items are then written beside that one's, and its checkpoint and commit wait for that one's. Where the two could wait for each other's
 * locks (they share an item, or one makes a type or a location), the later one begins when the earlier one is done.
 * @param adjusted  `stockKey` of rows whose stock has been adjusted; the writer adds those of each chunk
 */
export function itemsChunkWriter(
  run: ImportRun,
  plan: ItemsPlan,
  state: ImportState,
  now: number,
  adjusted: Set<string>,
): (chunk: ItemsChunk, before: Promise<void>) => Promise<void> {
  const mayDefine = allows(run.actor.role, 'schema:write')
  const types = itemTypes(run.importId, mayDefine)
  const tree = categories(run.importId, mayDefine)
  const named = references(run)
  const nextId = sequentialIds()
  const openedAt = new Date(now).toISOString()
  const { matchBy } = plan.reading
  const byName = plan.reading.columns.sku === undefined && matchBy === undefined
  const referring = plan.fields.filter(
    (field) => field.kind === 'reference' && plan.reading.attributes.some(({ key }) => key === field.key),
  )
  const places: Places = { named: new Map(), fallback: undefined }
  let earlier = new Set<string>()

  const standsAlone = (chunk: ItemsChunk, keys: ReadonlySet<string>) =>
    !keys.values().some((key) => earlier.has(key)) &&
    !plan.settles &&
    chunk.drafts.every(
      ({ draft }) =>
        (draft.itemType === undefined || types.knows(draft.itemType)) &&
        (draft.category === undefined || tree.knows(draft.category)) &&
        referring.every(
          (field) => !draft.attributes[field.key] || named.knows(field, draft.attributes[field.key] ?? ''),
        ) &&
        (!bringsStock(draft, run.options.stock) ||
          (draft.location === undefined ? places.fallback !== undefined : places.named.has(draft.location))),
    )

  const write = (chunk: ItemsChunk, before: Promise<void>) =>
    run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      // words of the rows wait in the index's list of pending ones, which the end of the import empties
      await tx.query({
        text: `select set_config('synchronous_commit', 'off', true), set_config('gin_pending_list_limit', '4096', true)`,
      })
      const drafts = chunk.drafts.map(({ draft }) => draft)
      const typeIds = await types.learn(
        tx,
        run.actor,
        drafts.flatMap((draft) => draft.itemType ?? []),
      )
      const categoryIds = await tree.learn(
        tx,
        run.actor,
        drafts.flatMap((draft) => draft.category ?? []),
      )
      const referencesOf = await named.learn(tx, cellsOf(drafts, referring))
      const schema = await getSchema(tx)
      const { keys, byValue } = await findKeys(tx, drafts, plan, byName)
      const lock = givesAxes(drafts) ? 'update' : 'no key update'
      const existing = await findItems(tx, keys, { lock: run.isTrial !== true && lock })
      const merged = mergeDrafts(chunk.drafts, existing, {
        variants: await readVariantRules(tx, drafts, existing),
        schema,
        role: run.actor.role,
        matchBy,
        byName,
        byValue,
        typeOf: (name) => typeIds.get(name.toLowerCase()),
        categoryOf: (text) => categoryIds.get(text),
        referencesOf,
        nextId,
      })
      const settled = await settleValues(tx, schema, merged, run.importId)
      run.onSettled?.(settled.firstRows)
      await insertItems(tx, run.actor, run.importId, settled.created, schema.fields)
      await updateItems(tx, run.actor, run.importId, settled.updated, schema.fields)
      await propagateToVariants(tx, run.actor, schema, changedParents(merged.items, settled.updated))
      const made = new Set(settled.created.map((item) => item.id))
      const { movements, lines, refused, warned } = await settleStock(tx, run, places, {
        stock: settled.stock,
        isNew: (itemId) => made.has(itemId),
        adjusted,
        hasSerials: plan.hasSerials,
        nextId,
        openedAt,
      })
      const refusals = [...chunk.refusals, ...settled.refused, ...refused]
      await insertRefusals(tx, run.importId, [...refusals, ...warned], plan.headers, plan.headerOf)
      await before
      const next = count(state, chunk, refusals, {
        itemsCreated: settled.created.length,
        itemsUpdated: settled.updated.length - settled.own,
        itemsUnchanged: settled.unchanged,
        movements,
        lines,
        warned: warned.length,
      })
      await writeState(tx, run.importId, next)
      tx.afterCommit(() => Object.assign(state, next))
    })

  return async (chunk, before) => {
    if (chunk.rows === 0 && chunk.drafts.length === 0) return before
    const keys = new Set(
      chunk.drafts.flatMap(({ draft }) => [
        draft.key,
        ...[draft.sku ?? [], draft.parentSku ?? []].flat().map((sku) => sku.toLowerCase()),
        ...(byName && draft.name ? [draft.name.toLowerCase()] : []),
      ]),
    )
    const beside = standsAlone(chunk, keys)
    earlier = keys
    if (!beside) await before
    try {
      await write(chunk, before)
    } catch (error) {
      // Another request made one of these items in the same moment: now it is seen.
      if (!violates(error, 'item_sku')) throw error
      await before
      await write(chunk, before)
    }
  }
}

/** Items with variants that were written. */
function changedParents(items: Merged['items'], updated: readonly { id: string }[]): ChangedParent[] {
  const written = new Set(updated.map(({ id }) => id))
  return items.flatMap(({ was }) =>
    was?.variantAxes && written.has(was.id) ? [{ id: was.id, archivedBefore: was.archivedAt }] : [],
  )
}

/** The cells of each reference column. */
function cellsOf(drafts: readonly ItemDraft[], fields: readonly MirroredField[]): Map<MirroredField, string[]> {
  return new Map(fields.map((field) => [field, drafts.flatMap((draft) => draft.attributes[field.key] ?? [])]))
}

/** What the items of a chunk are looked up by. */
async function findKeys(
  tx: Tx,
  drafts: readonly ItemDraft[],
  { reading: { matchBy }, fields }: ItemsPlan,
  byName: boolean,
): Promise<{ keys: ItemKeys; byValue: Map<string, string> }> {
  const keys: ItemKeys = {
    // also where rows are known by something else: no two items have one SKU
    // and of the items that variants are of, which stay as they are while these are made
    skus: drafts.flatMap(({ sku, parentSku }) => [sku ?? [], parentSku ?? []].flat()),
    names: byName ? drafts.flatMap((draft) => draft.name ?? []) : [],
    barcodes: matchBy === 'barcode' ? drafts.flatMap((draft) => draft.barcode ?? []) : [],
    ids: [],
  }
  const field = fields.find(({ key }) => matchBy === `attributes.${key}`)
  if (!field) return { keys, byValue: new Map() }
  const byKey = new Map<string, string>()
  for (const draft of drafts) {
    const reading = readValue(field, draft.attributes[field.key] ?? '')
    if ('value' in reading) byKey.set(draft.key, uniqueKey(reading.value))
  }
  const found = await findByUniqueValue(tx, field.id, [...new Set(byKey.values())])
  const byValue = new Map(
    [...byKey].flatMap(([key, value]) => {
      const id = found.get(value)
      return id === undefined ? [] : [[key, id] as const]
    }),
  )
  return { keys: { ...keys, ids: [...found.values()] }, byValue }
}

function count(
  state: ImportState,
  chunk: ItemsChunk,
  refusals: readonly RefusedRow[],
  done: Pick<
    ImportState['counts'],
    'itemsCreated' | 'itemsUpdated' | 'itemsUnchanged' | 'movements' | 'lines' | 'warned'
  >,
): ImportState {
  const { counts } = state
  const refusedByReason = { ...state.refusedByReason }
  for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
  return {
    counts: {
      rows: counts.rows + chunk.rows,
      itemsCreated: counts.itemsCreated + done.itemsCreated,
      itemsUpdated: counts.itemsUpdated + done.itemsUpdated,
      itemsUnchanged: counts.itemsUnchanged + done.itemsUnchanged,
      movements: counts.movements + done.movements,
      lines: counts.lines + done.lines,
      ...countLeftOut(counts, refusals),
      warned: counts.warned + done.warned,
    },
    refusedByReason,
    checkpoint: { items: chunk.pass, row: chunk.lastRow },
  }
}
