import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './harness/browser.ts'
import { findChromium } from './harness/chromium.ts'
import { type RunningSystem, startSystem } from './harness/system.ts'

let system: RunningSystem | undefined
afterAll(() => system?.stop())

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

test('one command serves API and pages; Ctrl-C leaves no process; a later start finds its data', async () => {
  const first = await startSystem()
  const secret = readFileSync(join(first.dataDir, 'secret'), 'utf8')
  const postmaster = postmasterPid(first.dataDir)
  expect(isRunning(postmaster)).toBe(true)
  expect((await fetch(`${first.address}/api/v1/health/ready`)).status).toBe(200)
  expect(await first.stop({ keepData: true })).toBe(0)
  expect(isRunning(postmaster)).toBe(false)
  expect(existsSync(join(first.dataDir, 'postgres/postmaster.pid'))).toBe(false)

  system = await startSystem({ DATA_DIR: first.dataDir })
  expect(readFileSync(join(system.dataDir, 'secret'), 'utf8')).toBe(secret)
  expect((await fetch(`${system.address}/api/v1/health/ready`)).status).toBe(200)
})

test.skipIf(findChromium() === undefined)('the first page loads without an error behind the user’s back', async () => {
  system ??= await startSystem()
  const browser = await launchBrowser()
  try {
    const { page, assertQuiet, screenshot } = await openPage(browser, system.address)
    await page.goto('/')
    await page.getByRole('heading').first().waitFor()
    await screenshot('first-page')
    // Nobody is signed in yet, and asking who is answers 401.
    assertQuiet(/401/)
  } finally {
    await browser.close()
  }
})

test('a second instance on the same data, or on a taken port, is refused with one sentence', async () => {
  system ??= await startSystem()
  await expect(startSystem({ DATA_DIR: system.dataDir })).rejects.toThrow(
    /Inventory-Pro is already running on .* \(process \d+\)/,
  )
  await expect(startSystem({ PORT: new URL(system.address).port })).rejects.toThrow(
    /Port \d+ is taken by another program/,
  )
})
