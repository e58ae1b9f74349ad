import { listCheckouts } from '#contract/checkout.ts'
import { listItems } from '#contract/item.ts'
import { getLot, listLots } from '#contract/lot.ts'
import { listMovements } from '#contract/movement.ts'
import { getAvailability } from '#contract/reservation.ts'
import { getStockTimeline, getSummary, listStock } from '#contract/stock.ts'

/** What is stale after a unit was checked out or in. */
export const checkoutReads = [
  listCheckouts,
  listStock,
  listLots,
  getLot,
  listMovements,
  listItems,
  getAvailability,
  getStockTimeline,
  getSummary,
]
