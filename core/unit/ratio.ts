import Big from 'big.js'

/** An exact fraction: what decimals cannot hold, such as five ninths. `under` is above zero. */
export type Ratio = { over: Big; under: Big }

/** Digits behind the point up to which a fraction counts as a decimal that ends. */
const endingDigits = 100
const halfAwayFromZero = 1

/** A constructor of its own: its precision of division is no one else's. */
const Decimal = Big()
Decimal.DP = endingDigits
Decimal.RM = halfAwayFromZero
const one = new Decimal(1)

/** @param text  a decimal, or two with a slash between them */
export function toRatio(text: string): Ratio {
  const [over = '0', under] = text.split('/')
  return { over: new Decimal(over), under: under === undefined ? one : new Decimal(under) }
}

export function times(left: Ratio, right: Ratio): Ratio {
  return { over: left.over.times(right.over), under: left.under.times(right.under) }
}

/** @param right  above zero */
export function per(left: Ratio, right: Ratio): Ratio {
  return times(left, { over: right.under, under: right.over })
}

export function plus(left: Ratio, right: Ratio): Ratio {
  return { over: left.over.times(right.under).plus(right.over.times(left.under)), under: left.under.times(right.under) }
}

export function minus(left: Ratio, right: Ratio): Ratio {
  return plus(left, { over: right.over.neg(), under: right.under })
}

/** -1, 0 or 1, as `left` is smaller, equal or larger. */
export function compare(left: Ratio, right: Ratio): number {
  return left.over.times(right.under).cmp(right.over.times(left.under))
}

/** The decimal without trailing zeros, when it ends within 100 digits behind the point. */
export function exactDecimal({ over, under }: Ratio): string | undefined {
  const quotient = over.div(under)
  return quotient.times(under).eq(over) ? quotient.toFixed() : undefined
}

/** Rounded half away from zero. */
export function roundedDecimal({ over, under }: Ratio, digits: number): string {
  return over.div(under).round(digits, halfAwayFromZero).toFixed()
}

export function toNumber({ over, under }: Ratio): number {
  return over.toNumber() / under.toNumber()
}
