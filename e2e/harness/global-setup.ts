import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildWeb } from '#server/launch/web-build.ts'
import './shared-system.ts'
import { startSystem } from './system.ts'

/** Builds the pages and starts the system that the journeys share. @returns what stops it */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb(fileURLToPath(new URL('../../', import.meta.url)), new AbortController().signal, () => undefined)
  const outputDir = mkdtempSync(join(tmpdir(), 'inventory-pro-e2e-output-'))
  const outputFile = join(outputDir, 'output.log')
  // All journeys come from one address.
  const system = await startSystem({ SIGN_IN_LIMIT_PER_MINUTE: '600' }, outputFile)
  project.provide('system', { address: system.address, outputFile })
  return async () => {
    await system.stop()
    rmSync(outputDir, { recursive: true, force: true })
  }
}
