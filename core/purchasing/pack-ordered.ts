import { canonicalSpelling } from '#core/unit/find-unit.ts'

/** The pack of an order's line; undefined: it counts base units, or what is called as they are. */
export function packOrdered({
  unit,
  packUnit,
  packSize,
}: {
  /** the item's base unit */
  unit: string
  packUnit: string | null
  packSize: string
}): { name: string; factor: string } | undefined {
  const key = (name: string) => canonicalSpelling(name).toLowerCase()
  return packUnit === null || key(packUnit) === key(unit) ? undefined : { name: packUnit, factor: packSize }
}
