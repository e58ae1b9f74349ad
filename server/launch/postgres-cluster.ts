import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ClusterDirectory, fullDiskError, makeOwnedDirectory } from './cluster-directory.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { credentials, type ServiceUser } from './service-user.ts'
import { StartupError } from './startup-error.ts'

/** Role that owns the cluster. */
export const SUPERUSER = 'postgres'

const PASSWORD_FILE = 'postgres-password'

/**
 * Makes the cluster when it is new, and returns its superuser's password, which is kept in `dataDir` for this user only.
 * A first start that was interrupted leaves nothing that a second one would take for a database.
 */
export async function ensureCluster(
  binaries: PostgresBinaries,
  cluster: ClusterDirectory,
  dataDir: string,
  durable: boolean,
): Promise<string> {
  if (existsSync(join(cluster.path, 'PG_VERSION'))) {
    refuseOtherVersion(cluster.path, binaries.majorVersion)
    return readPassword(dataDir) ?? (await resetPassword(binaries, cluster, dataDir))
  }
  if (existsSync(cluster.path) && readdirSync(cluster.path).length > 0)
    throw new StartupError(
      `${cluster.path} holds files that are not a PostgreSQL database: move them away, or set DATA_DIR to another directory.`,
    )
  const password = keepPassword(dataDir)
  const unfinished = `${cluster.path}.new`
  const passwordFile = join(dirname(cluster.path), '.initdb-password')
  rmSync(unfinished, { recursive: true, force: true })
  makeOwnedDirectory(unfinished, cluster.user)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  try {
    if (cluster.user !== undefined) chownSync(passwordFile, cluster.user.uid, cluster.user.gid)
    await initialise(binaries, unfinished, cluster, passwordFile, durable)
    renameSync(unfinished, cluster.path)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
  return password
}

/** The superuser's password of an existing cluster; undefined when it was never made or has been lost. */
export function readPassword(dataDir: string): string | undefined {
  const file = join(dataDir, PASSWORD_FILE)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function keepPassword(dataDir: string): string {
  const password = randomBytes(24).toString('base64url')
  writeFileSync(join(dataDir, PASSWORD_FILE), password, { mode: 0o600 })
  return password
}

async function initialise(
  binaries: PostgresBinaries,
  dir: string,
  cluster: ClusterDirectory,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const options = (locale: string) => [
    `--pgdata=${dir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    // Case and order by PostgreSQL's own tables: an upgrade of the system's C library cannot spoil an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  let result = await run(binaries.initdb, options('C.UTF-8'), cluster.user)
  if (result.code !== 0 && result.output.includes('invalid locale'))
    result = await run(binaries.initdb, options('C'), cluster.user)
  if (result.code === 0) return
  if (/No space left|Disk quota exceeded/i.test(result.output)) throw fullDiskError(cluster.path)
  throw new StartupError(`The database could not be made in ${cluster.path}: ${lastLine(result.output)}`)
}

function refuseOtherVersion(path: string, majorVersion: number): void {
  const found = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(majorVersion))
    throw new StartupError(
      `The database in ${path} was made by PostgreSQL ${found} and this release runs PostgreSQL ${majorVersion}: start the release it was made with and move the data over, or set DATA_DIR to another directory.`,
    )
}

/** Sets a new password in single-user mode, which needs none and which only the owner of the files can enter. */
async function resetPassword(binaries: PostgresBinaries, cluster: ClusterDirectory, dataDir: string): Promise<string> {
  const password = keepPassword(dataDir)
  const statement = `alter role ${SUPERUSER} password '${password}'\n`
  const result = await run(binaries.postgres, ['--single', '-D', cluster.path, 'postgres'], cluster.user, statement)
  if (result.code !== 0 || /ERROR|FATAL/.test(result.output)) {
    rmSync(join(dataDir, PASSWORD_FILE))
    throw new StartupError(
      `The database's password file is missing and could not be replaced: ${lastLine(result.output)}`,
    )
  }
  return password
}

function run(
  command: string,
  options: string[],
  user: ServiceUser | undefined,
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: dirname(command), stdio: 'pipe', ...credentials(user) })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.on('error', (error) => reject(new StartupError(`${command} cannot be run: ${error.message}`)))
    child.on('close', (code) => resolve({ code, output }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason'
}
