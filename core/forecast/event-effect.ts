import type { DemandEventKind, EffectSource } from '#contract/demand-event.ts'
import { isRepeated, type KnownEvent, nameKeyOf } from './known-event.ts'
import type { MeasuredEffect } from './measure-event.ts'

/** Sums over the items of one category of what an event did to them, by how much each says. */
export interface EffectSums {
  categoryId: string | null
  items: number
  weight: number
  /** of weight x factor, weight x factor squared, and weight squared */
  factor: number
  factorSquared: number
  weightSquared: number
}

/** A past event of an organisation and what it did, measured over its items. */
export interface PastEvent {
  id: string
  name: string
  kind: DemandEventKind
  endsOn: string
  sums: readonly EffectSums[]
}

/** What an event does to the demand of its days. */
export interface EventEffect {
  /** times what would be sold without it */
  factor: number
  /** standard error of the next such event's factor, over the factor */
  error: number
  source: EffectSource
  /** events that were learned from */
  earlier: number
}

/** How much a weight of 1 more or less matters: the scatter of units, as a share of what they differ from no effect, and at least. */
const scatter = {
  item: { share: 0.5, least: 0.1 },
  category: { share: 0.3, least: 0.1 },
  name: { share: 0.5, least: 0.25 },
  none: { share: 0, least: 1 },
  event: { share: 0.25, least: 0.05 },
} as const
/** The scatter between items, and between events, is believed after so many of them as much as what is assumed of it. */
const assumedAs = { items: 5, events: 3 }
/** An effect of which nothing is known may be so large. */
const unknownError = 0.3
const bounds = { least: 0.02, most: 20 }

export function emptySums(categoryId: string | null): EffectSums {
  return { categoryId, items: 0, weight: 0, factor: 0, factorSquared: 0, weightSquared: 0 }
}

/** Adds what an event did to one item. */
export function addMeasured(sums: EffectSums, { actual, usual, weight }: MeasuredEffect): void {
  const factor = actual / usual
  sums.items++
  sums.weight += weight
  sums.factor += weight * factor
  sums.factorSquared += weight * factor * factor
  sums.weightSquared += weight * weight
}

function total(all: readonly EffectSums[]): EffectSums {
  const sums = emptySums(null)
  for (const one of all) {
    sums.items += one.items
    sums.weight += one.weight
    sums.factor += one.factor
    sums.factorSquared += one.factorSquared
    sums.weightSquared += one.weightSquared
  }
  return sums
}

/** What like events did, before an item's own past is asked. */
export interface EffectPrior {
  factor: number
  /** variance of the factor between items, and of that of one item between events over its square */
  itemVariance: number
  eventVariance: number
  source: EffectSource
  earlier: number
}

/**
 * Past events by what is like them: those of the same name and kind where there are any, else those of the same kind. The mean of few items is drawn
 * towards the wider one by credibility (Bühlmann and Straub 1970): from no effect to the kind's, the name's, the category's, the item's own.
 */
export class LikeEvents {
  readonly #byKind: Map<DemandEventKind, PastEvent[]>
  readonly #priors = new Map<string, EffectPrior>()
  readonly #ids = new Map<string, ReadonlySet<string>>()

  constructor(past: readonly PastEvent[]) {
    this.#byKind = Map.groupBy(
      past.filter((event) => isRepeated(event)),
      ({ kind }) => kind,
    )
  }

  /** Identifiers of the measured events that are like this one. */
  idsOf(event: Pick<KnownEvent, 'name' | 'kind'>): ReadonlySet<string> {
    const key = JSON.stringify([nameKeyOf(event.name), event.kind])
    const known = this.#ids.get(key) ?? new Set(this.#like(event).like.map(({ id }) => id))
    this.#ids.set(key, known)
    return known
  }

  priorOf(event: Pick<KnownEvent, 'name' | 'kind' | 'expectedPercent'>, categoryId: string | null): EffectPrior {
    const key = JSON.stringify([nameKeyOf(event.name), event.kind, event.expectedPercent, categoryId])
    const known = this.#priors.get(key)
    if (known) return known
    const prior = this.#findPrior(event, categoryId)
    this.#priors.set(key, prior)
    return prior
  }

  #like({ name, kind }: Pick<KnownEvent, 'name' | 'kind'>): { like: PastEvent[]; ofKind: PastEvent[] } {
    const ofKind = (this.#byKind.get(kind) ?? []).filter(({ sums }) => sums.length > 0)
    const nameKey = nameKeyOf(name)
    const ofName = ofKind.filter((other) => nameKeyOf(other.name) === nameKey)
    return { like: ofName.length > 0 ? ofName : ofKind, ofKind }
  }

  #findPrior(event: Pick<KnownEvent, 'name' | 'kind' | 'expectedPercent'>, categoryId: string | null): EffectPrior {
    const { like, ofKind } = this.#like(event)
    const said = event.expectedPercent === null ? undefined : 1 + event.expectedPercent / 100
    const ofNone = { factor: said ?? 1, ...scatter.none }
    const kind = draw(total(ofKind.flatMap(({ sums }) => sums)), ofNone.factor, said === undefined ? 'none' : 'name')
    const all = total(like.flatMap(({ sums }) => sums))
    const name = like === ofKind ? kind : draw(all, kind, 'name')
    const ofCategory = total(like.flatMap(({ sums }) => sums.filter((one) => one.categoryId === categoryId)))
    const factor = categoryId === null ? name : draw(ofCategory, name, 'category')
    return {
      factor,
      itemVariance: betweenItems(all, factor),
      eventVariance: like.length === 0 ? unknownError ** 2 : betweenEvents(like, factor),
      source:
        like.length === 0
          ? said === undefined
            ? 'none'
            : 'said'
          : categoryId !== null && ofCategory.items > 1
            ? 'category'
            : 'all',
      earlier: like.length,
    }
  }
}

/** The mean of what was measured, drawn towards a wider one by how much it says. */
function draw(sums: EffectSums, towards: number, by: keyof typeof scatter): number {
  if (!(sums.weight > 0)) return towards
  return bound(weigh(sums, towards, scatterOf(towards, by) ** 2))
}

function weigh({ weight, factor }: Pick<EffectSums, 'weight' | 'factor'>, towards: number, variance: number): number {
  const credible = Math.max(towards, bounds.least) / variance
  return (factor + credible * towards) / (weight + credible)
}

function scatterOf(factor: number, by: keyof typeof scatter): number {
  return scatter[by].share * Math.abs(factor - 1) + scatter[by].least
}

const bound = (factor: number): number => Math.min(bounds.most, Math.max(bounds.least, factor))

/** Variance between items beyond chance, by the method of moments of Bühlmann and Straub, drawn towards what is assumed. */
function betweenItems(sums: EffectSums, factor: number): number {
  const assumed = scatterOf(factor, 'item') ** 2
  if (sums.items < 3) return assumed
  const mean = sums.factor / sums.weight
  const squares = sums.factorSquared - sums.weight * mean * mean
  const found = (squares - (sums.items - 1) * mean) / (sums.weight - sums.weightSquared / sums.weight)
  const seen = Number.isFinite(found) ? Math.max(0, found) : assumed
  return ((sums.items - 1) * seen + assumedAs.items * assumed) / (sums.items - 1 + assumedAs.items)
}

/** Variance of the factor from one event to the next over the factor's square. */
function betweenEvents(events: readonly PastEvent[], factor: number): number {
  const assumed = (scatterOf(factor, 'event') / factor) ** 2
  const sums = events.map((event) => total(event.sums)).filter(({ weight }) => weight > 0)
  if (sums.length < 2) return assumed
  const mean = sums.reduce((sum, one) => sum + one.factor / one.weight, 0) / sums.length
  const seen =
    sums.reduce((sum, one) => sum + Math.max(0, (one.factor / one.weight - mean) ** 2 - mean / one.weight), 0) /
    (sums.length - 1)
  const degrees = sums.length - 1
  return (degrees * (seen / mean ** 2) + assumedAs.events * assumed) / (degrees + assumedAs.events)
}

/**
 * What an event does to one item: what the item itself did on like events, drawn towards what others did by how little that says.
 * @param own  of the item, of past events like it
 */
export function effectOf(
  event: Pick<KnownEvent, 'expectedPercent'>,
  prior: EffectPrior,
  own: readonly MeasuredEffect[],
): EventEffect {
  const weight = own.reduce((sum, one) => sum + one.weight, 0)
  const factor = own.reduce((sum, one) => sum + (one.weight * one.actual) / one.usual, 0)
  const mean = bound(weigh({ weight, factor }, prior.factor, prior.itemVariance))
  const credible = Math.max(prior.factor, bounds.least) / prior.itemVariance
  const error = Math.sqrt(prior.eventVariance + mean / (weight + credible) / mean ** 2)
  if (event.expectedPercent !== null)
    return {
      factor: 1 + event.expectedPercent / 100,
      error: Math.min(error, 1),
      source: 'said',
      earlier: prior.earlier,
    }
  const isOwn = weight >= credible
  return {
    factor: mean,
    error: Math.min(error, 1),
    source: isOwn ? 'item' : prior.source,
    earlier: isOwn ? own.length : prior.earlier,
  }
}

/** What a past event did to an item: what was measured of it, drawn towards what like events do to the item. */
export function effectInPast(
  usualEffect: EventEffect,
  prior: EffectPrior,
  measured: MeasuredEffect | undefined,
): number {
  if (!measured) return usualEffect.factor
  const variance = Math.max(prior.eventVariance * usualEffect.factor ** 2, 1e-4)
  const { weight } = measured
  return bound(weigh({ weight, factor: (weight * measured.actual) / measured.usual }, usualEffect.factor, variance))
}
