import { listItems } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { getKit } from '#contract/kit.ts'
import { getLot, listLots } from '#contract/lot.ts'
import { getMovement, listMovements } from '#contract/movement.ts'
import { listReorderRows } from '#contract/reorder.ts'
import { getAvailability, listReservations } from '#contract/reservation.ts'
import { getStockTimeline, getSummary, listStock } from '#contract/stock.ts'
import { getItemValuation, getValuation, listStockValues } from '#contract/valuation.ts'
import { listVariantStock } from '#contract/variant.ts'

/** What goods that moved make stale, whatever moved them. Of these only what is on screen is read again. */
export const stockReads = [
  listStock,
  listVariantStock,
  getStockTimeline,
  getSummary,
  listItems,
  summariseItems,
  listMovements,
  getMovement,
  listLots,
  getLot,
  getKit,
  getAvailability,
  listReservations,
  getItemValuation,
  getValuation,
  listStockValues,
  listReorderRows,
]
