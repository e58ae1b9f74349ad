import type { Condition, Operator } from '#contract/filter.ts'
import type { FilterField } from '#web/item/filter-fields.ts'
import { operatorsOf } from '#web/item/filter-fields.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'

/** A condition while it is edited: texts, not yet values. */
export type ConditionDraft = { field: string; op: Operator; text: string; chosen: readonly string[]; location: string }

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
  const single = field.kind === 'choice' && (condition.op === 'eq' || condition.op === 'ne')
  return {
    field: condition.field,
    op: single ? (condition.op === 'eq' ? 'in' : 'nin') : condition.op,
    text:
      field.kind === 'instant' && values[0]
        ? toLocal(new Date(values[0] ?? ''), timeZone).slice(0, 10)
        : (values[0] ?? ''),
    chosen: values.filter(Boolean),
    location: condition.location ?? '',
  }
}

/** The condition of a draft, or what is missing in it. */
export function fromDraft(
  draft: ConditionDraft,
  field: FilterField,
  timeZone: string,
): Condition | 'valueMissing' | 'numberForm' {
  const base = {
    field: field.field,
    op: draft.op,
    ...(field.atLocation && draft.location ? { location: draft.location } : {}),
  }
  if (draft.op === 'empty' || draft.op === 'notEmpty') return base
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
      return draft.chosen.length > 0 ? { ...base, value: [...draft.chosen] } : 'valueMissing'
    case 'instant': {
      const value = toInstant(draft.text, timeZone)
      return value ? { ...base, value } : 'valueMissing'
    }
    case 'day':
    case 'text':
      return draft.text.trim() ? { ...base, value: draft.text.trim() } : 'valueMissing'
  }
}
