import { type Condition, type DayFromToday, mostFromToday, type Operator } from '#contract/filter.ts'
import { type FilterField, operatorsOf } from '#web/item/filter-field.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'

/** A condition while it is edited: texts, not yet values. */
export type ConditionDraft = {
  field: string
  op: Operator
  text: string
  chosen: readonly string[]
  location: string
  /** a day counted from today, in place of the text */
  counted?: CountedDraft | undefined
}

/** A day counted from today while it is edited. */
export type CountedDraft = {
  count: string
  unit: DayFromToday['unit']
  side: 'ahead' | 'back'
  edge: 'none' | 'start' | 'end'
}

/** Where counting begins: so many days from today. */
export const newCounted: CountedDraft = { count: '30', unit: 'day', side: 'ahead', edge: 'none' }

/** The beginning of a new condition on a field. */
export function newDraft(field: FilterField): ConditionDraft {
  return {
    field: field.field,
    op: operatorsOf[field.kind][0],
    text: '',
    chosen: field.kind === 'boolean' ? ['true'] : field.kind === 'state' ? [field.options?.[0]?.value ?? ''] : [],
    location: '',
  }
}

/** A stored condition as a draft. */
export function toDraft(condition: Condition, field: FilterField, timeZone: string): ConditionDraft {
  const values = (Array.isArray(condition.value) ? condition.value : [condition.value ?? '']).map(String)
  const single = (field.kind === 'choice' || field.kind === 'item') && (condition.op === 'eq' || condition.op === 'ne')
  return {
    field: condition.field,
    op: single ? (condition.op === 'eq' ? 'in' : 'nin') : condition.op,
    text:
      field.kind === 'instant' && values[0]
        ? toLocal(new Date(values[0] ?? ''), timeZone).slice(0, 10)
        : (values[0] ?? ''),
    chosen: values.filter(Boolean),
    location: condition.location ?? '',
    counted: condition.fromToday && toCounted(condition.fromToday),
  }
}

function toCounted({ count, unit, edge }: DayFromToday): CountedDraft {
  return { count: String(Math.abs(count)), unit, side: count < 0 ? 'back' : 'ahead', edge: edge ?? 'none' }
}

function fromCounted({ count, unit, side, edge }: CountedDraft): DayFromToday | undefined {
  const number = /^\d{1,5}$/.test(count.trim()) ? Number(count) : Number.NaN
  if (!(number <= mostFromToday)) return undefined
  const whole = side === 'back' && number > 0 ? -number : number
  return { unit, count: whole, ...(edge === 'none' || unit === 'day' ? {} : { edge }) }
}

/** The condition of a draft, or what is missing in it. */
export function fromDraft(
  draft: ConditionDraft,
  field: FilterField,
  timeZone: string,
): Condition | 'valueMissing' | 'numberForm' | 'countForm' {
  const base = {
    field: field.field,
    op: draft.op,
    ...(field.atLocation && draft.location ? { location: draft.location } : {}),
  }
  if (draft.op === 'empty' || draft.op === 'notEmpty') return base
  if (draft.counted && (field.kind === 'day' || field.kind === 'instant')) {
    const fromToday = fromCounted(draft.counted)
    return fromToday ? { ...base, fromToday } : 'countForm'
  }
  switch (field.kind) {
    case 'number': {
      const value = parseSigned(draft.text)
      return value === undefined ? 'numberForm' : { ...base, value }
    }
    case 'boolean':
      return { ...base, value: draft.chosen[0] !== 'false' }
    case 'state':
      return draft.chosen[0] ? { ...base, value: draft.chosen[0] } : 'valueMissing'
    case 'choice':
    case 'item':
      return draft.chosen.length > 0 ? { ...base, value: [...draft.chosen] } : 'valueMissing'
    case 'instant': {
      const value = toInstant(draft.text, timeZone)
      return value ? { ...base, value } : 'valueMissing'
    }
    // whether there is one is all that is asked of it
    case 'file':
      return 'valueMissing'
    case 'day':
    case 'text':
      return draft.text.trim() ? { ...base, value: draft.text.trim() } : 'valueMissing'
  }
}
