import {
  checkInUnit,
  checkOutUnit,
  getCheckout as getCheckoutEndpoint,
  listCheckouts,
  updateCheckout,
} from '#contract/checkout.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { checkIn } from './check-in.ts'
import { alterCheckout, checkOut } from './check-out.ts'
import { getCheckout, listCheckoutRows, positionOf } from './checkout-queries.ts'

export function registerCheckoutRoutes(app: App): void {
  route(app, listCheckouts, async ({ tx, query }) => toPage(await listCheckoutRows(tx, query), query.limit, positionOf))
  route(app, checkOutUnit, ({ tx, actor, body }) => checkOut(tx, actor, body))
  route(app, getCheckoutEndpoint, ({ tx, params }) => getCheckout(tx, params.checkoutId))
  route(app, updateCheckout, ({ tx, actor, params, body, ifMatch }) =>
    alterCheckout(tx, actor, { id: params.checkoutId, version: ifMatch, change: body }),
  )
  route(app, checkInUnit, ({ tx, actor, params, body }) => checkIn(tx, actor, params.checkoutId, body))
}
