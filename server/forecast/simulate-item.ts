import { z } from 'zod'
import type { ReorderRule } from '#contract/reorder.ts'
import { type Simulated, type Simulation, startSimulation } from '#contract/simulation.ts'
import { sentence } from '#contract/words/sentence.ts'
import { liftForecast } from '#core/forecast/event-lift.ts'
import { spreadOf } from '#core/forecast/forecast-spread.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { chooseSupplier } from '#core/purchasing/choose-supplier.ts'
import type { DemandOutlook } from '#core/purchasing/demand-outlook.ts'
import { orderQuantity } from '#core/purchasing/order-quantity.ts'
import { reorderNeed } from '#core/purchasing/reorder-need.ts'
import { type SimulatedDay, simulatePolicy, summariseDays } from '#core/purchasing/simulate-policy.ts'
import { AppError } from '#server/http/app-error.ts'
import { leadTimeOf, leastOrder, levelsOf } from '#server/purchasing/judge-rule.ts'
import { listWatched, readItemFacts } from '#server/purchasing/reorder-queries.ts'
import { getSettings } from '#server/purchasing/settings.ts'
import { listSupplierItems } from '#server/purchasing/supplier-item-queries.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { type DemandSeries, toDemandSeries } from './demand-series.ts'
import { forecastInThreads } from './forecast-stream.ts'
import { listMarked, readItemEvents, toLike } from './marked-events.ts'
import { listPastDays, type PastDay } from './past-days.ts'
import { chooseLastDay, loadItemDays, readCalendar } from './queries.ts'

export const simulationInput = z.object({ itemId: z.uuid(), ...startSimulation.body.shape })
type Input = z.output<typeof simulationInput>

/** Days of history before the first day that is played: a rule by forecast needs some. */
const leastHistory = 28
/** A rule by forecast is worked out anew so often, from what was known then. */
const forecastDays = 7
const stepDays = { D: 1, W: 7, M: 30.4375 } as const

/**
 * Plays rules on the item's past: 26 forecasts in half a year, in threads, some 2 s by days; the rest is nothing beside them. Killed and run
 * again, it does the same again; nothing is stored but the task's result.
 * @throws AppError not_found, invalid_value (nothing to play on)
 */
export async function simulateItem({
  database,
  tenantId,
  input,
  signal,
  progress,
}: TaskRun<Input>): Promise<Record<string, unknown>> {
  progress({ stage: 'loading' })
  const facts = await database.tenantRead(tenantId, async (tx) => {
    const calendar = await readCalendar(tx)
    const [item] = await tx.query<{ unit: string; cost: string | null; currency: string }>({
      text: `select i.unit, trim_scale(i.cost)::text as cost, t.currency from item i join tenant t on t.id = i.tenant_id
             where i.tenant_id = $1 and i.id = $2`,
      values: [tenantId, input.itemId],
    })
    if (!item) throw new AppError('not_found')
    const watched = await listWatched(tx, { itemId: input.itemId, everyRule: true, limit: 1_000 })
    const marked = await listMarked(tx)
    const like = toLike(marked)
    return {
      item,
      marked,
      events: (await readItemEvents(tx, marked, { itemIds: [input.itemId], calendar, like })).get(input.itemId),
      lastDay: chooseLastDay(calendar),
      days: (await loadItemDays(tx, [input.itemId], calendar)).get(input.itemId) ?? [],
      rule: watched.find(({ locationId }) => locationId === null)?.rule ?? ({ kind: 'none' } satisfies ReorderRule),
      settings: await getSettings(tx),
      supplier: chooseSupplier(await listSupplierItems(tx, { itemIds: [input.itemId] })),
      shelfLifeDays: (await readItemFacts(tx, [input.itemId])).shelfLifeDays.get(input.itemId) ?? null,
    }
  })
  const { item, days, lastDay, settings, supplier, rule, shelfLifeDays, marked, events } = facts
  const all = listPastDays(days, lastDay)
  const length = Math.min(input.days, all.length - leastHistory)
  if (length < leastHistory) throw new AppError('invalid_value', { detail: sentence('forecast.tooShort') })
  const first = all.length - length
  const played = all.slice(first)
  const stockIsKnown = days.some(({ received }) => received)

  // what was known on each day that a forecast is made: that day and those before it
  const origins = Array.from({ length: Math.ceil(length / forecastDays) }, (_, week) => first + week * forecastDays)
  const series = origins.map((at) => {
    const today = all[at]?.day ?? lastDay
    // what an event does is known from those that were over; that one comes, people know
    const like = toLike(marked.filter(({ endsOn }) => endsOn <= today))
    return toDemandSeries(input.itemId, days, { lastDay: today, events: events && { ...events, like } })
  })
  const known = series.filter((one) => one !== undefined)
  progress({ stage: 'forecasting', done: 0, total: known.length })
  const forecasts = await forecastInThreads(
    known.map((one, index) => ({ ...one.input, id: String(index) })),
    { signal, onProgress: (done) => progress({ done }) },
  )
  const byOrigin = new Map(known.map((one, index) => [one, forecasts[index]]))
  const outlooks = series.map((one) => one && toOutlook(one, byOrigin.get(one)))

  const play = (one: ReorderRule, factor: number) => {
    const leadTime = leadTimeOf(supplier, settings, factor)
    const terms = { leadTime, shelfLifeDays, orderAtLeast: leastOrder(supplier) }
    const reviewDays = one.kind === 'forecast' ? (one.reviewDays ?? settings.reviewDays) : 1
    const levels = outlooks.map((outlook) =>
      outlook && one.kind === 'forecast' ? levelsOf(one, outlook, terms, settings, {}) : null,
    )
    const outcome = simulatePolicy({
      demand: played.map(({ demand }) => demand),
      startStock: (stockIsKnown ? undefined : fullShelf(one, levels)) ?? all[first - 1]?.onHand ?? 0,
      reviewDays,
      leadDays: leadTime.days,
      decide: (seen, position) => {
        const need = reorderNeed(one, exact(position), levels[Math.floor((seen.length - 1) / forecastDays)] ?? null)
        if (need === null) return 0
        if (!supplier) return Number(need)
        return Number(toQuantity(orderQuantity(need, supplier).quantity).times(supplier.packSize))
      },
    })
    return { reviewDays, leadTimeDays: leadTime.days, outcome: toSimulated(outcome, item.cost) }
  }
  const present = play(rule, 1)
  const other = input.whatIf && toRule(input.whatIf, rule)
  const result: Simulation = {
    itemId: input.itemId,
    unit: item.unit,
    currency: item.currency,
    start: played[0]?.day ?? lastDay,
    days: length,
    leadTimeDays: present.leadTimeDays,
    stockIsKnown,
    real: toSimulated(played.map(asItWas), item.cost),
    present: { rule, reviewDays: present.reviewDays, outcome: present.outcome },
    whatIf: other && { rule: other, ...play(other, (input.whatIf?.leadTimePercent ?? 100) / 100) },
  }
  return { simulation: result }
}

function toRule(asked: NonNullable<Input['whatIf']>, rule: ReorderRule): ReorderRule {
  const set = rule.kind === 'forecast' ? rule : { serviceLevel: null, reviewDays: null }
  return {
    kind: 'forecast',
    serviceLevel: asked.serviceLevel ?? set.serviceLevel,
    reviewDays: asked.reviewDays ?? set.reviewDays,
  }
}

function toOutlook(
  { input, isWhole, lift }: DemandSeries,
  base: Awaited<ReturnType<typeof forecastInThreads>>[number] | undefined,
) {
  if (!base) return undefined
  const forecast = liftForecast(base, lift)
  return {
    means: forecast.mean,
    stepDays: stepDays[input.freq],
    ...spreadOf(forecast),
    isWhole,
  } satisfies DemandOutlook
}

/** What a rule fills up to on the first day; undefined where it does not say. */
function fullShelf(rule: ReorderRule, levels: readonly (ReturnType<typeof levelsOf> | null)[]): number | undefined {
  if (rule.kind === 'minMax') return Number(rule.maximum)
  if (rule.kind === 'reorderPoint') return Number(rule.reorderPoint) + Number(rule.orderQuantity ?? 0)
  return levels[0]?.orderUpTo
}

function asItWas({ demand, sold, onHand, delivered }: PastDay): SimulatedDay {
  return { met: sold, missed: demand - sold, onHand: Math.max(0, onHand), received: delivered, ordered: delivered }
}

function toSimulated(days: readonly SimulatedDay[], cost: string | null): Simulated {
  const { averageStock, ...rest } = summariseDays(days)
  const averageValue = cost === null ? null : toDecimal(toQuantity(cost).times(exact(averageStock)).round(2))
  return { ...rest, averageStock, averageValue, onHand: days.map(({ onHand }) => Math.round(onHand * 1000) / 1000) }
}

/** Sums of floats as a decimal of nine places. */
function exact(value: number): string {
  return toDecimal(toQuantity(value.toFixed(9)))
}
