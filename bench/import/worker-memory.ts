import { readdirSync, readFileSync } from 'node:fs'

/**
 * The most memory the system's worker has had resident, in bytes, as Linux keeps it; of the process told, or of the largest
 * that runs `process/worker.ts` on this machine.
 * @returns 0 where it cannot be seen: another machine, another system
 */
export function peakMemory(pid?: string): number {
  try {
    const pids = pid ? [pid] : readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isWorker(name))
    return Math.max(0, ...pids.map(highWaterMark))
  } catch {
    return 0
  }
}

function isWorker(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('process/worker.ts')
  } catch {
    // it has ended meanwhile
    return false
  }
}

function highWaterMark(pid: string): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}
