import { sentence } from '#contract/words/sentence.ts'
import { fromBillionths, toBillionths } from '#core/import/opening-stock.ts'
import { chooseName, choosePrice } from '#core/import/sales-profile.ts'
import { sequentialIds } from '#server/db/sequential-ids.ts'
import { type BatchLine, postBatch } from '#server/stock/post-batch.ts'
import {
  defaultLocation,
  findOrCreateLocations,
  findVirtualLocations,
  type VirtualLocations,
} from './find-locations.ts'
import { type ImportRun, type ImportState, writeState } from './import-run.ts'
import { sayForTenant } from './say-for-tenant.ts'
import { findItemsBySku, insertSoldItems, type KnownItem, listPastChanges, restoreItems } from './sold-items.ts'
import { goodsOf, type SalesSurvey } from './survey-sales.ts'

/** Everything a sales line needs to be posted. */
export interface SettledSales {
  /** goods by SKU key; what is not here is a service */
  items: ReadonlyMap<string, KnownItem>
  /** location ids by the number of the survey's places */
  locations: readonly string[]
  virtual: VirtualLocations
}

const chunkSize = 2_000

/**
 * Makes what the survey found missing: locations, then items and, with them, the opening stock that keeps every balance at
 * or above zero, in chunks that end with a checkpoint. Done again after a crash, it goes on where it stood.
 */
export async function settleItems(run: ImportRun, survey: SalesSurvey, state: ImportState): Promise<SettledSales> {
  const { locations, virtual } = await settleLocations(run, survey)
  const items = await lookUp(run, survey)
  const goods = goodsOf(survey, (item) => items.has(item.skuKey))
  const unfinished = (state.checkpoint?.items ?? 0) < goods.length
  if (unfinished) await recallHistory(run, survey, items, locations)
  const openings = unfinished ? openingsByItem(survey, locations) : new Map<number, Opening[]>()
  const ids = sequentialIds()
  const size = run.chunkSize ?? chunkSize
  const openedAt = new Date(survey.firstAt - 1_000).toISOString()
  // Order of first appearance: the same whenever the same file is read.
  for (let start = state.checkpoint?.items ?? 0; start < goods.length; start += size) {
    run.signal.throwIfAborted()
    run.progress({ stage: 'items', done: start, total: goods.length })
    const chunk = goods.slice(start, start + size)
    await run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      const missing = chunk.filter((item) => !items.has(item.skuKey))
      const made = await insertSoldItems(
        tx,
        run.actor,
        run.importId,
        missing.map((item) => ({
          sku: item.sku,
          name: chooseName(item).slice(0, 200),
          price: choosePrice(item),
          unit: survey.units.get(item.skuKey)?.unit ?? null,
        })),
      )
      const found = await findItemsBySku(
        tx,
        chunk.map((item) => item.sku),
      )
      const archived = found.flatMap((row) => (row?.archived ? [row.id] : []))
      const restored = await restoreItems(tx, run.actor, run.importId, archived)
      const lines: BatchLine[] = []
      chunk.forEach((item, at) => {
        const known = found[at]
        if (!known) throw new Error(`The item ${item.sku} is neither there nor could it be made.`)
        items.set(item.skuKey, known)
        // its lines are refused: nothing says of which lot they are
        if (known.tracking !== 'none') return
        for (const { place, quantity } of openings.get(item.index) ?? [])
          lines.push({
            movement: 0,
            itemId: known.id,
            fromLocationId: virtual.opening,
            toLocationId: locations[place] ?? '',
            quantity: fromBillionths(quantity),
            unit: known.unit,
            unitPrice: null,
          })
      })
      const reason = lines.length === 0 ? '' : await sayForTenant(tx, sentence('import.openingForSales'))
      const opening = { id: ids(), kind: 'opening' as const, effectiveAt: openedAt, reference: '', reason }
      const movements = lines.length === 0 ? [] : [opening]
      await postBatch(
        tx,
        run.actor,
        { movements, lines, source: 'import', importId: run.importId },
        { negativeStock: 'allow' },
      )
      const { counts } = state
      const next = {
        ...state,
        counts: {
          ...counts,
          itemsCreated: counts.itemsCreated + made,
          itemsUpdated: counts.itemsUpdated + restored,
          movements: counts.movements + movements.length,
          lines: counts.lines + lines.length,
        },
        checkpoint: { items: start + chunk.length, row: 0 },
      }
      await writeState(tx, run.importId, next)
      tx.afterCommit(() => Object.assign(state, next))
    })
  }
  return { items, locations, virtual }
}

async function settleLocations(
  run: ImportRun,
  survey: SalesSurvey,
): Promise<{ locations: string[]; virtual: VirtualLocations }> {
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    const named = await findOrCreateLocations(
      tx,
      run,
      survey.places.filter((place) => place !== ''),
    )
    const fallback = survey.places.some((place) => !named.has(place))
      ? await defaultLocation(tx, run, run.options.locationId)
      : ''
    return {
      locations: survey.places.map((place) => named.get(place) ?? fallback),
      virtual: await findVirtualLocations(tx),
    }
  })
}

async function lookUp(run: ImportRun, survey: SalesSurvey): Promise<Map<string, KnownItem>> {
  const items = new Map<string, KnownItem>()
  const all = [...survey.profile.items.values()]
  for (let start = 0; start < all.length; start += 5_000) {
    const chunk = all.slice(start, start + 5_000)
    const found = await run.database.tenantRead(run.tenantId, (tx) =>
      findItemsBySku(
        tx,
        chunk.map((item) => item.sku),
      ),
    )
    chunk.forEach((item, at) => {
      const row = found[at]
      if (row) items.set(item.skuKey, row)
    })
  }
  return items
}

/** Adds what the ledger holds of the file's items to the timeline. */
async function recallHistory(
  run: ImportRun,
  survey: SalesSurvey,
  items: ReadonlyMap<string, KnownItem>,
  locations: readonly string[],
): Promise<void> {
  const { timeline } = survey
  if (!timeline) return
  const known = [...survey.profile.items.values()].filter((item) => items.has(item.skuKey))
  for (let start = 0; start < known.length; start += 500) {
    const chunk = known.slice(start, start + 500)
    const changes = await run.database.tenantRead(run.tenantId, (tx) =>
      listPastChanges(
        tx,
        chunk.map((item) => items.get(item.skuKey)?.id ?? ''),
        [...new Set(locations)],
      ),
    )
    const distinct = [...new Set(locations)]
    for (const change of changes) {
      const item = chunk[change.item]
      const place = locations.indexOf(distinct[change.location] ?? '')
      if (item) timeline.add(survey.slotOf(item, place), change.at, toBillionths(change.delta))
    }
  }
}

interface Opening {
  place: number
  quantity: bigint
}

/** Opening stock by the survey's item. Two names of one location are one place. */
function openingsByItem(survey: SalesSurvey, locations: readonly string[]): Map<number, Opening[]> {
  const firstPlace = locations.map((id) => locations.indexOf(id))
  const openings = new Map<number, Opening[]>()
  const shortages = survey.timeline?.shortages(survey.firstAt, (slot) => {
    const owner = survey.slots[slot]
    return owner ? survey.slotOf(owner.item, firstPlace[owner.place] ?? owner.place) : slot
  })
  for (const [slot, quantity] of shortages ?? []) {
    const owner = survey.slots[slot]
    if (!owner) continue
    const list = openings.get(owner.item.index) ?? []
    list.push({ place: owner.place, quantity })
    openings.set(owner.item.index, list)
  }
  return openings
}
