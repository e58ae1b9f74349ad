import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

const LOCK_FILE = 'launcher.json'

/** The launcher that holds `dataDir` and still lives; undefined when the directory is free. */
export function findLockHolder(dataDir: string): ProcessIdentity | undefined {
  const holder = readLock(dataDir)
  return holder !== undefined && isAlive(holder) ? holder : undefined
}

/**
 * Takes `dataDir` for this process. A lock left behind by a process that died is taken over.
 * @returns undefined when taken, else the live process that holds it
 */
export function takeLock(dataDir: string): ProcessIdentity | undefined {
  const file = join(dataDir, LOCK_FILE)
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(ownIdentity()), { flag: 'wx', mode: 0o600 })
      return undefined
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = findLockHolder(dataDir)
    if (holder !== undefined) return holder
    rmSync(file, { force: true })
  }
}

/** Gives `dataDir` back; harmless when this process does not hold it. */
export function releaseLock(dataDir: string): void {
  if (readLock(dataDir)?.pid === process.pid) rmSync(join(dataDir, LOCK_FILE), { force: true })
}

function readLock(dataDir: string): ProcessIdentity | undefined {
  try {
    // Written by takeLock alone; a torn file parses to nothing and counts as left behind.
    return JSON.parse(readFileSync(join(dataDir, LOCK_FILE), 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}
