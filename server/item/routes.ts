import type { SortOrder } from '#contract/filter.ts'
import { createItem as createItemEndpoint, getItem, listItems, updateItem } from '#contract/item.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema, readByLikelySchema } from '#server/attribute/schema-cache.ts'
import { settlesWithoutWriting } from '#server/attribute/settle-records.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { readSort } from '#server/http/read-sort.ts'
import { RawJson, route, routeTogether } from '#server/http/route.ts'
import { changeItem } from './change-item.ts'
import { findItemJson, listItemsJson } from './queries.ts'
import { listItemsBehindJson } from './seek-items.ts'
import { createItems, planItem } from './write-item.ts'

export function registerItemRoutes(app: App): void {
  route(app, listItems, async ({ tx, actor, query }) => {
    const { limit, cursor, filter, archived, text } = query
    const selection = {
      filter,
      text: text?.trim() || undefined,
      archived,
      sort: parseSort(query.sort),
      limit,
      cursor,
      withTotal: query.total === 'true',
      isLast: true,
    }
    const { at } = query
    if (at !== undefined && cursor === undefined) {
      const view = viewFields(await getSchema(tx), 'item', actor.role)
      return new RawJson(await listItemsBehindJson(tx, { ...selection, at }, view))
    }
    return readByLikelySchema(
      tx,
      async (schema) => new RawJson(await listItemsJson(tx, selection, viewFields(schema, 'item', actor.role))),
    )
  })

  routeTogether(app, createItemEndpoint, {
    joins: ({ tx }) => settlesWithoutWriting(tx, 'item'),
    prepare: ({ tx, actor, body }) => planItem(tx, actor, body),
    write: createItems,
  })

  route(app, getItem, async ({ tx, actor, params }) => {
    const json = await readByLikelySchema(tx, (schema) =>
      findItemJson(tx, params.itemId, viewFields(schema, 'item', actor.role)),
    )
    if (!json) throw new AppError('not_found')
    return new RawJson(json)
  })

  route(app, updateItem, ({ tx, actor, params, body, ifMatch }) => changeItem(tx, actor, params.itemId, ifMatch, body))
}

/** The orders of a list; none where the query tells none. */
export function parseSort(sort: string | undefined): SortOrder[] {
  return sort ? [readSort(sort)] : []
}
