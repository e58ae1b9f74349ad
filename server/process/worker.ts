import { constants, setPriority } from 'node:os'
import { watchArrivals } from '#server/alert/watch-arrivals.ts'
import { shareChanges } from '#server/change/share-changes.ts'
import { openDatabase } from '#server/db/database.ts'
import { loadProcessConfig } from '#server/launch/config.ts'
import { createMailer } from '#server/mail/mailer.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import { startJobMeter } from '#server/queue/job-meter.ts'
import { createLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import { startTaskRescue } from '#server/task/rescue-tasks.ts'
import { watchChanges } from '#server/view-watch/watch-changes.ts'
import { endOnSignal } from './end-on-signal.ts'
import { allJobs } from './jobs.ts'

const config = loadProcessConfig(process.env)
const { systemDatabaseUrl: systemUrl, redisUrl, workerConcurrency: concurrency } = config
// Requests come first; threads started from here on inherit it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const log = createLog('worker', config.logLevel)
const database = openDatabase({
  appUrl: config.appDatabaseUrl,
  systemUrl,
  poolSize: 2 + 3 * concurrency,
  applicationName: 'inventory-pro worker',
})
const registry = allJobs()
const meter = startJobMeter({ database, log, concurrency })
const queue = openQueue({ database, systemUrl, redisUrl, log })
const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, publicUrl: config.publicUrl, log })
const storage = openStorage(config)
const worker = await queue.work({
  registry: meter.count(registry),
  concurrency,
  context: { database, storage, mailer, log },
})
const dispatcher = startDispatcher({ database, queue, registry, log })
const rescue = startTaskRescue({ database, queue, log })
const arrivals = watchArrivals({ database, log })
const changes = watchChanges({ database, log })
const shared = shareChanges({ database, log })
endOnSignal(async () => {
  await rescue.stop()
  await worker.stop()
  await arrivals.stop()
  await changes.stop()
  await shared.stop()
  await dispatcher.stop()
  await meter.stop()
  await queue.close()
  await database.close()
  mailer.close()
})
process.send?.({ ready: true })
