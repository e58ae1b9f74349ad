import { get, type IncomingMessage } from 'node:http'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createApiKey, revokeApiKey } from '#contract/api-key.ts'
import { type ChangeKind, changeKinds, streamChanges } from '#contract/change.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { previewMovement } from '#contract/movement-preview.ts'
import { createPurchaseOrder } from '#contract/purchase-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { changeChannel, shareChanges } from './share-changes.ts'
import { type ChangeWatcher, createChangeWatcher, type Watching } from './watch-changes.ts'

let app: TestApp
let address: string
let tenant: TestTenant
let other: TestTenant
let superuser: Client
const open: { close(): unknown }[] = []
beforeAll(async () => {
  app = await startTestApp()
  address = await app.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  superuser = new Client({ connectionString: app.urls.adminUrl })
  await superuser.connect()
})
beforeEach(async () => {
  tenant = await app.createTenant()
  other = await app.createTenant()
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(async () => {
  await superuser.end()
  await app.close()
})

/** Asks for the stream on a connection of its own. */
function ask(secret: string): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${secret}` }
    get(`${address}/api/v1${streamChanges.path}`, { headers, agent: false }, done).on('error', failed)
  })
}

/** What a stream that is refused is answered with. */
async function statusFor(secret: string): Promise<number | undefined> {
  const reply = await ask(secret)
  reply.resume()
  return reply.statusCode
}

/** Watches changes over a real connection, as a page does. */
async function watch(secret: string) {
  const reply = await ask(secret)
  const events: { kinds: ChangeKind[]; at: number }[] = []
  const page = { events, isOver: false, close: () => reply.destroy() }
  open.push(page)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/event-stream/)
  let text = ''
  reply.setEncoding('utf8').on('data', (part: string) => {
    const lines = (text + part).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines)
      if (line.startsWith('data: '))
        events.push({ ...streamChanges.response.parse(JSON.parse(line.slice(6))), at: performance.now() })
  })
  reply
    .on('error', () => undefined)
    .once('close', () => {
      page.isOver = true
    })
  await vi.waitFor(() => expect(events).toMatchObject([{ kinds: [] }]))
  return page
}

const kindsOf = (page: { events: { kinds: ChangeKind[] }[] }) => new Set(page.events.flatMap(({ kinds }) => kinds))

let skus = 0
async function goods({ admin }: TestTenant) {
  const { id: itemId } = await admin.call(createItem, { body: { sku: `C-${++skus}`, name: 'Thing' } })
  const { id: toLocationId } = await admin.call(createLocation, { body: { code: `C-${skus}`, name: 'Shelf' } })
  const body = {
    kind: 'receipt' as const,
    reference: '',
    reason: '',
    lines: [{ itemId, toLocationId, quantity: '1' }],
  }
  return { body, locationId: toLocationId, post: () => admin.call(recordMovement, { body }) }
}

test('a page is told of its organisation’s movements within a second, also of a burst, and of no other’s', async () => {
  const { post } = await goods(tenant)
  const [mine, theirs] = [await watch(tenant.staff.secret), await watch(other.staff.secret)]
  const began = performance.now()
  await post()
  await vi.waitFor(() => expect(kindsOf(mine)).toEqual(new Set(['stock'])), { timeout: 5_000, interval: 5 })
  const first = mine.events.at(-1)
  expect((first?.at ?? 0) - began).toBeLessThan(1_000)
  for (let n = 0; n < 20; n++) await post()
  const last = performance.now()
  await vi.waitFor(() => expect(mine.events.at(-1)?.at).toBeGreaterThan(last), { timeout: 5_000, interval: 5 })
  const told = mine.events.slice(1).map(({ at }) => at)
  for (const [n, at] of told.entries()) if (n > 0) expect(at - (told[n - 1] ?? 0)).toBeGreaterThan(900)
  const { post: elsewhere } = await goods(other)
  await elsewhere()
  await vi.waitFor(() => expect(kindsOf(theirs)).toEqual(new Set(['stock'])), { timeout: 5_000 })
  expect(theirs.events).toHaveLength(2)
})

test('documents tell their own kind; what is refused, tried or read tells nothing', async () => {
  const { locationId, body, post } = await goods(tenant)
  const page = await watch(tenant.staff.secret)
  const { admin } = tenant
  await admin.call(previewMovement, { body })
  const lines = body.lines.map(({ itemId, quantity }) => ({ itemId, quantity, fromLocationId: locationId }))
  const sale = await admin.send(recordMovement, { body: { ...body, kind: 'sale', lines } })
  expect(sale.problem.code).toBe('insufficient_stock')
  const supplier = await admin.call(createSupplier, { body: { name: 'Mill' } })
  await admin.call(createPurchaseOrder, { body: { supplierId: supplier.id, locationId } })
  await vi.waitFor(() => expect(page.events.length).toBeGreaterThan(1), { timeout: 5_000 })
  expect(kindsOf(page)).toEqual(new Set(['purchase']))
  await post()
  await vi.waitFor(() => expect(kindsOf(page)).toEqual(new Set(['purchase', 'stock'])), { timeout: 5_000 })
})

test('what another process changes is told too, and what this one changes is told to others', async () => {
  const page = await watch(tenant.staff.secret)
  await superuser.query('select pg_notify($1, $2)', [changeChannel, `another count ${tenant.id}`])
  await vi.waitFor(() => expect(kindsOf(page)).toEqual(new Set(['count'])), { timeout: 5_000 })
  const heard: (string | undefined)[] = []
  superuser.on('notification', ({ payload }) => heard.push(payload))
  await superuser.query(`listen ${changeChannel}`)
  const sharing = shareChanges({ database: app.database, log: silentLog })
  const { post } = await goods(tenant)
  for (let n = 0; n < 5; n++) await post()
  // what was not told yet is told before the process ends
  await sharing.stop()
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), { timeout: 5_000 })
  for (const payload of heard) expect(payload).toMatch(new RegExp(`^\\S+ stock ${tenant.id}$`))
  await superuser.query(`unlisten ${changeChannel}`)
})

test('who loses their rights is told no more: the stream ends', async () => {
  const { secret, apiKey } = await tenant.admin.call(createApiKey, { body: { name: 'gone', role: 'staff' } })
  const [page, stays] = [await watch(secret), await watch(tenant.staff.secret)]
  await tenant.admin.call(revokeApiKey, { params: { apiKeyId: apiKey.id } })
  await vi.waitFor(() => expect(page.isOver).toBe(true), { timeout: 5_000 })
  expect(stays.isOver).toBe(false)
  expect(await statusFor(secret)).toBe(401)
})

test('one key holds twenty streams, and one that ends makes room', async () => {
  const pages = []
  for (let n = 0; n < 20; n++) pages.push(await watch(tenant.staff.secret))
  expect(await statusFor(tenant.staff.secret)).toBe(429)
  pages[0]?.close()
  await vi.waitFor(() => watch(tenant.staff.secret), { timeout: 10_000 })
})

test('pages of one organisation are told in turns: each soon, none twice in a second, one that takes nothing later', async () => {
  const watcher = createChangeWatcher({ systemUrl: app.urls.systemUrl })
  open.push(watcher)
  await connected(watcher)
  const told: { page: number; at: number; kinds: ChangeKind[] }[] = []
  let isDeaf = true
  const pages = Array.from({ length: 10 }, (_, page): Watching => {
    const tell = (kinds: ChangeKind[]) => {
      if (page === 0 && isDeaf) return false
      told.push({ page, kinds, at: performance.now() })
      return true
    }
    const kinds = new Set<ChangeKind>(page === 1 ? ['sales'] : changeKinds)
    return { tenantId: tenant.id, actorId: tenant.userId, kinds, tell, end: () => undefined }
  })
  for (const page of pages) watcher.watch(page)
  const { post } = await goods(tenant)
  await post()
  await vi.waitFor(() => expect(new Set(told.map(({ page }) => page)).size).toBe(8), { timeout: 5_000 })
  expect(told.map(({ page }) => page).toSorted()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  const times = told.map(({ at }) => at)
  for (const [n, at] of times.entries()) if (n > 0) expect(at - (times[n - 1] ?? 0)).toBeGreaterThan(30)
  isDeaf = false
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ page: 0, kinds: ['stock'] }), { timeout: 5_000 })
  expect(told).toHaveLength(9)
})

/** What may have been missed before its connection stands is told as if all had changed. */
function connected(watcher: ChangeWatcher): Promise<void> {
  return new Promise((done) => {
    const kinds = new Set(changeKinds)
    const stop = watcher.watch({
      tenantId: other.id,
      actorId: other.userId,
      kinds,
      tell: (told) => {
        expect(new Set(told)).toEqual(kinds)
        stop()
        done()
        return true
      },
      end: () => undefined,
    })
  })
}
