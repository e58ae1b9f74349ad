import { readDemand, type TotalDemand } from './total-demand.ts'

/** Where the position of stock stands after a look at it, in the long run. */
export interface StockPositions {
  /** units above the reorder point, and how often: weights sum to 1 */
  above: readonly { units: number; weight: number }[]
  /** looks at which something is ordered, of all looks: above 0, at most 1 */
  ordersPerLook: number
}

/** Up to so many whole units are told apart; wider or measured distances are cut into as many steps. */
const finest = 40
/** What many positions are gathered into where each costs an evaluation. */
const fewest = 8

/**
 * Positions of a policy that looks every so often, orders at or below a point, and fills up to `fill` units above it. Between two orders the position
 * falls by the demand of one look after another, so that it stands d below its height as often as those demands add up to d: the renewal mass
 * (Iglehart 1963; Silver, Pyke and Thomas, 4th ed. 2017, 7.4; Zheng and Federgruen, Operations Research 39 (1991)).
 * Where whole packs are ordered that are larger than that, positions are spread evenly over one pack (Hadley and Whitin, Analysis of Inventory Systems, 1963).
 * @param review  demand between two looks
 * @param pack  least that is ordered at a time; 0: any quantity
 */
export function stockPositions(review: TotalDemand, fill: number, pack: number): StockPositions {
  const height = Math.max(fill, pack)
  if (!(height > 0) || !(review.mean > 0)) return { above: [{ units: height, weight: 1 }], ordersPerLook: 1 }
  const count = review.isWhole && height <= finest ? Math.ceil(height) : finest
  const step = height / count
  const masses = pack > fill ? new Array<number>(count).fill(1) : renewals(review, step, count)
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const above = masses.map((mass, index) => ({ units: height - index * step, weight: mass / total }))
  return {
    above: review.isWhole && height <= finest ? above : gather(above),
    ordersPerLook: Math.min(1, pack > fill ? review.mean / pack : 1 / total),
  }
}

/** How many looks on average find the position 0, 1, 2 ... steps below its height before it is lifted again. */
function renewals(review: TotalDemand, step: number, count: number): number[] {
  const { atMost } = readDemand(review)
  const below = Array.from({ length: count }, (_, index) => atMost((index + 0.5) * step))
  const chances = below.map((chance, index) => chance - (below[index - 1] ?? 0))
  const stays = Math.min(1 - 1e-9, chances[0] ?? 0)
  const masses: number[] = []
  for (let at = 0; at < count; at++) {
    let mass = at === 0 ? 1 : 0
    for (let fallen = 1; fallen <= at; fallen++) mass += (chances[fallen] ?? 0) * (masses[at - fallen] ?? 0)
    masses.push(mass / (1 - stays))
  }
  return masses
}

/** Neighbours as one at their mean; the highest stays by itself, since it is the most frequent. */
function gather(above: StockPositions['above']): StockPositions['above'] {
  const [highest, ...rest] = above
  const size = Math.ceil(rest.length / (fewest - 1))
  const gathered = Array.from({ length: Math.ceil(rest.length / size) }, (_, index) => {
    const near = rest.slice(index * size, (index + 1) * size)
    const weight = near.reduce((sum, each) => sum + each.weight, 0)
    const units = near.reduce((sum, each) => sum + each.units * each.weight, 0)
    return { units: weight > 0 ? units / weight : 0, weight }
  })
  return [...(highest ? [highest] : []), ...gathered].filter(({ weight }) => weight > 1e-6)
}
