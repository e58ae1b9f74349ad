import { type Field, type FieldKind } from '#contract/field.ts'
import type { AttributeValue } from './read-value.ts'

/**
 * Typed columns of `item` that mirror the values of a tenant's first custom fields, so that filters and sorts on them
 * use an ordinary index (docs/decisions/0003). Text and select take a text slot; number, date and boolean a number slot.
 */
export const textSlots = ['text_1', 'text_2', 'text_3', 'text_4', 'text_5', 'text_6'] as const
export const numberSlots = ['number_1', 'number_2', 'number_3', 'number_4', 'number_5', 'number_6'] as const
export const slots = [...textSlots, ...numberSlots] as const
export type Slot = (typeof slots)[number]

const textKinds: ReadonlySet<FieldKind> = new Set([
  'text',
  'select',
  'url',
  'email',
  'phone',
  'barcode',
  'autonumber',
  'reference',
])
const numberKinds: ReadonlySet<FieldKind> = new Set(['integer', 'number', 'money', 'date', 'dateTime', 'boolean'])

/** The first free slot for a field of this kind; undefined when all are taken. */
export function chooseSlot(kind: FieldKind, taken: ReadonlySet<string>): Slot | undefined {
  if (textKinds.has(kind)) return textSlots.find((slot) => !taken.has(slot))
  return numberKinds.has(kind) ? numberSlots.find((slot) => !taken.has(slot)) : undefined
}

/** Longest text that is mirrored whole; longer values are cut, and a filter compares the attribute itself again. */
export const mirroredLength = 200

/** A value as its slot holds it: days since 1970 for dates, 0 and 1 for booleans. */
export function toSlotValue(kind: FieldKind, value: AttributeValue): string | number | null {
  switch (kind) {
    case 'text':
    case 'select':
    case 'url':
    case 'email':
    case 'phone':
    case 'barcode':
    case 'autonumber':
    case 'reference':
      return String(value).slice(0, mirroredLength).toLowerCase()
    case 'integer':
    case 'number':
    case 'money':
      return Number(value)
    case 'date':
      return Date.parse(`${String(value)}T00:00:00Z`) / 86_400_000
    case 'dateTime':
      return Date.parse(String(value)) / 1000
    case 'boolean':
      return value === true ? 1 : 0
    default:
      return null
  }
}

/** The values of all twelve slot columns, in the order of `slots`; null where nothing is mirrored. */
export function toSlots(
  attributes: Readonly<Record<string, AttributeValue>>,
  fields: readonly Pick<Field & { slot: string | null }, 'key' | 'kind' | 'slot'>[],
) {
  const values: (string | number | null)[] = slots.map(() => null)
  for (const field of fields) {
    // a field may be named `constructor`
    const value = Object.hasOwn(attributes, field.key) ? attributes[field.key] : undefined
    if (field.slot === null || value === undefined) continue
    values[slots.findIndex((slot) => slot === field.slot)] = toSlotValue(field.kind, value)
  }
  return values
}
