import type { CostMethod } from '#contract/cost-method.ts'
import { type Quantity, toQuantity } from '#core/number/quantity.ts'
import { applyLine } from './apply-line.ts'
import { type CostState, type PlaceState, valueOf } from './cost-state.ts'

/** Something in an item's history that counts for its value, in the order of effect. */
export interface ValueEvent {
  /** the movement, or the change of the item's cost */
  sourceId: string
  /** 0: the item's cost changed to `unitCost` */
  lineNo: number
  /** exact instant, as the database writes it */
  at: string
  /** first day of its month, UTC */
  month: string
  /** places of ours; undefined where that end is none */
  from: string | undefined
  to: string | undefined
  quantity: Quantity
  unitCost: Quantity | undefined
  /** of the whole line, where that is known */
  cost: Quantity | undefined
  /** of a line that undoes another at a later moment: the line whose cost it brings back */
  undoes: string | undefined
  /** the item's own cost then */
  itemCost: Quantity | undefined
}

/** What an event changed at a place. */
export interface ValueEntry {
  event: ValueEvent
  place: string
  quantity: Quantity
  value: Quantity
  variance: Quantity
  assumed: boolean
}

/** Where an item's history stands between two runs. */
export interface ValueRun {
  state: CostState
  /** of the last event; undefined before the first */
  month: string | undefined
  /** cost of a unit by `sourceId line` of what left our places */
  costsOut: Map<string, Quantity>
}

const zero = toQuantity(0)
/** As many digits as a price has. */
const digits = 9

/**
 * Carries an item's value over events. A run that is stopped after any event and gone on with gives the same as one without a stop.
 * @param run  changed
 * @param onMonth  told the state at the beginning of each month in which something happens, but the first
 */
export function valueEvents(
  run: ValueRun,
  events: readonly ValueEvent[],
  method: CostMethod,
  onMonth: (month: string, state: CostState) => void,
): ValueEntry[] {
  const entries: ValueEntry[] = []
  for (const event of events) {
    if (run.month !== undefined && event.month > run.month) onMonth(event.month, run.state)
    run.month = event.month
    if (event.lineNo === 0) entries.push(...changeStandard(run.state, event, method))
    else entries.push(...applyEvent(run, event, method))
  }
  return entries
}

function applyEvent({ state, costsOut }: ValueRun, event: ValueEvent, method: CostMethod): ValueEntry[] {
  const { from, to, quantity, itemCost } = event
  const unitCost = event.unitCost ?? (event.undoes === undefined ? undefined : costsOut.get(event.undoes))
  const cost = applyLine(state, { from, to, quantity, unitCost, cost: event.cost }, method, itemCost)
  const { variance, assumed } = cost
  const entries: ValueEntry[] = []
  if (from !== undefined) {
    const left = { event, place: from, quantity: zero.minus(quantity), value: zero.minus(cost.out) }
    entries.push({ ...left, variance: to === undefined ? variance : zero, assumed })
    if (to === undefined) costsOut.set(`${event.sourceId} ${event.lineNo}`, cost.out.div(quantity).round(digits))
  }
  if (to !== undefined) entries.push({ event, place: to, quantity, value: cost.in, variance, assumed })
  return entries
}

/** By standard cost, all stock is worth the new standard from then on; by other methods nothing happens. */
function changeStandard(state: CostState, event: ValueEvent, method: CostMethod): ValueEntry[] {
  const { unitCost } = event
  if (method !== 'standard' || unitCost === undefined) return []
  const entries: ValueEntry[] = []
  for (const [place, held] of [...state].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const change = revalue(held, unitCost)
    if (!change.eq(0))
      entries.push({ event, place, quantity: zero, value: change, variance: zero.minus(change), assumed: false })
  }
  return entries
}

function revalue(place: PlaceState, unitCost: Quantity): Quantity {
  const before = valueOf(place)
  for (const layer of place.layers) layer.value = layer.quantity.times(unitCost)
  if (place.lastUnitCost !== undefined) place.lastUnitCost = unitCost
  return valueOf(place).minus(before)
}
