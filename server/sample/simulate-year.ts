import type { MovementKind } from '#contract/movement.ts'
import type { SampleItem } from './catalogue.ts'
import { createRandom, type Random } from './random.ts'

/** Days of history before today. */
export const historyDays = 365

/** Real places by their code, and the virtual ones by their kind. */
export type Place =
  | 'MAIN-A'
  | 'MAIN-C'
  | 'CITY'
  | 'HARBOUR'
  | 'supplier'
  | 'customer'
  | 'loss'
  | 'adjustment'
  | 'opening'

export interface SampleMovement {
  kind: MovementKind
  /** days since the first; today is `historyDays` */
  day: number
  /** minutes after midnight, shop's time */
  minute: number
  reference: string
  reason: string
  lines: { item: number; from: Place; to: Place; quantity: number }[]
}

const stores = ['CITY', 'HARBOUR'] as const
const shareOf = { CITY: 0.65, HARBOUR: 0.35 }
/** Monday to Sunday. */
const weekday = [0.8, 0.85, 0.9, 1, 1.25, 1.65, 0.55]
const dayMs = 86_400_000

interface Shelf {
  item: SampleItem
  index: number
  warehouse: Place
  stock: Record<Place, number>
  /** expected arrivals: quantity by day */
  ordered: Map<number, number>
  /** what was asked for lately, sold or not */
  recent: number[]
}

/**
 * A year of a shop with a warehouse and two stores, up to and including `today`: sales with a week, seasons, trends and
 * lumps; orders to suppliers that arrive after their lead time, now and then too late; refills of the stores twice a week;
 * returns, spoilage and counts. The same for the same day and seed. Nothing ever falls below zero.
 */
export function simulateYear(items: readonly SampleItem[], today: string, seed = 7): SampleMovement[] {
  const random = createRandom(seed)
  const firstDay = Date.parse(`${today}T00:00:00Z`) - historyDays * dayMs
  const movements: SampleMovement[] = []
  const shelves = items.map((item, index): Shelf => openShelf(item, index))
  const returns = new Map<number, { shelf: Shelf; store: Place; quantity: number; reference: string }[]>()
  let receipts = 0
  let purchases = 0
  let transfers = 0

  movements.push({
    kind: 'opening',
    day: 0,
    minute: 7 * 60,
    reference: 'Opening stock',
    reason: '',
    lines: shelves.flatMap((shelf) =>
      [shelf.warehouse, ...stores]
        .filter((place) => shelf.stock[place] > 0)
        .map((place) => ({ item: shelf.index, from: 'opening' as const, to: place, quantity: shelf.stock[place] })),
    ),
  })

  for (let day = 0; day <= historyDays; day++) {
    const date = new Date(firstDay + day * dayMs)
    const dayOfWeek = (date.getUTCDay() + 6) % 7
    const move = (shelf: Shelf, from: Place, to: Place, quantity: number) => {
      shelf.stock[from] -= quantity
      shelf.stock[to] += quantity
      return { item: shelf.index, from, to, quantity }
    }

    const arriving = shelves.filter((shelf) => shelf.ordered.has(day))
    for (let from = 0; from < arriving.length; from += 12) {
      const lines = arriving.slice(from, from + 12).map((shelf) => {
        const quantity = shelf.ordered.get(day) ?? 0
        shelf.ordered.delete(day)
        return move(shelf, 'supplier', shelf.warehouse, quantity)
      })
      const reference = `PO-${1001 + receipts++}`
      movements.push({ kind: 'receipt', day, minute: 430 + from / 12, reference, reason: '', lines })
    }

    if (dayOfWeek === 0 || dayOfWeek === 3) {
      for (const store of stores) {
        const lines = shelves.flatMap((shelf) => {
          const wanted = shelfTarget(shelf, store) - shelf.stock[store]
          const quantity = Math.min(wanted, shelf.stock[shelf.warehouse])
          return wanted > 0 && quantity > 0 ? [move(shelf, shelf.warehouse, store, quantity)] : []
        })
        const reference = `T-${2001 + transfers++}`
        const reason = 'Refill of the store'
        if (lines.length > 0) movements.push({ kind: 'transfer', day, minute: 490, reference, reason, lines })
      }
    }

    for (const store of stores) {
      const lines: SampleMovement['lines'] = []
      for (const shelf of shelves) {
        const wanted = askFor(shelf.item, day, date, random) * shareOf[store]
        const whole = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0)
        shelf.recent.push(whole * shelf.item.step)
        for (let left = Math.min(whole * shelf.item.step, shelf.stock[store]); left > 0; ) {
          const quantity = Math.min(left, shelf.item.step * (random.chance(0.2) ? 2 : 1))
          lines.push(move(shelf, store, 'customer', quantity))
          left -= quantity
        }
      }
      shuffle(lines, random)
      for (let from = 0; from < lines.length; ) {
        const size = random.between(1, 4)
        const basket = mergeLines(lines.slice(from, from + size))
        from += size
        const reference = `S-${10_001 + purchases++}`
        movements.push({
          kind: 'sale',
          day,
          minute: random.between(9 * 60, 18 * 60),
          reference,
          reason: '',
          lines: basket,
        })
        for (const { item, quantity } of basket) {
          const shelf = shelves[item]
          if (!shelf || !random.chance(0.018)) continue
          const back = day + random.between(1, 9)
          returns.set(back, [...(returns.get(back) ?? []), { shelf, store, quantity, reference }])
        }
      }
    }

    for (const { shelf, store, quantity, reference } of returns.get(day) ?? []) {
      const lines = [move(shelf, 'customer', store, quantity)]
      movements.push({
        kind: 'return',
        day,
        minute: random.between(600, 1080),
        reference,
        reason: 'Did not suit',
        lines,
      })
    }
    if (date.getUTCDate() === 1) pushSpoilage(movements, shelves, day, random, move)
    if (date.getUTCDate() === 15 && date.getUTCMonth() % 3 === 0) pushCount(movements, shelves, day, random, move)
    for (const shelf of shelves) order(shelf, day, random)
  }
  return movements.sort((a, b) => a.day - b.day || a.minute - b.minute)
}

type Move = (shelf: Shelf, from: Place, to: Place, quantity: number) => SampleMovement['lines'][number]

function openShelf(item: SampleItem, index: number): Shelf {
  const stock = {
    'MAIN-A': 0,
    'MAIN-C': 0,
    CITY: 0,
    HARBOUR: 0,
    supplier: 0,
    customer: 0,
    loss: 0,
    adjustment: 0,
    opening: 0,
  }
  const warehouse = item.type === 'coffee' ? 'MAIN-C' : 'MAIN-A'
  const shelf = { item, index, warehouse, stock, ordered: new Map(), recent: [item.rate] } satisfies Shelf
  if (item.pattern === 'new') {
    // its first delivery comes a week before it goes on sale
    shelf.ordered.set(historyDays - 67, Math.ceil(item.rate * 40))
    return shelf
  }
  stock[warehouse] = Math.ceil(item.rate * (item.leadTimeDays + 14))
  for (const store of stores) stock[store] = shelfTarget(shelf, store)
  return shelf
}

/** What a store keeps: a week of sales and one more. */
function shelfTarget({ item, recent }: Shelf, store: (typeof stores)[number]): number {
  return Math.ceil(Math.max(dailyRate(recent), item.rate / 6) * 7 * shareOf[store]) + 1
}

/** Units a day over both stores, of the last four weeks; each day has two entries. */
function dailyRate(recent: readonly number[]): number {
  const window = recent.slice(-56)
  return (window.reduce((total, each) => total + each, 0) / window.length) * (window.length > 1 ? 2 : 1)
}

/** Steps of an item that customers of both stores ask for on a day. */
function askFor(item: SampleItem, day: number, date: Date, random: Random): number {
  const dayOfWeek = (date.getUTCDay() + 6) % 7
  const mean = (item.rate / item.step) * (weekday[dayOfWeek] ?? 1) * shapeOf(item, day, date)
  if (item.pattern !== 'lumpy') return random.poisson(mean)
  return random.chance(Math.min(1, mean / 3)) ? 1 + random.poisson(2) : 0
}

function shapeOf({ pattern }: SampleItem, day: number, date: Date): number {
  const done = day / historyDays
  // 1 at New Year, -1 in the first days of July
  const cold = Math.cos(((date.getUTCMonth() * 30.4 + date.getUTCDate()) / 365) * 2 * Math.PI)
  switch (pattern) {
    case 'steady':
    case 'lumpy':
      return 1
    case 'growing':
      return 0.5 + done
    case 'fading':
      return 1.6 - 1.4 * done
    case 'winter':
      return Math.exp(1.1 * cold) / 1.33
    case 'summer':
      return Math.exp(-1.1 * cold) / 1.33
    case 'new':
      return day < historyDays - 60 ? 0 : 1
    case 'stopped':
      return day < historyDays - 150 ? 1 : 0
  }
}

/** Orders four weeks of sales when what is there and on the way would not last until the next chance; suppliers are late now and then. */
function order(shelf: Shelf, day: number, random: Random): void {
  const { item, stock, ordered, recent } = shelf
  if (item.pattern === 'new' && day < historyDays - 60) return
  const rate = dailyRate(recent)
  const underway = [...ordered.values()].reduce((total, each) => total + each, 0)
  const there = stock[shelf.warehouse] + stock.CITY + stock.HARBOUR + underway
  if (there >= rate * (item.leadTimeDays + 10) + 1 || rate === 0 || !random.chance(0.4)) return
  const late = random.chance(0.12) ? random.between(5, 14) : random.between(0, 2)
  ordered.set(day + item.leadTimeDays + late, Math.max(2, Math.ceil(rate * 28)))
}

/** Coffee past its date, at the beginning of a month. */
function pushSpoilage(
  movements: SampleMovement[],
  shelves: readonly Shelf[],
  day: number,
  random: Random,
  move: Move,
): void {
  const lines = shelves.flatMap((shelf) => {
    const quantity = Math.min(random.between(1, 3) * shelf.item.step, shelf.stock['MAIN-C'])
    return shelf.item.type === 'coffee' && quantity > 0 && random.chance(0.5)
      ? [move(shelf, 'MAIN-C', 'loss', quantity)]
      : []
  })
  if (lines.length > 0)
    movements.push({ kind: 'spoilage', day, minute: 1110, reference: '', reason: 'Past best before', lines })
}

/** What a quarter's count finds missing, or too many. */
function pushCount(
  movements: SampleMovement[],
  shelves: readonly Shelf[],
  day: number,
  random: Random,
  move: Move,
): void {
  for (const store of stores) {
    for (const shelf of shelves) {
      if (!random.chance(0.08)) continue
      const found = random.chance(0.3)
      const quantity = found ? shelf.item.step : Math.min(random.between(1, 2) * shelf.item.step, shelf.stock[store])
      if (quantity <= 0) continue
      const lines = [found ? move(shelf, 'adjustment', store, quantity) : move(shelf, store, 'adjustment', quantity)]
      movements.push({ kind: 'adjustment', day, minute: 1140, reference: `Count ${store}`, reason: 'Counted', lines })
    }
  }
}

/** One line for each item of a basket. */
function mergeLines(lines: SampleMovement['lines']): SampleMovement['lines'] {
  const merged = new Map<number, SampleMovement['lines'][number]>()
  for (const line of lines) {
    const before = merged.get(line.item)
    merged.set(line.item, before ? { ...before, quantity: before.quantity + line.quantity } : line)
  }
  return [...merged.values()]
}

function shuffle<T>(list: T[], random: Random): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.between(0, last)
    const [a, b] = [list[last], list[other]]
    if (a !== undefined && b !== undefined) [list[last], list[other]] = [b, a]
  }
}
