import {
  createPurchaseOrder,
  downloadPurchaseOrder,
  getPurchaseOrder,
  getPurchasingSettings,
  listIncomingStock,
  listPurchaseOrders,
  receivePurchaseOrder,
  returnPurchasedGoods,
  transitionPurchaseOrder,
  updatePurchaseOrder,
  updatePurchasingSettings,
} from '#contract/purchase-order.ts'
import {
  createReorderPolicy,
  deleteReorderPolicy,
  draftReorders,
  listReorderPolicies,
  listReorderRows,
  updateReorderPolicy,
} from '#contract/reorder.ts'
import {
  createSupplierItem,
  deleteSupplierItem,
  listSupplierItems as listSupplierItemsEndpoint,
  updateSupplierItem,
} from '#contract/supplier-item.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route, routeStream } from '#server/http/route.ts'
import type { Storage } from '#server/storage/storage.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { draftOrders } from './draft-reorders.ts'
import { listIncoming } from './incoming.ts'
import { listReorders } from './list-reorders.ts'
import { getOrder, listOrders } from './order-queries.ts'
import { receiveGoods, returnGoods } from './receive-goods.ts'
import { alterPolicy, listPolicies, makePolicy, removePolicy } from './reorder-policies.ts'
import { sendOrderDocument } from './send-document.ts'
import { alterSettings, getSettings } from './settings.ts'
import { listSupplierItems } from './supplier-item-queries.ts'
import { transitionOrder } from './transition-order.ts'
import { alterOrder, makeOrder } from './write-order.ts'
import { alterSupplierItem, makeSupplierItem, removeSupplierItem } from './write-supplier-item.ts'

export function registerPurchasingRoutes(app: App, { storage }: { storage: Storage }): void {
  registerSupplierItemRoutes(app)
  registerOrderRoutes(app, storage)
  registerReorderRoutes(app)
}

function registerSupplierItemRoutes(app: App): void {
  route(app, listSupplierItemsEndpoint, async ({ tx, query }) => {
    const { supplierId, itemId, limit } = query
    const after = parseIdCursor(query.cursor)
    return toPage(await listSupplierItems(tx, { supplierId, itemId, after, limit: limit + 1 }), limit, ({ id }) => [id])
  })
  route(app, createSupplierItem, ({ tx, actor, body }) => makeSupplierItem(tx, actor, body))
  route(app, updateSupplierItem, ({ tx, actor, params, body, ifMatch }) =>
    alterSupplierItem(tx, actor, { id: params.supplierItemId, version: ifMatch, change: body }),
  )
  route(app, deleteSupplierItem, async ({ tx, actor, params, ifMatch }) => {
    await removeSupplierItem(tx, actor, params.supplierItemId, ifMatch)
    return undefined
  })
}

function registerOrderRoutes(app: App, storage: Storage): void {
  route(app, listPurchaseOrders, async ({ tx, query }) =>
    toPage(await listOrders(tx, query), query.limit, ({ id }) => [id]),
  )
  route(app, createPurchaseOrder, ({ tx, actor, body }) => makeOrder(tx, actor, body))
  route(app, getPurchaseOrder, ({ tx, params }) => getOrder(tx, params.orderId))
  route(app, updatePurchaseOrder, ({ tx, actor, params, body, ifMatch }) =>
    alterOrder(tx, actor, { id: params.orderId, version: ifMatch, change: body }),
  )
  route(app, transitionPurchaseOrder, ({ tx, actor, params, body, ifMatch }) =>
    transitionOrder(tx, actor, { id: params.orderId, version: ifMatch, ...body }),
  )
  routeStream(app, downloadPurchaseOrder, ({ actor, params, reply }) =>
    sendOrderDocument(
      { database: app.database, storage },
      { tenantId: actor.tenantId, orderId: params.orderId },
      reply,
    ),
  )
  route(app, receivePurchaseOrder, ({ tx, actor, params, body }) => receiveGoods(tx, actor, params.orderId, body))
  route(app, returnPurchasedGoods, ({ tx, actor, params, body }) => returnGoods(tx, actor, params.orderId, body))
  route(app, listIncomingStock, ({ tx, query }) => listIncoming(tx, query))
  route(app, getPurchasingSettings, ({ tx }) => getSettings(tx))
  route(app, updatePurchasingSettings, ({ tx, actor, body, ifMatch }) => alterSettings(tx, actor, ifMatch, body))
}

function registerReorderRoutes(app: App): void {
  route(app, listReorderRows, ({ tx, query, req }) => listReorders(tx, query, languageOf(req)))
  route(app, draftReorders, ({ tx, actor, body }) => draftOrders(tx, actor, body))
  route(app, listReorderPolicies, ({ tx, query }) => listPolicies(tx, query))
  route(app, createReorderPolicy, ({ tx, actor, body }) => makePolicy(tx, actor, body))
  route(app, updateReorderPolicy, ({ tx, actor, params, body, ifMatch }) =>
    alterPolicy(tx, actor, { id: params.policyId, version: ifMatch, rule: body.rule }),
  )
  route(app, deleteReorderPolicy, async ({ tx, actor, params, ifMatch }) => {
    await removePolicy(tx, actor, params.policyId, ifMatch)
    return undefined
  })
}
