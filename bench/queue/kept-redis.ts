import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { findFreePort } from '#server/launch/port.ts'

/** A Redis that keeps a log on disk, written once a second at first. */
export interface KeptRedis {
  url: string
  pid: () => number | undefined
  /** From now on it writes every command down before it answers. */
  keepAll(): Promise<void>
  /** SIGKILL, and started again on what it had written. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** @returns undefined where no redis-server is installed */
export async function startKeptRedis(directory: string): Promise<KeptRedis | undefined> {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined
  mkdirSync(directory, { recursive: true })
  const port = await findFreePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory]
  let sync = 'everysec'
  const start = (): ChildProcess =>
    spawn('redis-server', [...options, '--appendonly', 'yes', '--appendfsync', sync], { stdio: 'ignore' })
  let child = start()
  await ready(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => child.pid,
    keepAll: async () => {
      sync = 'always'
      const client = new Redis({ port, host: '127.0.0.1' })
      await client.config('SET', 'appendfsync', sync)
      client.disconnect()
    },
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      child = start()
      await ready(port)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function ready(port: number): Promise<void> {
  const client = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  })
  client.on('error', () => undefined)
  // it answers with an error while it reads its log
  while ((await client.ping().catch(() => '')) !== 'PONG') await delay(50)
  client.disconnect()
}
