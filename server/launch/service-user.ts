import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { StartupError } from './startup-error.ts'

/** The account under which PostgreSQL runs, because it refuses to run as root. */
export type ServiceUser = { name: string; uid: number; gid: number }

const SERVICE_USER_NAME = 'inventory-pro'

/**
 * The account for the database when this process is root, created on first use; `nobody` where none can be created.
 * @param owner  uid and gid of an existing database directory: its owner keeps it
 * @returns undefined when this process is an ordinary user and the database simply runs as that user
 */
export function findServiceUser(owner?: { uid: number; gid: number }): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (owner !== undefined && owner.uid !== 0) return { name: accountName(owner.uid), ...owner }
  const user = findAccount(SERVICE_USER_NAME) ?? createAccount() ?? findAccount('nobody')
  if (user === undefined)
    throw new StartupError(
      'PostgreSQL refuses to run as root, and no ordinary account was found or could be created: start as an ordinary user.',
    )
  return user
}

/**
 * Whether `user` (this process when undefined) has `access` ("r", "w", "x" in any combination) to `path`.
 * The kernel answers, running as that user, so that parents, ACLs and mount options all count.
 */
export function canAccess(user: ServiceUser | undefined, path: string, access: string): boolean {
  const script = [...access].map((letter) => `[ -${letter} "$1" ]`).join(' && ')
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', path], { cwd: '/', stdio: 'ignore', ...credentials(user) })
  if (result.error !== undefined && user !== undefined)
    throw new StartupError(
      `This process is root but may not run programs as the user ${user.name}: start it as an ordinary user, or set DATABASE_URL.`,
    )
  return result.status === 0
}

/** Spawn options that make a child run as `user`; none for undefined. */
export function credentials(user: ServiceUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid }
}

function createAccount(): ServiceUser | undefined {
  const commands = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', SERVICE_USER_NAME],
    ['adduser', '-S', '-H', '-D', SERVICE_USER_NAME],
  ] as const
  for (const [command, ...options] of commands) {
    const result = spawnSync(command, options, { cwd: '/', stdio: 'ignore' })
    if (result.status === 0) return findAccount(SERVICE_USER_NAME)
  }
  return undefined
}

function findAccount(name: string): ServiceUser | undefined {
  const entry = passwordEntries().find((fields) => fields[0] === name)
  return entry && { name, uid: Number(entry[2]), gid: Number(entry[3]) }
}

function accountName(uid: number): string {
  return passwordEntries().find((fields) => Number(fields[2]) === uid)?.[0] ?? `number ${uid}`
}

function passwordEntries(): string[][] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
  } catch {
    return []
  }
}
