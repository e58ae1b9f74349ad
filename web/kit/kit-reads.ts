import { listItems } from '#contract/item.ts'
import { getKit } from '#contract/kit.ts'
import { listLots } from '#contract/lot.ts'
import { listMovements } from '#contract/movement.ts'
import { getAvailability } from '#contract/reservation.ts'
import { getStockTimeline, getSummary, listStock } from '#contract/stock.ts'

/** What is stale after kits were put together or taken apart. */
export const kitReads = [
  getKit,
  listStock,
  listMovements,
  listItems,
  listLots,
  getAvailability,
  getStockTimeline,
  getSummary,
]
