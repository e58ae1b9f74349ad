import { compatibleUnits } from '#core/unit/compatible-units.ts'
import { findEnteredUnit, type UnitsOfItem } from '#core/unit/entered-unit.ts'
import { findBaseUnit } from '#core/unit/find-unit.ts'
import { compare, exactDecimal, toRatio } from '#core/unit/ratio.ts'

/** A unit to choose from. */
export interface UnitChoice {
  /** empty: the base unit */
  value: string
  name: string
  /** of a pack: base units in one, as people read it */
  size: string | undefined
}

const nearest = { least: toRatio('0.000001'), most: toRatio('1000000') }

/** The base unit, an item's packs, and units of a size like the base unit's; numbers of pieces (`dozen`) can be typed, and are not offered. */
export function unitChoices(units: UnitsOfItem): UnitChoice[] {
  const { unit, packs } = units
  const measured = findBaseUnit(unit)?.dimension === 'count' ? [] : compatibleUnits(unit)
  return [
    { value: '', name: unit, size: undefined },
    ...packs.map(({ name, factor }) => ({ value: name, name, size: factorShown(factor) })),
    ...measured.flatMap((name) => {
      const found = findEnteredUnit(name, units)
      const isNear = found && compare(found.factor, nearest.least) >= 0 && compare(found.factor, nearest.most) <= 0
      return !isNear || found.name !== name || name === unit ? [] : [{ value: name, name, size: undefined }]
    }),
  ]
}

/** Whether there is anything to choose, as far as an item's units are read. */
export function hasUnitChoice(units: UnitsOfItem | undefined): boolean {
  return units !== undefined && unitChoices(units).length > 1
}

/** A factor as a decimal where it ends soon, else as the fraction it is. */
export function factorShown(factor: string): string {
  const exact = exactDecimal(toRatio(factor))
  return exact !== undefined && exact.length <= 12 ? exact : factor
}
