import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getFileUsage } from '#contract/file.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { picture, upload } from './file-fixture.ts'

let testApp: TestApp
let shop: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
})
afterAll(() => testApp.close())

const send = (content: Buffer | string, options: Parameters<typeof upload>[3] = {}) =>
  upload(testApp, shop.admin.secret, content, options)

const read = (id: string) =>
  testApp.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/files/${id}/content`,
    headers: { authorization: `Bearer ${shop.admin.secret}` },
  })

/** A PNG of these dimensions whose pixels are all zero: 50,000 x 50,000 take 10 MB, unfolded 10 GB. */
function pngOf(width: number, height: number, rows = 1): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(rows * (1 + 4 * width)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const html = '<!doctype html><script>alert(document.cookie)</script>'

describe('as a picture is refused', () => {
  test.each([
    ['an SVG with a script', svg, 'photo.png', /no picture/],
    ['a page', html, 'photo.jpg', /no picture/],
    ['a PDF', '%PDF-1.7\n', 'photo.jpg', /no picture/],
    ['a TIFF', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), 'photo.jpg', /no picture/],
    ['a HEIC photo', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'), 'photo.jpg', /HEIC/],
    ['a bomb: 50,000 x 50,000 pixels in some kilobytes', pngOf(50_000, 50_000), 'photo.png', /64 million pixels/],
    [
      'a header without a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'a.png',
      /damaged/,
    ],
    ['a script that begins like a JPEG', Buffer.from('\xff\xd8\xff\xe0*/=alert(1)', 'latin1'), 'a.js', /damaged/],
    ['nothing', '', 'a.png', /empty/],
  ])('%s', async (_, content, name, reason) => {
    const { status, body } = await send(content, { name, purpose: 'image', mediaType: 'image/png' })
    expect([status, body.code]).toEqual([422, 'invalid_file'])
    expect(body.detail).toMatch(reason)
  })

  test('and leaves nothing behind', async () => {
    expect(await shop.admin.call(getFileUsage)).toMatchObject({ files: 0, bytes: 0 })
    expect(existsSync(join(testApp.dataDir, 'files', shop.id))).toBe(false)
    expect(readdirSync(testApp.storage.scratch)).toEqual([])
  })
})

describe('as an attachment is kept, and only ever saved', () => {
  test.each([
    ['an SVG', svg, 'application/octet-stream'],
    ['a page', html, 'application/octet-stream'],
    ['a bomb', pngOf(50_000, 50_000), 'application/octet-stream'],
    ['a page that begins like a GIF', `GIF89a/*${html}*/`, undefined],
  ])('%s', async (_, content, type) => {
    const { status, body } = await send(content, { name: 'a.html', mediaType: 'text/html' })
    expect([status, body.thumbnails]).toEqual([201, expect.stringMatching(/none|pending/)])
    const reply = await read(body.id)
    expect(reply.headers['content-type']).not.toMatch(/html|svg|script/)
    if (type) expect(reply.headers['content-type']).toBe(type)
    if (body.width === null) expect(reply.headers['content-disposition']).toMatch(/^attachment/)
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
    expect(reply.headers['content-security-policy']).toContain('sandbox')
  })
})

test('a real picture with a page behind it is a picture, and nothing else', async () => {
  const { status, body } = await send(Buffer.concat([await picture('jpeg'), Buffer.from(html)]), {
    name: 'both.html',
    purpose: 'image',
    mediaType: 'text/html',
  })
  expect(status).toBe(201)
  const reply = await read(body.id)
  expect(reply.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
})

test('a picture that breaks off in the middle is kept; one whose thumbnails cannot be made has none', async () => {
  const whole = await picture('png', { width: 600, height: 400 })
  const cut = await send(whole.subarray(0, Math.floor(whole.length * 0.7)), { purpose: 'image' })
  expect(cut.status).toBe(201)
  const thumbnail = await testApp.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/files/${cut.body.id}/thumbnail`,
    headers: { authorization: `Bearer ${shop.admin.secret}` },
  })
  expect([200, 404]).toContain(thumbnail.statusCode)
  // the decoder still works
  const next = await send(await picture('png'), { purpose: 'image' })
  expect(next.status).toBe(201)
})

test.each([
  ['../../../etc/passwd', 'passwd'],
  ['..\\\\..\\\\boot.ini', 'boot.ini'],
  ['/', 'file'],
  ['..', 'file'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(195)}.jpeg`],
  ['ok\r\nset-cookie: a=b', expect.not.stringMatching(/[\r\n]/)],
])('the name %j is kept as %j', async (name, kept) => {
  const { status, body } = await send('x', { name: name.replaceAll('\r\n', '%0d%0a') })
  expect([status, body.name]).toEqual([201, kept])
  expect((await read(body.id)).statusCode).toBe(200)
  const files = join(testApp.dataDir, 'files')
  expect(readdirSync(files).every((entry) => entry === 'incoming' || /^[0-9a-f-]{36}$/.test(entry))).toBe(true)
})

test('a file above the limit is refused, told in words, and leaves nothing', async () => {
  const before = readdirSync(join(testApp.dataDir, 'files', shop.id)).length
  const { status, body } = await send(Buffer.alloc(25 * 1024 * 1024 + 1))
  expect([status, body.code, body.detail]).toEqual([413, 'too_large', 'The file is larger than 25 MB.'])
  expect(readdirSync(join(testApp.dataDir, 'files', shop.id))).toHaveLength(before)
  expect(readdirSync(testApp.storage.scratch)).toEqual([])
})
