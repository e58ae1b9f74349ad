import type { z } from 'zod'
import { listVariantStock, makeVariants, previewVariants, type VariantPreview } from '#contract/variant.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route } from '#server/http/route.ts'
import { noStock, showItem } from '#server/item/show-item.ts'
import { makeVariantsOf } from './make-variants.ts'
import { planMatrix } from './plan-matrix.ts'
import { findParent, listStockOfVariants, listVariants } from './queries.ts'

export function registerVariantRoutes(app: App): void {
  route(app, previewVariants, ({ tx, actor, params, body }) => preview(tx, actor, params.itemId, body), {
    readOnly: true,
  })

  route(app, makeVariants, async ({ tx, actor, params, body, ifMatch }) => {
    const { item, counts } = await makeVariantsOf(tx, actor, { id: params.itemId, version: ifMatch }, body)
    const view = viewFields(await getSchema(tx), 'item', actor.role)
    return { item: showItem(item, view, noStock), counts }
  })

  route(app, listVariantStock, async ({ tx, params, query }) => {
    if (!(await findParent(tx, params.itemId, { lock: false }))) throw new AppError('not_found')
    return listStockOfVariants(tx, params.itemId, query)
  })
}

async function preview(
  tx: Tx,
  actor: Actor,
  id: string,
  body: z.output<typeof previewVariants.body>,
): Promise<VariantPreview> {
  const item = await findParent(tx, id, { lock: false })
  if (!item) throw new AppError('not_found')
  const variants = await listVariants(tx, id, { lock: false })
  const plan = await planMatrix(tx, await getSchema(tx), actor.role, { item, variants }, body)
  return {
    combinations: plan.variants.map(({ values, item: there, sku, name }) => ({
      values,
      state: there === undefined ? 'new' : there.archivedAt === null ? 'exists' : 'archived',
      itemId: there?.id ?? null,
      sku,
      name,
    })),
    others: plan.others.map(({ id: itemId, sku, name }) => ({ itemId, sku, name })),
  }
}
