import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { startPostgres } from '#server/launch/postgres.ts'

export interface Servers {
  /** the product, started as anybody starts it */
  ours: {
    port: number
    cli(args: string[]): Promise<Record<string, string>>
    /** as autovacuum does within a minute, so that both databases are measured with statistics and visibility maps */
    vacuum(): Promise<void>
  }
  bare: { port: number; database: pg.Client }
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts one durable PostgreSQL, the product on it, and the bare server on a database of its own beside it. */
export async function startServers(processes: number, progress: (line: string) => void): Promise<Servers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-bench-'))
  // the service user that runs the database when we are root must reach it
  chmodSync(dataDir, 0o755)
  const postgres = await startPostgres({ dataDir: join(dataDir, 'database'), durable: true, onProgress: progress })
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of stops.reverse()) await end()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const env = {
      ...process.env,
      DATABASE_URL: postgres.adminUrl,
      DATA_DIR: join(dataDir, 'data'),
      PORT: String(await freePort()),
      API_PROCESSES: String(processes),
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
    }
    const product = spawn(process.execPath, [join(root, 'server/launch/start.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    stops.push(async () => {
      if (product.exitCode !== null) return
      product.kill('SIGTERM')
      await once(product, 'exit')
    })
    await lineWith(product.stdout, `:${env.PORT}`, progress)
    const bare = await startBare(postgres.adminUrl)
    stops.push(bare.stop)
    const cli = async (args: string[]) => {
      const child = spawn(process.execPath, [join(root, 'server/launch/cli.ts'), ...args], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let output = ''
      for await (const chunk of child.stdout) output += chunk
      return JSON.parse(output) as Record<string, string>
    }
    const vacuum = async () => {
      const admin = new pg.Client({ connectionString: postgres.adminUrl })
      await admin.connect()
      await admin.query('vacuum analyze')
      await admin.end()
    }
    return { ours: { port: Number(env.PORT), cli, vacuum }, bare, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startBare(adminUrl: string) {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create database bare')
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = '/bare'
  const database = new pg.Client({ connectionString: url.href })
  await database.connect()
  await database.query(await readFile(join(import.meta.dirname, 'bare-schema.sql'), 'utf8'))
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'bare.ts'), {
    env: { ...process.env, BARE_DATABASE_URL: url.href, PORT: String(port) },
  })
  await once(child, 'message')
  const stop = async () => {
    child.kill('SIGKILL')
    await database.end()
  }
  return { port, database, stop }
}

async function lineWith(stream: Readable, text: string, progress: (line: string) => void): Promise<void> {
  let output = ''
  // left as it is, or what the product says later would have nowhere to go
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    output += chunk
    progress(String(chunk).trim())
    if (output.includes(text)) {
      stream.resume()
      return
    }
  }
  throw new Error(`The product did not start: ${output}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
