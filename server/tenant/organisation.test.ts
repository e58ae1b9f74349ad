import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type IdentityApp, password, startIdentityApp } from '#server/testing/identity-app.ts'
import { createTenantWithOwner } from './create-account.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

const found = (name?: string) => identity.found(name)
const match = (version: number) => ({ 'if-match': `"${version}"` })

describe('an organisation', () => {
  it('is founded by a person, who becomes its Admin', async () => {
    const { cookie, userId, email } = await identity.person()
    const person = identity.withCookie(cookie)
    expect((await person('GET', '/tenants')).body).toEqual({ data: [] })
    expect((await person('GET', '/tenant')).status).toBe(404)
    const founded = await person('POST', '/tenants', { body: { name: ' Blue Door ', timeZone: 'Europe/Berlin' } })
    expect(founded.status).toBe(201)
    expect(founded.body).toMatchObject({
      name: 'Blue Door',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      language: 'en',
      negativeStock: 'block',
      lockedBefore: null,
      isSample: false,
      role: 'admin',
      version: 1,
    })
    expect((await person('GET', '/tenants')).body).toEqual({ data: [founded.body] })
    expect((await person('GET', '/tenant')).body).toEqual(founded.body)
    const members = await person('GET', '/members')
    expect(members.body.data).toMatchObject([{ userId, email, role: 'admin' }])
  })

  it('begins with the virtual locations, a warehouse and an audit entry', async () => {
    const { tenantId, userId } = await found()
    const { rows } = await identity.admin.query(
      'select code, kind, is_virtual from location where tenant_id = $1 order by code',
      [tenantId],
    )
    expect(rows.map(({ code, kind, is_virtual }) => `${code} ${kind} ${is_virtual}`)).toEqual([
      'ADJUSTMENT adjustment true',
      'CUSTOMER customer true',
      'FOUND found true',
      'HOLDER holder true',
      'LOSS loss true',
      'MAIN warehouse false',
      'OPENING opening true',
      'PRODUCTION production true',
      'SUPPLIER supplier true',
      'TRANSIT transit true',
    ])
    const { rows: entries } = await identity.admin.query(
      `select actor_kind, actor_id, action from audit_log where tenant_id = $1 and entity = 'tenant'`,
      [tenantId],
    )
    expect(entries).toEqual([{ actor_kind: 'person', actor_id: userId, action: 'create' }])
  })

  it('is founded once by a repeated request', async () => {
    const { cookie } = await identity.person()
    const person = identity.withCookie(cookie)
    const call = { body: { name: 'Once' }, headers: { 'idempotency-key': 'founding-1' } }
    const [first, second] = await Promise.all([person('POST', '/tenants', call), person('POST', '/tenants', call)])
    expect(first.body).toEqual(second.body)
    expect((await person('GET', '/tenants')).body.data).toHaveLength(1)
    const { cookie: other } = await identity.person()
    const theirs = await identity.withCookie(other)('POST', '/tenants', call)
    expect(theirs.body.id).not.toBe(first.body.id)
  })

  it('is named by the header where a person has several', async () => {
    const { cookie } = await identity.person()
    const person = identity.withCookie(cookie)
    const one = (await person('POST', '/tenants', { body: { name: 'One' } })).body
    expect((await person('GET', '/tenant')).body.name).toBe('One')
    const two = (await person('POST', '/tenants', { body: { name: 'Two' } })).body
    const unnamed = await person('GET', '/tenant')
    expect(unnamed).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    for (const { id, name } of [one, two])
      expect((await identity.withCookie(cookie, id)('GET', '/tenant')).body.name).toBe(name)
  })

  it('changes its settings against the version that was read', async () => {
    const { call, tenantId } = await found('Old')
    const changed = await call('PATCH', '/tenant', {
      body: { name: 'New', currency: 'USD', negativeStock: 'allow' },
      headers: match(1),
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'New', currency: 'USD', negativeStock: 'allow', timeZone: 'UTC', version: 2 },
    })
    const stale = await call('PATCH', '/tenant', { body: { name: 'Newer' }, headers: match(1) })
    expect(stale).toMatchObject({ status: 412, body: { code: 'version_mismatch', currentVersion: 2 } })
    expect((await call('PATCH', '/tenant', { body: { name: 'Newer' } })).status).toBe(428)
    expect((await call('PATCH', '/tenant', { body: { timeZone: 'Mars' }, headers: match(2) })).status).toBe(400)
    const { rows } = await identity.admin.query(
      `select before->>'name' as before, after->>'name' as after from audit_log
       where tenant_id = $1 and action = 'update'`,
      [tenantId],
    )
    expect(rows).toEqual([{ before: 'Old', after: 'New' }])
  })

  it('changed by two at once takes one change', async () => {
    const { call } = await found()
    const both = await Promise.all(
      ['A', 'B'].map((name) => call('PATCH', '/tenant', { body: { name }, headers: match(1) })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  it('is deleted whole when it is a sample, and only then', async () => {
    const { call, tenantId, userId } = await found()
    expect(await call('DELETE', '/tenant')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    await identity.admin.query('update tenant set is_sample = true where id = $1', [tenantId])
    expect((await call('DELETE', '/tenant', { headers: { 'idempotency-key': 'delete-it' } })).status).toBe(204)
    expect((await call('GET', '/tenant')).status).toBe(401)
    const { rows: tables } = await identity.admin.query(
      `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
    )
    expect(tables.length).toBeGreaterThan(15)
    for (const { table_name } of tables) {
      const { rows } = await identity.admin.query(`select from ${table_name} where tenant_id = $1`, [tenantId])
      expect(rows, table_name).toHaveLength(0)
    }
    const { rows } = await identity.admin.query('select from auth."user" where id = $1', [userId])
    expect(rows).toHaveLength(1)
  })

  it('has settings that only an Admin changes', async () => {
    const { call } = await found()
    for (const role of ['manager', 'staff']) {
      const { body } = await call('POST', '/api-keys', { body: { name: role, role } })
      const weaker = identity.withKey(body.secret)
      expect(await weaker('PATCH', '/tenant', { body: { name: 'X' }, headers: match(1) })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      })
      expect((await weaker('DELETE', '/tenant')).status).toBe(403)
      expect((await weaker('GET', '/tenant')).body.role).toBe(role)
    }
  })
})

describe('createTenantWithOwner', () => {
  let people = 0
  async function owner(name = 'Shop') {
    const email = `owner${++people}@example.com`
    return { ...(await createTenantWithOwner(identity.database, { name, email, password })), email }
  }

  it('uses the account that exists, with its password', async () => {
    const first = await owner()
    const { email } = first
    const second = await createTenantWithOwner(identity.database, { name: 'Second', email, password })
    expect(second).toMatchObject({ userId: first.userId })
    expect(second.tenantId).not.toBe(first.tenantId)
    const wrong = createTenantWithOwner(identity.database, { name: 'Third', email, password: 'not the password' })
    await expect(wrong).rejects.toMatchObject({ code: 'user_already_exists' })
  })

  it('makes an account that signs in', async () => {
    const { email, tenantId } = await owner('Signs in')
    const into = await identity.call('POST', '/auth/sign-in/email', { body: { email, password } })
    expect(into.status).toBe(200)
    const value = into.cookies.find(({ name }) => name === 'inventory.session_token')?.value ?? ''
    const call: Caller = identity.withCookie(`inventory.session_token=${encodeURIComponent(value)}`)
    expect((await call('GET', '/tenant')).body.id).toBe(tenantId)
  })

  it('leaves nothing behind when it is refused', async () => {
    const count = async () => (await identity.admin.query('select count(*) from auth."user"')).rows[0].count
    const before = await count()
    const email = 'refused@example.com'
    await expect(
      createTenantWithOwner(identity.database, { name: 'X', email, password: 'short' }),
    ).rejects.toMatchObject({ code: 'invalid_value' })
    await expect(createTenantWithOwner(identity.database, { name: ' ', email, password })).rejects.toMatchObject({
      code: 'invalid_value',
    })
    expect(await count()).toBe(before)
  })
})
