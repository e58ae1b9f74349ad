import {
  assembleKit as assembleKitEndpoint,
  getKit as getKitEndpoint,
  listKits,
  takeKitApart as takeKitApartEndpoint,
  updateKit,
} from '#contract/kit.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { RawJson, route } from '#server/http/route.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { assembleKit } from './assemble-kit.ts'
import { getKit, listKitRows } from './kit-queries.ts'
import { takeKitApart } from './take-kit-apart.ts'
import { alterKit } from './write-kit.ts'

export function registerKitRoutes(app: App): void {
  route(app, listKits, async ({ tx, query }) => {
    const { locationId, limit } = query
    const rows = await listKitRows(tx, { locationId, limit, after: parseIdCursor(query.cursor) })
    return toPage(rows, limit, ({ itemId }) => [itemId])
  })

  route(app, getKitEndpoint, ({ tx, params, query }) => getKit(tx, params.itemId, query.locationId))

  route(app, updateKit, ({ tx, actor, params, body, ifMatch }) =>
    alterKit(tx, actor, { itemId: params.itemId, version: ifMatch, parts: body.parts }),
  )

  route(
    app,
    assembleKitEndpoint,
    async ({ tx, actor, params, body }) => new RawJson(await assembleKit(tx, actor, params.itemId, body)),
  )

  route(
    app,
    takeKitApartEndpoint,
    async ({ tx, actor, params, body }) => new RawJson(await takeKitApart(tx, actor, params.itemId, body)),
  )
}
