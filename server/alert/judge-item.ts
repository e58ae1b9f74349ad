import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findSilence } from '#core/anomaly/find-silence.ts'
import { findSpike } from '#core/anomaly/find-spike.ts'
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
const dayMs = 86_400_000

/** What of an item's last days looks wrong. Of silences only those that became one lately: the first look at a long history tells none that is months old. */
export function judgeItem(
  { itemId, worth, days }: ItemDays,
  { lastDay, busy, closed }: ShopDays,
  strictnessOf: Tuning,
): FoundAlert[] {
  const begun = days.findIndex((day) => day !== null && day.quantity > 0)
  if (begun < 0) return []
  const known = days.slice(begun)
  const dayOf = (ago: number) => new Date(Date.parse(lastDay) - ago * dayMs).toISOString().slice(0, 10)
  const about = { itemId, locationId: null, movementId: null, lineNo: null }
  const found: FoundAlert[] = []
  for (let ago = Math.min(judgedDays, known.length) - 1; ago >= 0; ago--) {
    const past = known.slice(0, known.length - 1 - ago)
    const day = known[past.length]
    const spike = day && findSpike(past, day, { busy: busy[ago] ?? 1, strictness: strictnessOf(itemId, 'spike') })
    if (!spike) continue
    const { measure, observed, low, high, chance } = spike
    const of = (one: SalesDay | null) => (one === null ? null : measure === 'orders' ? one.orders : one.quantity)
    found.push({
      ...about,
      kind: 'spike',
      day: dayOf(ago),
      measure,
      observed,
      low,
      high,
      facts: {},
      history: [...past.slice(1 - shownDays), day].map(of),
      surprise: -Math.log10(chance),
      worth: worth === null ? null : worth * day.quantity * Math.max(0, 1 - high / observed),
    })
  }
  const quantities = known.map((day) => day?.quantity ?? null)
  const onSale = quantities.map((quantity, day) => (closed[begun + day] ? null : quantity))
  const options = { strictness: strictnessOf(itemId, 'silence') }
  const silence = findSilence(onSale, options)
  if (!silence || isOld()) return found
  const lastSold = quantities.findLastIndex((quantity) => quantity !== null && quantity > 0)
  found.push({
    ...about,
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
  })
  return found

  /** A silence of an item that is as it was weeks ago. */
  function isOld(): boolean {
    return (
      onSale.slice(-newSilenceDays).every((quantity) => !quantity) &&
      findSilence(onSale.slice(0, -newSilenceDays), options) !== null
    )
  }
}
