import { startupMessage } from './startup-error.ts'

/** What a starting stage is given. */
export type Stage = {
  /** Aborted by Ctrl-C, SIGTERM or a closed terminal. */
  signal: AbortSignal
  /** Prints one line for the operator. */
  progress(line: string): void
  /** Remembers how to undo what was started; run in reverse order when it is time to stop. */
  onStop(stop: () => Promise<void>): void
}

/** The terminal, npm and the first script may each deliver the same Ctrl-C. */
const SAME_SIGNAL_MS = 1500

/**
 * Runs `start`, then waits for a signal and stops everything in reverse order of starting; the process ends with code 0,
 * or 1 when starting or stopping failed. A second Ctrl-C ends it at once.
 * @param output  where progress goes; the command line keeps standard output for results
 */
export async function runUntilStopped(start: (stage: Stage) => Promise<void>, output = process.stdout): Promise<never> {
  const abort = new AbortController()
  const stops: (() => Promise<void>)[] = []
  // A closed terminal must not stop the stopping.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  const progress = (line: string) => void output.write(`${line}\n`)
  listenForSignals(abort, progress)

  let exitCode = 0
  try {
    await start({
      signal: abort.signal,
      progress,
      onStop: (stop) => stops.push(stop),
    })
    await aborted(abort.signal)
  } catch (error) {
    if (!abort.signal.aborted) {
      process.stderr.write(`${startupMessage(error)}\n`)
      exitCode = 1
    }
  }
  for (const stop of stops.reverse()) {
    try {
      await stop()
    } catch (error) {
      process.stderr.write(`${startupMessage(error)}\n`)
      exitCode = 1
    }
  }
  if (abort.signal.aborted) progress('Stopped')
  process.exit(exitCode)
}

function listenForSignals(abort: AbortController, progress: (line: string) => void): void {
  let firstAt = 0
  const stop = () => {
    if (!abort.signal.aborted) {
      firstAt = Date.now()
      progress('Stopping')
      abort.abort()
    } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
      progress('Stopping at once')
      process.exit(130)
    }
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  if (process.channel !== undefined) {
    process.once('disconnect', stop)
    process.channel.unref()
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  // A timer, because a process that only waits for signals would end by itself.
  const keepAlive = setInterval(() => undefined, 2 ** 30)
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(keepAlive)
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}
