import { UnauthorizedError } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { listConnections, revokeConnection } from '#contract/connection.ts'
import { createField } from '#contract/field.ts'
import { updateItem } from '#contract/item.ts'
import { removeMember } from '#contract/member.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { balancesOf, stockAnvils } from './mcp-fixture.ts'
import {
  ask,
  authorizePath,
  connectProgram,
  decide,
  listTools,
  origin,
  refreshTokens,
  registerProgram,
  resource,
  sdkClient,
  send,
} from './oauth-fixture.ts'

let app: TestApp
let tenant: TestTenant
let cookie: string
let anvils: Awaited<ReturnType<typeof stockAnvils>>

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  anvils = await stockAnvils(tenant)
  cookie = (await app.signIn(tenant.userId)).cookie
})
afterAll(() => app.close())

/** Another person, a member of the tenant with the role, and of no other. */
async function join(role: 'manager' | 'staff' | 'admin') {
  const { userId } = await app.createTenant()
  await app.database.system(async (tx) => {
    const values = [tenant.id, userId, role]
    await tx.query({
      text: `insert into member (tenant_id, user_id, role, name, email) select $1, id, $3, 'Ben', email from auth."user" where id = $2`,
      values,
    })
  })
  return { userId, cookie: (await app.signIn(userId)).cookie }
}

test('the SDK’s own client finds the way, registers, is let in by a person, moves stock, renews its tokens and is cut off', async () => {
  const asked: string[] = []
  const { kept, transport, open } = sdkClient(app, async (url) => {
    asked.push(url.pathname)
    const { location } = (await send(app, 'GET', url.pathname + url.search, undefined, { cookie })).headers
    const page = new URL(String(location))
    const agreed = await decide(app, cookie, { request: page.search.slice(1), tenantId: tenant.id, mayWrite: true })
    return new URL(String(agreed.body.redirectTo))
  })
  const first = transport()
  await expect(open().connect(first)).rejects.toThrow(UnauthorizedError)
  await first.finishAuth(kept.code ?? new URLSearchParams())
  const client = open()
  await client.connect(transport())
  const use = async (name: string, input: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: input })).structuredContent as Record<string, string>
  const input = { location: 'MAIN', lines: [{ item: 'ANVIL', quantity: 3 }] }
  const preview = await use('receive', input)
  expect(await balancesOf(tenant, anvils.itemId)).toMatchObject({ MAIN: '10/0' })
  const posted = await use('receive', { ...input, confirm: preview.confirm })
  expect(await balancesOf(tenant, anvils.itemId)).toMatchObject({ MAIN: '13/0' })
  const undo = await use('undo', { action: posted.action })
  await use('undo', { action: posted.action, confirm: undo.confirm })
  expect(await balancesOf(tenant, anvils.itemId)).toMatchObject({ MAIN: '10/0' })
  const { data: entries } = await tenant.admin.call(listAudit, { query: { limit: 5 } })
  const by = {
    actorKind: 'api_key',
    actorName: 'SDK',
    agent: { tool: 'undo', client: 'sdk 1', onBehalfOf: expect.any(String) },
  }
  expect(entries).toContainEqual(expect.objectContaining(by))

  // the access token ends before its time: the client renews it by itself, and the old refresh token is used up
  const before = kept.tokens as { access_token: string; refresh_token: string }
  await app.database.system((tx) => tx.query({ text: `update auth."oauthAccessToken" set "expiresAt" = now()` }))
  expect((await client.listTools()).tools.length).toBeGreaterThan(5)
  const after = kept.tokens as typeof before
  expect(after.refresh_token).not.toBe(before.refresh_token)
  expect(asked).toEqual([authorizePath])

  const { data } = await tenant.admin.call(listConnections)
  expect(data).toEqual([expect.objectContaining({ name: 'SDK', mayWrite: true })])
  await tenant.admin.call(revokeConnection, { params: { connectionId: data[0]?.id ?? '' } })
  expect((await listTools(app, after.access_token)).status).toBe(401)
  const { client_id: clientId } = kept.client as { client_id: string }
  expect((await refreshTokens(app, clientId, after.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await tenant.admin.call(listConnections)).data).toEqual([])
})

test('it says who it is, and where to ask, to whoever has no token, a wrong one or one that ended', async () => {
  const none = await send(app, 'POST', '/mcp', {})
  const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`
  expect(none.headers['www-authenticate']).toBe(
    `Bearer scope="inventory:read inventory:write", resource_metadata="${metadata}"`,
  )
  expect((await listTools(app, `inva_${'x'.repeat(43)}`)).challenge).toContain('error="invalid_token"')
  const { body } = await send(app, 'GET', metadata.slice(origin.length))
  expect(body).toMatchObject({ resource, authorization_servers: [`${origin}/api/v1/auth`] })
  const server = await send(app, 'GET', '/.well-known/oauth-authorization-server/api/v1/auth')
  expect(server.body).toMatchObject({
    issuer: `${origin}/api/v1/auth`,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
  })
  expect(server.body).not.toHaveProperty('introspection_endpoint')
  for (const path of ['oauth2/introspect', 'oauth2/consent', 'oauth2/userinfo', 'oauth2/create-client', 'jwks'])
    expect((await send(app, 'POST', `/api/v1/auth/${path}`, {}, { cookie })).status, path).toBe(404)
})

test('programs on the device and at encrypted addresses may register, others not, and not without end', async () => {
  const bad = [
    'javascript:alert(1)',
    'http://evil.example/cb',
    'data:text/html,x',
    'https://a.example/#f',
    'file:///etc',
    '/cb',
  ]
  for (const uri of bad) await expect(registerProgram(app, 'Bad', uri), uri).rejects.toThrow(/invalid_/)
  for (const uri of ['http://localhost:9/cb', 'https://a.example/cb']) await registerProgram(app, 'Good', uri)
  const many = async () => {
    for (let n = 0; n < 12; n++) await registerProgram(app, 'Many', undefined, '192.0.2.1')
  }
  await expect(many()).rejects.toThrow('rate_limited')
})

test('a code works once, with its verifier, its address and its program, for this server alone', async () => {
  const { clientId, form, access, refresh } = await connectProgram(app, cookie, { tenantId: tenant.id })
  expect((await listTools(app, access)).status).toBe(200)
  const again = await send(app, 'POST', '/api/v1/auth/oauth2/token', form)
  expect(again.body).toMatchObject({ error: 'invalid_grant' })
  // whoever had the code twice may have stolen it: what it gave ends
  expect((await refreshTokens(app, clientId, refresh)).body).toMatchObject({ error: 'invalid_grant' })

  const code = async () => {
    const page = await ask(app, cookie, { clientId, verifier: 'v'.repeat(43) })
    const agreed = await decide(app, cookie, { request: page.search.slice(1), tenantId: tenant.id, mayWrite: true })
    return new URL(String(agreed.body.redirectTo)).searchParams.get('code') ?? ''
  }
  const right = Object.fromEntries(form)
  const stranger = await app.createTenant().then(() => clientId.toUpperCase())
  const wrongs: Record<string, string>[] = [
    { code_verifier: 'w'.repeat(43) },
    { code_verifier: '' },
    { redirect_uri: 'http://127.0.0.1:5555/callback' },
    { client_id: stranger },
    { resource: 'https://other.example/mcp' },
  ]
  for (const wrong of wrongs) {
    const given = { ...right, code: await code(), code_verifier: 'v'.repeat(43), ...wrong }
    const reply = await send(app, 'POST', '/api/v1/auth/oauth2/token', new URLSearchParams(given))
    expect(reply.status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400)
    expect(reply.body).not.toHaveProperty('access_token')
  }
})

test('a person is asked each time, and led nowhere but to a registered address', async () => {
  const { clientId } = await connectProgram(app, cookie, { tenantId: tenant.id })
  const nobody = await ask(app, '', { clientId })
  expect(nobody.pathname).toBe('/connect')
  for (const prompt of ['none', 'login']) {
    const page = await ask(app, cookie, { clientId, query: { prompt } })
    expect(page.pathname).toBe('/connect')
    expect(page.searchParams.get('code')).toBeNull()
  }
  for (const redirect of [
    'https://evil.example/cb',
    'http://127.0.0.1:4444/other',
    'http://127.0.0.1.evil.example/callback',
  ]) {
    const page = await ask(app, cookie, { clientId, query: { redirect_uri: redirect } })
    expect(page.origin + page.pathname).toBe(`${origin}/connect`)
    expect(page.searchParams.get('error')).toMatch(/^invalid_re/)
  }
  const refused: Record<string, string>[] = [
    { code_challenge: '', code_challenge_method: '' },
    { code_challenge: 'v'.repeat(43), code_challenge_method: 'plain' },
    { resource: 'https://other.example/mcp' },
    { scope: 'inventory:read admin' },
  ]
  for (const query of refused) {
    const back = await ask(app, cookie, { clientId, query })
    expect(back.host, JSON.stringify(query)).toBe('127.0.0.1:4444')
    expect(back.searchParams.get('error')).toMatch(/^invalid_/)
    expect(back.searchParams.get('state')).toBe('a state')
  }
})

test('only what this server signed is agreed to, for an organisation of one’s own', async () => {
  const clientId = await registered()
  const page = await ask(app, cookie, { clientId })
  const request = page.search.slice(1)
  const ours = { tenantId: tenant.id, mayWrite: true }
  const changed = new URLSearchParams(request)
  changed.set('redirect_uri', 'https://evil.example/cb')
  for (const forged of [
    String(changed),
    request.replace(/sig=[^&]+/, 'sig=x'),
    `client_id=${clientId}&redirect_uri=http://127.0.0.1/callback`,
  ])
    expect((await decide(app, cookie, { ...ours, request: forged })).body).toMatchObject({
      code: 'connection_request_invalid',
    })
  const other = await app.createTenant()
  expect((await decide(app, cookie, { ...ours, request, tenantId: other.id })).status).toBe(404)
  const { data } = await tenant.admin.call(listConnections)
  expect(data.filter(({ name }) => name === 'Asked')).toEqual([])
})

test('one who may only read is shown what reads, and told what writing would take', async () => {
  const { access, scope } = await connectProgram(app, cookie, { tenantId: tenant.id, mayWrite: false })
  expect(scope).toBe('inventory:read offline_access')
  const { names } = await listTools(app, access)
  expect(names).toContain('get_stock')
  expect(names).not.toContain('receive')
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'receive', arguments: {} } }
  const headers = { authorization: `Bearer ${access}`, accept: 'application/json, text/event-stream' }
  const reply = await send(app, 'POST', '/mcp', call, headers)
  expect(reply.status).toBe(403)
  expect(reply.headers['www-authenticate']).toContain('error="insufficient_scope"')
})

test('a token opens nothing but the assistants’ door', async () => {
  const { access } = await connectProgram(app, cookie, { tenantId: tenant.id })
  const reply = await send(app, 'GET', '/api/v1/items', undefined, { authorization: `Bearer ${access}` })
  expect(reply.status).toBe(401)
})

test('it acts with the role its person has at the time, and not at all once they are no member', async () => {
  const ben = await join('manager')
  const { access, clientId, refresh } = await connectProgram(app, ben.cookie, { tenantId: tenant.id })
  expect((await listTools(app, access)).names).toContain('list_changes')
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: `update member set role = 'staff' where user_id = $1`, values: [ben.userId] }),
  )
  expect((await listTools(app, access)).names).not.toContain('list_changes')
  await tenant.admin.call(removeMember, { params: { userId: ben.userId } })
  expect((await listTools(app, access)).status).toBe(401)
  expect((await refreshTokens(app, clientId, refresh)).body).toMatchObject({ error: 'invalid_grant' })
})

test('fields hidden from the role and rows of other tenants stay unseen', async () => {
  await tenant.admin.call(createField, {
    body: { name: 'Secret', key: 'secret', kind: 'text', visibleTo: ['manager'] },
  })
  const body = { attributes: { secret: 'zebrafish' } }
  await tenant.admin.call(updateItem, { params: { itemId: anvils.itemId }, ifMatch: 1, body })
  const read = async (access: string) => {
    const params = { name: 'get_item', arguments: { item: 'ANVIL' } }
    const headers = { authorization: `Bearer ${access}`, accept: 'application/json, text/event-stream' }
    return JSON.stringify(
      (await send(app, 'POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params }, headers)).body,
    )
  }
  const [staff, manager] = [await join('staff'), await join('manager')]
  expect(await read((await connectProgram(app, manager.cookie, { tenantId: tenant.id })).access)).toContain('zebrafish')
  expect(await read((await connectProgram(app, staff.cookie, { tenantId: tenant.id })).access)).not.toMatch(
    /zebrafish|secret/i,
  )
  const other = await app.createTenant()
  const theirs = await connectProgram(app, (await app.signIn(other.userId)).cookie, { tenantId: other.id })
  expect(await read(theirs.access)).toContain('not_found')
})

test('a refresh token used twice ends all that the program has; revoked tokens open nothing', async () => {
  const program = await connectProgram(app, cookie, { tenantId: tenant.id })
  const next = await refreshTokens(app, program.clientId, program.refresh)
  expect((await listTools(app, String(next.body.access_token))).status).toBe(200)
  expect((await refreshTokens(app, program.clientId, program.refresh)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await listTools(app, String(next.body.access_token))).status).toBe(401)

  const other = await connectProgram(app, cookie, { tenantId: tenant.id, clientId: program.clientId })
  const form = new URLSearchParams({
    client_id: other.clientId,
    token: other.refresh,
    token_type_hint: 'refresh_token',
  })
  expect((await send(app, 'POST', '/api/v1/auth/oauth2/revoke', form)).status).toBe(200)
  expect((await listTools(app, other.access)).status).toBe(401)
  expect((await refreshTokens(app, other.clientId, other.refresh)).status).toBe(400)
})

test('a token for another server’s name is none here, and none is kept as it is', async () => {
  const { access, refresh } = await connectProgram(app, cookie, { tenantId: tenant.id })
  const held = await app.database.system((tx) =>
    tx.query<{ row: string }>({
      text: `select t::text as row from auth."oauthAccessToken" t union all select t::text from auth."oauthRefreshToken" t`,
    }),
  )
  expect(held.length).toBeGreaterThan(1)
  for (const secret of [access, refresh]) expect(JSON.stringify(held)).not.toContain(secret.replace(/^inv._/, ''))
  await app.database.system((tx) =>
    tx.query({ text: `update auth."oauthAccessToken" set resources = '["https://other.example/mcp"]'` }),
  )
  expect((await listTools(app, access)).status).toBe(401)
})

test('people see and end their own assistants, an Admin all', async () => {
  const ben = await join('staff')
  await connectProgram(app, ben.cookie, { tenantId: tenant.id })
  const mine = await connectionsOf(ben.cookie)
  expect(mine).toEqual([expect.objectContaining({ name: 'Claude', onBehalfOf: 'Ben', isOwn: true })])
  const { data: all } = await tenant.admin.call(listConnections)
  expect(all.length).toBeGreaterThan(1)
  const another = all.find(({ onBehalfOf }) => onBehalfOf !== 'Ben')
  const end = (id: string | undefined) =>
    app.app.fastify.inject({
      method: 'DELETE',
      url: `/api/v1/connections/${id}`,
      headers: { cookie: ben.cookie, 'x-inventory-csrf': '1', 'x-tenant-id': tenant.id },
    })
  expect((await end(another?.id)).statusCode).toBe(404)
  expect((await end(mine[0]?.id)).statusCode).toBe(204)
  expect(await connectionsOf(ben.cookie)).toEqual([])
})

async function connectionsOf(ofCookie: string) {
  const reply = await send(app, 'GET', '/api/v1/connections', undefined, { cookie: ofCookie, 'x-tenant-id': tenant.id })
  return reply.body.data as { id: string; name: string }[]
}

/** A program beside the limit of one address. */
async function registered(): Promise<string> {
  const { clientId } = await connectProgram(app, cookie, { tenantId: tenant.id })
  await app.database.system((tx) =>
    tx.query({ text: `update auth."oauthClient" set name = 'Asked' where "clientId" = $1`, values: [clientId] }),
  )
  return clientId
}
