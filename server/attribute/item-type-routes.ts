import { createItemType, getItemType, itemTypeColumns, listItemTypes, updateItemType } from '#contract/item-type.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { audit } from '#server/audit/audit.ts'
import { violates } from '#server/db/violation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { isChosen, pageChosen } from '#server/http/page-rows.ts'
import { route } from '#server/http/route.ts'
import {
  bumpSchemaVersion,
  changeItemType,
  findItemType,
  freeKey,
  insertItemType,
  listItemTypePage,
  lockItemType,
  toItemType,
} from './queries.ts'

export function registerItemTypeRoutes(app: App): void {
  route(app, listItemTypes, async ({ tx, query }) => {
    if (isChosen(query))
      return pageChosen(tx, (await listItemTypePage(tx)).map(toItemType), query, itemTypeColumns, (row) => row.id)
    const after = parseCursor(query.cursor, 1)
    const rows = await listItemTypePage(tx, { limit: query.limit + 1, after: after && String(after[0]) })
    return toPage(rows.map(toItemType), query.limit, (row) => [row.id])
  })

  route(app, createItemType, async ({ tx, actor, body }) => {
    await bumpSchemaVersion(tx)
    const key = body.key ?? (await freeKey(tx, 'item_type', toKey(body.name)))
    const row = await insertItemType(tx, {
      tenant_id: tx.tenantId,
      key,
      name: body.name,
      description: body.description,
      cost_method: body.costMethod,
    }).catch((error) => {
      if (violates(error, 'item_type_tenant_id_key_key')) throw new AppError('key_taken', { key }, { cause: error })
      throw error
    })
    await audit(tx, actor, { action: 'create', entity: 'item_type', entityId: row.id, after: toItemType(row) })
    return toItemType(row)
  })

  route(app, getItemType, async ({ tx, params }) => {
    const row = await findItemType(tx, params.itemTypeId)
    if (!row) throw new AppError('not_found')
    return toItemType(row)
  })

  route(app, updateItemType, async ({ tx, actor, params, body, ifMatch }) => {
    const row = await lockItemType(tx, params.itemTypeId)
    if (!row) throw new AppError('not_found')
    if (row.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: row.version })
    const { archived, costMethod, ...rest } = body
    const changed = await changeItemType(tx, row.id, {
      ...rest,
      ...(costMethod === undefined ? {} : { cost_method: costMethod }),
      ...(archived === undefined
        ? {}
        : { archived_at: archived ? (row.archived_at ?? new Date().toISOString()) : null }),
    })
    await bumpSchemaVersion(tx)
    await audit(tx, actor, {
      action: 'update',
      entity: 'item_type',
      entityId: row.id,
      before: toItemType(row),
      after: toItemType(changed),
    })
    return toItemType(changed)
  })
}
