import Big from 'big.js'

/** An exact decimal: a quantity in some unit, or an amount of money. Never a float. */
export type Quantity = Big

/** @throws Error when the text is no decimal number; what comes from a user is checked by the contract before. */
export function toQuantity(text: string | number): Quantity {
  return new Big(text)
}

/** Plain decimal notation without trailing zeros: "12.5", never "1.25e1" or "12.50". */
export function toDecimal(quantity: Quantity): string {
  return quantity.toFixed()
}

/** The same number always as the same text: "012.50" is "12.5". */
export function canonicalDecimal(text: string | number): string {
  return toDecimal(toQuantity(text))
}
