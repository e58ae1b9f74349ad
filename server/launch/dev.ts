import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assertNodeVersion } from './node-version.ts'
import { canConnect, findFreePort } from './port.ts'
import { runUntilStopped, type Stage } from './run-until-stopped.ts'
import { StartupError } from './startup-error.ts'
import { startSystem } from './system.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

assertNodeVersion()
await runUntilStopped(async (stage) => {
  const webPort = await findFreePort()
  const { config } = await startSystem(process.env, stage, {
    prepare: () => startWebDev(webPort, stage),
    env: { NODE_ENV: 'development', WEB_DEV_URL: `http://127.0.0.1:${webPort}` },
    execArgv: ['--watch', '--watch-preserve-output'],
  })
  stage.progress(`Inventory-Pro is ready and reloads on change: ${config.publicUrl}`)
})

/** Starts the development server of the pages, to which the API forwards what is not its own. */
async function startWebDev(port: number, stage: Stage): Promise<void> {
  stage.progress('Starting the development server of the pages')
  const next = join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'dev', 'web', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  stage.onStop(() => stopChild(child))
  while (!(await canConnect('127.0.0.1', port, 1000))) {
    stage.signal.throwIfAborted()
    if (child.exitCode !== null)
      throw new StartupError('The development server of the pages did not start: the reason stands above.')
    await delay(100)
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
