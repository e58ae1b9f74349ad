import { listItemMerges, mergeItem as mergeItemEndpoint, undoItemMerge } from '#contract/item-merge.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route } from '#server/http/route.ts'
import { mergeItem } from './merge-item.ts'
import { hasItem, listMergesOf } from './merge-queries.ts'
import { undoMerge } from './undo-merge.ts'

export function registerMergeRoutes(app: App): void {
  route(app, mergeItemEndpoint, ({ tx, actor, params, body, ifMatch }) =>
    mergeItem(tx, actor, { ...body, itemId: params.itemId, version: ifMatch }),
  )
  route(app, listItemMerges, async ({ tx, params }) => {
    if (!(await hasItem(tx, params.itemId))) throw new AppError('not_found')
    return listMergesOf(tx, params.itemId)
  })
  route(app, undoItemMerge, ({ tx, actor, params, body }) => undoMerge(tx, actor, params.itemMergeId, body.reason))
}
