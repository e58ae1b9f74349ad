/**
 * The queue by itself, on either adapter, with the processes that an installation has: one that commits and dispatches (as the API does) and one worker.
 * `npm run bench -- queue --jobs 20000 --kills 6`. How long a small job waits from its commit to its start while little else happens, how many get from commits to their ends a
 * second, and whether each ran and had its effect after worker, Redis and database were killed (SIGKILL) under load. Redis writes its log once a second, and before it answers while it
 * is killed: without that a queue forgets its last second (tasks are found again, `rescueTasks`).
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { startPostgres } from '#server/launch/postgres.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import { silentLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { startKeptRedis } from './kept-redis.ts'
import { processorSeconds as secondsOf } from './processor-seconds.ts'
import { now, registry, small } from './worker.ts'

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '20000' },
    waits: { type: 'string', default: '300' },
    concurrency: { type: 'string', default: '3' },
    kills: { type: 'string', default: '6' },
  },
})
let numbers = 0
const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-queue-'))
// the service user that runs the database when we are root must reach it
chmodSync(dataDir, 0o755)
const postgres = await startPostgres({ dataDir: join(dataDir, 'database'), durable: true })
postgres.onUnexpectedExit(() => void restartDatabase())
const redis = await startKeptRedis(join(dataDir, 'redis'))
try {
  const urls = await migrate(postgres.adminUrl, 'a secret of a bench that nobody else ever sees')
  const admin = new pg.Client({ connectionString: postgres.adminUrl })
  await admin.connect()
  await admin.query('create table bench_job (n bigint primary key, runs int not null default 1)')
  await admin.query('grant select, insert, update on bench_job to inventory_system')
  const { rows } = await admin.query(
    `insert into tenant (name, time_zone, currency, language, negative_stock) values ('T', 'UTC', 'EUR', 'en', 'block') returning id`,
  )
  await admin.end()
  for (const [name, redisUrl] of [['postgres', ''] as const, ['redis', redis?.url] as const]) {
    if (redisUrl === undefined) console.log('redis: no redis-server here')
    else await measure(name, { ...urls, redisUrl, tenantId: rows[0].id })
  }
} finally {
  await redis?.stop()
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

interface Place {
  appUrl: string
  systemUrl: string
  redisUrl: string
  tenantId: string
}

async function measure(name: string, place: Place): Promise<void> {
  const { systemUrl, redisUrl } = place
  const database = openDatabase({ ...place, poolSize: 12 })
  const queue = openQueue({ database, systemUrl, redisUrl: redisUrl || undefined, log: silentLog })
  const dispatcher = startDispatcher({ database, queue, registry, log: silentLog })
  const starts = new Map<number, number>()
  const worker = await superviseWorker(place, starts)
  try {
    const waits = await measureWaits(database, place.tenantId, starts)
    const at = (part: number): string => (waits[Math.floor(part * waits.length)] ?? 0).toFixed(1)
    console.log(`${name}: from commit to start p50 ${at(0.5)} ms, p95 ${at(0.95)}, p99 ${at(0.99)}`)
    for (const size of [1, 20]) {
      const before = processorSeconds(redis?.pid(), worker.pid())
      const perSecond = await measureRate(database, place.tenantId, starts, size)
      const each = ((processorSeconds(redis?.pid(), worker.pid()) - before) / starts.size) * 1000
      const cost = each > 0 ? `, ${each.toFixed(2)} ms of a processor each` : ''
      console.log(`${name}: ${perSecond.toFixed(0)} jobs a second from commit to end, ${size} to a commit${cost}`)
    }
    console.log(`${name}: ${await killParts(database, place, worker)}`)
  } finally {
    worker.stop()
    await dispatcher.stop()
    await queue.close()
    await database.close()
  }
}

interface SupervisedWorker {
  pid: () => number | undefined
  kill: () => void
  stop: () => void
}

/** One worker process, started anew whenever it ends, as the product does. */
async function superviseWorker(place: Place, starts: Map<number, number>): Promise<SupervisedWorker> {
  const { appUrl, systemUrl, redisUrl } = place
  let stopped = false
  let child: ChildProcess | undefined
  const start = (): ChildProcess => {
    const file = join(import.meta.dirname, 'worker.ts')
    const next = fork(file, ['work', appUrl, systemUrl, redisUrl, values.concurrency], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    next.on('message', (all: [number, number][]) => {
      for (const [n, at] of all) if (!starts.has(n)) starts.set(n, at)
    })
    next.on('exit', () => {
      if (!stopped) void delay(200).then(() => stopped || (child = start()))
    })
    return next
  }
  child = start()
  await once(child, 'message')
  const kill = (): void => void child?.kill('SIGKILL')
  return {
    pid: () => child?.pid,
    kill,
    stop: () => {
      stopped = true
      kill()
    },
  }
}

function commit(database: Database, tenantId: string, size: number, keep = false): Promise<number[]> {
  const these = Array.from({ length: size }, () => ++numbers)
  return database
    .tenant(tenantId, async (tx) => {
      for (const n of these) await enqueue(tx, small, { n, keep })
    })
    .then(() => these)
}

async function until(done: () => boolean, seconds: number, what: string): Promise<void> {
  const end = now() + seconds * 1000
  while (!done()) {
    if (now() > end) throw new Error(`${what}: not after ${seconds} s`)
    await delay(10)
  }
}

/** One small job at a time, ten a second: what a person waits for who starts something while nothing else goes on. */
async function measureWaits(database: Database, tenantId: string, starts: Map<number, number>): Promise<number[]> {
  const waits: number[] = []
  for (let i = 0; i < Number(values.waits); i++) {
    const [n = 0] = await commit(database, tenantId, 1)
    const committed = now()
    await until(() => starts.has(n), 30, 'a job')
    waits.push((starts.get(n) ?? 0) - committed)
    await delay(50 + 50 * Math.random())
  }
  return waits.sort((a, b) => a - b)
}

async function measureRate(
  database: Database,
  tenantId: string,
  starts: Map<number, number>,
  size: number,
): Promise<number> {
  starts.clear()
  const began = now()
  const commits = Math.ceil(Number(values.jobs) / size)
  let begun = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (begun++ < commits) await commit(database, tenantId, size)
    }),
  )
  await until(() => starts.size >= commits * size, 300, 'all jobs')
  return (commits * size) / ((Math.max(...starts.values()) - began) / 1000)
}

function processorSeconds(...others: (number | undefined)[]): number {
  return secondsOf([postmaster(), ...others, process.pid].filter((pid) => pid !== undefined))
}

function postmaster(): number {
  return Number.parseInt(readFileSync(join(postgres.dataDir, 'postmaster.pid'), 'utf8'), 10)
}

/** Until its killed parts have let go of it, as the product does. */
async function restartDatabase(): Promise<void> {
  for (;;) {
    const failed = await postgres.restart().then(
      () => false,
      () => true,
    )
    if (!failed) return
    await delay(500)
  }
}

/** It is started again when it ends. */
function killDatabase(): void {
  process.kill(postmaster(), 'SIGKILL')
}

async function killParts(database: Database, place: Place, worker: SupervisedWorker): Promise<string> {
  if (place.redisUrl) await redis?.keepAll()
  const acknowledged: number[] = []
  let refused = 0
  let over = false
  const clients = Array.from({ length: 8 }, async () => {
    while (!over) {
      try {
        acknowledged.push(...(await commit(database, place.tenantId, 5, true)))
      } catch {
        refused++
        await delay(100)
      }
      await delay(10)
    }
  })
  const victims = ['worker', ...(place.redisUrl ? ['redis'] : []), 'database']
  const killed: string[] = []
  for (let i = 0; i < Number(values.kills); i++) {
    await delay(1500 + 1000 * Math.random())
    const victim = victims[i % victims.length] ?? 'worker'
    killed.push(victim)
    if (victim === 'worker') worker.kill()
    else if (victim === 'redis') await redis?.kill()
    else killDatabase()
  }
  await delay(2000)
  over = true
  await Promise.all(clients)
  const ends = now() + 180_000
  let missing = acknowledged.length
  let runs = { jobs: 0, again: 0 }
  while (missing > 0 && now() < ends) {
    await delay(1000)
    try {
      const rows = await database.system((tx) =>
        tx.query<{ n: string; runs: number }>({ text: 'select n::text, runs from bench_job where n > 0' }),
      )
      const done = new Set(rows.map((row) => Number(row.n)))
      missing = acknowledged.filter((n) => !done.has(n)).length
      runs = { jobs: rows.length, again: rows.filter((row) => row.runs > 1).length }
    } catch {
      // the database is being started again
    }
  }
  return `killed ${killed.join(', ')}: ${acknowledged.length} jobs acknowledged, ${missing} lost, ${runs.again} run again without a second effect, ${refused} commits refused`
}
