import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/auth/token-hash.ts'
import { type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { createApiKey } from './create-api-key.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

describe('an API key', () => {
  it('is told once and acts with its role and name', async () => {
    const { call, tenantId } = await identity.found()
    const made = await call('POST', '/api-keys', { body: { name: 'Till', role: 'manager', expiresInDays: 30 } })
    expect(made.status).toBe(201)
    const { apiKey, secret } = made.body
    expect(apiKey).toMatchObject({ name: 'Till', role: 'manager', lastUsedAt: null, revokedAt: null })
    expect(secret.startsWith(apiKey.prefix)).toBe(true)
    const days = (Date.parse(apiKey.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(30, 1)
    const till = identity.withKey(secret)
    expect((await till('GET', '/tenant')).body).toMatchObject({ id: tenantId, role: 'manager' })
    const list = await call('GET', '/api-keys')
    expect(list.body.data.map((key: { name: string }) => key.name)).toEqual(['Till', 'First key'])
    expect(JSON.stringify(list.body)).not.toContain(secret)
    const { rows } = await identity.admin.query('select k::text as text, secret_hash from api_key k where id = $1', [
      apiKey.id,
    ])
    expect(rows[0].text).not.toContain(secret)
    expect(rows[0].secret_hash.toString('hex')).toBe(hashToken(secret))
  })

  it('is the weakest unless told', async () => {
    const { call } = await identity.found()
    expect((await call('POST', '/api-keys', { body: { name: 'k' } })).body.apiKey.role).toBe('staff')
  })

  it('that is revoked is refused at once', async () => {
    const { call, tenantId } = await identity.found()
    const { apiKey, secret } = (await call('POST', '/api-keys', { body: { name: 'k' } })).body
    const other = identity.withKey(secret)
    expect((await other('GET', '/tenant')).status).toBe(200)
    expect((await call('DELETE', `/api-keys/${apiKey.id}`)).status).toBe(204)
    expect((await other('GET', '/tenant')).status).toBe(401)
    expect((await call('DELETE', `/api-keys/${apiKey.id}`)).status).toBe(204)
    const { rows } = await identity.admin.query(
      `select action, before->>'revokedAt' as before, after->>'revokedAt' as after from audit_log
       where tenant_id = $1 and entity_id = $2 order by id`,
      [tenantId, apiKey.id],
    )
    expect(rows).toEqual([
      { action: 'create', before: null, after: null },
      { action: 'revoke', before: null, after: expect.any(String) },
    ])
  })

  it('revoked while it is being looked up is not remembered', async () => {
    const { call } = await identity.found()
    const { apiKey, secret } = (await call('POST', '/api-keys', { body: { name: 'k' } })).body
    const other = identity.withKey(secret)
    const asking = Array.from({ length: 20 }, () => other('GET', '/tenant'))
    const revoked = await call('DELETE', `/api-keys/${apiKey.id}`)
    expect(revoked.status).toBe(204)
    expect((await other('GET', '/tenant')).status).toBe(401)
    await Promise.all(asking)
    expect((await other('GET', '/tenant')).status).toBe(401)
  })

  it('has no role above that of its maker', async () => {
    const { tenantId, userId } = await identity.found()
    const actor = { kind: 'person', id: userId, name: 'M', tenantId, role: 'manager' } as const
    const make = (role: 'admin' | 'manager' | 'staff') =>
      identity.database.system((tx) => createApiKey(tx, actor, { name: 'k', role }))
    await expect(make('admin')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await make('manager')).apiKey.role).toBe('manager')
    expect((await make('staff')).apiKey.role).toBe('staff')
  })

  it('is told again to the request that made it, and stands nowhere in clear meanwhile', async () => {
    const { call, tenantId } = await identity.found()
    const request = { body: { name: 'k' }, headers: { 'idempotency-key': 'make-a-key' } }
    const first = await call('POST', '/api-keys', request)
    const again = await call('POST', '/api-keys', request)
    expect(again.body).toEqual(first.body)
    const { rows } = await identity.admin.query('select i::text as text from idempotency i where tenant_id = $1', [
      tenantId,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].text).not.toContain(first.body.secret)
  })

  it('is of no person: it founds nothing and joins nothing', async () => {
    const { call } = await identity.found()
    expect((await call('POST', '/tenants', { body: { name: 'Mine' } })).status).toBe(401)
    expect((await call('GET', '/tenants')).status).toBe(401)
  })
})
