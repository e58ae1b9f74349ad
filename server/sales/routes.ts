import {
  createSalesOrder,
  getSalesOrder,
  listSalesOrders,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  shipSalesOrder,
  transitionSalesOrder,
  updateSalesOrder,
} from '#contract/sales-order.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { getOrder, listOrders } from './order-queries.ts'
import { sellNow } from './quick-sale.ts'
import { reserveOrder } from './reserve-order.ts'
import { returnGoods } from './return-goods.ts'
import { shipOrder } from './ship-order.ts'
import { transitionOrder } from './transition-order.ts'
import { alterOrder, makeOrder } from './write-order.ts'

export function registerSalesRoutes(app: App): void {
  route(app, listSalesOrders, async ({ tx, query }) =>
    toPage(await listOrders(tx, query), query.limit, ({ id }) => [id]),
  )
  route(app, createSalesOrder, ({ tx, actor, body }) => makeOrder(tx, actor, body))
  route(app, getSalesOrder, ({ tx, params }) => getOrder(tx, params.salesOrderId))
  route(app, updateSalesOrder, ({ tx, actor, params, body, ifMatch }) =>
    alterOrder(tx, actor, { id: params.salesOrderId, version: ifMatch, change: body }),
  )
  route(app, transitionSalesOrder, ({ tx, actor, params, body, ifMatch }) =>
    transitionOrder(tx, actor, { id: params.salesOrderId, version: ifMatch, ...body }),
  )
  route(app, reserveSalesOrder, ({ tx, actor, params }) => reserveOrder(tx, actor, params.salesOrderId))
  route(app, shipSalesOrder, ({ tx, actor, params, body }) => shipOrder(tx, actor, params.salesOrderId, body))
  route(app, returnSoldGoods, ({ tx, actor, params, body }) => returnGoods(tx, actor, params.salesOrderId, body))
  route(app, quickSale, ({ tx, actor, body }) => sellNow(tx, actor, body))
}
