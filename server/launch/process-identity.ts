import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names one run of one process: a number alone is reused by the system, most of all in containers. */
export type ProcessIdentity = { pid: number; startedAt: string }

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid) }
}

/** Whether exactly that run of the process is still alive. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processExists(identity.pid) && startOf(identity.pid) === identity.startedAt
}

/** Whether some process has this number, whoever owns it. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When the process started, in words that only need to differ between runs; '' where the system does not tell. */
function startOf(pid: number): string {
  if (process.platform === 'linux') return linuxStartOf(pid)
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

function linuxStartOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command in parentheses may hold spaces, so fields count from the last parenthesis; the 20th there is the start.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot} ${ticks}`
  } catch {
    return ''
  }
}
