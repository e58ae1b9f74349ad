import type { Field } from '#contract/field.ts'
import { foldCase } from '#core/filter/fold-case.ts'
import type { AttributeValue } from './value.ts'

/**
 * Typed columns of `item` that mirror the values of a tenant's custom fields, so that filters and sorts on them use an
 * ordinary index (docs/decisions/0003). A choice is indexed in the order of names, a text and a number in their own.
 */
const choiceSlots = columns('choice', 8)
const textSlots = columns('text', 12)
const numberSlots = columns('number', 20)
export const slots = [...choiceSlots, ...textSlots, ...numberSlots]

/** All columns of `item` that follow from its attributes: the slots, and the entries of lists. */
export const mirrorColumns = [...slots, 'facets']

function columns(family: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${family}_${index + 1}`)
}

/** The column that mirrors a field. */
export interface FieldSlot {
  /** one of `slots` */
  column: string
  /** false while values written before the slot was given are still to be mirrored: writes go there, reads not yet */
  isComplete: boolean
}

/** What of a field decides how it is mirrored. */
export type MirrorRule = Pick<Field, 'kind' | 'multiple' | 'resultKind'>

/** What a field's values are compared as; a `list` has a facet for each entry. Undefined: not mirrored at all. */
export function mirrorFamily({
  kind,
  multiple,
  resultKind,
}: MirrorRule): 'choice' | 'text' | 'number' | 'list' | undefined {
  switch (kind) {
    case 'select':
      return 'choice'
    case 'reference':
      return multiple ? 'list' : 'choice'
    case 'multiSelect':
      return 'list'
    case 'text':
    case 'url':
    case 'email':
    case 'phone':
    case 'barcode':
    case 'autonumber':
      return 'text'
    case 'integer':
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
    case 'boolean':
      return 'number'
    case 'formula':
      return resultKind === 'text' || resultKind === null ? 'text' : 'number'
    case 'longText':
    case 'file':
    case 'image':
      return undefined
  }
}

/** The first free slot for such a field; undefined when all that suit are taken, or none is needed. */
export function chooseSlot(field: MirrorRule, taken: ReadonlySet<string>): string | undefined {
  const free = (...candidates: readonly string[]) => candidates.find((slot) => !taken.has(slot))
  switch (mirrorFamily(field)) {
    case 'choice':
      return free(...choiceSlots, ...textSlots)
    case 'text':
      return free(...textSlots, ...choiceSlots)
    case 'number':
      return free(...numberSlots)
    default:
      return undefined
  }
}

/** Longest text that is mirrored whole; longer values are cut, and a filter compares the attribute itself again. */
export const mirroredLength = 200

/** A value as its slot holds it: days since 1970 for dates, seconds for instants, 0 and 1 for booleans. */
export function toSlotValue(field: MirrorRule, value: AttributeValue): string | number {
  const kind = field.kind === 'formula' ? field.resultKind : field.kind
  switch (kind) {
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
      return foldCase(cutText(String(value)))
  }
}

/** A text as long as a mirror holds it; never half a character, which is no text to the database. */
function cutText(text: string): string {
  const cut = text.slice(0, mirroredLength)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

/** An entry of a list as `facets` holds it; the tag keeps tenants apart in the index they share, as it does for words. */
export function toFacet(tenantId: string, key: string, entry: string): string {
  return `${tenantId.slice(-6)}${key}=${entry}`
}

/** The values of all mirror columns, in the order of `mirrorColumns`; null where nothing is mirrored. */
export function toMirrors(
  tenantId: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  fields: readonly (MirrorRule & Pick<Field, 'key'> & { slot: FieldSlot | null })[],
): (string | number | string[] | null)[] {
  const values: (string | number | string[] | null)[] = mirrorColumns.map(() => null)
  const facets: string[] = []
  for (const field of fields) {
    // a field may be named `constructor`
    const value = Object.hasOwn(attributes, field.key) ? attributes[field.key] : undefined
    if (value === undefined) continue
    if (Array.isArray(value)) {
      if (mirrorFamily(field) === 'list') for (const entry of value) facets.push(toFacet(tenantId, field.key, entry))
    } else if (field.slot !== null) values[slots.indexOf(field.slot.column)] = toSlotValue(field, value)
  }
  if (facets.length > 0) values[slots.length] = facets
  return values
}
