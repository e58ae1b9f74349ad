import { effectInPast, effectOf, type LikeEvents } from './event-effect.ts'
import { type EventLift, type LiftedDays, liftOf } from './event-lift.ts'
import type { DatedDemand, HistoryFrequency } from './history.ts'
import { isRepeated, type KnownEvent, type ToldEvent, toDay, toDayNumber } from './known-event.ts'
import { type DailyPast, type MeasuredEffect, measureEvent, toDailyPast } from './measure-event.ts'

/** What people marked that touches one item, and what is known of it. */
export interface EventsOfItem {
  events: readonly KnownEvent[]
  categoryId: string | null
  like: LikeEvents
  /** the item's demand at the places that events are confined to */
  places: ReadonlyMap<string, readonly DatedDemand[]>
}

interface Span {
  firstDay: string
  lastDay: string
  /** days without stock */
  stockOutDays: readonly string[]
}

/** A demand history without what events did to it. */
export interface ExplainedDemand {
  /** what a forecast learns from */
  demand: readonly DatedDemand[]
  /** days on which nothing could be sold, unknown in the history as in what is learned from */
  closedDays: string[]
  /** days that are not learned from */
  leftOutDays: string[]
  told: ToldEvent[]
  /** what events do to the steps of a forecast; undefined: nothing */
  lift(start: string, freq: HistoryFrequency, horizon: number): EventLift | undefined
}

/** What events did to an item, by event; those of a place are held against what was sold at that place. */
export function measureItem(
  demand: readonly DatedDemand[],
  span: Span,
  { events, places }: Pick<EventsOfItem, 'events' | 'places'>,
): { measured: Map<string, MeasuredEffect>; pastOf(event: Pick<KnownEvent, 'locationId'>): DailyPast } {
  const unknownDays = [...span.stockOutDays, ...events.filter((event) => !isRepeated(event)).flatMap(daysOf)]
  const pasts = new Map<string | null, DailyPast>()
  const pastOf = ({ locationId }: Pick<KnownEvent, 'locationId'>): DailyPast => {
    const known = pasts.get(locationId)
    if (known) return known
    const sold = locationId === null ? demand : (places.get(locationId) ?? [])
    const past = toDailyPast(sold, { ...span, unknownDays, events })
    pasts.set(locationId, past)
    return past
  }
  const measured = new Map<string, MeasuredEffect>()
  for (const event of events) {
    if (!isRepeated(event) || event.startsOn > span.lastDay || event.endsOn < span.firstDay) continue
    const effect = measureEvent(pastOf(event), event)
    if (effect) measured.set(event.id, effect)
  }
  return { measured, pastOf }
}

/**
 * Takes out of a demand history what events did to it, and says what they will do to the days to come. Where events overlap, the
 * stronger one counts.
 * @param demand  by day, above zero, in order
 */
export function explainDemand(demand: readonly DatedDemand[], span: Span, of: EventsOfItem): ExplainedDemand {
  const { measured, pastOf } = measureItem(demand, span, of)
  const told: ToldEvent[] = []
  const past: LiftedDays[] = []
  const coming: LiftedDays[] = []
  const without = { closed: new Map<string, number>(), oneOff: new Map<string, number>() }
  for (const event of of.events) {
    const share = shareAt(event, demand, of, span.lastDay)
    const isOver = event.endsOn <= span.lastDay
    if (event.kind === 'closed' || event.kind === 'oneOff') {
      const days = without[event.kind]
      for (const day of daysOf(event)) days.set(day, Math.max(share, days.get(day) ?? 0))
      const isComing = event.kind === 'closed' && !isOver
      if (isComing) coming.push({ ...event, factor: 1 - share, error: 0 })
      told.push(toTold(event, isComing ? -share : null, null))
      continue
    }
    const prior = of.like.priorOf(event, of.categoryId)
    const effect = effectOf(event, prior, likeOf(event, of, measured))
    const seen = measured.get(event.id)
    const then = effectInPast(effect, prior, seen)
    if (event.startsOn <= span.lastDay) past.push({ ...event, factor: then, error: 0 })
    if (isOver) {
      told.push(toTold(event, share * (then - 1), seen ? 'item' : effect.source))
      continue
    }
    const factor = 1 + share * (effect.factor - 1)
    coming.push({ ...event, factor, error: (effect.error * effect.factor * share) / Math.max(factor, 1e-9) })
    told.push({ ...toTold(event, factor - 1, effect.source), earlier: effect.earlier })
  }
  const { profile } = pastOf({ locationId: null })
  return {
    ...leaveOut(clear(demand, { past, of, lastDay: span.lastDay }), without),
    told: told.filter(({ endsOn }) => endsOn >= span.firstDay),
    lift: (start, freq, horizon) => liftOf(coming, { start, freq, horizon, profile }),
  }
}

function likeOf(event: KnownEvent, { like }: EventsOfItem, measured: ReadonlyMap<string, MeasuredEffect>) {
  const ids = like.idsOf(event)
  return [...measured].flatMap(([id, effect]) => (ids.has(id) ? [effect] : []))
}

function toTold(event: KnownEvent, change: number | null, source: ToldEvent['source']): ToldEvent {
  const { id, name, kind, startsOn, endsOn } = event
  const percent = change === null ? null : Math.round(change * 1000) / 10
  return { eventId: id, name, kind, startsOn, endsOn, percent, source, earlier: 0 }
}

/** The part of an item's demand that a place had in the year before; 1 for events everywhere. */
function shareAt(
  { locationId }: KnownEvent,
  demand: readonly DatedDemand[],
  { places }: EventsOfItem,
  lastDay: string,
): number {
  if (locationId === null) return 1
  const since = toDay(toDayNumber(lastDay) - 365)
  const sum = (days: readonly DatedDemand[]) =>
    days.reduce((total, [day, quantity]) => (day > since && day <= lastDay ? total + quantity : total), 0)
  const all = sum(demand)
  return all > 0 ? Math.min(1, sum(places.get(locationId) ?? []) / all) : 0
}

/** Demand with that of days with an event divided by what the event did; whole numbers stay whole, and their sum the nearest. */
function clear(
  demand: readonly DatedDemand[],
  { past, of, lastDay }: { past: readonly LiftedDays[]; of: EventsOfItem; lastDay: string },
): [string, number][] {
  const soldAt = new Map([...of.places].map(([id, days]) => [id, new Map(days)] as const))
  const isWhole = demand.every(([, quantity]) => Number.isInteger(quantity))
  let carried = 0
  return demand.flatMap(([day, quantity]): [string, number][] => {
    const here = past.filter(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn && day <= lastDay)
    const strongest = here.reduce<LiftedDays | undefined>(
      (most, one) => (most && force(most) >= force(one) ? most : one),
      undefined,
    )
    if (!strongest) return [[day, quantity]]
    const { locationId, factor } = strongest
    const lifted = locationId === null ? quantity : Math.min(quantity, soldAt.get(locationId)?.get(day) ?? 0)
    const left = quantity - lifted + lifted / Math.max(factor, leastFactor)
    if (!isWhole) return [[day, left]]
    const rounded = Math.round(left + carried)
    carried += left - rounded
    return rounded > 0 ? [[day, rounded]] : []
  })
}

const leastFactor = 0.05
const force = ({ factor }: LiftedDays): number => Math.abs(Math.log(Math.max(factor, leastFactor)))

/** A day that most of the demand has no say on is unknown; one that less of it has no say on, counts for the rest. */
function leaveOut(
  demand: readonly [string, number][],
  { closed, oneOff }: Record<'closed' | 'oneOff', ReadonlyMap<string, number>>,
): Pick<ExplainedDemand, 'demand' | 'closedDays' | 'leftOutDays'> {
  const mostly = (days: ReadonlyMap<string, number>) => [...days].flatMap(([day, share]) => (share >= 0.5 ? [day] : []))
  const closedDays = mostly(closed)
  const leftOutDays = mostly(oneOff)
  const gone = new Set([...closedDays, ...leftOutDays])
  return { demand: demand.filter(([day]) => !gone.has(day)), closedDays, leftOutDays }
}

function daysOf({ startsOn, endsOn }: Pick<KnownEvent, 'startsOn' | 'endsOn'>): string[] {
  const [from, to] = [toDayNumber(startsOn), toDayNumber(endsOn)]
  return Array.from({ length: to - from + 1 }, (_, index) => toDay(from + index))
}
