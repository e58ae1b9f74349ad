import type { DemandEventKind, EffectSource } from '#contract/demand-event.ts'

/** An event as people marked it, of one item that it touches. */
export interface KnownEvent {
  id: string
  name: string
  kind: DemandEventKind
  /** `YYYY-MM-DD`, both days counted */
  startsOn: string
  endsOn: string
  /** what people expect it to change; null: what like events did */
  expectedPercent: number | null
  /** null: everywhere */
  locationId: string | null
}

/** What a forecast made of an event, as it is told to people. */
export interface ToldEvent {
  eventId: string
  name: string
  kind: DemandEventKind
  startsOn: string
  endsOn: string
  /** by how much it changes the demand of its days, as far as the forecast goes by it; null: it does not */
  percent: number | null
  source: EffectSource | null
  /** earlier events like it that were learned from */
  earlier: number
}

/** Whether like events are expected to change demand again. */
export function isRepeated({ kind }: Pick<KnownEvent, 'kind'>): boolean {
  return kind === 'promotion' || kind === 'event'
}

/** What events of one kind have in common whose names differ in the year only: "Spring sale 2025" and "spring sale 2026" are one. */
export function nameKeyOf(name: string): string {
  const words = name.toLowerCase().split(/\s+/).filter(Boolean)
  const timeless = words.filter((word) => !/^(19|20)\d\d$/.test(word))
  return (timeless.length > 0 ? timeless : words).join(' ')
}

const dayMs = 86_400_000

/** Days since 1970-01-01, a Thursday. */
export function toDayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

export function toDay(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10)
}
