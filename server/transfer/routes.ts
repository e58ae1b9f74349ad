import { getTransfer as getTransferEndpoint, listTransfers, receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { receiveGoods } from './receive-goods.ts'
import { shipGoods } from './ship-goods.ts'
import { getTransfer, listTransferRows } from './transfer-queries.ts'

export function registerTransferRoutes(app: App): void {
  route(app, listTransfers, async ({ tx, query }) =>
    toPage(await listTransferRows(tx, query), query.limit, (row) => [row.id]),
  )

  route(app, shipTransfer, ({ tx, actor, body }) => shipGoods(tx, actor, body))

  route(app, getTransferEndpoint, ({ tx, params }) => getTransfer(tx, params.transferId))

  route(app, receiveTransfer, ({ tx, actor, params, body }) => receiveGoods(tx, actor, params.transferId, body))
}
