import { listItems } from '#contract/item.ts'
import { listMovements } from '#contract/movement.ts'
import { getPurchaseOrder, listIncomingStock, listPurchaseOrders } from '#contract/purchase-order.ts'
import { listReorderRows } from '#contract/reorder.ts'
import { getAvailability } from '#contract/reservation.ts'
import { getSummary, listStock } from '#contract/stock.ts'
import { listSupplierItems } from '#contract/supplier-item.ts'

/** What a change of an order makes stale. */
export const orderReads = [getPurchaseOrder, listPurchaseOrders, listIncomingStock, listReorderRows, getAvailability]

/** What goods that arrive or go back make stale besides. */
export const goodsReads = [...orderReads, listStock, listMovements, listItems, getSummary, listSupplierItems]
