import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '#server/launch/port.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** A cold start builds the pages. */
const READY_LIMIT_MS = 240_000

/** The product as a newcomer runs it: `npm start`, on a port and data directory of its own. */
export type RunningSystem = {
  /** `http://localhost:<port>`, the one origin of pages and API. */
  address: string
  dataDir: string
  /** Ctrl-C. @returns the exit code; with `keepData` a later start finds the data */
  stop(options?: { keepData?: boolean }): Promise<number | null>
}

/**
 * Starts the product through its own first script.
 * @param env  settings as an operator gives them; DATA_DIR to start again on data that was kept
 * @param outputFile  keeps all it prints, logs included
 */
export async function startSystem(env: Record<string, string> = {}, outputFile?: string): Promise<RunningSystem> {
  const port = await findFreePort()
  const dataDir = env['DATA_DIR'] ?? makeDataDirectory()
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'start'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk
      if (outputFile !== undefined) appendFileSync(outputFile, chunk)
    })
  // A directory the caller named is the caller's until its system is stopped: a refused start must not remove it.
  const ownsData = env['DATA_DIR'] === undefined
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    await waitForText(child, /is ready: http/, () => text)
  } catch (error) {
    await end(child)
    if (ownsData) remove()
    throw error
  }
  return {
    address: `http://localhost:${port}`,
    dataDir,
    stop: async ({ keepData = false } = {}) => {
      const code = await end(child)
      if (!keepData) remove()
      return code
    },
  }
}

/** Passable for the database's user, so that its files lie in it and vanish with it. */
function makeDataDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), 'inventory-pro-e2e-'))
  chmodSync(dir, 0o711)
  return dir
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    await ended
  }
  return child.exitCode
}

function waitForText(child: ChildProcess, pattern: RegExp, text: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopListening = () => {
      clearTimeout(timer)
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', look)
      child.off('exit', ended)
    }
    const look = () => {
      if (!pattern.test(text())) return
      stopListening()
      resolve()
    }
    const fail = (reason: string) => {
      stopListening()
      reject(new Error(`${reason}. It said:\n${text()}`))
    }
    const ended = () => fail('The system ended')
    const timer = setTimeout(() => fail('The system did not say what was waited for'), READY_LIMIT_MS)
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look)
    child.on('exit', ended)
    look()
  })
}
