import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type DatabaseUrls, MigrationError, migrate } from '#server/db/migrate.ts'
import type { Config } from './config.ts'
import { findRunningPostgres, type RunningPostgres, startPostgres } from './postgres.ts'
import { StartupError } from './startup-error.ts'

const LONGEST_PAUSE_MS = 30_000
const PROGRESS_MS = 10_000

/** A database with the current schema, and how to leave it. */
export type OpenDatabase = DatabaseUrls & {
  /** May create roles and tables; for the launcher and the command line only. */
  adminUrl: string
  /** Stops the embedded server; nothing for one that is not ours. */
  close(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL, or reaches the one in DATABASE_URL, and brings its schema up to date.
 * @param join  true to use the server that a running instance has on the same data directory, instead of refusing
 * @throws StartupError  unreachable, too old, without the rights needed, or half migrated
 */
export async function openDatabase(
  config: Config,
  secret: string,
  onProgress: (line: string) => void,
  join = false,
): Promise<OpenDatabase> {
  const running = join ? findRunningPostgres(config.dataDir) : undefined
  const adminUrl = config.databaseUrl ?? running
  if (adminUrl !== undefined) {
    await assertOutsideDatabase(adminUrl)
    return { adminUrl, ...(await migrateOrExplain(adminUrl, secret, onProgress)), close: () => Promise.resolve() }
  }
  const postgres = await startPostgres({ dataDir: config.dataDir, durable: true, onProgress })
  try {
    const urls = await migrateOrExplain(postgres.adminUrl, secret, onProgress)
    return { adminUrl: postgres.adminUrl, ...urls, close: keepRunning(postgres, onProgress) }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Restarts the server whenever it dies, until the returned function stops it. */
function keepRunning(postgres: RunningPostgres, onProgress: (line: string) => void): () => Promise<void> {
  let stopping = false
  const restart = async () => {
    for (let pauseMs = 250; !stopping; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await postgres.restart()
        onProgress('The database runs again')
        return
      } catch (error) {
        onProgress(`The database cannot be started again yet: ${error instanceof Error ? error.message : error}`)
        await delay(pauseMs)
      }
    }
  }
  postgres.onUnexpectedExit(() => {
    onProgress('The database server ended unexpectedly: starting it again')
    void restart()
  })
  return () => {
    stopping = true
    return postgres.stop()
  }
}

/** Says that an older database is being brought up to date, and every ten seconds how far that is. */
async function migrateOrExplain(
  adminUrl: string,
  secret: string,
  onProgress: (line: string) => void,
): Promise<DatabaseUrls> {
  const started = Date.now()
  let now: string | undefined
  const ticking = setInterval(() => {
    if (now) onProgress(`${now}, ${Math.round((Date.now() - started) / 1000)} s`)
  }, PROGRESS_MS)
  try {
    return await migrate(adminUrl, secret, (step, of) => {
      if (!now) onProgress('Bringing the database up to date')
      now = `Bringing the database up to date: step ${step} of ${of}`
    })
  } catch (error) {
    if (error instanceof MigrationError) throw new StartupError(error.message)
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/**
 * Makes sure, before any slow work, that an outside database can be used.
 * @throws StartupError  unreachable, too old, or without the rights needed
 */
export async function assertOutsideDatabase(databaseUrl: string): Promise<void> {
  const { host, pathname } = new URL(databaseUrl)
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new StartupError(explainConnection(error, host, pathname.slice(1)))
  }
  try {
    const { rows } = await client.query<{ number: number; name: string; allowed: boolean }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
              rolsuper or rolcreaterole as allowed
         from pg_roles where rolname = current_user`,
    )
    const server = rows[0]
    if (server === undefined || server.number < 180_000)
      throw new StartupError(
        `The database at ${host} is PostgreSQL ${server?.name}, and Inventory-Pro needs PostgreSQL 18 or newer: upgrade it, or start without DATABASE_URL to use the one that comes along.`,
      )
    if (!server.allowed)
      throw new StartupError(
        `The user in DATABASE_URL may not create roles at ${host}: give it CREATEROLE, or use a superuser.`,
      )
  } finally {
    await client.end()
  }
}

function explainConnection(error: unknown, host: string, database: string): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === '28P01' || code === '28000')
    return `The database at ${host} refuses the user and password in DATABASE_URL.`
  if (code === '3D000')
    return `The database at ${host} has no database named "${database}": create it, or correct DATABASE_URL.`
  if (code === '57P03') return `The database at ${host} is starting up or shutting down: try again in a moment.`
  return `The database at ${host} cannot be reached: ${message || code || 'no answer'}.`
}
