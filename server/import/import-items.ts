import { type ItemDraft, readItemsRow } from '#core/import/read-items-row.ts'
import { allows } from '#contract/permissions.ts'
import { postBatch } from '#server/stock/post-batch.ts'
import { type ItemTypes, itemTypes } from './find-item-types.ts'
import { defaultLocation, findOrCreateLocations, findVirtualLocations } from './find-locations.ts'
import { type ImportRun, type ImportState, readState, writeState } from './import-run.ts'
import { type DraftRow, mergeDrafts } from './merge-drafts.ts'
import { openTable } from './open-table.ts'
import { type ItemsPlan, planItems } from './plan-items.ts'
import { insertRefusals, type RefusedRow, refuseFault } from './refused-rows.ts'
import { sequentialIds } from './sequential-ids.ts'
import { insertItems, lockItems, updateItems } from './write-items.ts'

const chunkRows = 2_000

interface Chunk {
  drafts: DraftRow[]
  refusals: RefusedRow[]
  rows: number
  lastRow: number
}

interface Shared {
  types: ItemTypes
  nextId: () => string
  openedAt: string
  fallbackLocation: string | undefined
  locations: Map<string, string | undefined>
}

/**
 * Imports a list of items in one reading: creates or updates by SKU, with custom fields, item types and opening stock, in
 * chunks that end with a checkpoint. A cell left blank leaves the item's value as it is. About 20,000 items a second
 * validated; killed anywhere, it goes on from its last checkpoint.
 * @param now  when opening stock takes effect
 * @throws AppError invalid_file, invalid_value
 */
export async function importItems(run: ImportRun, now: number): Promise<void> {
  run.progress({ stage: 'reading', done: 0, total: null })
  const table = await openTable(run.path)
  const plan = await planItems(run, table)
  const state = await readState(run)
  const total = table.declaredRows === null ? null : Math.max(0, table.declaredRows - plan.headerRow)
  const shared: Shared = {
    types: itemTypes(allows(run.actor.role, 'schema:write')),
    nextId: sequentialIds(),
    openedAt: new Date(now).toISOString(),
    fallbackLocation: undefined,
    locations: new Map(),
  }
  const done = state.checkpoint?.row ?? 0
  let chunk: Chunk = { drafts: [], refusals: [], rows: 0, lastRow: 0 }
  let inFlight: Promise<void> = Promise.resolve()
  const flush = async () => {
    const full = chunk
    chunk = { drafts: [], refusals: [], rows: 0, lastRow: 0 }
    await inFlight
    run.signal.throwIfAborted()
    inFlight = writeChunk(run, plan, shared, full, state)
    // it is awaited at the next chunk; until then a failure waits
    inFlight.catch(() => undefined)
  }
  try {
    for await (const batch of table.rows()) {
      for (const row of batch) {
        if (row.number <= plan.headerRow || row.number <= done) continue
        chunk.rows++
        chunk.lastRow = row.number
        const draft = refuseFault(row, faultColumns(plan)) ?? readItemsRow(row.cells, plan.reading)
        if ('reason' in draft) chunk.refusals.push({ row, refused: draft })
        else chunk.drafts.push({ row, draft })
        if (chunk.rows >= chunkRows) await flush()
      }
      run.progress({ stage: 'items', done: state.counts.rows, total })
    }
    await flush()
  } finally {
    await inFlight.catch(() => undefined)
  }
  await inFlight
}

function faultColumns(plan: ItemsPlan): Partial<Record<string, number>> {
  return {
    ...plan.reading.columns,
    ...Object.fromEntries(plan.reading.attributes.map(({ key, column }) => [`attributes.${key}`, column])),
  }
}

async function writeChunk(
  run: ImportRun,
  plan: ItemsPlan,
  shared: Shared,
  chunk: Chunk,
  state: ImportState,
): Promise<void> {
  if (chunk.rows === 0) return
  await run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    await tx.query({ text: 'set local synchronous_commit = off' })
    const drafts = chunk.drafts.map(({ draft }) => draft)
    await shared.types.learn(
      tx,
      run.actor,
      drafts.flatMap((draft) => draft.itemType ?? []),
    )
    const byName = plan.reading.columns.sku === undefined
    const existing = await lockItems(
      tx,
      drafts.map((draft) => draft.sku),
      byName ? drafts.flatMap((draft) => draft.name ?? []) : [],
    )
    const merged = mergeDrafts(chunk.drafts, existing, {
      importId: run.importId,
      byName,
      fields: plan.fields,
      typeOf: shared.types.idOf,
      nextId: shared.nextId,
    })
    await insertItems(tx, run.actor, run.importId, merged.created, plan.fields)
    await updateItems(tx, run.actor, run.importId, merged.updated, plan.fields)
    const { lines, refused } = await openStock(run, shared, merged.stock, tx)
    const refusals = [...chunk.refusals, ...merged.refused, ...refused]
    await insertRefusals(tx, run.importId, refusals, plan.headers, plan.headerOf)
    const { counts } = state
    const refusedByReason = { ...state.refusedByReason }
    for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
    const next: ImportState = {
      counts: {
        rows: counts.rows + chunk.rows,
        itemsCreated: counts.itemsCreated + merged.created.length,
        itemsUpdated: counts.itemsUpdated + merged.updated.filter((item) => !merged.own.has(item.id)).length,
        movements: counts.movements + (lines > 0 ? 1 : 0),
        lines: counts.lines + lines,
        refused: counts.refused + refusals.length,
      },
      refusedByReason,
      checkpoint: { items: 0, row: chunk.lastRow },
    }
    await writeState(tx, run.importId, next)
    tx.afterCommit(() => Object.assign(state, next))
  })
}

export interface OpeningStock {
  row: DraftRow['row']
  draft: ItemDraft
  itemId: string
  unit: string
}

async function openStock(
  run: ImportRun,
  shared: Shared,
  stock: readonly OpeningStock[],
  tx: Parameters<typeof postBatch>[0],
): Promise<{ lines: number; refused: RefusedRow[] }> {
  if (stock.length === 0) return { lines: 0, refused: [] }
  const unknown = new Set(
    stock.flatMap(({ draft }) => (draft.location && !shared.locations.has(draft.location) ? [draft.location] : [])),
  )
  const found = await findOrCreateLocations(tx, run.actor, [...unknown])
  const known = new Map([...shared.locations, ...[...unknown].map((name) => [name, found.get(name)] as const)])
  const fallback = stock.some(({ draft }) => !draft.location)
    ? (shared.fallbackLocation ?? (await defaultLocation(tx, run.actor, run.options.locationId)))
    : undefined
  const { opening } = await findVirtualLocations(tx)
  const refused: RefusedRow[] = []
  const lines = stock.flatMap(({ row, draft, itemId, unit }) => {
    const place = draft.location ? known.get(draft.location) : fallback
    if (place === undefined) {
      refused.push({ row, refused: { reason: 'location_not_usable', target: 'location', value: draft.location ?? '' } })
      return []
    }
    return [
      {
        movement: 0,
        itemId,
        fromLocationId: opening,
        toLocationId: place,
        quantity: draft.openingStock ?? '0',
        unit,
        unitPrice: null,
      },
    ]
  })
  const movements =
    lines.length === 0
      ? []
      : [
          {
            id: shared.nextId(),
            kind: 'opening' as const,
            effectiveAt: shared.openedAt,
            reference: '',
            reason: 'Imported opening stock',
          },
        ]
  await postBatch(
    tx,
    run.actor,
    { movements, lines, source: 'import', importId: run.importId },
    { negativeStock: 'allow' },
  )
  // Only what is committed is remembered: a transaction that is tried again finds its own locations gone.
  tx.afterCommit(() => {
    shared.locations = known
    shared.fallbackLocation = fallback ?? shared.fallbackLocation
  })
  return { lines: lines.length, refused }
}
