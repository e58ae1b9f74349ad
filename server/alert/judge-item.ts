import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findReturnSpike, returnWindowDays } from '#core/anomaly/find-returns.ts'
import { findSilence } from '#core/anomaly/find-silence.ts'
import { findSpike } from '#core/anomaly/find-spike.ts'
import type { KnownEvent } from '#core/forecast/known-event.ts'
import type { FoundAlert } from './found-alert.ts'
import type { ItemDays } from './item-days.ts'
import { judgedDays, type ShopDays } from './read-shop-days.ts'
import type { Tuning } from './read-tuning.ts'

/** A silence that was one so many days ago is no news, and was told then if there was room. */
const newSilenceDays = 14
/** Days shown with an alert. */
const shownDays = 56
const shownOfSilence = 84
/** Of them, before the silence, however long it is. */
const shownBeforeSilence = 28
const shownWeeks = 26
const dayMs = 86_400_000

/**
 * What of an item's last days looks wrong.
 * @param events  that people marked, of the item: what they explain is not told, and says nothing of usual days
 */
export function judgeItem(
  item: ItemDays,
  shop: ShopDays,
  strictnessOf: Tuning,
  events: readonly KnownEvent[] = [],
): FoundAlert[] {
  const begun = item.days.findIndex((day) => day !== null && day.quantity > 0)
  if (begun < 0) return []
  const days = item.days.slice(begun)
  const closed = shop.closed.slice(begun)
  const dayOf = (ago: number) => new Date(Date.parse(shop.lastDay) - ago * dayMs).toISOString().slice(0, 10)
  const usual = days.slice()
  for (const { kind, startsOn, endsOn } of events)
    for (const index of days.keys()) {
      const day = dayOf(days.length - 1 - index)
      if (day < startsOn || day > endsOn) continue
      usual[index] = null
      if (kind === 'closed') closed[index] = true
    }
  const { itemId, worth } = item
  const known: Known = {
    itemId,
    worth,
    days,
    usual,
    returned: item.returned.slice(begun),
    closed,
    busy: shop.busy,
    dayOf,
  }
  return [
    ...judgeSales(known, strictnessOf(item.itemId, 'spike')),
    ...judgeSilence(known, strictnessOf(item.itemId, 'silence')),
    ...judgeReturns(known, strictnessOf(item.itemId, 'returns')),
  ]
}

/** An item from its first day with a sale on. */
interface Known extends ItemDays {
  /** its days without those that events explain */
  usual: readonly (SalesDay | null)[]
  closed: readonly boolean[]
  /** of the judged days, the last first */
  busy: readonly number[]
  dayOf(ago: number): string
}

const aboutItem = ({ itemId }: Known) => ({ itemId, locationId: null, movementId: null, lineNo: null })

function judgeSales(known: Known, strictness: number): FoundAlert[] {
  const { days, usual, busy, worth, dayOf } = known
  const found: FoundAlert[] = []
  for (let ago = Math.min(judgedDays, days.length) - 1; ago >= 0; ago--) {
    const past = usual.slice(0, days.length - 1 - ago)
    const day = usual[past.length]
    const spike = day && findSpike(past, day, { busy: busy[ago] ?? 1, strictness })
    if (!spike) continue
    const { measure, observed, low, high, chance } = spike
    const of = (one: SalesDay | null) => (one === null ? null : measure === 'orders' ? one.orders : one.quantity)
    found.push({
      ...aboutItem(known),
      kind: 'spike',
      day: dayOf(ago),
      measure,
      observed,
      low,
      high,
      facts: {},
      history: [...days.slice(0, past.length).slice(1 - shownDays), day].map(of),
      surprise: -Math.log10(chance),
      worth: worth === null ? null : worth * day.quantity * Math.max(0, 1 - high / observed),
    })
  }
  return found
}

/** A silence that became one lately: the first look at a long history tells none that is months old. */
function judgeSilence(known: Known, strictness: number): FoundAlert[] {
  const { days, closed, worth, dayOf } = known
  const quantities = days.map((day) => day?.quantity ?? null)
  const onSale = quantities.map((quantity, day) => (closed[day] ? null : quantity))
  const silence = findSilence(onSale, { strictness })
  if (!silence) return []
  const isOld = onSale.slice(-newSilenceDays).every((quantity) => !quantity)
  if (isOld && findSilence(onSale.slice(0, -newSilenceDays), { strictness })) return []
  const lastSold = quantities.findLastIndex((quantity) => quantity !== null && quantity > 0)
  return [
    {
      ...aboutItem(known),
      kind: 'silence',
      day: dayOf(quantities.length - 1 - lastSold),
      measure: 'days',
      observed: silence.days,
      low: 0,
      high: silence.usualPause,
      facts: { usualPause: silence.usualPause, everyDays: silence.everyDays },
      history: quantities.slice(
        Math.max(0, Math.min(quantities.length - shownOfSilence, lastSold + 1 - shownBeforeSilence)),
      ),
      surprise: -Math.log10(silence.chance),
      worth: worth === null ? null : worth * silence.dailyQuantity * silence.days,
    },
  ]
}

/** The first of the judged days on which it is told; those after it are of the same matter. */
function judgeReturns(known: Known, strictness: number): FoundAlert[] {
  const { days, returned, worth, dayOf } = known
  for (let ago = Math.min(judgedDays, days.length) - 1; ago >= 0; ago--) {
    const end = days.length - ago
    const until = returned.slice(0, end)
    const spike = findReturnSpike(until, days.slice(0, end), { strictness })
    if (!spike) continue
    return [
      {
        ...aboutItem(known),
        kind: 'returns',
        day: dayOf(ago),
        measure: 'returns',
        observed: spike.observed,
        low: spike.low,
        high: spike.high,
        facts: { quantity: spike.quantity },
        history: weeksOf(until),
        surprise: -Math.log10(spike.chance),
        worth: worth === null ? null : worth * spike.quantity,
      },
    ]
  }
  return []
}

/** Times it came back by week, the last one's the last. */
function weeksOf(returned: readonly SalesDay[]): number[] {
  const weeks: number[] = []
  for (let end = returned.length; end >= returnWindowDays && weeks.length < shownWeeks; end -= returnWindowDays)
    weeks.unshift(returned.slice(end - returnWindowDays, end).reduce((sum, { orders }) => sum + orders, 0))
  return weeks
}
