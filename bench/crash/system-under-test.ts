import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '#server/launch/port.ts'
import { findRunningPostgres } from '#server/launch/postgres.ts'
import { startSystem } from '#server/launch/system.ts'

export const victims = ['api', 'worker', 'database'] as const
export type Victim = (typeof victims)[number]

/** An organisation's Admin, who signs in with the password, and a key that acts as one. */
export interface Account {
  apiKey: string
  tenantId: string
  email: string
  password: string
}

/** The product as it runs anywhere: durable database, API and worker, each started again when it dies. */
export interface SystemUnderTest {
  baseUrl: string
  apiKey: string
  tenantId: string
  /** the superuser's address of its database */
  adminUrl: string
  /** Founds another organisation. */
  found(name: string): Promise<Account>
  /** Process of a part; undefined while it is being started again */
  pidOf(victim: Victim): number | undefined
  /** Ends a part at once, as a power cut or the kernel would: SIGKILL. */
  kill(victim: Victim): void
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts it on a data directory of its own, without its pages, with one organisation. */
export async function startSystemUnderTest(progress: (line: string) => void): Promise<SystemUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-crash-'))
  // the service user that runs the database when we are root must reach it
  chmodSync(dataDir, 0o711)
  const env = { DATA_DIR: dataDir, PORT: String(await findFreePort()), RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'fatal' }
  const stops: (() => Promise<void>)[] = []
  const abort = new AbortController()
  const stop = async () => {
    abort.abort()
    for (const each of stops.reverse()) await each()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const stage = { signal: abort.signal, progress, onStop: (each: () => Promise<void>) => void stops.push(each) }
    await startSystem({ ...process.env, DATABASE_URL: '', REDIS_URL: '', ...env }, stage, {
      prepare: async () => undefined,
    })
    const found = async (name: string): Promise<Account> => {
      const [email, password] = [`${name.toLowerCase()}@example.com`, 'a password of sixteen']
      const options = ['--name', name, '--email', email, '--password', password]
      const { apiKey = '', tenantId = '' } = await runCli(env, ['tenant', 'create', ...options])
      return { apiKey, tenantId, email, password }
    }
    return {
      baseUrl: `http://127.0.0.1:${env.PORT}/api/v1`,
      ...(await found('Crash')),
      found,
      pidOf: (victim) => pidOf(dataDir, victim),
      adminUrl: findRunningPostgres(dataDir) ?? '',
      kill: (victim) => kill(dataDir, victim),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function runCli(env: Record<string, string>, args: string[]): Promise<Record<string, string>> {
  const child = spawn(process.execPath, [join(root, 'server/launch/cli.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  for await (const chunk of child.stdout) output += chunk
  return JSON.parse(output) as Record<string, string>
}

/** One that is being started again already, and is not there, counts as killed. */
function kill(dataDir: string, victim: Victim): void {
  const pid = pidOf(dataDir, victim)
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ended a moment ago
  }
}

function pidOf(dataDir: string, victim: Victim): number | undefined {
  return victim === 'database' ? postmasterOf(dataDir) : childRunning(`process/${victim}.ts`)
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

/** Our own child that runs this file: others on the machine may run the same program. */
function childRunning(file: string): number | undefined {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  for (const line of stdout.split('\n')) {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(parent) === process.pid && args.includes(file)) return Number(pid)
  }
  return undefined
}
