import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getFileUsage } from '#contract/file.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { upload } from './file-fixture.ts'

const megabyte = 1024 ** 2

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp({ fileQuotaMb: 1 })
})
afterAll(() => testApp.close())

test('20 uploads at once of 80 KB into 1 MB: as many as fit, never one more, and the others leave nothing', async () => {
  const shop = await testApp.createTenant()
  const size = 80 * 1024
  const fits = Math.floor(megabyte / size)
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => upload(testApp, shop.admin.secret, Buffer.alloc(size, n + 65))),
  )
  const taken = replies.filter(({ status }) => status === 201)
  const refused = replies.filter(({ status }) => status === 413)
  expect([taken.length, refused.length]).toEqual([fits, 20 - fits])
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['quota_exceeded']))
  expect(refused[0]?.body.detail).toBe('There is no room for it: files take 1 MB of the 1 MB your organisation has.')
  expect(await shop.admin.call(getFileUsage)).toMatchObject({ files: fits, bytes: fits * size, quotaBytes: megabyte })
  expect(readdirSync(join(testApp.dataDir, 'files', shop.id))).toHaveLength(fits)
})

test('another organisation has its own room', async () => {
  const lab = await testApp.createTenant()
  expect((await upload(testApp, lab.admin.secret, Buffer.alloc(100))).status).toBe(201)
})

test('one file larger than all the room is refused', async () => {
  const lab = await testApp.createTenant()
  const { status, body } = await upload(testApp, lab.admin.secret, Buffer.alloc(megabyte + 1))
  expect([status, body.code]).toEqual([413, 'quota_exceeded'])
})

test('where the row cannot be written, the content goes and the count stays', async () => {
  const lab = await testApp.createTenant()
  const tenant = vi.spyOn(testApp.database, 'tenant').mockRejectedValueOnce(new Error('the database is gone'))
  const { status } = await upload(testApp, lab.admin.secret, 'lost')
  tenant.mockRestore()
  expect(status).toBe(500)
  expect(readdirSync(join(testApp.dataDir, 'files'))).not.toContain(lab.id)
  expect(await lab.admin.call(getFileUsage)).toMatchObject({ files: 0, bytes: 0 })
})
