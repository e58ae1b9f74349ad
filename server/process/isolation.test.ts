import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract/api.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { bodies, harmless, nobody, readsOwn, references } from './isolation-attacks-fixture.ts'
import { makeVictim } from './isolation-victim-fixture.ts'

/**
 * The attacks are generated from the contract: an endpoint that `isolation-attacks-fixture.ts` does not cover fails, so nobody can add one and
 * forget the wall. The victim has one row of every noun; the attacker is Admin of another tenant.
 */
let testApp: TestApp
let attacker: TestTenant
/** for what only a person may ask, where a key is nobody */
let attackerCookie: string
/** the victim's rows by the name of the path parameter or body key that would carry them */
let victims: Record<string, string>

beforeAll(async () => {
  testApp = await startTestApp()
  victims = await makeVictim(testApp)
  attacker = await testApp.createTenant()
  attackerCookie = (await testApp.signIn(attacker.userId)).cookie
})
afterAll(() => testApp.close())

const credentialFor = (endpoint: Endpoint): Record<string, string> =>
  endpoint.access === 'person'
    ? { cookie: attackerCookie, 'x-inventory-csrf': '1' }
    : { authorization: `Bearer ${attacker.admin.secret}` }

const tenantEndpoints = api.filter(({ access }) => access !== 'public' && access !== 'operator')
const byPath = tenantEndpoints.filter((endpoint) => endpoint.path.includes('{'))

test('every endpoint of the contract is attacked or has a reason not to be', () => {
  const covered = (endpoint: Endpoint) =>
    endpoint.path.includes('{') ||
    endpoint.name in references ||
    readsOwn.has(endpoint.name) ||
    endpoint.name in harmless
  expect(api.filter((endpoint) => !covered(endpoint)).map((endpoint) => endpoint.name)).toEqual([])
})

async function attack(endpoint: Endpoint, id: (name: string) => string) {
  const params = Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id(name)]))
  const body = bodies[endpoint.name]?.(id)
  const url = `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}`
  const reply = await testApp.app.fastify.inject({
    method: endpoint.method,
    url,
    headers: { ...credentialFor(endpoint), 'if-match': '"1"' },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return { status: reply.statusCode, body: reply.body }
}

describe('a row of another tenant named in the path is byte for byte a row that does not exist', () => {
  test.each(byPath.map((endpoint) => [endpoint.name, endpoint] as const))('%s', async (_, endpoint) => {
    for (const [, name = ''] of endpoint.path.matchAll(/\{(\w+)\}/g))
      expect(victims, `a victim's ${name}`).toHaveProperty(name)
    const stranger = await attack(endpoint, (name) => victims[name] ?? '')
    const none = await attack(endpoint, () => nobody)
    expect(none.status).toBe(404)
    expect(stranger).toEqual(none)
  })
})

describe('a row of another tenant named in body or query is a row that does not exist', () => {
  test.each(Object.entries(references))('%s', async (name, make) => {
    const endpoint = api.find((candidate) => candidate.name === name) as Endpoint
    const send = async (id: (name: string) => string) => {
      const { body, query } = make(id)
      const reply = await testApp.app.fastify.inject({
        method: endpoint.method,
        url: `/api/v1${endpoint.path}?${new URLSearchParams(query)}`,
        headers: { authorization: `Bearer ${attacker.admin.secret}` },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return {
        status: reply.statusCode,
        body: reply.body.replaceAll(id('itemId'), '<id>').replaceAll(id('locationId'), '<id>'),
      }
    }
    const stranger = await send((part) => victims[part] ?? '')
    const none = await send(() => nobody)
    if (name === 'startForecast') expect(stranger.status).toBe(none.status)
    else expect(stranger).toEqual(none)
  })
})

test.each([...readsOwn])('%s shows nothing of another tenant', async (name) => {
  const endpoint = api.find((candidate) => candidate.name === name) as Endpoint
  const reply = await testApp.app.fastify.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    headers: credentialFor(endpoint),
    ...(endpoint.method === 'POST' ? { payload: { text: 'secret' } } : {}),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.body.replaceAll('"text":"secret"', '').replaceAll('"words":"secret"', '')).not.toMatch(
    /secret item|SECRET-1|secretword|secret place|secret key|secret category|secret set|secret supplier|secret view|secret count|secret reason|secret file|secret code|secret note|secret customer/i,
  )
  for (const id of Object.values(victims)) expect(reply.body).not.toContain(id)
})

test.each(tenantEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s needs a credential',
  async (_, endpoint) => {
    const reply = await testApp.app.fastify.inject({
      method: endpoint.method,
      url: `/api/v1${endpoint.path.replace(/\{\w+\}/g, nobody)}`,
      headers: {},
    })
    expect(reply.statusCode).toBe(401)
    expect(reply.json().code).toBe('unauthenticated')
  },
)

test('the door of assistants is no endpoint: it needs a key too, and server/mcp/mcp-door.test.ts attacks each of its tools', async () => {
  const { cookie } = await testApp.signIn(attacker.userId)
  for (const headers of [{}, { cookie }] as Record<string, string>[]) {
    const reply = await testApp.app.fastify.inject({ method: 'POST', url: mcpPath, headers, payload: {} })
    expect(reply.statusCode).toBe(401)
  }
})

test('every tenant table has forced row-level security, and the application’s role owns nothing', async () => {
  const { Client } = await import('pg')
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  const { rows: open } = await admin.query(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)`)
  const { rows: owned } = await admin.query(`
    select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'inventory%'
    union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname in ('inventory_app', 'inventory_system')`)
  const { rows: plain } = await admin.query(`
    select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace join pg_class t on t.oid = c.confrelid
    where c.contype = 'f' and n.nspname = 'public' and t.relname not in ('tenant', 'user') and cardinality(c.conkey) < 2`)
  const { rows: powers } = await admin.query(
    `select rolname from pg_roles where rolname like 'inventory%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  await admin.end()
  expect({ open, owned, plain, powers }).toEqual({ open: [], owned: [], plain: [], powers: [] })
})

test('outside a tenant transaction the application’s role sees no row', async () => {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: testApp.urls.appUrl })
  await client.connect()
  for (const table of ['item', 'movement', 'balance', 'lot', 'member', 'tenant', 'audit_log']) {
    const { rows } = await client.query(`select count(*)::int as n from ${table}`)
    expect(rows[0].n, table).toBe(0)
  }
  await expect(client.query('update movement_line set quantity = 1')).rejects.toThrow(/permission denied/)
  await expect(client.query('delete from audit_log')).rejects.toThrow(/permission denied/)
  await client.end()
})
