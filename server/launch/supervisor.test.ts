import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { processExists } from './process-identity.ts'
import { type SupervisedProcess, supervise } from './supervisor.ts'

let dir = ''
let supervised: SupervisedProcess | undefined
const lines: string[] = []

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'inventory-pro-supervisor-'))
  lines.length = 0
  supervised = undefined
})
afterEach(async () => {
  await supervised?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** A process that notes its number in `pids`, then does as told. */
async function superviseProgram(body: string, signal = new AbortController().signal): Promise<void> {
  const file = join(dir, 'program.mjs')
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'\nappendFileSync(process.env.PIDS, process.pid + '\\n')\n${body}\n`,
  )
  supervised = await supervise({ name: 'The program', file, env: { PIDS: join(dir, 'pids') } }, signal, (line) =>
    lines.push(line),
  )
}

function pids(): number[] {
  return readFileSync(join(dir, 'pids'), 'utf8').trim().split('\n').map(Number)
}

const serve = `setInterval(() => {}, 1000); process.send({ ready: true })`

test('a process that crashes is started again, and the operator reads why', async () => {
  await superviseProgram(serve)
  process.kill(pids()[0] ?? 0, 'SIGKILL')
  await vi.waitFor(
    () =>
      expect(lines).toEqual([
        expect.stringMatching(/^The program ended unexpectedly \(SIGKILL\)/),
        'The program runs again',
      ]),
    10_000,
  )
  expect(pids()).toHaveLength(2)
})

test('stopping sends SIGTERM, waits, and does not start it again', async () => {
  await superviseProgram(`process.once('SIGTERM', () => setTimeout(() => process.exit(0), 100)); ${serve}`)
  await supervised?.stop()
  expect(processExists(pids()[0] ?? 0)).toBe(false)
  expect(pids()).toHaveLength(1)
  expect(lines).toEqual([])
})

test('a process that ends before it is ready fails the start', async () => {
  await expect(superviseProgram('process.exit(3)')).rejects.toThrow(
    'The program did not start: the reason stands above.',
  )
})

test('a start that is called off ends the process', async () => {
  const calledOff = new AbortController()
  const starting = superviseProgram('setInterval(() => {}, 1000)', calledOff.signal)
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 10_000)
  calledOff.abort()
  await expect(starting).rejects.toThrow('did not start')
  expect(processExists(pids()[0] ?? 0)).toBe(false)
})
