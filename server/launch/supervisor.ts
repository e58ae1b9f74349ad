import { type ChildProcess, fork } from 'node:child_process'
import cluster from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StartupError } from './startup-error.ts'

const READY_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 25_000
const SAME_SIGNAL_MS = 200
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A process that lived this long was well: its next crash starts the pauses anew. */
const WELL_AFTER_MS = 60_000

/** A process of the product to be kept running. */
export type ProcessSpec = {
  /** As it is called in what the operator reads. */
  name: string
  /** Path of the TypeScript file it runs. It sends `{ ready: true }` once it serves, and ends on SIGTERM. */
  file: string
  env: Record<string, string | undefined>
  /** True where several processes listen on one port. */
  sharesPort?: boolean
  execArgv?: string[]
}

/** A process that is started again when it crashes. */
export type SupervisedProcess = {
  /** SIGTERM, SIGKILL after 25 s; returns when it is gone. */
  stop(): Promise<void>
}

/**
 * Starts a process and waits until it is ready. From then on a crash is reported and mended, after a pause that grows
 * from 0.5 s to 30 s.
 * @param signal  aborted when starting is no longer wanted
 * @throws StartupError  when its first start fails
 */
export async function supervise(
  spec: ProcessSpec,
  signal: AbortSignal,
  onProgress: (line: string) => void,
): Promise<SupervisedProcess> {
  const stopping = new AbortController()
  let pauseMs = FIRST_PAUSE_MS
  let child = spawnProcess(spec)
  let since = Date.now()
  if (!(await becomesReady(child, signal))) {
    await stopProcess(child)
    throw new StartupError(`${spec.name} did not start: the reason stands above.`)
  }

  const restart = async (how: string) => {
    // Ctrl-C reaches the process together with the launcher: its end is expected then, though seen first.
    await delay(SAME_SIGNAL_MS, undefined, { signal: stopping.signal })
    if (signal.aborted) return
    if (Date.now() - since > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS
    onProgress(`${spec.name} ended unexpectedly (${how}): starting it again in ${pauseMs / 1000} s`)
    await delay(pauseMs, undefined, { signal: stopping.signal })
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    child = spawnProcess(spec)
    since = Date.now()
    watch()
    if (await becomesReady(child, stopping.signal)) onProgress(`${spec.name} runs again`)
  }
  const watch = () => {
    child.once('exit', (code, signal) => {
      // Only stop() aborts a pause, and then nothing is left to do.
      if (!stopping.signal.aborted) restart(signal ?? `code ${code}`).catch(() => undefined)
    })
  }
  watch()
  return {
    stop: async () => {
      stopping.abort()
      await stopProcess(child)
    },
  }
}

function spawnProcess({ file, env, sharesPort = false, execArgv = [] }: ProcessSpec): ChildProcess {
  const preload = ['--import', import.meta.resolve('./with-parent.ts'), ...execArgv]
  if (!sharesPort) return fork(file, { env: { ...process.env, ...env }, execArgv: preload, cwd: root })
  cluster.setupPrimary({ exec: file, execArgv: preload, args: [], cwd: root })
  return cluster.fork(env).process
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** True once the process says so; false when it ends first, is no longer wanted, or says nothing for two minutes. */
function becomesReady(child: ChildProcess, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), READY_LIMIT_MS)
    const answer = (value: boolean) => {
      clearTimeout(timer)
      child.off('message', listen)
      resolve(value)
    }
    const listen = (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) answer(true)
    }
    child.on('message', listen)
    child.once('exit', () => answer(false))
    child.once('error', () => answer(false))
    signal.addEventListener('abort', () => answer(false), { once: true })
    if (signal.aborted) answer(false)
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(timer)
}
