/**
 * How rare a thing must be, by its own model, to be told. Set on half of the items of a wholesaler's year so that four fifths of faults of each kind are
 * found and fewer than 5 in 1,000 nights of an item are told without one; the other half confirms it. See the bench `anomalies`.
 */
export const rareness = {
  /** a day's quantity of sales, for each time that it is the usual one */
  quantity: 0.000_225,
  /** a day's number of sales, which scatters less */
  orders: 0.000_5,
  /** so long without a sale */
  silence: 0.000_8,
  /** so many times come back in a week */
  returns: 0.000_1,
  /** a unit's price or cost */
  price: 0.000_01,
} as const

/** The logarithm of how much likelier a quantity must be as a slip than as it is. */
export const slipScore = 4.2

/** What people answered moves the thresholds of an item and kind by this factor, once more with each answer, within bounds. */
export const learning = { ignored: 4, confirmed: 0.5, least: 0.25, most: 256 } as const
