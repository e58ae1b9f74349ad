import { seekItems as seekItemsEndpoint, summariseItems } from '#contract/item-summary.ts'
import { getFields } from '#server/attribute/schema-cache.ts'
import type { App } from '#server/http/app.ts'
import { route } from '#server/http/route.ts'
import { parseSort } from './routes.ts'
import { seekItems } from './seek-items.ts'
import { summarise } from './summary.ts'

export function registerItemSummaryRoutes(app: App): void {
  route(app, summariseItems, async ({ tx, query }) => {
    const { text, ...rest } = query
    return summarise(tx, { ...rest, text: text?.trim() || undefined }, await getFields(tx))
  })

  route(app, seekItemsEndpoint, async ({ tx, query }) => {
    const { text, sort, ...rest } = query
    return seekItems(tx, { ...rest, text: text?.trim() || undefined, sort: parseSort(sort) }, await getFields(tx))
  })
}
