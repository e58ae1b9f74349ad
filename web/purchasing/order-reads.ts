import { getPurchaseOrder, listIncomingStock, listPurchaseOrders } from '#contract/purchase-order.ts'
import { listReorderRows } from '#contract/reorder.ts'
import { getAvailability } from '#contract/reservation.ts'
import { listSupplierItems } from '#contract/supplier-item.ts'
import { stockReads } from '#web/lib/stock-reads.ts'

/** What a change of an order makes stale. */
export const orderReads = [getPurchaseOrder, listPurchaseOrders, listIncomingStock, listReorderRows, getAvailability]

/** What goods that arrive or go back make stale besides. */
export const goodsReads = [...orderReads, ...stockReads, listSupplierItems]
