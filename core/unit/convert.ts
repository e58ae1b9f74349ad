import { canonicalSpelling, findBaseUnit, findUnitOf, type MeasureUnit } from './find-unit.ts'
import { exactDecimal, minus, per, plus, type Ratio, roundedDecimal, times, toRatio } from './ratio.ts'

/** Digits behind the point of a conversion that never ends. */
const roundedDigits = 18
const zero = toRatio('0')

/**
 * A value in another unit: exact where the decimal ends, else rounded to 18 digits behind the point.
 * @param value  plain decimal notation
 * @returns undefined when the units measure different things
 */
export function convert(value: string, from: string, to: string): string | undefined {
  if (canonicalSpelling(from) === canonicalSpelling(to)) return exactDecimal(toRatio(value))
  const target = findBaseUnit(to)
  const source = target && findUnitOf(target.dimension, from)
  if (!target || !source || !('unit' in source)) return undefined
  const result = toBase(toRatio(value), source.unit, target)
  return exactDecimal(result) ?? roundedDecimal(result, roundedDigits)
}

/** An amount in another unit of the same dimension, zero points included. */
export function toBase(value: Ratio, from: MeasureUnit, to: MeasureUnit): Ratio {
  if (from === to) return value
  return per(minus(plus(times(value, from.factor), from.offset ?? zero), to.offset ?? zero), to.factor)
}
