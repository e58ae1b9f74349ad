import { readdirSync, readFileSync } from 'node:fs'

/**
 * Processor time that these processes and their children have taken so far, which a busy machine does not change as it changes the clock.
 * @returns 0 where the system does not tell (no Linux)
 */
export function processorSeconds(pids: readonly number[]): number {
  let ticks = 0
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      // "pid (name) state parent ... utime stime cutime cstime": the name may hold anything
      const fields = read(entry)
        ?.replace(/^.*\) /s, '')
        .split(' ')
        .map(Number)
      if (!fields) continue
      const [pid, parent] = [Number(entry), fields[1] ?? 0]
      const isWatched = pids.includes(pid)
      if (isWatched || pids.includes(parent)) ticks += (fields[11] ?? 0) + (fields[12] ?? 0)
      // what children took that have ended meanwhile
      if (isWatched) ticks += (fields[13] ?? 0) + (fields[14] ?? 0)
    }
  } catch {
    return 0
  }
  return ticks / 100
}

function read(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
}
