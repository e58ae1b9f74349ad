import { findBaseUnit, unitsOf } from './find-unit.ts'
import { compare } from './ratio.ts'

/**
 * The units a field's values can be entered in, from the smallest to the largest, the field's own in its own spelling.
 * @returns only the unit itself when the product does not know it
 */
export function compatibleUnits(baseUnit: string): string[] {
  const base = findBaseUnit(baseUnit)
  if (!base) return [baseUnit]
  return unitsOf(base.dimension)
    .toSorted((one, other) => compare(one.factor, other.factor))
    .map((unit) => (unit === base ? baseUnit : unit.symbol))
}
