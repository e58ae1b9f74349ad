import { createView, deleteView, getView, listViews, updateView } from '#contract/view.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { findView, listViewPage, positionOf, type ViewPosition } from './queries.ts'
import { alterView, dropView, saveView, toView } from './write-view.ts'

export function registerViewRoutes(app: App): void {
  route(app, listViews, async ({ tx, actor, query }) => {
    // `positionOf` wrote it; what is not of its form the statement refuses
    const after = parseCursor(query.cursor, 3) as ViewPosition | undefined
    const rows = await listViewPage(tx, actor, { entity: query.entity, limit: query.limit + 1, after })
    const { data, nextCursor } = toPage(rows, query.limit, positionOf)
    return { data: data.map((row) => toView(row, actor)), nextCursor }
  })

  route(app, createView, ({ tx, actor, body }) => saveView(tx, actor, body))

  route(app, getView, async ({ tx, actor, params }) => {
    const row = await findView(tx, actor, params.viewId)
    if (!row) throw new AppError('not_found')
    return toView(row, actor)
  })

  route(app, updateView, ({ tx, actor, params, body, ifMatch }) =>
    alterView(tx, actor, { id: params.viewId, version: ifMatch, change: body }),
  )

  route(app, deleteView, async ({ tx, actor, params, ifMatch }) => {
    await dropView(tx, actor, params.viewId, ifMatch)
    return undefined
  })
}
