import { allows } from '#contract/permissions.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import { postBatch } from '#server/stock/post-batch.ts'
import { itemTypes } from './find-item-types.ts'
import { defaultLocation, findOrCreateLocations, findVirtualLocations } from './find-locations.ts'
import { type ImportRun, type ImportState, writeState } from './import-run.ts'
import { type DraftRow, mergeDrafts, type OpeningStock } from './merge-drafts.ts'
import type { ItemsPlan } from './plan-items.ts'
import { insertRefusals, type RefusedRow } from './refused-rows.ts'
import { sequentialIds } from './sequential-ids.ts'
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
 */
export function itemsChunkWriter(
  run: ImportRun,
  plan: ItemsPlan,
  state: ImportState,
  now: number,
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
        (draft.openingStock === undefined ||
          (draft.location === undefined ? places.fallback !== undefined : places.named.has(draft.location))),
    )

  const write = (chunk: ItemsChunk, before: Promise<void>) =>
    run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      await tx.query({ text: 'set local synchronous_commit = off' })
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
      const { lines, refused } = await openStock(tx, run, places, merged.stock, { id: nextId(), openedAt })
      const refusals = [...chunk.refusals, ...merged.refused, ...refused]
      await insertRefusals(tx, run.importId, refusals, plan.headers, plan.headerOf)
      await before
      const next = count(state, chunk, refusals, {
        itemsCreated: merged.created.length,
        itemsUpdated: merged.updated.filter((item) => !merged.own.has(item.id)).length,
        lines,
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
  done: { itemsCreated: number; itemsUpdated: number; lines: number },
): ImportState {
  const { counts } = state
  const refusedByReason = { ...state.refusedByReason }
  for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
  return {
    counts: {
      rows: counts.rows + chunk.rows,
      itemsCreated: counts.itemsCreated + done.itemsCreated,
      itemsUpdated: counts.itemsUpdated + done.itemsUpdated,
      movements: counts.movements + (done.lines > 0 ? 1 : 0),
      lines: counts.lines + done.lines,
      refused: counts.refused + refusals.length,
    },
    refusedByReason,
    checkpoint: { items: 0, row: chunk.lastRow },
  }
}

interface Places {
  /** locations by the names the file uses; undefined: not usable */
  named: Map<string, string | undefined>
  /** for rows that name none */
  fallback: string | undefined
}

async function openStock(
  tx: Tx,
  run: ImportRun,
  places: Places,
  stock: readonly OpeningStock[],
  { id, openedAt }: { id: string; openedAt: string },
): Promise<{ lines: number; refused: RefusedRow[] }> {
  if (stock.length === 0) return { lines: 0, refused: [] }
  const unknown = new Set(
    stock.flatMap(({ draft }) => (draft.location && !places.named.has(draft.location) ? [draft.location] : [])),
  )
  const found = await findOrCreateLocations(tx, run.actor, [...unknown])
  const named = new Map([...places.named, ...[...unknown].map((name) => [name, found.get(name)] as const)])
  const fallback = stock.some(({ draft }) => !draft.location)
    ? (places.fallback ?? (await defaultLocation(tx, run.actor, run.options.locationId)))
    : undefined
  const placeOf = (draft: ItemDraft) => (draft.location ? named.get(draft.location) : fallback)
  const { opening } = await findVirtualLocations(tx)
  const refused: RefusedRow[] = []
  const lines = stock.flatMap(({ row, draft, itemId, unit }) => {
    const place = placeOf(draft)
    if (place === undefined) {
      refused.push({ row, refused: { reason: 'location_not_usable', target: 'location', value: draft.location ?? '' } })
      return []
    }
    const quantity = draft.openingStock ?? '0'
    return [{ movement: 0, itemId, fromLocationId: opening, toLocationId: place, quantity, unit, unitPrice: null }]
  })
  const movement = {
    id,
    kind: 'opening' as const,
    effectiveAt: openedAt,
    reference: '',
    reason: 'Imported opening stock',
  }
  const movements = lines.length === 0 ? [] : [movement]
  await postBatch(
    tx,
    run.actor,
    { movements, lines, source: 'import', importId: run.importId },
    { negativeStock: 'allow' },
  )
  // Only what is committed is remembered: a transaction that is tried again finds its own locations gone.
  tx.afterCommit(() => {
    places.named = new Map([...places.named, ...named])
    places.fallback ??= fallback
  })
  return { lines: lines.length, refused }
}
