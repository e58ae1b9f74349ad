import { type Quantity, toQuantity } from '#core/number/quantity.ts'

/** Age in days from which the next bucket begins; the last one is open. */
export const ageBounds = [31, 61, 91, 181, 366] as const

/** Part of what is on hand, and what it is worth. */
export interface Held {
  quantity: Quantity
  value: Quantity
}

/** What came in on one day. */
export interface Inflow {
  /** days ago, >= 0 */
  ageDays: number
  quantity: Quantity
}

const nought = () => ({ quantity: toQuantity(0), value: toQuantity(0) })
const add = (one: Held, other: Held): Held => ({
  quantity: one.quantity.plus(other.quantity),
  value: one.value.plus(other.value),
})

/**
 * What lies on hand by how long ago it came in, supposing that what came first left first: what is there is the latest that came. What the
 * inflows do not account for is older than all of them. The value follows the cost layers of the place, the oldest on the oldest goods;
 * where several places hold the item, each unit is worth the mean. Both sum up exactly. (Stock ageing as auditors ask for it: IAS 2.28.)
 * @param places  cost layers by place, the oldest first
 * @param inflows  the latest first
 * @returns one part for each bucket of `ageBounds` and one for older, the youngest first; all in the youngest where the books say nothing is there
 */
export function ageStock(places: readonly (readonly Held[])[], inflows: readonly Inflow[]): Held[] {
  const total = places.flat().reduce(add, nought())
  const buckets = Array.from({ length: ageBounds.length + 1 }, nought)
  if (total.quantity.lte(0)) return [total, ...buckets.slice(1)]
  let left = total.quantity
  const take = (bucket: number, quantity: Quantity) => {
    const taken = quantity.lt(left) ? quantity : left
    buckets[bucket] = add(buckets[bucket] ?? nought(), { quantity: taken, value: toQuantity(0) })
    left = left.minus(taken)
  }
  for (const { ageDays, quantity } of inflows) {
    if (left.lte(0)) break
    take(ageBounds.filter((bound) => ageDays >= bound).length, quantity)
  }
  take(ageBounds.length, left)
  const layers = places.filter((layers) => layers.length > 0)
  const [only = []] = layers
  const mayWalk = layers.length === 1 && only.every(({ quantity }) => quantity.gt(0))
  return spread(buckets, mayWalk ? only : [total], total.value)
}

/** Gives the buckets, the oldest first, the value of the layers, the oldest first; the youngest takes what rounding leaves. */
function spread(buckets: readonly Held[], layers: readonly Held[], value: Quantity): Held[] {
  const rest = layers.map((layer) => ({ ...layer, whole: layer }))
  let at = 0
  let given = toQuantity(0)
  const youngest = buckets.findIndex(({ quantity }) => quantity.gt(0))
  const valued = buckets.toReversed().map((bucket, fromOldest) => {
    if (buckets.length - 1 - fromOldest === youngest) return { ...bucket, value: value.minus(given) }
    let wanted = bucket.quantity
    let worth = toQuantity(0)
    for (let layer = rest[at]; layer && wanted.gt(0); layer = rest[at]) {
      const taken = layer.quantity.lt(wanted) ? layer.quantity : wanted
      worth = worth.plus(layer.whole.value.times(taken).div(layer.whole.quantity).round(9))
      wanted = wanted.minus(taken)
      layer.quantity = layer.quantity.minus(taken)
      if (layer.quantity.lte(0)) at++
    }
    given = given.plus(worth)
    return { ...bucket, value: worth }
  })
  return valued.toReversed()
}
