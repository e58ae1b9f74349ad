import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { type ClusterDirectory, fullDiskError } from './cluster-directory.ts'
import { guardAgainstOrphan } from './parent-guard.ts'
import { type Postmaster, readPostmaster } from './postmaster-file.ts'
import { processExists } from './process-identity.ts'
import { credentials } from './service-user.ts'
import { StartupError } from './startup-error.ts'

const LOG_LIMIT_BYTES = 10 * 1024 * 1024
const RECOVERY_LIMIT_MS = 30 * 60_000
const FAST_STOP_LIMIT_MS = 60_000

/**
 * Starts the server program and returns once it accepts connections.
 * It leads its own process group, so that Ctrl-C in the terminal does not reach it before those who still use it.
 * @throws StartupError  with the cause found in its log
 */
export async function startServer(
  postgres: string,
  cluster: ClusterDirectory,
  settings: Record<string, string>,
  logFile: string,
  socketDir: string,
  onProgress: (line: string) => void,
): Promise<ChildProcess> {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const logStart = statSync(logFile).size
  const said = () => readFileSync(logFile).subarray(logStart).toString()
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', cluster.path, ...options], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    ...credentials(cluster.user),
  })
  closeSync(log)
  let failure: Error | undefined
  child.on('error', (error) => (failure = error))
  const started = Date.now()
  let told = false
  for (;;) {
    if (failure !== undefined) throw new StartupError(`${postgres} cannot be run: ${failure.message}`)
    if (child.exitCode !== null || child.signalCode !== null) throw explainFailure(cluster.path, logFile, said())
    const postmaster = readPostmaster(cluster.path)
    if (postmaster?.ready && postmaster.pid === child.pid) break
    const waitedMs = Date.now() - started
    // a busy machine is slow to start a database that was stopped cleanly, too
    if (waitedMs > 2000 && !told && /was interrupted|not properly shut down/.test(said())) {
      told = true
      onProgress('The database was not stopped cleanly: it is recovering')
    }
    if (waitedMs > RECOVERY_LIMIT_MS) {
      await stopPostmaster(child.pid ?? 0, { socketDir: '' })
      throw new StartupError(`The database in ${cluster.path} was not ready after 30 minutes: see ${logFile}.`)
    }
    await delay(20)
  }
  guardAgainstOrphan(child, cluster.user, socketDir)
  return child
}

/** Stops a server with a fast shutdown, harder when that takes longer than a minute, and waits until it is gone. */
export async function stopPostmaster(pid: number, { socketDir }: Pick<Postmaster, 'socketDir'>): Promise<void> {
  const signals = [
    ['SIGINT', FAST_STOP_LIMIT_MS],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const
  for (const [signal, limitMs] of signals) {
    if (!sendSignal(pid, signal)) break
    const deadline = Date.now() + limitMs
    while (processExists(pid) && Date.now() < deadline) await delay(15)
  }
  if (socketDir !== '') rmSync(socketDir, { recursive: true, force: true })
}

function explainFailure(clusterDir: string, logFile: string, said: string): StartupError {
  if (/No space left on device|Disk quota exceeded/i.test(said)) return fullDiskError(clusterDir)
  if (/could not (map|create|resize).*shared memory|Cannot allocate memory/i.test(said))
    return new StartupError(
      'There is not enough memory to start the database: close something, or give this machine more.',
    )
  const lines = said.split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.findLast((line) => line.trim() !== '')
  return new StartupError(
    `The database in ${clusterDir} did not start: ${reason?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? 'it gave no reason'} (see ${logFile}).`,
  )
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}
