import { createPack, deletePack, listPacks as listPacksEndpoint, updatePack } from '#contract/pack.ts'
import type { App } from '#server/http/app.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { listPacks } from './pack-queries.ts'
import { alterPack, makePack, removePack } from './write-pack.ts'

export function registerPackRoutes(app: App): void {
  route(app, listPacksEndpoint, async ({ tx, query: { itemId, limit, cursor } }) => {
    const after = parseIdCursor(cursor)
    return toPage(await listPacks(tx, { itemId, after, limit: limit + 1 }), limit, ({ id }) => [id])
  })
  route(app, createPack, ({ tx, actor, body }) => makePack(tx, actor, body))
  route(app, updatePack, ({ tx, actor, params, body, ifMatch }) =>
    alterPack(tx, actor, { id: params.packId, version: ifMatch, change: body }),
  )
  route(app, deletePack, async ({ tx, actor, params, ifMatch }) => {
    await removePack(tx, actor, params.packId, ifMatch)
    return undefined
  })
}
