import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { getFileUsage } from '#contract/file.ts'
import { createSupplier, updateSupplier } from '#contract/supplier.ts'
import { deleteSampleTenant } from '#contract/tenant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { cleanUp } from './clean-up.ts'
import { picture, scratchFile, upload } from './file-fixture.ts'
import { insertFile } from './queries.ts'

let testApp: TestApp
let filesFolder: string
beforeAll(async () => {
  testApp = await startTestApp()
  filesFolder = join(testApp.dataDir, 'files')
})
afterAll(() => testApp.close())

const dayMs = 24 * 3_600_000
const age = (path: string, hours: number) => {
  const at = new Date(Date.now() - hours * 3_600_000)
  utimesSync(path, at, at)
}

async function store(tenantId: string, { withRow, hours }: { withRow: boolean; hours: number }): Promise<string> {
  const { storage, database } = testApp
  const id = randomUUID()
  const content = Buffer.from('sku,name\nA,One\n')
  const sha256 = createHash('sha256').update(content).digest()
  await storage.take({ tenantId, id }, { path: scratchFile(storage, content), size: content.length, sha256 })
  const file = { id, purpose: 'import', name: 'a.csv', mediaType: 'text/csv', size: content.length, sha256 } as const
  if (withRow) await database.tenant(tenantId, (tx) => insertFile(tx, file))
  const path = join(filesFolder, tenantId, id)
  age(path, hours)
  return path
}

const sweep = (olderThanMs = dayMs) => cleanUp(testApp, { olderThanMs })

test('contents without a row go after a day; those with one, fresh ones and what is not ours stay', async () => {
  const shop = await testApp.createTenant()
  const lab = await testApp.createTenant()
  const kept = [
    await store(shop.id, { withRow: true, hours: 1000 }),
    await store(shop.id, { withRow: false, hours: 23 }),
    await store(lab.id, { withRow: true, hours: 25 }),
  ]
  const orphan = await store(shop.id, { withRow: false, hours: 25 })
  const thumbnail = `${orphan}.256`
  writeFileSync(thumbnail, 'x')
  age(thumbnail, 25)
  const unfinished = scratchFile(testApp.storage, 'x')
  const beingWritten = scratchFile(testApp.storage, 'x')
  const foreign = join(filesFolder, lab.id, 'notes.txt')
  writeFileSync(foreign, 'x')
  for (const path of [unfinished, foreign]) age(path, 25)
  await sweep()
  for (const path of [...kept, beingWritten, foreign]) expect(existsSync(path), path).toBe(true)
  for (const path of [orphan, thumbnail, unfinished]) expect(existsSync(path), path).toBe(false)
  await sweep()
  for (const path of kept) expect(existsSync(path), path).toBe(true)
})

test('a row of another tenant keeps no content, and the folder of a deleted tenant goes', async () => {
  const shop = await testApp.createTenant()
  const gone = randomUUID()
  const path = await store(shop.id, { withRow: true, hours: 25 })
  const copy = join(filesFolder, gone, path.slice(-36))
  mkdirSync(join(filesFolder, gone))
  writeFileSync(copy, 'x')
  age(copy, 25)
  await sweep()
  expect(existsSync(path)).toBe(true)
  expect(readdirSync(filesFolder)).not.toContain(gone)
})

test('more contents than one query looks up are all looked at', async () => {
  const shop = await testApp.createTenant()
  const folder = join(filesFolder, shop.id)
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

async function supplierWithFile(shop: TestTenant) {
  await shop.admin.call(createField, { body: { name: 'Contract', kind: 'file', entity: 'supplier' } })
  const file = (await upload(testApp, shop.admin.secret, await picture('png'), { name: 'contract.png' })).body
  const supplier = await shop.admin.call(createSupplier, { body: { name: 'Acme', attributes: { contract: file.id } } })
  return { file, supplier }
}

/** Makes a tenant's files and notes of them older than they are. */
async function ageRows(shop: TestTenant, hours: number) {
  await testApp.database.tenant(shop.id, (tx) =>
    tx.query({
      text: `update file set created_at = created_at - $1 * interval '1 hour', unused_since = unused_since - $1 * interval '1 hour'`,
      values: [hours],
    }),
  )
}

const has = (shop: TestTenant, id: string) => existsSync(join(filesFolder, shop.id, id))

test('a file goes a day after it was found that no record names it, and what it took is free again', async () => {
  const shop = await testApp.createTenant()
  const { file } = await supplierWithFile(shop)
  const unused = (await upload(testApp, shop.admin.secret, 'never attached', { name: 'a.txt' })).body
  const fresh = (await upload(testApp, shop.admin.secret, 'as well', { name: 'b.txt' })).body
  await sweep()
  expect([has(shop, file.id), has(shop, unused.id)]).toEqual([true, true])
  await ageRows(shop, 25)
  await testApp.database.tenant(shop.id, (tx) =>
    tx.query({ text: 'update file set created_at = now() where id = $1', values: [fresh.id] }),
  )
  // found unused now, so it stays for another day
  await sweep()
  expect(has(shop, unused.id)).toBe(true)
  await ageRows(shop, 25)
  expect(await sweep()).toMatchObject({ unused: 1 })
  expect([has(shop, file.id), has(shop, unused.id), has(shop, fresh.id)]).toEqual([true, false, true])
  expect(await shop.admin.call(getFileUsage)).toMatchObject({ files: 2, bytes: file.size + fresh.size })
})

test('a file taken out of its record is there for a day, so that it can be put back', async () => {
  const shop = await testApp.createTenant()
  const { file, supplier } = await supplierWithFile(shop)
  await ageRows(shop, 48)
  await sweep()
  const params = { supplierId: supplier.id }
  const without = await shop.admin.call(updateSupplier, {
    params,
    ifMatch: supplier.version,
    body: { attributes: { contract: null } },
  })
  await sweep()
  await ageRows(shop, 23)
  await sweep()
  expect(has(shop, file.id)).toBe(true)
  await shop.admin.call(updateSupplier, {
    params,
    ifMatch: without.version,
    body: { attributes: { contract: file.id } },
  })
  await ageRows(shop, 48)
  await sweep()
  await sweep()
  expect(has(shop, file.id)).toBe(true)
})

test('a deleted sample takes its files along', async () => {
  const shop = await testApp.createTenant()
  const { file } = await supplierWithFile(shop)
  await testApp.database.system((tx) =>
    tx.query({ text: 'update tenant set is_sample = true where id = $1', values: [shop.id] }),
  )
  const { cookie } = await testApp.signIn(shop.userId)
  const reply = await testApp.app.fastify.inject({
    method: deleteSampleTenant.method,
    url: `/api/v1${deleteSampleTenant.path}`,
    headers: { cookie, 'x-inventory-csrf': '1' },
  })
  expect(reply.statusCode, reply.body).toBeLessThan(300)
  await sweep(-1)
  expect(has(shop, file.id)).toBe(false)
  expect(readdirSync(filesFolder)).not.toContain(shop.id)
})
