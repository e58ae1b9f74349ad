import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chooseClusterDirectory } from './cluster-directory.ts'
import { type Config, type Environment, loadConfig, toProcessEnv } from './config.ts'
import { assertOutsideDatabase, openDatabase } from './database.ts'
import { findLockHolder } from './directory-lock.ts'
import { assertPortFree, canConnect } from './port.ts'
import type { Stage } from './run-until-stopped.ts'
import { keepSecret } from './secret.ts'
import { StartupError } from './startup-error.ts'
import { type ProcessSpec, supervise } from './supervisor.ts'

const REDIS_TIMEOUT_MS = 5000

/** How `npm run dev` differs from `npm start`. */
export type SystemOptions = {
  /** Slow work that must be done before anything serves, such as building the pages. */
  prepare(): Promise<void>
  /** Added to the environment of every process. */
  env?: Record<string, string>
  /** Flags for Node in front of each process. */
  execArgv?: string[]
}

/**
 * Starts database, API and worker, in this order, and returns when all of them serve. Quick checks come first, so that a
 * taken port or a bad setting is told before the slow work.
 * @throws StartupError  with one sentence for the operator
 */
export async function startSystem(env: Environment, stage: Stage, options: SystemOptions): Promise<{ config: Config }> {
  const config = loadConfig(env)
  const { progress } = stage
  const holder = findLockHolder(config.dataDir)
  if (holder !== undefined && config.databaseUrl === undefined)
    throw new StartupError(
      `Inventory-Pro is already running on ${config.dataDir} (process ${holder.pid}): stop it first, or set DATA_DIR and PORT to others.`,
    )
  await assertPortFree(config.host, config.port)
  await assertRedis(config.redisUrl)
  if (config.databaseUrl !== undefined) await assertOutsideDatabase(config.databaseUrl)
  prepareDataDirectory(config)
  await options.prepare()
  stage.signal.throwIfAborted()

  progress(config.databaseUrl === undefined ? 'Starting the database' : 'Connecting to the database in DATABASE_URL')
  const secret = config.secret ?? keepSecret(config.dataDir)
  const database = await openDatabase(config, secret, progress)
  stage.onStop(database.close)
  stage.signal.throwIfAborted()

  progress('Starting the API and the worker')
  const processEnv = {
    ...toProcessEnv({
      ...config,
      // Superuser's rights end here: the processes log in with roles that own nothing.
      databaseUrl: undefined,
      secret,
      appDatabaseUrl: database.appUrl,
      systemDatabaseUrl: database.systemUrl,
    }),
    DATABASE_URL: '',
    NODE_ENV: 'production',
    ...options.env,
  }
  const specs = listProcesses(config, processEnv, options.execArgv)
  const started = await Promise.allSettled(specs.map((spec) => supervise(spec, stage.signal, progress)))
  stage.onStop(async () => {
    await Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)))
  })
  const failed = started.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  stage.signal.throwIfAborted()
  return { config }
}

/**
 * An import makes much short-lived garbage. A small nursery keeps the worker 100 MB smaller and costs no speed; a heap that is looked through when it has
 * doubled, and not when it is fourfold, another 60 MB.
 */
const workerMemory = ['--max-semi-space-size=16', '--heap-growing-percent=100']

function listProcesses(config: Config, env: Record<string, string>, execArgv: string[] = []): ProcessSpec[] {
  const file = (name: string) => fileURLToPath(new URL(`../process/${name}.ts`, import.meta.url))
  const api = { name: 'The API', file: file('api'), env, execArgv, sharesPort: config.apiProcesses > 1 }
  return [
    ...Array.from({ length: config.apiProcesses }, () => api),
    { name: 'The worker', file: file('worker'), env, execArgv: [...workerMemory, ...execArgv] },
  ]
}

function prepareDataDirectory(config: Config): void {
  if (config.databaseUrl === undefined) {
    // Only its checks matter here: disk, owner and reach are told before the pages are built.
    chooseClusterDirectory(config.dataDir)
    return
  }
  try {
    mkdirSync(config.dataDir, { recursive: true })
  } catch (error) {
    throw new StartupError(
      `The data directory ${config.dataDir} cannot be made (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to one this user may write.`,
    )
  }
}

async function assertRedis(redisUrl: string | undefined): Promise<void> {
  if (redisUrl === undefined) return
  const { hostname, port } = new URL(redisUrl)
  if (!(await canConnect(hostname, Number(port || 6379), REDIS_TIMEOUT_MS)))
    throw new StartupError(
      `The Redis in REDIS_URL does not answer at ${hostname}:${port || 6379}: start it, or unset REDIS_URL.`,
    )
}
