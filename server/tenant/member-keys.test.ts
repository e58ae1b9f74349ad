import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { createApiKey } from './create-api-key.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

/** A colleague who has joined by invitation. */
async function join(call: Caller, role: 'admin' | 'manager' | 'staff') {
  const { cookie, userId } = await identity.person()
  const { body } = await call('POST', '/members', { body: { role } })
  const token = new URL(body.link).searchParams.get('token')
  const joined = await identity.withCookie(cookie)('POST', '/invitations/accept', { body: { token } })
  return { userId, tenantId: joined.body.tenantId, call: identity.withCookie(cookie, joined.body.tenantId) }
}

/** A key, used once, so that the authenticator remembers it. */
async function makeKey(call: Caller, name: string, role: string) {
  const { status, body } = await call('POST', '/api-keys', { body: { name, role } })
  expect(status).toBe(201)
  const use = identity.withKey(body.secret)
  expect((await use('GET', '/tenant')).status).toBe(200)
  return { id: String(body.apiKey.id), call: use, answers: async () => (await use('GET', '/tenant')).status }
}

const setRole = (call: Caller, userId: string, role: string, version = 1) =>
  call('PATCH', `/members/${userId}`, { body: { role }, headers: { 'if-match': `"${version}"` } })
const ending = async (call: Caller, userId: string, role?: string) =>
  (await call('GET', `/members/${userId}/api-keys${role ? `?role=${role}` : ''}`)).body.data.map(
    (key: { name: string }) => key.name,
  )

describe('API keys of a member', () => {
  it('who is removed stop working at once; the others’ go on', async () => {
    const { call, apiKey, tenantId } = await identity.found()
    const leaver = await join(call, 'admin')
    const keys = [
      await makeKey(leaver.call, 'a', 'admin'),
      await makeKey(leaver.call, 'm', 'manager'),
      await makeKey(leaver.call, 's', 'staff'),
    ]
    const kept = await makeKey(call, 'kept', 'staff')
    expect(await ending(call, leaver.userId)).toEqual(['a', 'm', 's'])
    expect((await call('DELETE', `/members/${leaver.userId}`)).status).toBe(204)
    for (const key of keys) expect(await key.answers()).toBe(401)
    expect(await kept.answers()).toBe(200)
    expect((await identity.withKey(apiKey)('GET', '/tenant')).status).toBe(200)
    const { rows } = await identity.admin.query(
      `select entity_id, actor_kind, before->>'revokedAt' as before, after->>'revokedAt' as after from audit_log
       where tenant_id = $1 and entity = 'api_key' and action = 'revoke' order by id`,
      [tenantId],
    )
    expect(rows.map(({ entity_id }) => entity_id).sort()).toEqual(keys.map(({ id }) => id).sort())
    for (const row of rows)
      expect(row).toMatchObject({ actor_kind: 'api_key', before: null, after: expect.any(String) })
  })

  it('who leaves end too, and theirs of another organisation do not', async () => {
    const { call } = await identity.found()
    const other = await identity.found('Other')
    const leaver = await join(call, 'admin')
    const key = await makeKey(leaver.call, 'k', 'staff')
    const { token } = {
      token: new URL((await other.call('POST', '/members', { body: { role: 'admin' } })).body.link).searchParams.get(
        'token',
      ),
    }
    await leaver.call('POST', '/invitations/accept', { body: { token } })
    const elsewhere = await identity.database.tenant(other.tenantId, (tx) =>
      createApiKey(
        tx,
        { kind: 'person', id: leaver.userId, name: 'x', tenantId: other.tenantId, role: 'admin' },
        { name: 'e', role: 'admin' },
      ),
    )
    expect((await leaver.call('DELETE', '/tenant/membership')).status).toBe(204)
    expect((await leaver.call('GET', '/tenant')).status).toBe(404)
    expect(await key.answers()).toBe(401)
    expect((await identity.withKey(elsewhere.secret)('GET', '/tenant')).status).toBe(200)
  })

  it('whose role becomes weaker end where they are above it', async () => {
    const { call } = await identity.found()
    const colleague = await join(call, 'admin')
    const [admin, manager, staff] = [
      await makeKey(colleague.call, 'a', 'admin'),
      await makeKey(colleague.call, 'm', 'manager'),
      await makeKey(colleague.call, 's', 'staff'),
    ]
    expect(await ending(call, colleague.userId, 'admin')).toEqual([])
    expect(await ending(call, colleague.userId, 'manager')).toEqual(['a'])
    expect(await ending(call, colleague.userId, 'staff')).toEqual(['a', 'm'])
    expect((await setRole(call, colleague.userId, 'manager')).status).toBe(200)
    expect([await admin?.answers(), await manager?.answers(), await staff?.answers()]).toEqual([401, 200, 200])
    expect((await setRole(call, colleague.userId, 'staff', 2)).status).toBe(200)
    expect([await manager?.answers(), await staff?.answers()]).toEqual([401, 200])
    // what was revoked stays so when the role comes back
    expect((await setRole(call, colleague.userId, 'admin', 3)).status).toBe(200)
    expect([await admin?.answers(), await manager?.answers()]).toEqual([401, 401])
  })

  it('made by one of their keys end with them, whoever revoked that one before', async () => {
    const { call } = await identity.found()
    const leaver = await join(call, 'admin')
    const first = await makeKey(leaver.call, 'first', 'admin')
    const second = await makeKey(first.call, 'second', 'admin')
    const third = await makeKey(second.call, 'third', 'staff')
    const invited = await second.call('POST', '/members', { body: { role: 'admin' } })
    const token = new URL(invited.body.link).searchParams.get('token')
    expect((await call('DELETE', `/api-keys/${second.id}`)).status).toBe(204)
    expect(await third.answers()).toBe(200)
    expect((await call('DELETE', `/members/${leaver.userId}`)).status).toBe(204)
    for (const key of [first, second, third]) expect(await key.answers()).toBe(401)
    expect((await identity.call('POST', '/invitations/preview', { body: { token } })).body.code).toBe('invitation_used')
  })

  it('are told to who may see keys only, and of members only', async () => {
    const { call, userId } = await identity.found()
    const manager = await join(call, 'manager')
    expect((await manager.call('GET', `/members/${userId}/api-keys`)).status).toBe(403)
    const stranger = await identity.found('Strange')
    expect((await call('GET', `/members/${stranger.userId}/api-keys`)).status).toBe(404)
    expect(await ending(call, userId)).toEqual(['First key'])
  })

  it('that have ended already are not counted', async () => {
    const { call, tenantId } = await identity.found()
    const colleague = await join(call, 'admin')
    const old = await makeKey(colleague.call, 'old', 'admin')
    await makeKey(colleague.call, 'new', 'admin')
    await identity.admin.query(`update api_key set expires_at = now() where tenant_id = $1 and id = $2`, [
      tenantId,
      old.id,
    ])
    expect(await ending(call, colleague.userId)).toEqual(['new'])
  })
})

describe('who was removed, and is still taken for a member by another process,', () => {
  it('makes no key, no invitation and no Admin any more', async () => {
    const { call } = await identity.found()
    const leaver = await join(call, 'admin')
    const accomplice = await join(call, 'staff')
    const key = await makeKey(leaver.call, 'k', 'admin')
    const { tenantId, userId } = leaver
    // as another process does it, this one's memory is not told
    await identity.admin.query('update api_key set revoked_at = now() where tenant_id = $1 and id = $2', [
      tenantId,
      key.id,
    ])
    await identity.admin.query('delete from member where tenant_id = $1 and user_id = $2', [tenantId, userId])
    for (const caller of [leaver.call, key.call]) {
      expect((await caller('GET', '/members')).status).toBe(200)
      for (const reply of [
        await caller('POST', '/api-keys', { body: { name: 'x', role: 'staff' } }),
        await caller('POST', '/members', { body: { role: 'staff' } }),
        await setRole(caller, accomplice.userId, 'admin'),
        await caller('DELETE', `/members/${accomplice.userId}`),
      ])
        expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  })

  it('does not slip a key in while they are being removed', async () => {
    for (let round = 0; round < 5; round++) {
      const { call, tenantId } = await identity.found()
      const leaver = await join(call, 'admin')
      const key = await makeKey(leaver.call, 'k', 'admin')
      const made = [leaver.call, key.call, leaver.call].map((caller) =>
        caller('POST', '/api-keys', { body: { name: 'late', role: 'admin' } }),
      )
      const removed = await call('DELETE', `/members/${leaver.userId}`)
      expect(removed.status).toBe(204)
      await Promise.all(made)
      const { rows } = await identity.admin.query(
        `select name from api_key where tenant_id = $1 and revoked_at is null and name <> 'First key'`,
        [tenantId],
      )
      expect(rows).toEqual([])
    }
  })
})

it('the only Admin neither leaves nor loses a key', async () => {
  const { call, userId, apiKey, cookie, tenantId } = await identity.found()
  expect((await identity.withCookie(cookie, tenantId)('DELETE', '/tenant/membership')).body.code).toBe('last_admin')
  expect((await call('DELETE', `/members/${userId}`)).body.code).toBe('last_admin')
  expect((await identity.withKey(apiKey)('GET', '/tenant')).status).toBe(200)
  // a key is nobody who could leave
  expect((await call('DELETE', '/tenant/membership')).status).toBe(403)
})
