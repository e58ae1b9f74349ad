import type { MovementPreview } from '#contract/movement-preview.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { type CostState, valueOf } from '#core/valuation/cost-state.ts'
import { type ValueEvent, type ValueRun, valueEvents } from '#core/valuation/value-events.ts'
import type { Tx } from '#server/db/transaction.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { readOurPlaces, toEvent, toRun } from './item-run.ts'
import { type EventRow, readEvents } from './read-events.ts'
import { pickForeseen, readStates, type StaleItem } from './value-queries.ts'

type Foreseen = NonNullable<MovementPreview['values']>[number]

/** More items, or more events of one or of all, are not worked out while somebody waits and their balances are locked. */
const mostItems = 50
const mostEvents = { each: 5_000, all: 10_000 }
/** Before all ids. */
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * What all stock of items is worth without a movement of this transaction and with it, by the rules and from the point that valuation
 * goes on from, and nothing is kept. What is made of the items costs what it did: productions after the movement are not followed.
 * @returns by SKU; null where there are more than `mostItems`
 */
export async function foreseeValues(
  tx: Tx,
  itemIds: readonly string[],
  movementId: string,
): Promise<Foreseen[] | null> {
  if (itemIds.length > mostItems) return null
  const items = await pickForeseen(tx, itemIds)
  const [states, ours, { production }, names] = await Promise.all([
    readStates(tx, items),
    readOurPlaces(tx),
    getVirtualLocations(tx),
    readNames(tx, itemIds),
  ])
  const positions = items.map(({ id, from }) => ({ itemId: id, at: from, sourceId: noId, lineNo: -1 }))
  const limit = Math.min(mostEvents.each, Math.floor(mostEvents.all / items.length))
  const rows = await readEvents(tx, positions, { limit, production, foresees: true })
  const rowsOf = Map.groupBy(rows, (row) => row.item_id)
  return items
    .map((item) => {
      const own = rowsOf.get(item.id) ?? []
      const value = own.length < limit ? foresee(item, states.get(item.id), { rows: own, ours, movementId }) : null
      return { itemId: item.id, sku: '', itemName: '', ...names.get(item.id), method: item.method, value }
    })
    .sort((one, other) => (one.sku < other.sku ? -1 : 1))
}

function foresee(
  item: StaleItem,
  state: CostState = new Map(),
  { rows, ours, movementId }: { rows: readonly EventRow[]; ours: ReadonlySet<string>; movementId: string },
): Foreseen['value'] {
  const run = toRun(item, state)
  const events = rows.map((row) => toEvent(run, ours, row))
  const worth = (some: readonly ValueEvent[]) => {
    const alone: ValueRun = { state: copyOf(state), month: run.month, costsOut: new Map() }
    valueEvents(alone, some, item.method, () => undefined)
    return toDecimal(sumOf(alone.state))
  }
  return { before: worth(events.filter(({ sourceId }) => sourceId !== movementId)), after: worth(events) }
}

/** To nine places, as values are told. */
function sumOf(state: CostState) {
  return [...state.values()].reduce((sum, place) => sum.plus(valueOf(place)), toQuantity(0)).round(9)
}

function copyOf(state: CostState): CostState {
  return new Map(
    [...state].map(([place, held]) => [place, { ...held, layers: held.layers.map((layer) => ({ ...layer })) }]),
  )
}

async function readNames(tx: Tx, itemIds: readonly string[]) {
  const rows = await tx.query<{ id: string; sku: string; itemName: string }>({
    name: 'valuation-names',
    text: `select id, sku, name as "itemName" from item where id = any($1::uuid[])`,
    values: [itemIds],
  })
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
