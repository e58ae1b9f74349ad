import { findItemsByCode } from '#contract/item-code.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { route } from '#server/http/route.ts'
import { findByCode } from './find-by-code.ts'
import { summarise } from './summary.ts'

/** What is asked of items besides their list. */
export function registerItemSummaryRoutes(app: App): void {
  route(app, findItemsByCode, async ({ tx, actor, query }) => findByCode(tx, query.code, await viewOf(tx, actor)))

  route(app, summariseItems, async ({ tx, actor, query }) => {
    const { text, ...rest } = query
    return summarise(tx, { ...rest, text: text?.trim() || undefined }, await viewOf(tx, actor))
  })
}

async function viewOf(tx: Tx, actor: Actor): Promise<FieldView> {
  return viewFields(await getSchema(tx), 'item', actor.role)
}
