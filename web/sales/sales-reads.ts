import { listItems } from '#contract/item.ts'
import { listMovements } from '#contract/movement.ts'
import { getAvailability, listReservations } from '#contract/reservation.ts'
import { getSalesOrder, listSalesOrders } from '#contract/sales-order.ts'
import { getSummary, listStock } from '#contract/stock.ts'

/** What is stale after something was set aside or given back. */
export const reservationReads = [listReservations, getAvailability, listStock, getSalesOrder, listSalesOrders]

/** What goods that go out or come back make stale. */
export const soldReads = [...reservationReads, listMovements, listItems, getSummary]
