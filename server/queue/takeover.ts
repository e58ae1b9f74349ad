import pg from 'pg'
import type { Log } from './log.ts'

const lockClass = 4_823_116
const lookMs = 2000

export interface TakeoverOptions {
  systemUrl: string
  pool: pg.Pool
  /** under which this process's jobs are locked */
  poolId: string
  log: Log
}

/**
 * Frees the jobs of dead workers within seconds. Every worker holds an advisory lock on a connection of its own, which the
 * database drops with the process; jobs whose worker holds none at two looks, 2 s apart, go back to the queue. (The queue
 * alone waits four hours.) A worker that lost the connection but lives takes its lock again at the next look; what it and
 * its successor write in between is settled by the task's run id.
 */
export async function startTakeover({
  systemUrl,
  pool,
  poolId,
  log,
}: TakeoverOptions): Promise<{ stop(): Promise<void> }> {
  let holder = await holdLock(systemUrl, poolId)
  let broken = false
  const watch = (client: pg.Client) => client.on('error', () => (broken = true)).on('end', () => (broken = true))
  watch(holder)
  let suspects = new Set<string>()

  const look = async () => {
    if (broken) {
      holder = await holdLock(systemUrl, poolId)
      broken = false
      watch(holder)
    }
    const { rows } = await pool.query<{ worker: string }>(orphans, [lockClass])
    const dead = rows.map((row) => row.worker).filter((worker) => suspects.has(worker))
    suspects = new Set(rows.map((row) => row.worker))
    if (dead.length === 0) return
    await pool.query('select graphile_worker.force_unlock_workers($1)', [dead])
    log.warn({ workers: dead }, 'took over the jobs of dead workers')
  }
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error) => log.warn({ err: error }, 'looking for dead workers failed'))
  }, lookMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
      await holder.end().catch(() => undefined)
    },
  }
}

const orphans = `
  select distinct locked_by as worker from graphile_worker._private_jobs
  where locked_by is not null and not exists (
    select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2 and classid = $1::oid
      and database = (select oid from pg_database where datname = current_database())
      and objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`

async function holdLock(systemUrl: string, poolId: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: systemUrl,
    application_name: 'inventory-pro worker',
    // A machine that vanished is noticed within 20 s.
    options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, poolId])
  return client
}
