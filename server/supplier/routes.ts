import { createSupplier, getSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route } from '#server/http/route.ts'
import { listSupplierPage } from './list-suppliers.ts'
import { findSupplier } from './queries.ts'
import { showSupplier } from './supplier-json.ts'
import { alterSupplier, makeSupplier } from './write-supplier.ts'

export function registerSupplierRoutes(app: App): void {
  route(app, listSuppliers, async ({ tx, actor, query }) => listSupplierPage(tx, query, await viewOf(tx, actor)))

  route(app, createSupplier, async ({ tx, actor, body }) => {
    const row = await makeSupplier(tx, actor, body)
    return showSupplier(row, await viewOf(tx, actor))
  })

  route(app, getSupplier, async ({ tx, actor, params }) => {
    const row = await findSupplier(tx, params.supplierId)
    if (!row) throw new AppError('not_found')
    return showSupplier(row, await viewOf(tx, actor))
  })

  route(app, updateSupplier, async ({ tx, actor, params, body, ifMatch }) => {
    const row = await alterSupplier(tx, actor, { id: params.supplierId, version: ifMatch, change: body })
    return showSupplier(row, await viewOf(tx, actor))
  })
}

async function viewOf(tx: Tx, actor: Actor) {
  return viewFields(await getSchema(tx), 'supplier', actor.role)
}
