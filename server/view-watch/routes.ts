import { createViewWatch, deleteViewWatch, listViewWatches } from '#contract/view-watch.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { listWatches } from './queries.ts'
import { unwatchView, watchView } from './write-watch.ts'

export function registerViewWatchRoutes(app: App): void {
  route(app, listViewWatches, async ({ tx, actor, query: { viewId, limit, cursor } }) => {
    const before = parseCursor(cursor, 1)
    const rows = await listWatches(tx, actor.id, { viewId, limit: limit + 1, before: before && String(before[0]) })
    return toPage(rows, limit, ({ id }) => [id])
  })

  route(app, createViewWatch, ({ tx, actor, body }) => watchView(tx, actor, body))

  route(app, deleteViewWatch, async ({ tx, actor, params, ifMatch }) => {
    await unwatchView(tx, actor, params.watchId, ifMatch)
    return undefined
  })
}
