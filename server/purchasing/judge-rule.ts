import type { z } from 'zod'
import type { purchasingSettings } from '#contract/purchase-order.ts'
import type { ReorderRow, ReorderRule } from '#contract/reorder.ts'
import type { SupplierItem } from '#contract/supplier-item.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { type DemandOutlook, daysUntilGone, meanOver, outlookByDay, shareOf } from '#core/purchasing/demand-outlook.ts'
import { orderQuantity } from '#core/purchasing/order-quantity.ts'
import { overruleOutlook } from '#core/purchasing/overrule-outlook.ts'
import { reorderNeed } from '#core/purchasing/reorder-need.ts'
import { type ReplenishmentQuestion, replenish, type ServiceAim } from '#core/purchasing/replenishment.ts'
import type { ItemFacts, Watched } from './reorder-queries.ts'

/** What is asked for instead of what is set; nothing is saved. */
export interface WhatIf {
  serviceLevel?: number | undefined
  leadTimePercent?: number | undefined
}

/** What a rule says of the figures it watches. */
export interface Judgement {
  outlook: ReorderRow['outlook']
  levels: ReorderRow['levels']
  /** base units; null: nothing is to be ordered */
  need: string | null
  /** what lies there beyond the rule's own level; "0" where none does, or nothing says so */
  surplus: string
}

type Settings = z.output<typeof purchasingSettings>

const stepDays = { D: 1, W: 7, M: 30.4375 } as const
/** Receipts from which on what was learned is believed before what was said. */
const enoughReceipts = 3
/** The quartiles of a normal distribution lie so many standard deviations apart. */
const quartileDistance = 1.349

/** Judges a rule by its forecast, the lead time of the supplier who would be asked, and what is set. */
export function judgeRule(
  row: Watched,
  supplier: SupplierItem | undefined,
  facts: ItemFacts,
  settings: Settings,
  whatIf: WhatIf,
): Judgement {
  const demand = demandOf(row, facts)
  const leadTime = leadTimeOf(supplier, settings, (whatIf.leadTimePercent ?? 100) / 100)
  const levels =
    demand && row.rule.kind === 'forecast'
      ? levelsOf(
          row.rule,
          demand,
          { leadTime, shelfLifeDays: facts.shelfLifeDays.get(row.itemId) ?? null, orderAtLeast: leastOrder(supplier) },
          settings,
          whatIf,
        )
      : null
  const need = reorderNeed(row.rule, row.position, levels)
  const level = enough(row.rule, levels)
  const surplus =
    level === null
      ? toQuantity(0)
      : toQuantity(row.onHand).minus(row.reserved).minus(row.blocked).minus(level).round(0, 0)
  return {
    outlook: demand && {
      weeklyDemand: meanOver(demand, 28) / 4,
      leadTimeDays: leadTime.days,
      leadTimeSource: leadTime.source,
      runsOutOn: dayAfter(row.today, daysUntilGone(demand, Number(row.onHand) - Number(row.blocked))),
    },
    levels,
    need,
    surplus: surplus.gt(0) ? toDecimal(surplus) : '0',
  }
}

/** The demand that falls on the places a row stands for, from today on, with people's numbers in place of the forecast's. */
function demandOf({ forecast, itemId, locationId, today }: Watched, { sales }: ItemFacts): DemandOutlook | null {
  if (!forecast) return null
  const { frequency, age, overrules, events, ...rest } = forecast
  const of = (...kinds: string[]) => overrules.filter(({ kind }) => kinds.includes(kind))
  const marked = events.map(({ startsOn, endsOn, percent }) => ({
    from: daysFrom(today, startsOn) + age,
    to: daysFrom(today, endsOn) + 1 + age,
    factor: 1 + (percent ?? 0) / 100,
  }))
  const machine = outlookByDay({ ...rest, stepDays: stepDays[frequency] }, age, marked)
  const whole = overruleOutlook(machine, of('whole'))
  const ofItem = sales.get(itemId)
  if (!ofItem) return overruleOutlook(whole, of('part'))
  const total = [...ofItem.values()].reduce((sum, quantity) => sum + quantity, 0)
  const here = shareOf(whole, total > 0 ? (ofItem.get(locationId ?? '') ?? 0) / total : 0)
  return overruleOutlook(here, of('place', 'part'))
}

/** Days from order to receipt: learned, stated or assumed, times a factor. */
export function leadTimeOf(supplier: SupplierItem | undefined, settings: Settings, factor: number) {
  const learned = supplier?.learnedLeadTime
  if (learned && learned.receipts >= enoughReceipts)
    return {
      days: learned.medianDays * factor,
      deviationDays: (learned.spreadDays / quartileDistance) * factor,
      source: 'learned' as const,
    }
  const stated = supplier?.leadTimeDays ?? null
  return stated === null
    ? { days: settings.leadTimeDays * factor, deviationDays: 0, source: 'assumed' as const }
    : { days: stated * factor, deviationDays: 0, source: 'stated' as const }
}

/** The least that a supplier sends, in base units; none: any quantity can be had. */
export function leastOrder(supplier: SupplierItem | undefined): number {
  if (!supplier) return 0
  return Number(toQuantity(orderQuantity('0.000000001', supplier).quantity).times(supplier.packSize))
}

/** What a rule by forecast comes to. */
export function levelsOf(
  rule: Extract<ReorderRule, { kind: 'forecast' }>,
  outlook: DemandOutlook,
  terms: Pick<ReplenishmentQuestion, 'leadTime' | 'shelfLifeDays' | 'orderAtLeast'>,
  settings: Settings,
  whatIf: WhatIf,
): ReorderRow['levels'] {
  const reviewDays = rule.reviewDays ?? settings.reviewDays
  const aim = aimOf(whatIf.serviceLevel ?? rule.serviceLevel, settings)
  const { reorderPoint, safetyStock, orderUpTo, isLimitedByShelfLife } = replenish({
    outlook,
    reviewDays,
    aim,
    ...terms,
  })
  const serviceLevel = aim.kind === 'cost' ? null : aim.level
  return { reorderPoint, safetyStock, orderUpTo, reviewDays, serviceLevel, isLimitedByShelfLife }
}

/** A level that is asked for holds even where the organisation weighs costs. */
function aimOf(asked: number | null, settings: Settings): ServiceAim {
  if (settings.serviceAim === 'cost' && asked === null)
    return {
      kind: 'cost',
      holdingPerYear: settings.holdingPercent / 100,
      shortage: settings.shortagePercent / 100,
    }
  return { kind: settings.serviceAim === 'fill' ? 'fill' : 'cycle', level: asked ?? settings.serviceLevel }
}

/** What a place needs for itself: what its rule fills up to. */
function enough(rule: ReorderRule, levels: ReorderRow['levels']): string | number | null {
  switch (rule.kind) {
    case 'none':
      return null
    case 'minMax':
      return rule.maximum
    case 'reorderPoint':
      return toDecimal(toQuantity(rule.reorderPoint).plus(rule.orderQuantity ?? 0))
    case 'forecast':
      return levels?.orderUpTo ?? null
  }
}

function daysFrom(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}

function dayAfter(today: string, days: number | undefined): string | null {
  return days === undefined ? null : new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
}
