import type { Field, FieldKind, NewField } from '#contract/field.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'

/** A field definition as it is typed. An option without `key` is new: its key is made from its label. */
export type FieldDraft = {
  name: string
  kind: FieldKind
  /** '' : every item */
  itemTypeId: string
  unit: string
  options: { key: string; label: string }[]
  required: boolean
  min: string
  max: string
  help: string
}

/** A stored field as a draft, or an empty one. */
export function toFieldDraft(field: Field | undefined, itemTypeId: string | undefined): FieldDraft {
  return {
    name: field?.name ?? '',
    kind: field?.kind ?? 'text',
    itemTypeId: field?.itemTypeId ?? itemTypeId ?? '',
    unit: field?.unit ?? '',
    options: field?.options.map((option) => ({ ...option })) ?? [],
    required: field?.required ?? false,
    min: field?.min ?? '',
    max: field?.max ?? '',
    help: field?.help ?? '',
  }
}

/** What the wire takes of a checked draft: only what its kind has. */
export function toFieldBody(draft: FieldDraft): Omit<NewField, 'kind' | 'itemTypeId' | 'key'> {
  const number = draft.kind === 'number'
  return {
    name: draft.name.trim(),
    required: draft.required,
    help: draft.help.trim(),
    unit: number ? draft.unit.trim() || null : null,
    min: number ? (parseSigned(draft.min) ?? null) : null,
    max: number ? (parseSigned(draft.max) ?? null) : null,
    options: draft.kind === 'select' ? withKeys(draft.options) : [],
  }
}

/** Whether the smallest value lies above the largest; both must be numbers. */
export function isRangeReversed(min: string, max: string): boolean {
  const [low, high] = [parseSigned(min), parseSigned(max)]
  return low !== undefined && high !== undefined && toQuantity(low).gt(high)
}

/** Options with a key each: kept where there is one, made from the label where not, never the same twice. */
export function withKeys(options: readonly { key: string; label: string }[]): { key: string; label: string }[] {
  const taken = new Set(options.map((option) => option.key).filter(Boolean))
  return options
    .filter((option) => option.label.trim() !== '')
    .map(({ key, label }) => {
      if (key) return { key, label: label.trim() }
      const base = toKey(label)
      let made = base
      for (let at = 2; taken.has(made); at++) made = `${base}_${at}`
      taken.add(made)
      return { key: made, label: label.trim() }
    })
}
