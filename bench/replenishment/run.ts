/**
 * Rules by forecast played on the past half year of a wholesaler's items and of made ones, aim by aim: how much of the demand was met from the shelf, and what lay on it.
 * `npm run bench -- replenishment --data FILE --items 300`. Each forecast knows only the days before it; what is missing is lost. Nothing is timed.
 */
import { parseArgs } from 'node:util'
import { replenish, type ServiceAim } from '#core/purchasing/replenishment.ts'
import { simulatePolicy } from '#core/purchasing/simulate-policy.ts'
import { readShop } from '../anomalies/read-shop.ts'
import { forecastDays, madeItems, type PlayedItem, playedItemsOf } from './demand.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    items: { type: 'string', default: '300' },
    made: { type: 'string', default: '20' },
  },
})
const leads = [7, 21]
const reviews = [1, 7, 28]
const aims: ServiceAim[] = [
  ...[0.8, 0.9, 0.95, 0.98].map((level) => ({ kind: 'fill' as const, level })),
  ...[0.8, 0.9, 0.95, 0.98].map((level) => ({ kind: 'cycle' as const, level })),
  ...[0.1, 0.5].map((shortage) => ({ kind: 'cost' as const, holdingPerYear: 0.25, shortage })),
]
/** Deliveries of the first days come from the stock a rule begins with. */
const settled = 28

const groups = new Map<string, PlayedItem[]>()
const made = madeItems(Number(values.made))
for (const [name, items] of Map.groupBy(made, (item) => item.name)) groups.set(`made: ${name}`, items)
if (values.data !== undefined) {
  const items = playedItemsOf(await readShop(values.data), Number(values.items))
  groups.set(
    'shop, smooth',
    items.filter(({ kind }) => kind === 'smooth'),
  )
  groups.set(
    'shop, intermittent',
    items.filter(({ kind }) => kind === 'intermittent'),
  )
}
for (const [name, items] of groups) {
  console.log(`\n${name}: ${items.length} items`)
  console.log(
    ['aim', 'of it', 'met', 'met, mean item', 'cycles without', 'stock value', 'cost a year'].map(pad).join(''),
  )
  for (const aim of aims) {
    const [met, each, cycles, stock, cost] = playAll(items, aim)
    console.log(
      [
        aim.kind,
        aim.kind === 'cost' ? aim.shortage : aim.level,
        ...[met, each, cycles].map((value) => value.toFixed(3)),
        stock.toFixed(0),
        cost.toFixed(0),
      ]
        .map(pad)
        .join(''),
    )
  }
}

/** Over all lead times and reviews. */
function playAll(items: readonly PlayedItem[], aim: ServiceAim): [number, number, number, number, number] {
  let [met, wanted, rates, rated, good, cycles, stock, cost, plays] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (const leadDays of leads)
    for (const reviewDays of reviews) {
      plays += 1
      for (const item of items) {
        const levels = item.outlooks.map(
          (outlook) =>
            outlook &&
            replenish({
              outlook,
              leadTime: { days: leadDays, deviationDays: 0 },
              reviewDays,
              aim,
              shelfLifeDays: null,
            }),
        )
        const days = simulatePolicy({
          demand: item.demand,
          startStock: levels[0]?.orderUpTo ?? 0,
          reviewDays,
          leadDays,
          decide: (known, position) => {
            const level = levels[Math.floor((known.length - 1) / forecastDays)]
            return level && position <= level.reorderPoint ? level.orderUpTo - position : 0
          },
        })
        const judged = days.slice(settled)
        const ofItem = judged.reduce(
          (sum, day) => ({ met: sum.met + day.met, missed: sum.missed + day.missed, stock: sum.stock + day.onHand }),
          { met: 0, missed: 0, stock: 0 },
        )
        const value = item.price
        met += ofItem.met * value
        wanted += (ofItem.met + ofItem.missed) * value
        stock += (ofItem.stock / judged.length) * value
        if (aim.kind === 'cost')
          cost +=
            value *
            ((aim.holdingPerYear * ofItem.stock) / judged.length + (aim.shortage * ofItem.missed * 365) / judged.length)
        if (ofItem.met + ofItem.missed > 0) {
          rates += ofItem.met / (ofItem.met + ofItem.missed)
          rated += 1
        }
        const [began, short] = cyclesOf(judged)
        cycles += began
        good += began - short
      }
    }
  return [met / wanted, rates / rated, good / cycles, stock / plays, cost / plays]
}

/** Cycles end with a delivery: how many there were, and in how many of them something was missed. */
function cyclesOf(days: readonly { received: number; missed: number }[]): [number, number] {
  let [cycles, short, isShort] = [0, 0, false]
  for (const { received, missed } of days) {
    if (received > 0) {
      cycles += 1
      short += isShort ? 1 : 0
      isShort = false
    }
    isShort ||= missed > 0
  }
  return [cycles, short]
}

function pad(cell: string | number): string {
  return String(cell).padStart(16)
}
