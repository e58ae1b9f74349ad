import { getAvailability, listReservations } from '#contract/reservation.ts'
import { getSalesOrder, listSalesOrders } from '#contract/sales-order.ts'
import { listStock } from '#contract/stock.ts'
import { stockReads } from '#web/lib/stock-reads.ts'

/** What is stale after something was set aside or given back. */
export const reservationReads = [listReservations, getAvailability, listStock, getSalesOrder, listSalesOrders]

/** What goods that go out or come back make stale. */
export const soldReads = [getSalesOrder, listSalesOrders, ...stockReads]
