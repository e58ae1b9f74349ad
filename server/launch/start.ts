import { fileURLToPath } from 'node:url'
import { assertNodeVersion } from './node-version.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { startSystem } from './system.ts'
import { buildWeb } from './web-build.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

assertNodeVersion()
await runUntilStopped(async (stage) => {
  const { config } = await startSystem(process.env, stage, {
    prepare: () => buildWeb(root, stage.signal, stage.progress),
  })
  stage.progress(`Inventory-Pro is ready: ${config.publicUrl}`)
})
