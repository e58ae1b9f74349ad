import { afterAll, beforeAll, expect, test } from 'vitest'
import { listApiKeys, revokeApiKey } from '#contract/api-key.ts'
import { createField } from '#contract/field.ts'
import { updateItem } from '#contract/item.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { createSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { connect, listen, stockAnvils } from './mcp-fixture.ts'

let app: TestApp
let url: string
let tenant: TestTenant
let anvils: Awaited<ReturnType<typeof stockAnvils>>

beforeAll(async () => {
  app = await startTestApp()
  url = await listen(app)
  tenant = await app.createTenant()
  anvils = await stockAnvils(tenant)
})
afterAll(() => app.close())

const call = (id: number) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'list_locations' } })

function post(headers: Record<string, string>, payload: unknown = call(1)) {
  return app.app.fastify.inject({
    method: 'POST',
    url: mcpPath,
    headers: { accept: 'application/json, text/event-stream', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  })
}
const withKey = () => ({ authorization: `Bearer ${tenant.staff.secret}` })

test('a key opens the door; no key, a wrong one, a revoked one and a browser’s session do not', async () => {
  expect((await post(withKey())).statusCode).toBe(200)
  const { cookie } = await app.signIn(tenant.userId)
  const none: Record<string, string>[] = [
    {},
    { authorization: 'Bearer inv_wrong' },
    { cookie, 'x-inventory-csrf': '1' },
  ]
  for (const headers of none) {
    const reply = await post(headers)
    expect(reply.statusCode).toBe(401)
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer .*resource_metadata=/)
    expect(reply.json()).toMatchObject({ code: 'unauthenticated' })
  }
  const other = await app.createTenant()
  const { data } = await other.admin.call(listApiKeys)
  const key = data.find(({ role }) => role === 'staff')
  await other.admin.call(revokeApiKey, { params: { apiKeyId: key?.id ?? '' } })
  expect((await post({ authorization: `Bearer ${other.staff.secret}` })).statusCode).toBe(401)
})

test('a page of another origin is refused, also one whose name points here', async () => {
  expect((await post({ ...withKey(), origin: 'http://localhost' })).statusCode).toBe(200)
  const others: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'http://evil.example', host: 'evil.example' },
    { origin: 'null' },
  ]
  for (const headers of others)
    expect((await post({ ...withKey(), ...headers })).json()).toMatchObject({ status: 403, code: 'csrf' })
})

test('batches, large requests, other media types and streams are refused', async () => {
  expect((await post(withKey(), [call(1), call(2)])).json()).toMatchObject({ code: 'invalid_request' })
  expect((await post(withKey(), { ...call(1), padding: 'x'.repeat(300_000) })).statusCode).toBe(413)
  expect((await post({ ...withKey(), 'content-type': 'text/plain' })).statusCode).toBe(415)
  for (const method of ['GET', 'DELETE'] as const) {
    const reply = await app.app.fastify.inject({ method, url: mcpPath, headers: withKey() })
    expect(reply.statusCode).toBe(405)
  }
})

test('a made-up session names nobody, and a name is one short line', async () => {
  const introduce = (name: string) =>
    post(withKey(), {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name, version: '1' } },
    })
  const session = String((await introduce(`evil\n\u202e${'x'.repeat(500)}`)).headers['mcp-session-id'])
  expect(Buffer.from(session.split('.')[0] ?? '', 'base64url').toString()).toMatch(/^evilx{76}$/)
  expect((await post({ ...withKey(), 'mcp-session-id': 'bm9ib2R5.AAAAAAAAAAAAAAAAAAAAAA' })).statusCode).toBe(200)
})

test('Staff are not shown what takes a Manager, and are refused it', async () => {
  const { client, use } = await connect(url, tenant.staff)
  const names = (await client.listTools()).tools.map(({ name }) => name)
  expect(names).toContain('receive')
  expect(names).not.toContain('list_changes')
  expect((await use('list_changes')).value).toMatchObject({ code: 'forbidden', permission: 'audit:read' })
})

test('a field that a role may not see is told to none of its assistants', async () => {
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Secret', key: 'secret', kind: 'text', visibleTo: ['manager'] } })
  const body = { attributes: { secret: 'zebrafish' } }
  await admin.call(updateItem, { params: { itemId: anvils.itemId }, ifMatch: 1, body })
  const staff = await connect(url, tenant.staff)
  const manager = await connect(url, tenant.manager)
  for (const [tool, input] of [
    ['get_item', { item: 'ANVIL' }],
    ['search', { text: 'anvil' }],
  ] as const) {
    expect(JSON.stringify(await manager.use(tool, input))).toContain('zebrafish')
    expect(JSON.stringify(await staff.use(tool, input))).not.toMatch(/zebrafish|secret/i)
  }
})

test('a row of another tenant is a row that does not exist, in every tool', async () => {
  const stranger = await connect(url, (await app.createTenant()).admin)
  const supplier = await tenant.admin.call(createSupplier, { body: { name: 'Forge', code: 'FORGE' } })
  const own = await connect(url, tenant.admin)
  const { posted } = await own.carryOut('reserve', { item: 'ANVIL', location: 'MAIN', quantity: 1 })
  const nobody = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
  const { itemId, main, shop } = anvils
  const attack = (id: (real: string) => string): [string, Record<string, unknown>][] => [
    ['get_item', { item: id(itemId) }],
    ['get_stock', { item: id(itemId) }],
    ['get_stock', { location: id(main) }],
    ['list_movements', { location: id(main) }],
    ['receive', { location: id(main), lines: [{ item: id(itemId), quantity: 1 }] }],
    ['transfer', { from: id(main), to: id(shop), lines: [{ item: id(itemId), quantity: 1 }] }],
    ['count', { location: id(main), lines: [{ item: id(itemId), counted: 1 }] }],
    ['reserve', { item: id(itemId), location: id(main), quantity: 1 }],
    ['order', { supplier: id(supplier.id), location: id(main), lines: [{ item: id(itemId), quantity: 1 }] }],
    ['undo', { action: id(posted.value.action) }],
  ]
  const none = attack(() => nobody)
  for (const [n, [tool, input]] of attack((real) => real).entries()) {
    const [real, absent] = [await stranger.use(tool, input), await stranger.use(tool, none[n]?.[1])]
    expect(real.isError, tool).toBe(true)
    const ids = new RegExp([itemId, main, shop, supplier.id, posted.value.action, nobody].join('|'), 'g')
    expect(JSON.stringify(real).replace(ids, '<id>')).toBe(JSON.stringify(absent).replace(ids, '<id>'))
  }
  for (const tool of ['list_locations', 'list_suppliers', 'list_movements', 'list_my_actions', 'list_changes'])
    expect(JSON.stringify(await stranger.use(tool))).not.toMatch(/SHOP|FORGE|ANVIL/)
})
