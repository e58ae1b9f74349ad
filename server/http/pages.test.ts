import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { createApp } from './app.ts'
import { servePages } from './pages.ts'

let testApp: TestApp
let app: Awaited<ReturnType<typeof createApp>>
const outside = mkdtempSync(join(tmpdir(), 'pages-'))
const folder = join(outside, 'out')

beforeAll(async () => {
  mkdirSync(join(folder, '_next/static'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<script>start()</script>')
  writeFileSync(join(folder, 'items.html'), 'items')
  writeFileSync(join(folder, '404.html'), 'none')
  writeFileSync(join(folder, '_next/static/a.js'), 'a')
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  testApp = await startTestApp()
  const { database, authenticator } = testApp.app
  app = await createApp({ database, authenticator, logLevel: 'silent' })
  await servePages(app, folder)
})
afterAll(async () => {
  await app.fastify.close()
  await testApp.close()
  rmSync(outside, { recursive: true })
})

const get = (url: string) => app.fastify.inject({ url })

test('a page carries the hashes of its own scripts, a file with a hash in its name is kept for ever', async () => {
  const page = await get('/')
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-/)
  expect((await get('/items')).body).toBe('items')
  expect((await get('/_next/static/a.js')).headers['cache-control']).toContain('immutable')
})

test.each(['/_next/static/gone.js', '/_next/static', '/_next/', '/none', '/items.html', '/a%00b'])(
  '%s is not found, and nobody keeps that',
  async (url) => {
    const reply = await get(url)
    expect(reply.statusCode).toBe(404)
    expect(reply.headers['cache-control'] ?? '').not.toContain('immutable')
  },
)

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/_next/static/..%2f..%2f..%2fsecret.txt',
  '/_next/static/%2e%2e/%2e%2e/%2e%2e/secret.txt',
  '/..%5csecret.txt',
])('%s does not leave the folder', async (url) => {
  const reply = await get(url)
  expect(reply.statusCode).toBeGreaterThanOrEqual(400)
  expect(reply.body).not.toContain('secret')
})

test('in development pages come from the development server, and the API still reads its own JSON', async () => {
  const pages = createServer((req, res) => {
    req.pipe(
      res.writeHead(200, { 'content-type': req.headers['content-type'] ?? 'text/html', 'x-asked': req.url ?? '' }),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => pages.once('listening', resolve))
  const { database, authenticator } = testApp.app
  const dev = await createApp({ database, authenticator, logLevel: 'silent' })
  try {
    dev.fastify.post('/api/echo', (req, reply) => reply.send(req.body))
    await servePages(dev, folder, `http://127.0.0.1:${(pages.address() as AddressInfo).port}`)
    const page = await dev.fastify.inject({ url: '/items?q=mug' })
    expect(page.headers['x-asked']).toBe('/items?q=mug')
    // the development server evaluates code
    expect(page.headers).not.toHaveProperty('content-security-policy')
    const payload = '{"a": 1}'
    const post = (url: string) =>
      dev.fastify.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
    expect((await post('/__nextjs_original')).body).toBe(payload)
    expect((await post('/api/echo')).json()).toEqual({ a: 1 })
  } finally {
    await dev.fastify.close()
    pages.close()
  }
})
