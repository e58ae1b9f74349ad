import { type DemandOutlook, demandOver, meanOver } from './demand-outlook.ts'
import { type StockPositions, stockPositions } from './stock-position.ts'
import { bisect, demandQuantile, readDemand, type TotalDemand } from './total-demand.ts'

/**
 * What stock is held for: that no demand waits in so many of the order cycles; that so much of the demand is met from the shelf; or that
 * holding and running out cost least, both as parts of the item's price (holding: a year's).
 */
export type ServiceAim =
  | { kind: 'cycle'; level: number }
  | { kind: 'fill'; level: number }
  | { kind: 'cost'; holdingPerYear: number; shortage: number }

export interface ReplenishmentQuestion {
  outlook: DemandOutlook
  /** days from order to receipt: mean and standard deviation */
  leadTime: { days: number; deviationDays: number }
  /** days between two looks at the list, >= 1 */
  reviewDays: number
  aim: ServiceAim
  /** base units that the supplier sends at least; none: any quantity can be had */
  orderAtLeast?: number
  /** days goods may lie before they expire; null: they do not */
  shelfLifeDays: number | null
}

export interface Replenishment {
  /** expected demand until what is ordered at the next look arrives */
  expectedDemand: number
  safetyStock: number
  /** order when the position is at or below it */
  reorderPoint: number
  /** order so much that the position reaches it */
  orderUpTo: number
  /** more would expire before it sells */
  isLimitedByShelfLife: boolean
}

/**
 * A periodic (R, s, S) policy: at each look, at or below s, up to S; S lies the demand of a review period above s. What is at risk between the
 * deliveries that two looks in a row could cause is the demand over lead time and review period beyond the position that the first left, less what was short
 * before: expected over all positions between s and S that looks leave (`stockPositions`), most of which are well above s.
 * - fill rate: that shortage is at most (1 - level) of a review period's demand (Silver, Pyke and Thomas, 4th ed. 2017, 6.7.3 and 6.10);
 * - cycle service: looks after which the shelf runs empty are at most (1 - level) of those at which something is ordered (6.7.1);
 * - cost: one more unit on the shelf costs its holding as often as it lies there, and saves the cost of running out as often as it does not (6.7.2).
 * s is the least that keeps the aim. Safety stock is what is expected to be left when an order arrives; it is never below zero.
 */
export function replenish(question: ReplenishmentQuestion): Replenishment {
  const { outlook, leadTime, reviewDays, shelfLifeDays } = question
  const leadDays = Math.max(0, leadTime.days)
  const variance = leadTime.deviationDays ** 2
  const cover = demandOver(outlook, leadDays + reviewDays, variance)
  const lead = demandOver(outlook, leadDays, variance)
  const round = (value: number) => (outlook.isWhole ? Math.ceil(value - 1e-9) : toDigits(value))
  const cycle = meanOver(outlook, leadDays + 2 * reviewDays) - cover.mean
  const fill = cover.mean > 0 ? Math.max(round(cycle), outlook.isWhole ? 1 : 0) : 0
  const review = { ...demandOver(outlook, reviewDays, 0), mean: Math.max(0, cover.mean - lead.mean) }
  const judge = judgeOf(question, cover, lead, review)
  const pointFor = (filled: number): [number, StockPositions] => {
    const positions = stockPositions(review, filled, question.orderAtLeast ?? 0)
    return [round(leastPoint(judge, cover, positions)), positions]
  }
  const [point, positions] = pointFor(fill)
  const sellable = shelfLifeDays === null ? Infinity : Math.floor(meanOver(outlook, leadDays + shelfLifeDays) + 1e-9)
  const isLimitedByShelfLife = sellable < point + fill
  // what may not be filled up so far has to be ordered earlier
  const [reorderPoint] = isLimitedByShelfLife ? pointFor(Math.max(0, sellable - point)) : [point]
  return {
    expectedDemand: cover.mean,
    safetyStock: Math.max(0, point + fill - review.mean / positions.ordersPerLook - lead.mean),
    reorderPoint,
    orderUpTo: Math.min(point + fill, sellable),
    isLimitedByShelfLife,
  }
}

/** Whether positions that far above a reorder point keep the aim; it does not cease to hold as the point rises. */
type Judge = (reorderPoint: number, positions: StockPositions) => boolean

function judgeOf(
  { aim, reviewDays }: ReplenishmentQuestion,
  cover: TotalDemand,
  lead: TotalDemand,
  review: TotalDemand,
): Judge {
  const [later, sooner] = [readDemand(cover), readDemand(lead)]
  const expect = ({ above }: StockPositions, point: number, of: (position: number) => number) =>
    above.reduce((sum, { units, weight }) => sum + weight * of(point + units), 0)
  if (aim.kind === 'fill') {
    const allowed = (1 - clampLevel(aim.level)) * review.mean
    return (point, positions) =>
      expect(positions, point, (position) => later.shortage(position) - sooner.shortage(position)) <= allowed
  }
  if (aim.kind === 'cycle') {
    const allowed = 1 - clampLevel(aim.level)
    return (point, positions) => {
      const emptied = expect(positions, point, (position) => sooner.atMost(position) - later.atMost(position))
      const [highest] = positions.above
      const wasEmpty = 1 - sooner.atMost(point + (highest?.units ?? 0))
      return emptied / positions.ordersPerLook + wasEmpty <= allowed
    }
  }
  const holding = (aim.holdingPerYear * reviewDays) / 365
  return (point, positions) => {
    const lies = expect(positions, point, sooner.atMost)
    const stays = expect(positions, point, later.atMost)
    // far below the demand one unit more neither lies there nor is missed less often
    return stays >= 0.5 && aim.shortage * (lies - stays) <= (holding * (lies + stays)) / 2
  }
}

function leastPoint(judge: Judge, cover: TotalDemand, positions: StockPositions): number {
  if (!(cover.mean > 0) || judge(0, positions)) return 0
  // whole numbers are searched one by one up to a thousand: the rest is rounded to three digits, or makes no difference
  const most = demandQuantile(cover, 0.9999)
  return bisect(0, most, (point) => judge(point, positions), cover.isWhole && most < 1000 ? null : 1e-4)
}

/** Below a half nobody would call it a service; 1 would take stock without end. */
function clampLevel(level: number): number {
  return Math.min(0.9999, Math.max(0.5, level))
}

/** Three significant digits, upwards: a measured quantity. */
function toDigits(value: number): number {
  if (!(value > 1e-9)) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(3))
}
