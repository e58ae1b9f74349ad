import { type DemandOutlook, demandOver, meanOver } from './demand-outlook.ts'
import { bisect, demandQuantile, expectedShortage, type TotalDemand } from './total-demand.ts'

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
 * A periodic (R, s, S) policy from the distribution of demand over lead time and review period, which is what stock has to cover until an
 * order that is placed at the next look arrives (Silver, Pyke and Thomas, 4th ed. 2017, 6.9 and 6.10).
 * - cycle service: s is the quantile of that demand;
 * - fill rate: the shortage expected in a cycle is at most (1 - level) of a cycle's demand (6.7.3, with the shortage that was
 *   there before the cycle taken off);
 * - cost: the probability of running out in a cycle is its holding cost over the cost of running out (6.7.2).
 * S lies the demand of a review period above s. Safety stock is what s has beyond the expected demand; it is never below zero.
 */
export function replenish(question: ReplenishmentQuestion): Replenishment {
  const { outlook, leadTime, reviewDays, shelfLifeDays } = question
  const lead = Math.max(0, leadTime.days)
  const variance = leadTime.deviationDays ** 2
  const cover = demandOver(outlook, lead + reviewDays, variance)
  const round = (value: number) => (outlook.isWhole ? Math.ceil(value - 1e-9) : toDigits(value))
  const reorderPoint = round(Math.max(cover.mean, stockFor(question, cover, demandOver(outlook, lead, variance))))
  const cycle = meanOver(outlook, lead + 2 * reviewDays) - cover.mean
  const wanted = reorderPoint + (cover.mean > 0 ? Math.max(round(cycle), outlook.isWhole ? 1 : 0) : 0)
  const sellable = shelfLifeDays === null ? wanted : Math.floor(meanOver(outlook, lead + shelfLifeDays) + 1e-9)
  return {
    expectedDemand: cover.mean,
    safetyStock: Math.max(0, reorderPoint - cover.mean),
    reorderPoint,
    orderUpTo: Math.min(wanted, sellable),
    isLimitedByShelfLife: sellable < wanted,
  }
}

function stockFor({ aim, reviewDays }: ReplenishmentQuestion, cover: TotalDemand, lead: TotalDemand): number {
  if (aim.kind === 'fill') {
    const cycle = Math.max(0, cover.mean - lead.mean)
    const allowed = (1 - clampLevel(aim.level)) * cycle
    if (!(cycle > 0)) return cover.mean
    const short = (stock: number) => expectedShortage(cover, stock) - expectedShortage(lead, stock)
    const most = demandQuantile(cover, 0.9999)
    return short(0) <= allowed ? 0 : bisect(0, most, (stock) => short(stock) <= allowed)
  }
  const level =
    aim.kind === 'cycle' ? aim.level : 1 - (aim.holdingPerYear * reviewDays) / 365 / Math.max(1e-9, aim.shortage)
  return demandQuantile(cover, clampLevel(level))
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
