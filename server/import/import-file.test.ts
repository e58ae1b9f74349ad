import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listItems } from '#contract/item.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { importFile } from './import-file.ts'

/** The import of the command line: by the steps of an upload, in the calling process. */
let app: TestApp
let directory: string
beforeAll(async () => {
  app = await startTestApp()
  directory = await mkdtemp(join(tmpdir(), 'import-file-'))
})
afterAll(async () => {
  await app.close()
  await rm(directory, { recursive: true })
})

test('a file is matched, imported and reported, row by row', async () => {
  const tenant = await app.createTenant()
  const file = join(directory, 'items.csv')
  await writeFile(file, 'sku,name,price\nA1,Bolt,1.20\nA2,Nut,0.10\nA3,Washer,cheap\n')
  const imported = await importFile({ ...app, tenantId: tenant.id, file, kind: 'items' })
  expect(imported.mapping).toEqual({ sku: 'sku', name: 'name', price: 'price' })
  expect(imported.counts).toMatchObject({ rows: 3, itemsCreated: 2, refused: 1 })
  const { data } = await tenant.admin.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ sku, price }) => [sku, price])).toEqual([
    ['A1', '1.2'],
    ['A2', '0.1'],
  ])
})

test('what cannot be opened is said in one sentence, and an organisation that is not there is not found', async () => {
  const tenant = await app.createTenant()
  const missing = join(directory, 'none.csv')
  await expect(importFile({ ...app, tenantId: tenant.id, file: missing, kind: 'items' })).rejects.toThrow(
    `No such file: ${missing}`,
  )
  await expect(importFile({ ...app, tenantId: tenant.id, file: directory, kind: 'items' })).rejects.toThrow(
    `${directory} is a directory`,
  )
  await expect(importFile({ ...app, tenantId: randomUUID(), file: missing, kind: 'items' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
