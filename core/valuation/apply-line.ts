import type { CostMethod } from '#contract/cost-method.ts'
import { type Quantity, toQuantity } from '#core/number/quantity.ts'
import { type CostState, type Layer, type PlaceState, quantityOf, valueOf } from './cost-state.ts'

/** A line of the ledger as valuation sees it; an end that is not a place of ours is undefined. */
export interface CostLine {
  from: string | undefined
  to: string | undefined
  /** above zero */
  quantity: Quantity
  /** what a unit was bought for; undefined where the line does not say */
  unitCost: Quantity | undefined
  /** what the whole line cost, to the last digit; stands before `unitCost` */
  cost?: Quantity | undefined
}

/** What a line did to the value of the item's stock. */
export interface LineCost {
  /** value that left the line's origin */
  out: Quantity
  /** value that entered its destination */
  in: Quantity
  /**
   * Difference between what stock cost and what it was booked out at: stock that left before it came in, and receipts
   * at another price than the standard. An expense where it is above zero.
   */
  variance: Quantity
  /** the cost was not on the line: the item's own, the last one, or none at all stood in */
  assumed: boolean
}

const zero = toQuantity(0)
/** Digits kept of a value that does not divide exactly; the rest stays in the layer, so that nothing is lost. */
const digits = 9

/**
 * Applies one line, in the order of effect, by one of the methods that IAS 2 (Inventories), paragraphs 21 to 27, describes: takes
 * stock with its value from `from`, brings it to `to`. A transfer carries its cost. What is taken beyond what is there leaves a layer
 * below zero, at the last known cost; stock that comes in fills that first, and the difference is a variance. All arithmetic is exact: state after = state before + in - out.
 * @param state     changed
 * @param itemCost  the item's own cost of a unit: the standard, and what stands in where neither a line nor the stock tells one
 */
export function applyLine(
  state: CostState,
  line: CostLine,
  method: CostMethod,
  itemCost: Quantity | undefined,
): LineCost {
  const { from, to, quantity } = line
  if (from !== undefined) {
    const taken = take(placeOf(state, from), quantity, method, itemCost)
    if (to === undefined) return { out: taken.value, in: zero, variance: zero, assumed: taken.assumed }
    const variance = bring(placeOf(state, to), taken.layers, method)
    return { out: taken.value, in: taken.value.minus(variance), variance, assumed: taken.assumed }
  }
  if (to === undefined) return { out: zero, in: zero, variance: zero, assumed: false }
  const place = placeOf(state, to)
  const known =
    line.unitCost ??
    (method === 'standard' ? itemCost : undefined) ??
    currentCost(place) ??
    costElsewhere(state) ??
    itemCost
  const paid = line.cost ?? quantity.times(known ?? zero)
  const booked = method === 'standard' && itemCost ? quantity.times(itemCost) : paid
  const variance = bring(place, [{ quantity, value: booked }], method).plus(paid.minus(booked))
  return {
    out: zero,
    in: paid.minus(variance),
    variance,
    assumed: line.unitCost === undefined && line.cost === undefined,
  }
}

function placeOf(state: CostState, id: string): PlaceState {
  let place = state.get(id)
  if (!place) {
    place = { layers: [], lastUnitCost: undefined }
    state.set(id, place)
  }
  return place
}

/** What a unit costs there now: its average while there is stock, else the last known. */
function currentCost(place: PlaceState): Quantity | undefined {
  const quantity = quantityOf(place)
  return quantity.gt(0) ? valueOf(place).div(quantity).round(digits) : place.lastUnitCost
}

/** What a unit costs over all places: their average while there is stock, else the last known where any was. */
function costElsewhere(state: CostState): Quantity | undefined {
  const stocked = [...state.values()].filter((place) => quantityOf(place).gt(0))
  const quantity = stocked.reduce((sum, place) => sum.plus(quantityOf(place)), zero)
  if (quantity.gt(0))
    return stocked
      .reduce((sum, place) => sum.plus(valueOf(place)), zero)
      .div(quantity)
      .round(digits)
  // by id, so that a state that was kept and read again tells the same
  const known = [...state].sort(([one], [other]) => (one < other ? -1 : 1))
  return known.find(([, { lastUnitCost }]) => lastUnitCost !== undefined)?.[1].lastUnitCost
}

interface Taken {
  value: Quantity
  layers: Layer[]
  assumed: boolean
}

function take(place: PlaceState, quantity: Quantity, method: CostMethod, itemCost: Quantity | undefined): Taken {
  const layers: Layer[] = []
  let left = quantity
  while (left.gt(0) && place.layers[0]?.quantity.gt(0)) {
    const first = place.layers[0]
    const part = first.quantity.lte(left) ? first : split(first, left)
    if (part === first) place.layers.shift()
    layers.push(part)
    left = left.minus(part.quantity)
  }
  const lastTaken = layers.at(-1)
  if (lastTaken) place.lastUnitCost = lastTaken.value.div(lastTaken.quantity).round(digits)
  if (left.gt(0)) {
    const unit = (method === 'standard' ? itemCost : undefined) ?? place.lastUnitCost ?? itemCost ?? zero
    const owed = left.times(unit)
    layers.push({ quantity: left, value: owed })
    merge(place.layers, { quantity: zero.minus(left), value: zero.minus(owed) }, true)
  }
  return { value: layers.reduce((sum, layer) => sum.plus(layer.value), zero), layers, assumed: left.gt(0) }
}

/** Cuts a part off a layer; what does not divide stays in the layer. */
function split(layer: Layer, quantity: Quantity): Layer {
  const value = layer.value.times(quantity).div(layer.quantity).round(digits)
  layer.quantity = layer.quantity.minus(quantity)
  layer.value = layer.value.minus(value)
  return { quantity, value }
}

/**
 * Adds layers to a place; what it owes is filled first.
 * @returns the variance: what filled costs less what was owed for it
 */
function bring(place: PlaceState, layers: readonly Layer[], method: CostMethod): Quantity {
  let variance = zero
  for (const incoming of layers) {
    const layer = { ...incoming }
    const unit = layer.value.div(layer.quantity).round(digits)
    const owed = place.layers[0]
    if (owed?.quantity.lt(0)) {
      const filled = layer.quantity.lt(zero.minus(owed.quantity)) ? layer.quantity : zero.minus(owed.quantity)
      const cost = filled.eq(layer.quantity) ? layer : split(layer, filled)
      const released = filled.eq(zero.minus(owed.quantity))
        ? zero.minus(owed.value)
        : owed.value.times(filled).div(owed.quantity).round(digits)
      owed.quantity = owed.quantity.plus(filled)
      owed.value = owed.value.plus(released)
      if (owed.quantity.eq(0)) place.layers.shift()
      variance = variance.plus(cost.value.minus(released))
      if (cost === layer) {
        place.lastUnitCost = unit
        continue
      }
    }
    merge(place.layers, layer, method !== 'fifo')
    place.lastUnitCost = unit
  }
  return variance
}

/** One pool where cost is averaged (and for what is owed), a layer each where the first leaves first. */
function merge(layers: Layer[], layer: Layer, pooled: boolean): void {
  const [first] = layers
  if (pooled && first) {
    first.quantity = first.quantity.plus(layer.quantity)
    first.value = first.value.plus(layer.value)
  } else layers.push(layer)
}
