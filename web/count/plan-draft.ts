import type { AbcClass, CountSelection } from '#contract/count.ts'
import type { Filter } from '#contract/filter.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** A plan while it is made: texts, not yet values. */
export type PlanDraft = {
  name: string
  locationIds: readonly string[]
  categoryIds: readonly string[]
  filter: Filter | undefined
  abc: readonly AbcClass[]
  onlyRisk: boolean
  riskCount: string
  includeEmpty: boolean
  blind: boolean
  quantity: string
  percent: string
  value: string
  counterIds: readonly string[]
  /** `datetime-local` in the organisation's zone; empty: as it is counted */
  when: string
}

export const emptyPlan: PlanDraft = {
  name: '',
  locationIds: [],
  categoryIds: [],
  filter: undefined,
  abc: [],
  onlyRisk: false,
  riskCount: '50',
  includeEmpty: false,
  blind: true,
  quantity: '',
  percent: '10',
  value: '',
  counterIds: [],
  when: '',
}

/** What the plan chooses. A number of lines that is none is left out, so that the preview goes on working. */
export function toSelection(draft: PlanDraft): CountSelection {
  const most = Number(draft.riskCount)
  return {
    locationIds: [...draft.locationIds],
    categoryIds: [...draft.categoryIds],
    ...(draft.filter ? { filter: draft.filter } : {}),
    abc: [...draft.abc],
    ...(draft.onlyRisk && Number.isInteger(most) && most > 0 ? { mostAtRisk: Math.min(most, 20_000) } : {}),
    includeEmpty: draft.includeEmpty,
  }
}

/** The limits for counting again; undefined where one is no number. */
export function toRecount(draft: PlanDraft) {
  const read = (text: string) => (text.trim() === '' ? null : parseDecimal(text))
  const [quantity, percent, value] = [read(draft.quantity), read(draft.percent), read(draft.value)]
  return quantity === undefined || percent === undefined || value === undefined
    ? undefined
    : { quantity, percent, value }
}
