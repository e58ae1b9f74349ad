import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { processExists } from './process-identity.ts'

/** What a PostgreSQL server says of itself in `postmaster.pid`. */
export type Postmaster = {
  pid: number
  port: number
  /** '' when it listens on TCP only. */
  socketDir: string
  ready: boolean
}

/** The server described in the cluster directory, alive or not; undefined when there is none. */
export function readPostmaster(clusterDir: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/**
 * The server that serves this cluster right now. A process that merely got the number of a dead server does not count:
 * PostgreSQL makes its data directory its working directory, which tells the two apart on Linux.
 */
export function findLivePostmaster(clusterDir: string): Postmaster | undefined {
  const postmaster = readPostmaster(clusterDir)
  if (postmaster === undefined || !processExists(postmaster.pid)) return undefined
  if (process.platform !== 'linux') return postmaster
  try {
    return readlinkSync(`/proc/${postmaster.pid}/cwd`) === realpathSync(clusterDir) ? postmaster : undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? postmaster : undefined
  }
}
