import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Database, openDatabase } from '#server/db/database.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { createLocalStorage } from '#server/storage/local-storage.ts'
import type { Job, JobContext, Registry } from './job.ts'
import { silentLog } from './log.ts'
import { openQueue } from './open-queue.ts'

const acts = z.enum(['end', 'hang-once', 'hold', 'fail-once', 'fail', 'last'])
const probePayload = z.object({ mark: z.string(), act: acts, tenantId: z.uuid().optional() })
/** What jobs that hold wait for, by the part of their mark before a colon. */
export const releaseOf = (mark: string) => `go on: ${mark.split(':')[0]}`

/**
 * Jobs of the queue's tests: each writes what happens to it into the table `probe (mark text)`, then does as it is told.
 * They are none of the product's, so they are not declared: no worker of the product has to run them.
 */
export const probe: Job<z.infer<typeof probePayload>> = {
  name: 'probe',
  payload: probePayload,
  attempts: 2,
  schedule: undefined,
  isLong: true,
  handle: async (context, { mark, act }) => {
    const { signal, attempt, lastAttempt } = context
    await write(context, `${mark} attempt ${attempt}${lastAttempt ? ' last' : ''}`)
    const first = (await read(context, `${mark} attempt %`)).length === 1
    if (act === 'hang-once' && first) await delay(60_000, undefined, { signal })
    while (act === 'hold' && (await read(context, releaseOf(mark))).length === 0) await delay(25, undefined, { signal })
    if (act === 'fail' || (act === 'fail-once' && first)) throw new Error('as told')
    await write(context, `${mark} done`)
  },
}

/** What a run of the yearly job writes, and what the first, the second ... goes on for: as many of these. */
export const yearlyMarks = { begun: 'yearly begun', goOn: 'yearly go on' }

/** Runs on a schedule, far from any test. */
export const yearly: Job = {
  name: 'yearly',
  payload: z.object({}),
  attempts: 5,
  schedule: '0 4 29 2 *',
  isLong: false,
  handle: async (context) => {
    await write(context, yearlyMarks.begun)
    const nth = (await read(context, yearlyMarks.begun)).length
    while ((await read(context, yearlyMarks.goOn)).length < nth) await delay(25, undefined, { signal: context.signal })
  },
}

export const probes: Registry = new Map([probe, yearly].map((job) => [job.name, job as Job]))

export function createProbeTable(adminQuery: (text: string) => Promise<unknown>): Promise<unknown> {
  return adminQuery(
    'create table probe (id serial, mark text); grant select, insert on probe to inventory_system; grant usage on probe_id_seq to inventory_system',
  )
}

export function write({ database }: Pick<JobContext, 'database'>, mark: string): Promise<unknown> {
  return database.system((tx) => tx.query({ text: 'insert into probe (mark) values ($1)', values: [mark] }))
}

/** Marks like the pattern, in order. */
export async function read({ database }: { database: Database }, pattern = '%'): Promise<string[]> {
  const rows = await database.system((tx) =>
    tx.query<{ mark: string }>({ text: 'select mark from probe where mark like $1 order by id', values: [pattern] }),
  )
  return rows.map((row) => row.mark)
}

// Run as a program, this is a worker process to be killed.
if (process.argv[2] === 'work') {
  const [appUrl = '', systemUrl = '', redisUrl = ''] = process.argv.slice(3)
  const database = openDatabase({ appUrl, systemUrl, poolSize: 2 })
  const queue = openQueue({ database, systemUrl, redisUrl: redisUrl || undefined, log: silentLog })
  const context = { database, storage: createLocalStorage('/nowhere'), mailer: noMailer, log: silentLog }
  const worker = await queue.work({ registry: probes, concurrency: 2, graceMs: 200, context })
  process.once('SIGTERM', async () => {
    await worker.stop()
    await queue.close()
    await database.close()
    process.disconnect?.()
  })
  process.send?.({ ready: true })
}
