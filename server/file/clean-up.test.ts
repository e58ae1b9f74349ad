import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { cleanUpFiles } from './clean-up.ts'
import { filePath, filesFolder, insertFile, storeFile } from './store-file.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const hourMs = 3_600_000
const age = (path: string, hours: number) => {
  const at = new Date(Date.now() - hours * hourMs)
  utimesSync(path, at, at)
}

async function store(tenantId: string, { withRow, hours }: { withRow: boolean; hours: number }): Promise<string> {
  const source = Readable.from([Buffer.from('sku,name\nA,One\n')])
  const file = await storeFile(testApp.dataDir, tenantId, { name: 'a.csv', mediaType: 'text/csv', source }, 1000)
  if (withRow) await testApp.database.tenant(tenantId, (tx) => insertFile(tx, file))
  const path = filePath(testApp.dataDir, tenantId, file.id)
  age(path, hours)
  return path
}

const sweep = () =>
  cleanUpFiles.handle(
    { database: testApp.database, dataDir: testApp.dataDir, log: { info: () => undefined } } as never,
    {},
  )

test('files without a row go after a day; files with one, fresh ones and what is not ours stay', async () => {
  const shop = await testApp.createTenant()
  const lab = await testApp.createTenant()
  const kept = [
    await store(shop.id, { withRow: true, hours: 1000 }),
    await store(shop.id, { withRow: false, hours: 23 }),
    await store(lab.id, { withRow: true, hours: 25 }),
  ]
  const orphan = await store(shop.id, { withRow: false, hours: 25 })
  const unfinished = `${filePath(testApp.dataDir, lab.id, randomUUID())}.part`
  const beingWritten = `${filePath(testApp.dataDir, lab.id, randomUUID())}.part`
  const foreign = join(dirname(unfinished), 'notes.txt')
  for (const path of [unfinished, beingWritten, foreign]) writeFileSync(path, 'x')
  for (const path of [unfinished, foreign]) age(path, 25)
  await sweep()
  for (const path of [...kept, beingWritten, foreign]) expect(existsSync(path), path).toBe(true)
  for (const path of [orphan, unfinished]) expect(existsSync(path), path).toBe(false)
  await sweep()
  for (const path of kept) expect(existsSync(path), path).toBe(true)
})

test('a row of another tenant keeps no file, and the folder of a deleted tenant goes', async () => {
  const shop = await testApp.createTenant()
  const gone = randomUUID()
  const path = await store(shop.id, { withRow: true, hours: 25 })
  const copy = join(filesFolder(testApp.dataDir), gone, path.slice(-36))
  mkdirSync(dirname(copy))
  writeFileSync(copy, 'x')
  age(copy, 25)
  await sweep()
  expect(existsSync(path)).toBe(true)
  expect(readdirSync(filesFolder(testApp.dataDir))).not.toContain(gone)
})

test('more files than one query looks up are all looked at', async () => {
  const shop = await testApp.createTenant()
  const folder = join(filesFolder(testApp.dataDir), shop.id)
  mkdirSync(folder)
  for (let i = 0; i < 1203; i++) {
    const path = join(folder, randomUUID())
    writeFileSync(path, '')
    age(path, 25)
  }
  const kept = await store(shop.id, { withRow: true, hours: 25 })
  await sweep()
  expect(readdirSync(folder)).toEqual([kept.slice(-36)])
})
