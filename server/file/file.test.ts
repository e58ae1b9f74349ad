import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField, updateField } from '#contract/field.ts'
import { getFile, getFileUsage, listFiles } from '#contract/file.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { picture, upload } from './file-fixture.ts'
import { fileJobs } from './jobs.ts'

let testApp: TestApp
let shop: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
  const { admin } = shop
  await admin.call(createField, { body: { name: 'Logo', kind: 'image', entity: 'supplier' } })
  await admin.call(createField, { body: { name: 'Papers', kind: 'file', multiple: true, entity: 'supplier' } })
  await admin.call(createField, { body: { name: 'Prices', kind: 'file', entity: 'supplier', visibleTo: ['manager'] } })
})
afterAll(() => testApp.close())

const get = (secret: string, path: string, headers: Record<string, string> = {}) =>
  testApp.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/files/${path}`,
    headers: { authorization: `Bearer ${secret}`, ...headers },
  })

const put = async (
  content: Buffer | string,
  options: Parameters<typeof upload>[3] = {},
  secret = shop.admin.secret,
) => {
  const { status, body } = await upload(testApp, secret, content, options)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const attach = (attributes: Record<string, string | string[]>, caller = shop.admin) =>
  caller.send(createSupplier, { body: { name: `Supplier ${randomUUID()}`, attributes } })

test('what is uploaded comes back byte for byte, under its name, to be saved', async () => {
  const content = Buffer.from('Größe;Preis\n1;2\n')
  const file = await put(content, { name: 'Preise für 2026.csv', mediaType: 'text/html' })
  expect(file).toMatchObject({
    name: 'Preise für 2026.csv',
    mediaType: 'text/plain',
    size: content.length,
    width: null,
  })
  const reply = await get(shop.admin.secret, `${file.id}/content`)
  expect(reply.rawPayload.equals(content)).toBe(true)
  expect(reply.headers).toMatchObject({
    'content-type': 'text/plain',
    'content-disposition': `attachment; filename="Preise f_r 2026.csv"; filename*=UTF-8''Preise%20f%C3%BCr%202026.csv`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'content-length': String(content.length),
  })
  expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none';.* sandbox/)
})

test('parts of a file, an unchanged file and its headers alone', async () => {
  const file = await put('0123456789')
  const { secret } = shop.admin
  const part = await get(secret, `${file.id}/content`, { range: 'bytes=2-4' })
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
  expect((await get(secret, `${file.id}/content`, { range: 'bytes=-3' })).body).toBe('789')
  const beyond = await get(secret, `${file.id}/content`, { range: 'bytes=10-' })
  expect([beyond.statusCode, beyond.json().code]).toEqual([416, 'range_not_satisfiable'])
  const etag = String(part.headers.etag)
  const unchanged = await get(secret, `${file.id}/content`, { 'if-none-match': etag })
  expect([unchanged.statusCode, unchanged.body]).toEqual([304, ''])
  expect((await get(secret, `${file.id}/content`, { range: 'bytes=2-4', 'if-range': '"other"' })).statusCode).toBe(200)
  const head = await testApp.app.fastify.inject({
    method: 'HEAD',
    url: `/api/v1/files/${file.id}/content`,
    headers: { authorization: `Bearer ${secret}` },
  })
  expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', '10'])
})

describe('pictures', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
    '%s is shown in place, with thumbnails at once',
    async (format) => {
      const file = await put(await picture(format), { name: `a.${format}`, purpose: 'image' })
      expect(file).toMatchObject({ mediaType: `image/${format}`, width: 40, height: 30, thumbnails: 'pending' })
      const content = await get(shop.admin.secret, `${file.id}/content`)
      expect(content.headers['content-type']).toBe(`image/${format}`)
      expect(content.headers['content-disposition']).toMatch(/^inline/)
      const saved = await get(shop.admin.secret, `${file.id}/content?download=true`)
      expect(saved.headers['content-disposition']).toMatch(/^attachment/)
      const thumbnail = await get(shop.admin.secret, `${file.id}/thumbnail?size=64`)
      expect(thumbnail.headers['content-type']).toBe('image/webp')
      expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 40, height: 30 })
      expect(await shop.admin.call(getFile, { params: { fileId: file.id } })).toMatchObject({ thumbnails: 'ready' })
    },
  )

  test('thumbnails stand upright and tell nothing of where and with what the photo was taken', async () => {
    const photo = await sharp(await picture('jpeg', { width: 800, height: 600, orientation: 6 }))
      .withExif({ IFD0: { Copyright: 'secret' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const file = await put(photo, { purpose: 'image' })
    expect(file).toMatchObject({ width: 600, height: 800 })
    const thumbnail = await get(shop.admin.secret, `${file.id}/thumbnail?size=256`)
    const found = await sharp(thumbnail.rawPayload).metadata()
    expect(found).toMatchObject({ width: 192, height: 256 })
    expect([found.exif, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined])
  })

  test('the worker makes them after the upload, and those that got lost are made again', async () => {
    const file = await put(await picture('png', { width: 2000, height: 1000 }), { purpose: 'image' })
    const worker = await startTestWorker(testApp, fileJobs, { dataDir: testApp.dataDir })
    try {
      await expect
        .poll(() => shop.admin.call(getFile, { params: { fileId: file.id } }), { timeout: 40_000 })
        .toMatchObject({ thumbnails: 'ready' })
    } finally {
      await worker.stop()
    }
    const folder = join(testApp.dataDir, 'files', shop.id)
    const made = readdirSync(folder).filter((name) => name.startsWith(`${file.id}.`))
    expect(made.sort()).toEqual([`${file.id}.1024`, `${file.id}.256`, `${file.id}.64`])
    rmSync(join(folder, `${file.id}.1024`))
    const large = await get(shop.admin.secret, `${file.id}/thumbnail?size=1024`)
    expect(await sharp(large.rawPayload).metadata()).toMatchObject({ width: 1024, height: 512 })
  })

  test('many who ask for the same thumbnail wait for one', async () => {
    const file = await put(await picture('jpeg', { width: 3000, height: 2000 }), { purpose: 'image' })
    const replies = await Promise.all(Array.from({ length: 30 }, () => get(shop.admin.secret, `${file.id}/thumbnail`)))
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  })
})

describe('who may read a file', () => {
  test('before it stands anywhere: who uploaded it, and Admins', async () => {
    const file = await put('draft', {}, shop.staff.secret)
    const codes = async () =>
      Promise.all(
        [shop.staff, shop.manager, shop.admin].map(async ({ secret }) => (await get(secret, file.id)).statusCode),
      )
    expect(await codes()).toEqual([200, 404, 200])
    await attach({ papers: [file.id] })
    expect(await codes()).toEqual([200, 200, 200])
  })

  test('in a field of some roles: those roles, by every endpoint', async () => {
    const file = await put(await picture('png'), { purpose: 'image' })
    expect((await attach({ prices: file.id })).status).toBe(201)
    for (const path of ['', '/content', '/thumbnail']) {
      expect((await get(shop.manager.secret, `${file.id}${path}`)).statusCode).toBe(200)
      const refused = await get(shop.staff.secret, `${file.id}${path}`)
      const none = await get(shop.staff.secret, `${randomUUID()}${path}`)
      expect([refused.statusCode, refused.body]).toEqual([404, none.body])
    }
    const listed = async (caller: TestTenant['staff']) =>
      (await caller.call(listFiles, { query: { ids: file.id } })).data.map(({ id }) => id)
    expect([await listed(shop.staff), await listed(shop.manager)]).toEqual([[], [file.id]])
  })

  test('a field that is hidden later hides its files', async () => {
    const tenant = await testApp.createTenant()
    const field = await tenant.admin.call(createField, { body: { name: 'Note', kind: 'file', entity: 'supplier' } })
    const file = await put('x', {}, tenant.admin.secret)
    await tenant.admin.call(createSupplier, { body: { name: 'A', attributes: { note: file.id } } })
    expect((await get(tenant.staff.secret, file.id)).statusCode).toBe(200)
    await tenant.admin.call(updateField, {
      params: { fieldId: field.id },
      ifMatch: field.version,
      body: { visibleTo: [] },
    })
    expect((await get(tenant.staff.secret, file.id)).statusCode).toBe(404)
  })

  test('in a field of items: whoever sees the item', async () => {
    const tenant = await testApp.createTenant()
    await tenant.admin.call(createField, { body: { name: 'Photos', kind: 'image', multiple: true } })
    const [first, second] = [
      await put(await picture('png'), { purpose: 'image' }, tenant.manager.secret),
      await put(await picture('jpeg'), { purpose: 'image' }, tenant.manager.secret),
    ]
    const item = await tenant.manager.call(createItem, {
      body: { sku: 'A', name: 'A', attributes: { photos: [first.id] } },
    })
    expect((await get(tenant.staff.secret, `${first.id}/thumbnail`)).statusCode).toBe(200)
    expect((await get(tenant.staff.secret, second.id)).statusCode).toBe(404)
    await tenant.manager.call(updateItem, {
      params: { itemId: item.id },
      ifMatch: item.version,
      body: { attributes: { photos: [first.id, second.id] } },
    })
    expect((await get(tenant.staff.secret, second.id)).statusCode).toBe(200)
  })

  test('who knows the id of a hidden file does not read it by putting it in a field of their own', async () => {
    const file = await put('secret prices')
    await attach({ prices: file.id })
    const taken = await attach({ papers: [file.id] }, shop.manager)
    expect([taken.status, taken.problem.errors?.[0]?.path]).toEqual([422, 'body.attributes.papers'])
    expect((await get(shop.staff.secret, file.id)).statusCode).toBe(404)
  })
})

describe('what a field takes', () => {
  test('files of the organisation that are there, and pictures where pictures are asked for', async () => {
    const other = await testApp.createTenant()
    const foreign = await put(await picture('png'), { purpose: 'image' }, other.admin.secret)
    const text = await put('no picture')
    const logo = await put(await picture('png'))
    expect((await attach({ logo: logo.id })).status).toBe(201)
    const refusals = await Promise.all([foreign.id, randomUUID(), text.id].map((id) => attach({ logo: id })))
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422])
    // another organisation's file is one that is not there
    expect(refusals[0]?.problem).toEqual(refusals[1]?.problem)
    expect(refusals[2]?.problem.detail).toMatch(/picture/)
  })
})

test('an upload that is repeated under its key is one file', async () => {
  const content = randomUUID()
  const idempotencyKey = randomUUID()
  const before = await shop.admin.call(getFileUsage)
  const [first, second] = [
    await upload(testApp, shop.admin.secret, content, { idempotencyKey }),
    await upload(testApp, shop.admin.secret, content, { idempotencyKey }),
  ]
  expect(second?.body).toEqual(first?.body)
  expect(second?.headers['idempotency-replayed']).toBe('true')
  const other = await upload(testApp, shop.admin.secret, 'something else', { idempotencyKey })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_reused'])
  expect(await shop.admin.call(getFileUsage)).toMatchObject({ files: before.files + 1 })
  const stored = readdirSync(join(testApp.dataDir, 'files', shop.id)).filter((name) => !name.includes('.'))
  const { files } = await shop.admin.call(getFileUsage)
  expect(stored).toHaveLength(files)
  expect(existsSync(testApp.storage.scratch) ? readdirSync(testApp.storage.scratch) : []).toEqual([])
})
