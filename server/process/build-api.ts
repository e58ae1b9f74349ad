import { registerAuditRoutes } from '#server/audit/routes.ts'
import { createAuthenticator } from '#server/auth/authenticator.ts'
import { registerFieldRoutes } from '#server/attribute/field-routes.ts'
import { registerItemTypeRoutes } from '#server/attribute/item-type-routes.ts'
import type { Database } from '#server/db/database.ts'
import { type App, createApp } from '#server/http/app.ts'
import { serveDocs } from '#server/http/docs.ts'
import { type Checks, registerHealthRoutes } from '#server/http/health.ts'
import { servePages } from '#server/http/pages.ts'
import { registerItemRoutes } from '#server/item/routes.ts'
import { registerLocationRoutes } from '#server/location/routes.ts'
import { registerStockRoutes } from '#server/stock/routes.ts'

export interface ApiOptions {
  database: Database
  systemUrl: string
  secret: string
  /** the address people type; `http://localhost` unless told */
  publicUrl?: string
  redisUrl?: string
  logLevel?: string
  rateLimitPerMinute?: number
  trustProxy?: boolean
  uploadLimitMb?: number
  /** folder of the exported web application; none: the API alone */
  webFolder?: string
  webDevUrl?: string
}

/** The whole HTTP application: every feature's routes on the floor, the pages and the docs. */
export async function buildApi(options: ApiOptions): Promise<{ app: App; close(): Promise<void> }> {
  const { database, secret, publicUrl = 'http://localhost' } = options
  const authenticator = createAuthenticator({ database, secret, publicUrl })
  const app = await createApp({ logLevel: 'silent', ...options, authenticator, https: publicUrl.startsWith('https:') })
  const checks: Checks = { database: () => database.system((tx) => tx.query({ text: 'select 1' })) }
  registerHealthRoutes(app, checks)
  registerFieldRoutes(app)
  registerItemTypeRoutes(app)
  registerItemRoutes(app)
  registerLocationRoutes(app)
  registerStockRoutes(app)
  registerAuditRoutes(app)
  await serveDocs(app)
  if (options.webFolder) await servePages(app, options.webFolder, options.webDevUrl)
  await app.fastify.ready()
  return {
    app,
    async close() {
      await app.fastify.close()
      await authenticator.settle()
    },
  }
}
