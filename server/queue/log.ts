/** What background work writes down: one line, its facts as fields. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: Number.POSITIVE_INFINITY }
export type LogLevel = keyof typeof levels

/** JSON lines on standard output, in the form of the API's log: `level`, `time`, `msg` and the facts. */
export function createLog(name: string, level: LogLevel = 'info'): Log {
  // whoever read the log is gone, or its disk is full: the work goes on
  process.stdout.on('error', () => undefined)
  const write = (severity: keyof Log) => (facts: object, message: string) => {
    if (levels[severity] < levels[level]) return
    const line = { level: levels[severity], time: Date.now(), pid: process.pid, name, ...facts, msg: message }
    process.stdout.write(
      `${JSON.stringify(line, (_key, value) => (value instanceof Error ? toFacts(value) : value))}\n`,
    )
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** Writes nothing. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

function toFacts(error: Error): object {
  const { name, message, stack, cause } = error
  const code = 'code' in error ? { code: error.code } : {}
  return { type: name, message, ...code, stack, ...(cause === undefined ? {} : { cause }) }
}
