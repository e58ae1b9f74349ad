import Big from 'big.js'
import { formulaLimits } from './formula-error.ts'

/** Digits behind the point that are kept while computing; the result is rounded to what the ledger holds. */
export const innerFraction = 18
/** Numbers as large as this are missing: with it every step costs the same, whatever is multiplied. */
export const innerLimit = `1${'0'.repeat(40)}`
export const resultLimit = `1${'0'.repeat(formulaLimits.whole)}`

const halfAwayFromZero = 1

/** A constructor of its own: its precision of division is no one else's. */
const Decimal = Big()
Decimal.DP = innerFraction
Decimal.RM = halfAwayFromZero
const limit = new Decimal(innerLimit)
const outerLimit = new Decimal(resultLimit)
const one = new Decimal(1)

/** @param text  plain decimal notation; what is none is missing */
export function readDecimal(text: string): Big | null {
  if (!/^-?\d{1,60}(\.\d{1,60})?$/.test(text)) return null
  return bounded(new Decimal(text))
}

export function wholeNumber(value: number): Big {
  return new Decimal(value)
}

export function bounded(value: Big): Big | null {
  const rounded = value.round(innerFraction, halfAwayFromZero)
  return rounded.abs().lt(limit) ? rounded : null
}

/** Rounded half away from zero to 18 digits; missing when the divisor is zero. */
export function divide(dividend: Big, divisor: Big): Big | null {
  return divisor.eq(0) ? null : bounded(dividend.div(divisor))
}

/** With the sign of the dividend. */
export function remainder(dividend: Big, divisor: Big): Big | null {
  return divisor.eq(0) ? null : dividend.mod(divisor)
}

export function floor(value: Big): Big | null {
  const whole = value.round(0, 0)
  return bounded(whole.gt(value) ? whole.minus(one) : whole)
}

export function ceil(value: Big): Big | null {
  const whole = value.round(0, 0)
  return bounded(whole.lt(value) ? whole.plus(one) : whole)
}

export function roundTo(value: Big, digits: number): Big | null {
  return bounded(value.round(digits, halfAwayFromZero))
}

/** As the ledger holds numbers: nine digits behind the point, eighteen before; missing when it is larger. */
export function resultNumber(value: Big): string | null {
  const rounded = value.round(formulaLimits.fraction, halfAwayFromZero)
  return rounded.abs().lt(outerLimit) ? rounded.toFixed() : null
}

/** A whole number without its fraction, or missing when it lies outside. */
export function toWhole(value: Big, least: number, most: number): number | null {
  const whole = value.round(0, 0)
  return whole.lt(least) || whole.gt(most) ? null : whole.toNumber()
}
