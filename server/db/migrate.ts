import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrateQueue } from '#server/queue/migrate-queue.ts'

const folder = join(import.meta.dirname, 'migrations')
/** One migrator at a time in a database. */
const lockKey = 4_823_115

/** A database that cannot be brought up to date; the message is one sentence for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** Where the two roles of the running system log in. */
export interface DatabaseUrls {
  /** held by row-level security: everything a request does for a tenant */
  appUrl: string
  /** sign-in, dispatch, clean-up */
  systemUrl: string
}

/**
 * Brings the database to this version and makes its roles. Every migration runs in a transaction of its own and is
 * recorded with its checksum, so a crash leaves the last whole step. Running it again changes nothing.
 * @param adminUrl  a login that may create roles and tables and owns, or will own, the tables
 * @param secret    the installation's secret; the roles' passwords derive from it
 * @param onStep    told before each step of bringing an older database up to date, which may take minutes on much data
 * @throws MigrationError  the database is newer than the code, was migrated by edited files, or is too old
 */
export async function migrate(
  adminUrl: string,
  secret: string,
  onStep: (step: number, of: number) => void = () => undefined,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await assertVersion(client)
    const urls = await makeRoles(client, adminUrl, secret)
    await applyMigrations(client, onStep)
    await client.query('select adopt_restored_ledger()')
    await migrateQueue(adminUrl)
    return urls
  } finally {
    await client.end()
  }
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  )
  if (Number(rows[0]?.number) < 180_000) {
    throw new MigrationError(`The database is PostgreSQL ${rows[0]?.name}; Inventory-Pro needs PostgreSQL 18 or newer.`)
  }
}

async function makeRoles(client: pg.Client, adminUrl: string, secret: string): Promise<DatabaseUrls> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'inventory\\_%'`,
  )
  const existing = new Set(rows.map((row) => row.rolname))
  if (!existing.has('inventory_search')) await client.query('create role inventory_search nologin')
  const url = async (role: string) => {
    const password = createHmac('sha256', secret).update(role).digest('base64url')
    const login = new URL(adminUrl)
    login.username = role
    login.password = password
    const literal = client.escapeLiteral(password)
    if (!existing.has(role)) await client.query(`create role ${role} login noinherit password ${literal}`)
    else if (!(await logsIn(login.href))) await client.query(`alter role ${role} login password ${literal}`)
    return login.href
  }
  return { appUrl: await url('inventory_app'), systemUrl: await url('inventory_system') }
}

async function logsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01: wrong password. Anything else (no right to connect, say) is not mended by a new password.
    if ((error as { code?: string }).code === '28P01') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function applyMigrations(client: pg.Client, onStep: (step: number, of: number) => void): Promise<void> {
  await client.query(`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  for (const name of applied.keys()) {
    if (!files.includes(name)) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not know; start a newer version of Inventory-Pro.`,
      )
    }
  }
  const due: { name: string; checksum: string; text: string }[] = []
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    const before = applied.get(name)
    if (before === checksum) continue
    if (before) {
      throw new MigrationError(
        `The migration ${name} differs from the one this database was made with; restore the file or the database.`,
      )
    }
    due.push({ name, checksum, text })
  }
  for (const [at, { name, checksum, text }] of due.entries()) {
    if (applied.size > 0) onStep(at + 1, due.length)
    await applyMigration(client, name, checksum, text)
  }
}

async function applyMigration(client: pg.Client, name: string, checksum: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new MigrationError(`The migration ${name} failed and was taken back: ${reason}`, { cause })
  }
}
