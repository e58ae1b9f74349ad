import { existsSync } from 'node:fs'
import { findChromium } from '#e2e/harness/chromium.ts'
import { runCommand } from './run-command.ts'

/**
 * Makes sure of what no npm package brings: a browser and a Redis server. Root on Debian gets them installed; everybody
 * else reads how, and the tests that need them are skipped.
 */
export async function ensureTestTools(): Promise<void> {
  const missing = await listMissing()
  if (missing.length === 0) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) await installWithApt(missing)
  const still = canInstall ? await listMissing() : missing
  if (still.length === 0) return
  const sudo = `sudo apt-get install ${still.join(' ')}`
  process.stdout.write(
    `Not installed: ${still.join(', ')}. The tests that need it are skipped. On Debian: ${sudo}; elsewhere install Chromium (or set CHROMIUM_PATH) and Redis.\n`,
  )
}

async function listMissing(): Promise<string[]> {
  const redis = await runCommand('redis-server', ['--version'])
  return [...(findChromium() === undefined ? ['chromium'] : []), ...(redis.code === 0 ? [] : ['redis-server'])]
}

async function installWithApt(packages: string[]): Promise<void> {
  process.stdout.write(`Installing ${packages.join(' and ')}\n`)
  // RUNLEVEL keeps Debian from starting the Redis it installs as a service of the machine.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const update = await runCommand('apt-get', ['update', '-q'], { env })
  const install = (names: string[]) =>
    runCommand('apt-get', ['install', '-yq', '--no-install-recommends', ...names], { env })
  // Debian has Chromium without a window as a package of its own since version 12.
  const light = packages.map((name) => (name === 'chromium' ? 'chromium-headless-shell' : name))
  if ((await install(light)).code === 0) return
  const { code, output } = await install(packages)
  if (code !== 0) process.stdout.write(`${update.output}\n${output}\n`)
}
