import { join } from 'node:path'
import { watchArrivals } from '#server/alert/watch-arrivals.ts'
import { shareChanges } from '#server/change/share-changes.ts'
import { openDatabase } from '#server/db/database.ts'
import { loadProcessConfig } from '#server/launch/config.ts'
import { createMailer } from '#server/mail/mailer.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import { createLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import { watchChanges } from '#server/view-watch/watch-changes.ts'
import { buildApi } from './build-api.ts'
import { endOnSignal } from './end-on-signal.ts'
import { allJobs } from './jobs.ts'

const config = loadProcessConfig(process.env)
const { publicUrl, secret, systemDatabaseUrl: systemUrl } = config
const database = openDatabase({ appUrl: config.appDatabaseUrl, systemUrl, applicationName: 'inventory-pro api' })
const log = createLog('api', config.logLevel)
const queue = openQueue({ database, systemUrl, redisUrl: config.redisUrl, log })
const { app, close } = await buildApi({
  ...config,
  database,
  systemUrl,
  secret,
  publicUrl,
  storage: openStorage(config),
  mailer: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, publicUrl, log }),
  webFolder: join(import.meta.dirname, '../../web/out'),
  checks: { queue: () => queue.counts() },
  outsideModels: { hosts: config.modelHosts },
  operator: { key: config.operatorKey, queue, adapter: config.redisUrl === undefined ? 'postgres' : 'redis' },
})
const dispatcher = startDispatcher({ database, queue, registry: allJobs(), log })
const arrivals = watchArrivals({ database, log })
const changes = watchChanges({ database, log })
const shared = shareChanges({ database, log })
endOnSignal(async () => {
  await close()
  await arrivals.stop()
  await changes.stop()
  await shared.stop()
  await dispatcher.stop()
  await queue.close()
  await database.close()
})
// The launcher tells people the address in words; this process tells it itself only where nobody else does.
const { level } = app.fastify.log
if (process.send) app.fastify.log.level = 'warn'
await app.fastify.listen({ port: config.port, host: config.host })
app.fastify.log.level = level
process.send?.({ ready: true })
