import { toQuantity } from '#core/number/quantity.ts'
import type { CostState } from '#core/valuation/cost-state.ts'
import type { ValueEvent, ValueRun } from '#core/valuation/value-events.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { EventRow } from './read-events.ts'
import type { StaleItem } from './value-queries.ts'

/** An item's history on its way through valuation. */
export interface ItemRun extends ValueRun {
  item: StaleItem
  costs: (ReturnType<typeof toQuantity> | undefined)[]
  /** which of the costs holds */
  cost: number
  to: string | undefined
  /** a production used some of it up */
  isUsed: boolean
}

/** Places whose stock is the organisation's: the real ones, the road between them, and what is checked out. */
export async function readOurPlaces(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>({
    name: 'valuation-our-places',
    text: `select id from location where not is_virtual or kind in ('transit', 'holder')`,
  })
  return new Set(rows.map(({ id }) => id))
}

/** The first cost an item was given counts for what happened before. */
export function toRun(item: StaleItem, state: CostState): ItemRun {
  const known = item.costs.findIndex((cost) => cost !== null)
  const costs = item.costs.map((cost, index) => (index < known ? item.costs[known] : cost) ?? undefined)
  return {
    item,
    state,
    month: item.month ?? undefined,
    costsOut: new Map(),
    costs: costs.map((cost) => (cost === undefined ? undefined : toQuantity(cost))),
    cost: item.changes_before,
    to: undefined,
    isUsed: false,
  }
}

/** An event as it is read, at its turn: the item's costs go on with it. @param run  changed */
export function toEvent(run: ItemRun, ours: ReadonlySet<string>, row: EventRow): ValueEvent {
  const isChange = row.line_no === 0
  if (isChange) run.cost++
  const itemCost = run.costs[run.cost]
  const own = (place: string | null) => (place !== null && ours.has(place) ? place : undefined)
  return {
    sourceId: row.source_id,
    lineNo: row.line_no,
    at: row.at,
    month: row.month,
    from: own(row.from_location_id),
    to: own(row.to_location_id),
    quantity: toQuantity(row.quantity),
    unitCost: isChange ? itemCost : toUnitCost(row),
    cost: row.cost === null ? undefined : toQuantity(row.cost),
    undoes: row.undoes ?? undefined,
    itemCost,
  }
}

function toUnitCost({ unit_cost, undone_value, undone_quantity }: EventRow) {
  if (unit_cost !== null) return toQuantity(unit_cost)
  if (undone_value === null || undone_quantity === null) return undefined
  return toQuantity(undone_value).div(undone_quantity).round(9)
}
