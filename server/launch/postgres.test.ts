import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeScratchDirectory } from '#server/testing/scratch-directory.ts'
import { findRunningPostgres, type RunningPostgres, startPostgres } from './postgres.ts'
import { processExists } from './process-identity.ts'

const holder = join(import.meta.dirname, '../testing/hold-postgres.ts')
const scratch: string[] = []
const running: RunningPostgres[] = []

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop()
  for (const dir of scratch.splice(0)) rmSync(dir, { recursive: true, force: true })
})

let pristine = ''
beforeAll(async () => {
  pristine = makeScratchDirectory('launch')
  await (await startPostgres({ dataDir: pristine, durable: false })).stop()
})
afterAll(() => rmSync(pristine, { recursive: true, force: true }))

function newDataDir(): string {
  const dir = makeScratchDirectory('launch')
  scratch.push(dir)
  return dir
}

/** A data directory as a first start leaves it, copied to save the second that making one takes. */
function copyDataDir(): string {
  const dir = newDataDir()
  spawnSync('cp', ['-Rp', `${pristine}/.`, dir])
  return dir
}

async function start(dataDir: string, onProgress?: (line: string) => void): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir, durable: false, ...(onProgress && { onProgress }) })
  running.push(postgres)
  return postgres
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that holds a server on `dataDir`, to be killed. */
async function holdElsewhere(dataDir: string): Promise<{ holder: ChildProcess; postmaster: number }> {
  const child = fork(holder, [dataDir])
  await once(child, 'message')
  return { holder: child, postmaster: postmasterOf(dataDir) }
}

function postmasterOf(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test('data outlives a restart, and stopping leaves no process, lock or socket behind', async () => {
  const dataDir = newDataDir()
  const first = await startPostgres({ dataDir, durable: false })
  await query(first.adminUrl, 'create table kept as select 42 as answer')
  const postmaster = postmasterOf(dataDir)
  const socketDir = new URL(first.adminUrl).searchParams.get('host')
  await first.stop()
  expect(processExists(postmaster)).toBe(false)
  expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres-password', 'postgres.log'])
  if (socketDir !== null) expect(() => readdirSync(socketDir)).toThrow('ENOENT')
  const second = await start(dataDir)
  expect(await query(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('nobody gets in without the password', async () => {
  const url = new URL((await start(copyDataDir())).adminUrl)
  url.password = 'guessed'
  await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('text is compared by code point and its case is changed by Unicode, whatever the system has', async () => {
  const { adminUrl } = await start(copyDataDir())
  expect(
    await query(adminUrl, `select upper('äß') as up, 'B' < 'a' as order, current_setting('TimeZone') as zone`),
  ).toEqual([{ up: 'Äß', order: true, zone: 'UTC' }])
})

test('a server whose starter was killed stops by itself', async () => {
  const dataDir = copyDataDir()
  const { holder: child, postmaster } = await holdElsewhere(dataDir)
  await kill(child)
  await vi.waitFor(() => expect(processExists(postmaster)).toBe(false), 10_000)
})

test('a server that was left running is stopped and started anew with its data', async () => {
  const dataDir = copyDataDir()
  const { holder: child, postmaster } = await holdElsewhere(dataDir)
  for (const guard of childrenOf(child.pid ?? 0).filter((pid) => pid !== postmaster)) process.kill(guard, 'SIGKILL')
  await kill(child)
  expect(processExists(postmaster)).toBe(true)
  const lines: string[] = []
  const { adminUrl } = await start(dataDir, (line) => lines.push(line))
  expect(lines).toContain(`Stopping a database server that was left running (process ${postmaster})`)
  expect(postmasterOf(dataDir)).not.toBe(postmaster)
  expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data directory in use is refused with the process that uses it, and can be joined by the command line', async () => {
  const dataDir = copyDataDir()
  const { holder: child } = await holdElsewhere(dataDir)
  try {
    await expect(start(dataDir)).rejects.toThrow(
      `Inventory-Pro is already running on ${dataDir} (process ${child.pid})`,
    )
    expect(await query(findRunningPostgres(dataDir) ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    await kill(child)
  }
})

test('the number of a dead server that another program got since does not keep it from starting', async () => {
  const dataDir = copyDataDir()
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n\n\nready\n`)
  const { adminUrl } = await start(dataDir)
  expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that dies is reported, and after restart answers at the same address', async () => {
  const dataDir = copyDataDir()
  const postgres = await start(dataDir)
  const died = new Promise<void>((resolve) => postgres.onUnexpectedExit(resolve))
  process.kill(postmasterOf(dataDir), 'SIGKILL')
  await died
  // What the dead server left in memory keeps a new one out until its last process has noticed.
  await vi.waitFor(() => postgres.restart(), 10_000)
  expect(await query(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a lost password file is replaced', async () => {
  const dataDir = copyDataDir()
  rmSync(join(dataDir, 'postgres-password'))
  const { adminUrl } = await start(dataDir)
  expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a database of another major version is refused with one sentence, untouched', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n')
  await expect(start(dataDir)).rejects.toThrow(/was made by PostgreSQL 17 and this release runs PostgreSQL 18/)
  expect(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('17\n')
})

test('a first start that was interrupted does not count as a database', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'postgres.new'))
  writeFileSync(join(dataDir, 'postgres.new/PG_VERSION'), '18\n')
  const { adminUrl } = await start(dataDir)
  expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a file where the data directory should be is refused with one sentence', async () => {
  const file = join(newDataDir(), 'file')
  writeFileSync(file, '')
  await expect(start(file)).rejects.toThrow(`DATA_DIR is ${file}, which is not a directory.`)
})

// An ordinary user is the database's user, and reaches what it can write.
if (process.getuid?.() === 0) {
  test('where root keeps the data out of reach, the database lies elsewhere, is said to, and is found again', async () => {
    const closed = newDataDir()
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'data')
    const lines: string[] = []
    const first = await startPostgres({ dataDir, durable: false, onProgress: (line) => lines.push(line) })
    scratch.push(dirname(first.dataDir))
    expect(first.dataDir.startsWith(dataDir)).toBe(false)
    expect(lines).toContain(`The user who runs the database cannot reach ${dataDir}: its files lie in ${first.dataDir}`)
    await query(first.adminUrl, 'create table kept ()')
    await first.stop()
    const second = await start(dataDir)
    expect(second.dataDir).toBe(first.dataDir)
    expect(await query(second.adminUrl, `select to_regclass('kept')::text as found`)).toEqual([{ found: 'kept' }])
  })
}

function childrenOf(pid: number): number[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  const pairs = listed.map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []))
}
