/**
 * How rare a thing must be, by its own model, to be told. Chosen on simulated shops of smooth, erratic, intermittent and lumpy items; `quantity` was
 * then lowered from 0.003 until a wholesaler's year had fewer than 5 false alerts of all kinds in 1,000 nights of an item: 4.7. See the bench `anomalies`.
 */
export const rareness = {
  /** a day's quantity of sales */
  quantity: 0.002,
  /** a day's number of sales, which scatters less */
  orders: 0.000_5,
  /** so long without a sale */
  silence: 0.01,
} as const

/** The logarithm of how much likelier a quantity must be as a slip than as it is. */
export const slipScore = 5

/** What people answered moves the thresholds of an item and kind by this factor, once more with each answer, within bounds. */
export const learning = { ignored: 4, confirmed: 0.5, least: 0.25, most: 256 } as const
