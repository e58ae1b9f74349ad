import type { DemandEvent, DemandEventKind } from '#contract/demand-event.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** An event as its form holds it. */
export interface EventDraft {
  name: string
  kind: DemandEventKind
  startsOn: string
  endsOn: string
  touches: DemandEvent['touches']['kind']
  categoryId: string
  itemIds: string[]
  /** '': everywhere */
  locationId: string
  /** as typed; '': what like events did */
  percent: string
}

export const noEvent: EventDraft = {
  name: '',
  kind: 'promotion',
  startsOn: '',
  endsOn: '',
  touches: 'all',
  categoryId: '',
  itemIds: [],
  locationId: '',
  percent: '',
}

export function toEventDraft(event: DemandEvent): EventDraft {
  const { name, kind, startsOn, endsOn, touches, locationId, expectedPercent } = event
  return {
    name,
    kind,
    startsOn,
    endsOn,
    touches: touches.kind,
    categoryId: touches.kind === 'category' ? touches.categoryId : '',
    itemIds: touches.kind === 'items' ? touches.items.map(({ id }) => id) : [],
    locationId: locationId ?? '',
    percent: expectedPercent === null ? '' : String(expectedPercent),
  }
}

/** Whether demand is expected to change by some share with this kind of event. */
export function hasEffect(kind: DemandEventKind): boolean {
  return kind === 'promotion' || kind === 'event'
}

/** As it is sent. */
export function toEventBody(draft: EventDraft) {
  const { name, kind, startsOn, endsOn, categoryId, itemIds, locationId } = draft
  const touches = {
    all: { kind: 'all' as const },
    category: { kind: 'category' as const, categoryId },
    items: { kind: 'items' as const, itemIds },
  }[draft.touches]
  const percent = hasEffect(kind) && draft.percent.trim() !== '' ? parsePercent(draft.percent) : null
  return {
    name: name.trim(),
    kind,
    startsOn,
    endsOn,
    touches,
    locationId: locationId || null,
    expectedPercent: percent ?? null,
  }
}

/** A change in per cent as people type it, `+45 %` or `-20`; undefined: it is none. */
export function parsePercent(text: string): number | undefined {
  const [, sign = '', amount = ''] = /^\s*([+\-−]?)(.*?)\s*%?\s*$/.exec(text) ?? []
  const value = Number(parseDecimal(amount) ?? Number.NaN) * (sign === '' || sign === '+' ? 1 : -1)
  return value >= -100 && value <= 1_900 ? value : undefined
}
