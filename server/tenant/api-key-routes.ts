import { createApiKey, listApiKeys, apiKeyColumns as listedColumns, revokeApiKey } from '#contract/api-key.ts'
import { audit } from '#server/audit/audit.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { isChosen, pageChosen } from '#server/http/page-rows.ts'
import { route } from '#server/http/route.ts'
import { apiKeyColumns, createApiKey as makeApiKey, toApiKey } from './create-api-key.ts'
import { parseIdCursor } from './id-cursor.ts'
import type { TenantOptions } from './tenant-options.ts'

export function registerApiKeyRoutes(app: App, { callers }: Pick<TenantOptions, 'callers'>): void {
  route(app, listApiKeys, async ({ tx, query }) => {
    const all = tx.db.selectFrom('api_key').select(apiKeyColumns).where('client_id', 'is', null).orderBy('id', 'desc')
    if (isChosen(query))
      return pageChosen(tx, (await all.execute()).map(toApiKey), query, listedColumns, (row) => row.id)
    const after = parseIdCursor(query.cursor)
    const page = after ? all.where('id', '<', after) : all
    const rows = await page.limit(query.limit + 1).execute()
    return toPage(rows.map(toApiKey), query.limit, (row) => [row.id])
  })

  route(app, createApiKey, ({ tx, actor, body }) => makeApiKey(tx, actor, body))

  route(app, revokeApiKey, async ({ tx, actor, params: { apiKeyId } }) => {
    const before = await tx.db
      .selectFrom('api_key')
      .select(apiKeyColumns)
      .where('id', '=', apiKeyId)
      .where('client_id', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('not_found')
    if (before.revoked_at !== null) return undefined
    const after = await tx.db
      .updateTable('api_key')
      .set((e) => ({ revoked_at: e.fn<string>('now') }))
      .where('id', '=', apiKeyId)
      .returning(apiKeyColumns)
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'revoke',
      entity: 'api_key',
      entityId: apiKeyId,
      before: toApiKey(before),
      after: toApiKey(after),
    })
    tx.afterCommit(() => callers.forgetApiKey(tx.tenantId, apiKeyId))
    return undefined
  })
}
