import { allows } from '#contract/permissions.ts'
import { sequentialIds } from '#server/db/sequential-ids.ts'
import { violates } from '#server/db/violation.ts'
import { itemTypes } from './find-item-types.ts'
import { type ImportRun, type ImportState, writeState } from './import-run.ts'
import { type DraftRow, mergeDrafts } from './merge-drafts.ts'
import type { ItemsPlan } from './plan-items.ts'
import { insertRefusals, type RefusedRow } from './refused-rows.ts'
import { bringsStock, type Places, settleStock } from './settle-stock.ts'
import { insertItems, lockItems, updateItems } from './write-items.ts'

/** Consecutive rows of a list of items that are written in one transaction. */
export interface ItemsChunk {
  drafts: DraftRow[]
  refusals: RefusedRow[]
  rows: number
  lastRow: number
}

export function emptyChunk(): ItemsChunk {
  return { drafts: [], refusals: [], rows: 0, lastRow: 0 }
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
  const types = itemTypes(allows(run.actor.role, 'schema:write'))
  const nextId = sequentialIds()
  const openedAt = new Date(now).toISOString()
  const byName = plan.reading.columns.sku === undefined
  const places: Places = { named: new Map(), fallback: undefined }
  let earlier = new Set<string>()

  const standsAlone = (chunk: ItemsChunk, keys: ReadonlySet<string>) =>
    !keys.values().some((key) => earlier.has(key)) &&
    chunk.drafts.every(
      ({ draft }) =>
        (draft.itemType === undefined || types.knows(draft.itemType)) &&
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
      const names = byName ? drafts.flatMap((draft) => draft.name ?? []) : []
      const existing = await lockItems(
        tx,
        drafts.map((draft) => draft.sku),
        names,
      )
      const merged = mergeDrafts(chunk.drafts, existing, {
        importId: run.importId,
        byName,
        fields: plan.fields,
        typeOf: (name) => typeIds.get(name.toLowerCase()),
        nextId,
      })
      await insertItems(tx, run.actor, run.importId, merged.created, plan.fields)
      await updateItems(tx, run.actor, run.importId, merged.updated, plan.fields)
      const made = new Set(merged.created.map((item) => item.id))
      const { movements, lines, refused, warned } = await settleStock(tx, run, places, {
        stock: merged.stock,
        isNew: (itemId) => made.has(itemId),
        adjusted,
        nextId,
        openedAt,
      })
      const refusals = [...chunk.refusals, ...merged.refused, ...refused]
      await insertRefusals(tx, run.importId, [...refusals, ...warned], plan.headers, plan.headerOf)
      await before
      const next = count(state, chunk, refusals, {
        itemsCreated: merged.created.length,
        itemsUpdated: merged.updated.filter((item) => !merged.own.has(item.id)).length,
        movements,
        lines,
        warned: warned.length,
      })
      await writeState(tx, run.importId, next)
      tx.afterCommit(() => Object.assign(state, next))
    })

  return async (chunk, before) => {
    if (chunk.rows === 0) return before
    const keys = new Set(
      chunk.drafts.flatMap(({ draft }) => [
        draft.sku.toLowerCase(),
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

function count(
  state: ImportState,
  chunk: ItemsChunk,
  refusals: readonly RefusedRow[],
  done: Pick<ImportState['counts'], 'itemsCreated' | 'itemsUpdated' | 'movements' | 'lines' | 'warned'>,
): ImportState {
  const { counts } = state
  const refusedByReason = { ...state.refusedByReason }
  for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
  return {
    counts: {
      rows: counts.rows + chunk.rows,
      itemsCreated: counts.itemsCreated + done.itemsCreated,
      itemsUpdated: counts.itemsUpdated + done.itemsUpdated,
      movements: counts.movements + done.movements,
      lines: counts.lines + done.lines,
      refused: counts.refused + refusals.length,
      warned: counts.warned + done.warned,
    },
    refusedByReason,
    checkpoint: { items: 0, row: chunk.lastRow },
  }
}
