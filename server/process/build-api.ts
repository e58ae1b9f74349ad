import { registerAlertRoutes } from '#server/alert/routes.ts'
import { registerFieldChangeRoutes } from '#server/attribute/field-change-routes.ts'
import { registerFieldRoutes } from '#server/attribute/field-routes.ts'
import { registerFieldSetRoutes } from '#server/attribute/field-set-routes.ts'
import { registerItemTypeRoutes } from '#server/attribute/item-type-routes.ts'
import { registerAuditRoutes } from '#server/audit/routes.ts'
import { createAuthenticator } from '#server/auth/authenticator.ts'
import { registerAuth } from '#server/auth/routes.ts'
import { shareCallers } from '#server/auth/share-callers.ts'
import { registerBulkEditRoutes } from '#server/bulk-edit/routes.ts'
import { registerCategoryRoutes } from '#server/category/routes.ts'
import { registerChangeRoutes } from '#server/change/routes.ts'
import { createChangeWatcher } from '#server/change/watch-changes.ts'
import { registerCheckoutRoutes } from '#server/checkout/routes.ts'
import { registerConnectionRoutes } from '#server/connection/routes.ts'
import { registerCountRoutes } from '#server/count/routes.ts'
import type { Database } from '#server/db/database.ts'
import { registerDraftRoutes } from '#server/draft/routes.ts'
import { registerDuplicateRoutes } from '#server/duplicate/routes.ts'
import { registerExportRoutes } from '#server/export/routes.ts'
import { registerFileRoutes } from '#server/file/routes.ts'
import { registerForecastRoutes } from '#server/forecast/routes.ts'
import { type App, assertComplete, createApp } from '#server/http/app.ts'
import { serveDocs } from '#server/http/docs.ts'
import { type Checks, registerHealthRoutes } from '#server/http/health.ts'
import { servePages } from '#server/http/pages.ts'
import { createVault } from '#server/http/vault.ts'
import { registerImportRoutes } from '#server/import/routes.ts'
import { registerItemRoutes } from '#server/item/routes.ts'
import { registerItemSummaryRoutes } from '#server/item/summary-routes.ts'
import { registerKitRoutes } from '#server/kit/routes.ts'
import { registerLedgerRoutes } from '#server/ledger/routes.ts'
import { registerLocationRoutes } from '#server/location/routes.ts'
import { registerLotRoutes } from '#server/lot/routes.ts'
import { createMailer, type Mailer } from '#server/mail/mailer.ts'
import { registerMcp } from '#server/mcp/routes.ts'
import { registerMergeRoutes } from '#server/merge/routes.ts'
import { createModelPort, type ModelOptions } from '#server/model/model-port.ts'
import { serveOpenApi } from '#server/openapi/routes.ts'
import { type OperatorOptions, registerOperatorRoutes } from '#server/operator/routes.ts'
import { registerOutsideModelRoutes } from '#server/outside-model/routes.ts'
import { registerPackRoutes } from '#server/pack/routes.ts'
import { registerPurchasingRoutes } from '#server/purchasing/routes.ts'
import { registerReasonRoutes } from '#server/reason/routes.ts'
import { registerReportRoutes } from '#server/report/routes.ts'
import { registerReservationRoutes } from '#server/reservation/routes.ts'
import { registerSalesRoutes } from '#server/sales/routes.ts'
import { registerSampleRoutes } from '#server/sample/routes.ts'
import { registerSearchRoutes } from '#server/search/routes.ts'
import { registerSynonymRoutes } from '#server/search/synonym-routes.ts'
import { registerStockRoutes } from '#server/stock/routes.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import type { Storage } from '#server/storage/storage.ts'
import { registerProposalRoutes } from '#server/proposal/routes.ts'
import { registerSuggestRoutes } from '#server/suggest/routes.ts'
import { registerSupplierRoutes } from '#server/supplier/routes.ts'
import { registerTaskRoutes } from '#server/task/routes.ts'
import { createTaskWatcher } from '#server/task/watch-tasks.ts'
import { registerTemplateRoutes } from '#server/template/routes.ts'
import { registerTenantRoutes } from '#server/tenant/routes.ts'
import { registerTransferRoutes } from '#server/transfer/routes.ts'
import { registerValuationRoutes } from '#server/valuation/routes.ts'
import { registerVariantRoutes } from '#server/variant/routes.ts'
import { registerViewRoutes } from '#server/view/routes.ts'
import { registerViewWatchRoutes } from '#server/view-watch/routes.ts'

export interface ApiOptions {
  database: Database
  systemUrl: string
  secret: string
  /** the address people type; `http://localhost` unless told */
  publicUrl?: string
  mailer?: Mailer
  logLevel?: string
  rateLimitPerMinute?: number
  signInLimitPerMinute?: number
  trustProxy?: boolean
  uploadLimitMb?: number
  /** where uploaded files are kept; below `./data` unless told */
  storage?: Storage
  fileLimitMb?: number
  fileQuotaMb?: number
  pictureLimitMegapixels?: number
  /** folder of the exported web application; none: the API alone */
  webFolder?: string
  webDevUrl?: string | undefined
  /** what readiness asks besides the database */
  checks?: Checks
  /** which language models outside organisations may have asked, and how long one is waited for */
  outsideModels?: ModelOptions
  /** the installation's queue, for who runs it */
  operator?: OperatorOptions
}

/** The whole HTTP application: every feature's routes on the floor, the docs and the pages. */
export async function buildApi(options: ApiOptions): Promise<{ app: App; close(): Promise<void> }> {
  const { database, systemUrl, secret, publicUrl = 'http://localhost' } = options
  const storage = options.storage ?? openStorage({ dataDir: 'data' })
  const authenticator = createAuthenticator({ database, secret, publicUrl })
  const app = await createApp({ logLevel: 'silent', ...options, authenticator, https: publicUrl.startsWith('https:') })
  const log = app.fastify.log
  const changes = createChangeWatcher({ systemUrl })
  const shared = shareCallers({ local: authenticator.callers, database, systemUrl, log, onChange: changes.endOf })
  const { callers } = shared
  const mailer = options.mailer ?? createMailer({ publicUrl, log })
  const watcher = createTaskWatcher({ database, systemUrl, log })
  registerHealthRoutes(app, {
    database: () => database.system((tx) => tx.query({ text: 'select 1' })),
    ...options.checks,
  })
  const accounts = await registerAuth(app, {
    systemUrl,
    secret,
    publicUrl,
    mailer,
    callers,
    signInLimitPerMinute: options.signInLimitPerMinute,
  })
  registerTenantRoutes(app, { publicUrl, mailer, callers })
  registerConnectionRoutes(app, { accounts, publicUrl })
  registerItemTypeRoutes(app)
  registerCategoryRoutes(app)
  registerFieldSetRoutes(app)
  registerFieldRoutes(app)
  registerFieldChangeRoutes(app)
  registerTemplateRoutes(app)
  registerItemRoutes(app)
  registerItemSummaryRoutes(app)
  registerVariantRoutes(app)
  registerBulkEditRoutes(app)
  registerViewRoutes(app)
  registerViewWatchRoutes(app)
  registerSupplierRoutes(app)
  registerLocationRoutes(app)
  registerReasonRoutes(app)
  registerLotRoutes(app)
  registerStockRoutes(app)
  registerLedgerRoutes(app)
  registerChangeRoutes(app, { watcher: changes })
  registerReservationRoutes(app)
  registerValuationRoutes(app)
  registerTransferRoutes(app)
  registerKitRoutes(app)
  registerMergeRoutes(app)
  registerDuplicateRoutes(app)
  registerCheckoutRoutes(app)
  registerDraftRoutes(app)
  registerPackRoutes(app)
  registerPurchasingRoutes(app, { storage })
  registerSalesRoutes(app)
  registerCountRoutes(app)
  const modelAccess = {
    database,
    model: createModelPort(options.outsideModels),
    vault: createVault(secret, 'key of a model outside'),
  }
  registerSearchRoutes(app, modelAccess)
  registerOutsideModelRoutes(app, modelAccess)
  registerSuggestRoutes(app, { storage })
  registerProposalRoutes(app)
  registerSynonymRoutes(app)
  registerForecastRoutes(app)
  registerAlertRoutes(app)
  registerReportRoutes(app)
  registerFileRoutes(app, { storage, limits: toFileLimits(options) })
  registerImportRoutes(app, { storage, uploadLimitMb: options.uploadLimitMb })
  registerExportRoutes(app, { storage })
  registerTaskRoutes(app, { watcher })
  registerOperatorRoutes(app, options.operator)
  registerSampleRoutes(app, { callers })
  registerAuditRoutes(app)
  registerMcp(app, { secret, publicUrl })
  assertComplete(app)
  serveOpenApi(app)
  await serveDocs(app)
  if (options.webFolder) await servePages(app, options.webFolder, options.webDevUrl)
  await app.fastify.ready()
  return {
    app,
    async close() {
      await app.fastify.close()
      await shared.close()
      await authenticator.settle()
      mailer.close()
    },
  }
}

function toFileLimits({ fileLimitMb = 25, fileQuotaMb = 5120, pictureLimitMegapixels = 64 }: ApiOptions) {
  return {
    fileBytes: fileLimitMb * 1024 ** 2,
    quotaBytes: fileQuotaMb * 1024 ** 2,
    pixels: pictureLimitMegapixels * 1e6,
  }
}
