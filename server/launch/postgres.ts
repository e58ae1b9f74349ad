import type { ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { Client } from 'pg'
import { chooseClusterDirectory, clusterPath, SYSTEM_DIRECTORY } from './cluster-directory.ts'
import { findLockHolder, releaseLock, takeLock } from './directory-lock.ts'
import { findFreePort } from './port.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { ensureCluster, readPassword, SUPERUSER } from './postgres-cluster.ts'
import { startServer, stopPostmaster } from './postgres-server.ts'
import { postgresSettings } from './postgres-settings.ts'
import { findLivePostmaster, readPostmaster } from './postmaster-file.ts'
import { canAccess, type ServiceUser } from './service-user.ts'
import { StartupError } from './startup-error.ts'

const DATABASE = 'inventory_pro'
const SOCKET_PREFIX = 'inventory-pro-'
const SOCKET_PORT = 5432
/** What the system's address of a socket can hold; macOS is the narrowest. */
const SOCKET_PATH_BYTES = 103

/** The embedded PostgreSQL, running. */
export type RunningPostgres = {
  /** Superuser's address of the product's database. It stays the same over `restart`. */
  adminUrl: string
  /** PostgreSQL's own files, which need not lie in the data directory asked for. */
  dataDir: string
  /** Calls back when the server ends although nobody stopped it. */
  onUnexpectedExit(callback: () => void): void
  /** Starts the server again after an unexpected exit. */
  restart(): Promise<void>
  /** Fast shutdown; returns when no process is left and the data directory is free. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that is installed with this product on the data in `dataDir`, making the cluster on first use
 * (about 1 s; a start takes 0.1 s). One process at a time owns a data directory. A server left over by a process that
 * was killed is stopped first.
 * @param durable  false for tests only: no data is safe from a power cut
 * @throws StartupError  directory unreachable, disk full, other major version, directory in use
 */
export async function startPostgres(options: {
  dataDir: string
  durable: boolean
  onProgress?: (line: string) => void
}): Promise<RunningPostgres> {
  const { durable, onProgress = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  const cluster = chooseClusterDirectory(dataDir)
  const holder = takeLock(dataDir)
  if (holder !== undefined)
    throw new StartupError(
      `Inventory-Pro is already running on ${dataDir} (process ${holder.pid}): stop it first, or set DATA_DIR to another directory.`,
    )
  if (dirname(cluster.path) !== dataDir)
    onProgress(`The user who runs the database cannot reach ${dataDir}: its files lie in ${cluster.path}`)
  try {
    await stopLeftover(cluster.path, onProgress)
    const copyDir = cluster.user === undefined ? dataDir : SYSTEM_DIRECTORY
    const binaries = findPostgresBinaries(cluster.user, copyDir, onProgress)
    if (!cluster.exists) onProgress('Making the database')
    const password = await ensureCluster(binaries, cluster, dataDir, durable)
    const address = await chooseAddress(cluster.user)
    const settings = { ...postgresSettings(durable), ...address.settings }
    const start = () =>
      startServer(binaries.postgres, cluster, settings, join(dataDir, 'postgres.log'), address.socketDir, onProgress)

    let server = await start().catch((error: unknown) => {
      if (address.socketDir !== '') rmSync(address.socketDir, { recursive: true, force: true })
      throw error
    })
    let stopping = false
    let unexpectedExit = () => undefined as void
    const watch = (child: ChildProcess) => child.once('exit', () => stopping || unexpectedExit())
    watch(server)
    const stop = async () => {
      stopping = true
      if (server.exitCode === null && server.signalCode === null) await stopPostmaster(server.pid ?? 0, address)
      else if (address.socketDir !== '') rmSync(address.socketDir, { recursive: true, force: true })
      releaseLock(dataDir)
    }
    const adminUrl = toUrl(password, address)
    try {
      await ensureDatabase(adminUrl)
    } catch (error) {
      await stop()
      throw error
    }
    return {
      adminUrl,
      dataDir: cluster.path,
      onUnexpectedExit: (callback) => {
        unexpectedExit = callback
      },
      restart: async () => {
        server = await start()
        watch(server)
      },
      stop,
    }
  } catch (error) {
    releaseLock(dataDir)
    throw error
  }
}

/**
 * The superuser's address of the database that another, living process runs on `dataDir`.
 * @returns undefined when none runs there, or it is not ready yet
 */
export function findRunningPostgres(dataDir: string): string | undefined {
  if (findLockHolder(dataDir) === undefined) return undefined
  const postmaster = findLivePostmaster(clusterPath(dataDir))
  const password = readPassword(dataDir)
  return postmaster?.ready && password !== undefined ? toUrl(password, postmaster) : undefined
}

async function stopLeftover(clusterDir: string, onProgress: (line: string) => void): Promise<void> {
  const live = findLivePostmaster(clusterDir)
  if (live !== undefined) {
    onProgress(`Stopping a database server that was left running (process ${live.pid})`)
    await stopPostmaster(live.pid, { socketDir: ownSocketDir(live.socketDir) })
  }
  const stale = readPostmaster(clusterDir)
  if (stale === undefined) return
  const socketDir = ownSocketDir(stale.socketDir)
  if (socketDir !== '') rmSync(socketDir, { recursive: true, force: true })
  // The number in it may belong to any process by now, and PostgreSQL would then refuse to start.
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
}

function ownSocketDir(path: string): string {
  return basename(path).startsWith(SOCKET_PREFIX) && existsSync(path) ? path : ''
}

type Address = { socketDir: string; port: number; settings: Record<string, string> }

/** A socket in a short directory of its own, which only the database's user and root can enter; TCP on this machine else. */
async function chooseAddress(user: ServiceUser | undefined): Promise<Address> {
  const parents = process.platform === 'win32' ? [] : [tmpdir(), '/tmp', '/run']
  for (const parent of parents) {
    if (Buffer.byteLength(join(parent, `${SOCKET_PREFIX}XXXXXX`, `.s.PGSQL.${SOCKET_PORT}.lock`)) > SOCKET_PATH_BYTES)
      continue
    let socketDir: string
    try {
      socketDir = mkdtempSync(join(parent, SOCKET_PREFIX))
    } catch {
      continue
    }
    chmodSync(socketDir, 0o700)
    if (user !== undefined) chownSync(socketDir, user.uid, user.gid)
    if (canAccess(user, socketDir, 'rwx'))
      return {
        socketDir,
        port: SOCKET_PORT,
        settings: { listen_addresses: '', unix_socket_directories: socketDir, port: String(SOCKET_PORT) },
      }
    rmSync(socketDir, { recursive: true })
  }
  const port = await findFreePort()
  return {
    socketDir: '',
    port,
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) },
  }
}

function toUrl(password: string, { socketDir, port }: { socketDir: string; port: number }): string {
  const url = new URL(`postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`)
  if (socketDir !== '') url.searchParams.set('host', socketDir)
  return url.href
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
