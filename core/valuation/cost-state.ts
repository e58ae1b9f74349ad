import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'

/** Stock of one cost at one place; the oldest of a place stands first. */
export interface Layer {
  /** not zero; below zero: what left before it came in, at the cost it left with */
  quantity: Quantity
  /** of the whole layer; a cost a unit would not divide exactly */
  value: Quantity
}

/** What one place holds of an item and what that is worth. */
export interface PlaceState {
  layers: Layer[]
  /** what a unit cost when stock last came in or went out; undefined before */
  lastUnitCost: Quantity | undefined
}

/** An item's stock and its worth by place: all that later movements need to know of earlier ones. */
export type CostState = Map<string, PlaceState>

const zero = toQuantity(0)

export function quantityOf(place: PlaceState | undefined): Quantity {
  return (place?.layers ?? []).reduce((sum, layer) => sum.plus(layer.quantity), zero)
}

/** The sum of a place's layers: invariant 6, the value of layers is the value on hand. */
export function valueOf(place: PlaceState | undefined): Quantity {
  return (place?.layers ?? []).reduce((sum, layer) => sum.plus(layer.value), zero)
}

/** As it is kept between runs: by place, layers as [quantity, value], and the last cost of a unit. */
export type StoredState = Record<string, { layers: [quantity: string, value: string][]; last: string | null }>

export function storeState(state: CostState): StoredState {
  return Object.fromEntries(
    [...state].map(([place, { layers, lastUnitCost }]) => [
      place,
      {
        layers: layers.map((layer): [string, string] => [toDecimal(layer.quantity), toDecimal(layer.value)]),
        last: lastUnitCost ? toDecimal(lastUnitCost) : null,
      },
    ]),
  )
}

export function restoreState(stored: StoredState): CostState {
  return new Map(
    Object.entries(stored).map(([place, { layers, last }]) => [
      place,
      {
        layers: layers.map(([quantity, value]) => ({ quantity: toQuantity(quantity), value: toQuantity(value) })),
        lastUnitCost: last === null ? undefined : toQuantity(last),
      },
    ]),
  )
}
