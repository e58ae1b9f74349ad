import { toBase } from './convert.ts'
import { canonicalSpelling, findBaseUnit, findUnitOf } from './find-unit.ts'
import { exactDecimal, type Ratio, times, toRatio } from './ratio.ts'

/** What an item is counted in: its base unit, and the packs it has besides. */
export interface UnitsOfItem {
  unit: string
  /** `factor`: base units in one, a decimal or two with a slash between them */
  packs: readonly { name: string; factor: string }[]
}

/** A unit that a quantity may be entered in. */
export interface EnteredUnit {
  name: string
  /** base units in one */
  factor: Ratio
}

const one = toRatio('1')
/** What the ledger holds. */
const mostFraction = 9
const mostWhole = 18

/**
 * The unit that is meant by a word: the base unit itself, one of the item's packs, else a measured unit of what the base unit measures.
 * Packs and units of one's own are found whatever the case of letters and in the plural (`Boxes`).
 * @returns the base unit has the factor 1; undefined: it is none of the item's
 */
export function findEnteredUnit(written: string, { unit, packs }: UnitsOfItem): EnteredUnit | undefined {
  const spelling = canonicalSpelling(written)
  if (spelling === canonicalSpelling(unit)) return { name: unit, factor: one }
  const named = findPack(spelling, packs)
  if (named) return { name: named.name, factor: toRatio(named.factor) }
  const base = findBaseUnit(unit)
  if (!base) return isPluralOf(spelling, unit) ? { name: unit, factor: one } : undefined
  const found = findUnitOf(base.dimension, spelling)
  if (!found || !('unit' in found) || found.unit.offset || base.offset) return undefined
  return found.unit === base
    ? { name: unit, factor: one }
    : { name: found.unit.symbol, factor: toBase(one, found.unit, base) }
}

function findPack(written: string, packs: UnitsOfItem['packs']): UnitsOfItem['packs'][number] | undefined {
  const key = written.toLowerCase()
  return packs.find(({ name }) => name.toLowerCase() === key) ?? packs.find(({ name }) => isPluralOf(written, name))
}

/** `boxes` of `box`, `pallets` of `pallet`; whatever the case of letters. */
function isPluralOf(written: string, name: string): boolean {
  const [many, single] = [written.toLowerCase(), name.toLowerCase()]
  return many === single || many === `${single}s` || many === `${single}es`
}

/** Whole numbers in lowest terms, in plain notation. */
export interface Fraction {
  numerator: string
  denominator: string
}

/** The one form of a fraction. */
export function toFraction({ over, under }: Ratio): Fraction {
  const digits = Math.max(over.toFixed().split('.')[1]?.length ?? 0, under.toFixed().split('.')[1]?.length ?? 0)
  const whole = toRatio(`1${'0'.repeat(digits)}`).over
  const numerator = BigInt(over.times(whole).toFixed())
  const denominator = BigInt(under.times(whole).toFixed())
  const shared = greatestDivisor(numerator, denominator)
  return { numerator: String(numerator / shared), denominator: String(denominator / shared) }
}

/** A fraction as the wire has it: `12`, `100/3`. */
export function factorText({ numerator, denominator }: Fraction): string {
  return denominator === '1' ? numerator : `${numerator}/${denominator}`
}

function greatestDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestDivisor(other, one % other)
}

/**
 * What so many of a unit are in base units, exactly.
 * @param quantity  decimal
 * @returns `tooFine`, with the value as far as it can be written, where the ledger's nine places behind the point do not hold it; `tooLarge`
 */
export function toBaseQuantity(
  quantity: string,
  { factor }: EnteredUnit,
): string | { problem: 'tooFine' | 'tooLarge' } {
  const value = times(toRatio(quantity), factor)
  const exact = exactDecimal(value)
  if (exact === undefined || (exact.split('.')[1]?.length ?? 0) > mostFraction) return { problem: 'tooFine' }
  return exact.replace(/\..*$/, '').length > mostWhole ? { problem: 'tooLarge' } : exact
}
