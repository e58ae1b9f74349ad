import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { canAccess, findServiceUser, type ServiceUser } from './service-user.ts'
import { StartupError } from './startup-error.ts'

/** Where root keeps what the database's user cannot reach elsewhere. */
export const SYSTEM_DIRECTORY = '/var/lib/inventory-pro'

const POINTER_FILE = 'postgres-location'
const MB = 1024 * 1024
const FREE_MB_FOR_A_NEW_DATABASE = 256
const FREE_MB_TO_START = 64

/** A place for the database's files, and who owns them. */
export type ClusterDirectory = {
  /** PostgreSQL's own data directory; its parent exists and `user` can traverse to it. */
  path: string
  exists: boolean
  user: ServiceUser | undefined
}

/**
 * Decides where the database of `dataDir` lies: inside it, or, where the database's user cannot reach that, in a
 * directory of the system that `dataDir/postgres-location` then names.
 * @throws StartupError  when the directory cannot be made, belongs to somebody else, or its disk is full
 */
export function chooseClusterDirectory(dataDir: string): ClusterDirectory {
  makeDataDirectory(dataDir)
  const pointed = readPointer(dataDir)
  const path = pointed ?? join(dataDir, 'postgres')
  if (existsSync(join(path, 'PG_VERSION'))) {
    refuseFullDisk(path, FREE_MB_TO_START)
    return existingCluster(path)
  }
  refuseFullDisk(dataDir, FREE_MB_FOR_A_NEW_DATABASE)
  const user = findServiceUser()
  if (user === undefined || canAccess(user, dataDir, 'x')) return { path, exists: false, user }

  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 8)
  const home = pointed === undefined ? join(SYSTEM_DIRECTORY, `data-${hash}`) : dirname(pointed)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (!canAccess(user, home, 'x'))
    throw new StartupError(
      `The database's user ${user.name} can reach neither ${dataDir} nor ${home}: set DATA_DIR to a directory it can reach.`,
    )
  refuseFullDisk(home, FREE_MB_FOR_A_NEW_DATABASE)
  const moved = join(home, 'postgres')
  writeFileSync(join(dataDir, POINTER_FILE), `${moved}\n`)
  writeFileSync(join(home, 'belongs-to'), `${dataDir}\n`)
  return { path: moved, exists: existsSync(join(moved, 'PG_VERSION')), user }
}

/** The cluster directory `dataDir` would use, without making anything. */
export function clusterPath(dataDir: string): string {
  return readPointer(dataDir) ?? join(dataDir, 'postgres')
}

/** Makes an empty directory owned by the database's user, that nobody else can read. */
export function makeOwnedDirectory(path: string, user: ServiceUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (user !== undefined) chownSync(path, user.uid, user.gid)
}

/** The sentence for a disk without room, wherever it is noticed. */
export function fullDiskError(path: string): StartupError {
  return new StartupError(`The disk that holds ${path} is full: free some space, or set DATA_DIR to another disk.`)
}

function existingCluster(path: string): ClusterDirectory {
  const owner = statSync(path)
  const user = findServiceUser(owner)
  const self = process.getuid?.()
  if (user === undefined && self !== undefined && owner.uid !== self)
    throw new StartupError(
      `The database in ${path} belongs to another user (number ${owner.uid}): start as that user or as root, or set DATA_DIR to another directory.`,
    )
  if (user !== undefined && owner.uid === 0) chownSync(path, user.uid, user.gid)
  if (!canAccess(user, path, 'x'))
    throw new StartupError(
      `The database in ${path} belongs to the user ${user?.name ?? 'who starts it'}, who cannot reach it there: give that user access to ${dirname(path)}, or move the data directory and set DATA_DIR.`,
    )
  return { path, exists: true, user }
}

function makeDataDirectory(dataDir: string): void {
  try {
    if (existsSync(dataDir)) {
      if (statSync(dataDir).isDirectory()) return
      throw new StartupError(`DATA_DIR is ${dataDir}, which is not a directory.`)
    }
    mkdirSync(dataDir, { recursive: true })
    // Traversable by the database's user even where root's umask hides everything.
    chmodSync(dataDir, 0o711)
  } catch (error) {
    if (error instanceof StartupError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw fullDiskError(dataDir)
    throw new StartupError(
      `The data directory ${dataDir} cannot be made (${code}): set DATA_DIR to one this user may write.`,
    )
  }
}

function readPointer(dataDir: string): string | undefined {
  try {
    const path = readFileSync(join(dataDir, POINTER_FILE), 'utf8').trim()
    return basename(path) === 'postgres' ? path : undefined
  } catch {
    return undefined
  }
}

function refuseFullDisk(path: string, neededMb: number): void {
  const disk = statfsSync(path)
  const freeMb = Math.floor((disk.bavail * disk.bsize) / MB)
  if (freeMb < neededMb)
    throw new StartupError(
      `The disk that holds ${path} is full: ${freeMb} MB are free and ${neededMb} MB are needed. Free some space, or set DATA_DIR to another disk.`,
    )
}
