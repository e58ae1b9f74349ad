import type { FieldEntity } from '#contract/field.ts'

/** What stands beside an item and has fields of its own: one who sells it, a place where it is, a line that moved it. */
export const besides = ['supplier', 'location', 'line'] as const
export type Beside = (typeof besides)[number]

/** Whose fields these are. */
export const besideEntities = {
  supplier: 'supplier',
  location: 'location',
  line: 'movementLine',
} as const satisfies Record<Beside, FieldEntity>

/**
 * What a name in a filter of items speaks of, where that stands beside the item: `supplier.attributes.rating` is `attributes.rating` of a supplier.
 * @returns undefined for the item's own; `supplier` alone is one of these
 */
export function splitBeside(field: string): { beside: Beside; name: string } | undefined {
  const beside = besides.find((one) => field.startsWith(`${one}.`))
  return beside && { beside, name: field.slice(beside.length + 1) }
}
