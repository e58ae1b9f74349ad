import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Founded, type IdentityApp, type Reply, startIdentityApp } from '#server/testing/identity-app.ts'

let identity: IdentityApp
let mine: Founded
let theirs: Founded
/** identifiers of the other organisation's rows, and of none */
let rows: { userId: string; invitationId: string; apiKeyId: string }
const none = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'

beforeAll(async () => {
  identity = await startIdentityApp()
  mine = await identity.found('Mine')
  theirs = await identity.found('Theirs')
  const invited = await theirs.call('POST', '/members', { body: { role: 'staff' } })
  const keys = await theirs.call('GET', '/api-keys')
  rows = { userId: theirs.userId, invitationId: invited.body.invitation.id, apiKeyId: keys.body.data[0].id }
})
afterAll(() => identity.stop())

async function state(): Promise<string> {
  let text = ''
  for (const query of [
    'select * from tenant where id = $1',
    'select * from member where tenant_id = $1',
    'select * from invitation where tenant_id = $1',
    'select id, role, revoked_at from api_key where tenant_id = $1',
    'select * from audit_log where tenant_id = $1 order by id',
    'select * from location where tenant_id = $1',
  ])
    text += JSON.stringify((await identity.admin.query(query, [theirs.tenantId])).rows)
  return text
}
/** What a caller can tell two answers apart by. */
const visible = ({ status, body }: Reply) => ({ status, body })

it.each([
  ['PATCH', (id: typeof rows) => `/members/${id.userId}`, { role: 'staff' }],
  ['DELETE', (id: typeof rows) => `/members/${id.userId}`, undefined],
  ['DELETE', (id: typeof rows) => `/invitations/${id.invitationId}`, undefined],
  ['DELETE', (id: typeof rows) => `/api-keys/${id.apiKeyId}`, undefined],
] as const)('%s of another organisation’s row answers as for a row that does not exist', async (method, path, body) => {
  const before = await state()
  const call = { body, headers: { 'if-match': '1' } }
  for (const caller of [mine.call, identity.withCookie(mine.cookie), identity.withCookie(mine.cookie, mine.tenantId)]) {
    const attack = await caller(method, path(rows), call)
    const nothing = await caller(method, path({ userId: none, invitationId: none, apiKeyId: none }), call)
    expect(attack).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(visible(attack)).toEqual(visible(nothing))
  }
  expect(await state()).toBe(before)
})

it.each([
  ['GET', '/tenant', undefined],
  ['PATCH', '/tenant', { name: 'Taken' }],
  ['DELETE', '/tenant', undefined],
  ['GET', '/members', undefined],
  ['POST', '/members', { role: 'admin' }],
  ['GET', '/invitations', undefined],
  ['GET', '/api-keys', undefined],
  ['POST', '/api-keys', { name: 'k', role: 'admin' }],
] as const)('%s %s in another organisation by its id answers as for none', async (method, path, body) => {
  const before = await state()
  const call = { body, headers: { 'if-match': '1' } }
  const attack = await identity.withCookie(mine.cookie, theirs.tenantId)(method, path, call)
  const nothing = await identity.withCookie(mine.cookie, none)(method, path, call)
  expect(attack).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(visible(attack)).toEqual(visible(nothing))
  const withKey = await mine.call(method, path, {
    ...call,
    headers: { 'if-match': '1', 'x-tenant-id': theirs.tenantId },
  })
  expect(withKey).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await state()).toBe(before)
})

it('lists show one organisation only, also with the other one’s cursor', async () => {
  for (const path of ['/members', '/invitations', '/api-keys', '/tenants']) {
    const text = JSON.stringify((await identity.withCookie(mine.cookie)('GET', path)).body)
    for (const id of [...Object.values(rows), theirs.tenantId]) expect(text, path).not.toContain(id)
  }
  const cursor = Buffer.from(JSON.stringify([none.replace('0199', '0000')])).toString('base64url')
  const { body } = await mine.call('GET', `/members?cursor=${cursor}`)
  expect(body.data.map((member: { userId: string }) => member.userId)).toEqual([mine.userId])
})

it('one person’s repeated key does not replay another person’s answer', async () => {
  const call = { body: { name: 'Private' }, headers: { 'idempotency-key': 'same-key' } }
  const first = await identity.withCookie(mine.cookie)('POST', '/tenants', call)
  const second = await identity.withCookie(theirs.cookie)('POST', '/tenants', call)
  expect(first.body.id).not.toBe(second.body.id)
})

it('the tenant’s database role reads no account and no other organisation', async () => {
  await expect(
    identity.database.tenant(mine.tenantId, (tx) => tx.query({ text: 'select * from auth.session' })),
  ).rejects.toMatchObject({ code: '42501' })
  const seen = await identity.database.tenantRead(mine.tenantId, (tx) =>
    tx.query<{ tenant_id: string }>({
      text: 'select tenant_id from member union all select tenant_id from api_key union all select id from tenant',
    }),
  )
  expect(new Set(seen.map(({ tenant_id }) => tenant_id))).toEqual(new Set([mine.tenantId]))
})
