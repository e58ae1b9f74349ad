/** A worker process of the queue bench: tells its parent when each small job starts, by the machine's clock. Started by `run.ts`. */
import { z } from 'zod'
import { openDatabase } from '#server/db/database.ts'
import type { Job, Registry } from '#server/queue/job.ts'
import { silentLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { createLocalStorage } from '#server/storage/local-storage.ts'

export const now = (): number => performance.timeOrigin + performance.now()

/** `keep`: it also writes that it ran, as work with an effect does: twice is the same as once, and counted. */
export const small: Job<{ n: number; keep: boolean }> = {
  name: 'small',
  payload: z.object({ n: z.number(), keep: z.boolean() }),
  attempts: 25,
  schedule: undefined,
  isLong: false,
  handle: async ({ database }, { n, keep }) => {
    started.push([n, now()])
    if (!keep) return
    await database.system((tx) =>
      tx.query({
        text: 'insert into bench_job (n) values ($1) on conflict (n) do update set runs = bench_job.runs + 1',
        values: [n],
      }),
    )
  },
}
export const registry: Registry = new Map([['small', small as Job]])

const started: [n: number, at: number][] = []

if (process.argv[2] === 'work') {
  const [appUrl = '', systemUrl = '', redisUrl = '', concurrency = '3'] = process.argv.slice(3)
  const database = openDatabase({ appUrl, systemUrl, poolSize: 2 + 3 * Number(concurrency) })
  const queue = openQueue({ database, systemUrl, redisUrl: redisUrl || undefined, log: silentLog })
  const mailer = { send: async () => undefined } as never // no job of this bench writes a letter
  await queue.work({
    registry,
    concurrency: Number(concurrency),
    context: { database, storage: createLocalStorage('/nowhere'), mailer, log: silentLog },
  })
  setInterval(() => {
    if (started.length > 0) process.send?.(started.splice(0))
  }, 5)
  process.on('disconnect', () => process.exit())
  process.send?.([])
}
