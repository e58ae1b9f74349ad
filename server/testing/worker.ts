import type { Mailer } from '#server/mail/mailer.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import type { Job } from '#server/queue/job.ts'
import { silentLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import type { TestApp } from './app.ts'

export interface TestWorkerOptions {
  /** the queue stands there; in the test's own PostgreSQL when absent */
  redisUrl?: string | undefined
  dataDir?: string
  concurrency?: number
  /** one without a mail server when absent */
  mailer?: Mailer
}

/** A dispatcher and a worker for these jobs in the test's own process, on the test app's database. */
export async function startTestWorker(
  app: Pick<TestApp, 'database' | 'urls'>,
  jobs: readonly Job[],
  { redisUrl, dataDir = '/nowhere', concurrency = 2, mailer = noMailer }: TestWorkerOptions = {},
): Promise<{ stop(): Promise<void> }> {
  const { database, urls } = app
  const registry = new Map(jobs.map((job) => [job.name, job]))
  const queue = openQueue({ database, systemUrl: urls.systemUrl, redisUrl, log: silentLog })
  const context = { database, storage: openStorage({ dataDir }), mailer, log: silentLog }
  const worker = await queue.work({ registry, concurrency, graceMs: 200, context })
  const dispatcher = startDispatcher({ database, queue, registry, log: silentLog })
  return {
    async stop() {
      await dispatcher.stop()
      await worker.stop()
      await queue.close()
    },
  }
}
