import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { buildApi } from '#server/process/build-api.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let one: TestTenant
let limited: Awaited<ReturnType<typeof buildApi>>
let close: () => Promise<void>
const { secret } = inject('services')

beforeAll(async () => {
  testApp = await startTestApp()
  one = await testApp.createTenant()
  const database = openDatabase({ ...testApp.urls, poolSize: 4 })
  limited = await buildApi({ database, systemUrl: testApp.urls.systemUrl, secret, rateLimitPerMinute: 10 })
  close = async () => {
    await limited.close()
    await database.close()
  }
})
afterAll(async () => {
  await close()
  await testApp.close()
})

const ask = async (remoteAddress: string, headers: Record<string, string>, url = '/api/v1/items') =>
  (await limited.app.fastify.inject({ url, headers, remoteAddress })).statusCode

const forgedCookie = (n: number) => {
  const signature = createHmac('sha256', 'another secret').update(`t${n}`).digest('base64')
  return { cookie: `inventory.session_token=${encodeURIComponent(`t${n}.${signature}`)}` }
}

test.each<[string, (n: number) => Record<string, string>]>([
  ['API keys', (n) => ({ authorization: `Bearer inv_${String(n).padStart(43, 'A')}` })],
  ['authorizations of no form', (n) => ({ authorization: `Basic ${n}` })],
  ['cookies', (n) => ({ cookie: `a=${n}` })],
  ['session cookies', forgedCookie],
])('made-up %s share the limit of their address', async (name, madeUp) => {
  const address = `192.0.2.${name.length}`
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) statuses.push(await ask(address, madeUp(n)))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
})

test('a network of IPv6 counts as one address', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push(await ask(`2001:db8::${n + 1}`, {}, '/api/v1/openapi.json'))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429])
})

test('a key that is known has a limit of its own, wherever it is used from', async () => {
  const key = { authorization: `Bearer ${one.staff.secret}` }
  const address = '198.51.100.7'
  for (let n = 0; n < 11; n++) await ask(address, { authorization: `Basic ${n}` })
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) statuses.push(await ask(n % 2 ? address : '203.0.113.9', key))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429])
  expect(await ask(address, { authorization: `Bearer ${one.admin.secret}` })).toBe(200)
})

test('what assistants send counts as the rest that their key does', async () => {
  const key = { authorization: `Bearer ${one.manager.secret}` }
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push(await ask('203.0.113.10', key, n % 2 ? '/api/v1/items' : '/mcp'))
  expect(statuses).toEqual([...Array.from({ length: 10 }, (_, n) => (n % 2 ? 200 : 405)), 429])
})
