import { type ValueEntry, valueEvents } from '#core/valuation/value-events.ts'
import type { Tx } from '#server/db/transaction.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { type ItemRun, readOurPlaces, toEvent, toRun } from './item-run.ts'
import { markMade } from './mark-made.ts'
import { type EventRow, type ReadPosition, readEvents } from './read-events.ts'
import { lockValuation } from './take-changes.ts'
import {
  forget,
  insertCheckpoints,
  insertEntries,
  type Placed,
  pickStale,
  readStates,
  storeItems,
} from './value-queries.ts'

/** Items of one transaction, and events in memory at a time. */
const batchItems = 50
const stepEvents = 20_000
/** Before all ids. */
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Values the next items of which something is not in their value yet, each from where its value stops being true: what comes out equals
 * a computation from the first line. One transaction; an item is valued whole in it, so that its layers are always what the lines known
 * so far add up to. What is made of it and costs something else now is valued again in a later transaction. 50 items with 50 lines each take about 60 ms; their lines are read 20,000 at a time.
 * @returns items valued; 0 when all are
 */
export async function valueItems(tx: Tx): Promise<number> {
  await lockValuation(tx)
  const items = await pickStale(tx, batchItems)
  if (items.length === 0) return 0
  await forget(tx, items)
  const [ours, { production }] = await Promise.all([readOurPlaces(tx), getVirtualLocations(tx)])
  const states = await readStates(tx, items)
  const runs = new Map(items.map((item) => [item.id, toRun(item, states.get(item.id) ?? new Map())]))
  let positions: ReadPosition[] = items.map(({ id, from }) => ({ itemId: id, at: from, sourceId: noId, lineNo: -1 }))
  while (positions.length > 0) {
    const limit = Math.floor(stepEvents / positions.length)
    const rows = await readEvents(tx, positions, { limit, production })
    for (const row of rows) {
      const run = row.to_location_id === production ? runs.get(row.item_id) : undefined
      if (run) run.isUsed = true
    }
    positions = await applyRows(tx, runs, ours, rows, limit)
  }
  const valued = [...runs.values()].map(({ item, to, state }) => ({ id: item.id, method: item.method, to, state }))
  await storeItems(tx, valued)
  const used = [...runs.values()].filter(({ isUsed }) => isUsed).map(({ item }) => item)
  if (used.length > 0) await markMade(tx, used, production)
  return items.length
}

/**
 * @param limit  events that were asked for of each item
 * @returns where to read on, of items that have more
 */
async function applyRows(
  tx: Tx,
  runs: ReadonlyMap<string, ItemRun>,
  ours: ReadonlySet<string>,
  rows: readonly EventRow[],
  limit: number,
): Promise<ReadPosition[]> {
  const positions: ReadPosition[] = []
  const entries: ValueEntry[] = []
  const itemIds: string[] = []
  const checkpoints: Placed[] = []
  for (const [itemId, ownRows] of Map.groupBy(rows, (row) => row.item_id)) {
    const run = runs.get(itemId)
    const last = ownRows.at(-1)
    if (!run || !last) continue
    run.costsOut = new Map()
    const events = ownRows.map((row) => toEvent(run, ours, row))
    const own = valueEvents(run, events, run.item.method, (month, state) => {
      for (const [place, held] of state) {
        const layers = held.layers.map((layer) => ({ ...layer }))
        checkpoints.push({ itemId, month, place, state: { ...held, layers } })
      }
    })
    for (const entry of own) {
      entries.push(entry)
      itemIds.push(itemId)
    }
    run.to = last.at
    if (ownRows.length === limit)
      positions.push({ itemId, at: last.at, sourceId: last.source_id, lineNo: last.line_no })
  }
  await Promise.all([insertEntries(tx, itemIds, entries), insertCheckpoints(tx, checkpoints)])
  return positions
}
