import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

const found = () => identity.found()
const match = (version: number) => ({ 'if-match': `"${version}"` })

async function invite(call: Caller, body: object = { role: 'staff' }) {
  const reply = await call('POST', '/members', { body })
  expect(reply.status).toBe(201)
  return {
    id: String(reply.body.invitation.id),
    link: String(reply.body.link),
    token: new URL(reply.body.link).searchParams.get('token') ?? '',
  }
}
const accept = (cookie: string, token: string) =>
  identity.withCookie(cookie)('POST', '/invitations/accept', { body: { token } })
const preview = (token: string) => identity.call('POST', '/invitations/preview', { body: { token } })

/** A colleague who has joined by invitation. */
async function join(call: Caller, role: string) {
  const { cookie, userId } = await identity.person()
  const { token } = await invite(call, { role })
  const joined = await accept(cookie, token)
  expect(joined.status).toBe(200)
  return { cookie, userId, call: identity.withCookie(cookie, joined.body.tenantId) }
}

describe('an invitation', () => {
  it('lets one person in, with its role', async () => {
    const { call, tenantId } = await found()
    const { link, token } = await invite(call, { role: 'manager' })
    expect(link).toBe(`${identity.publicUrl}/join?token=${token}`)
    expect((await preview(token)).body).toMatchObject({ tenantName: 'Shop', role: 'manager', email: null })
    const { cookie, userId } = await identity.person()
    expect((await accept(cookie, token)).body).toEqual({ tenantId, role: 'manager' })
    expect((await identity.withCookie(cookie)('GET', '/tenant')).body).toMatchObject({ id: tenantId, role: 'manager' })
    const { body: members } = await call('GET', '/members')
    expect(members.data.find((member: { userId: string }) => member.userId === userId)).toMatchObject({
      role: 'manager',
    })
    const { body: list } = await call('GET', '/invitations')
    expect(list.data).toMatchObject([{ role: 'manager', acceptedAt: expect.any(String), revokedAt: null }])
    // again by the same person: they are in already; by another: used up
    expect((await accept(cookie, token)).status).toBe(200)
    const other = await identity.person()
    expect(await accept(other.cookie, token)).toMatchObject({ status: 410, body: { code: 'invitation_used' } })
    expect((await preview(token)).status).toBe(410)
  })

  it('accepted by two at once lets one in', async () => {
    const { call, tenantId } = await found()
    const { token, id } = await invite(call)
    const rivals = await Promise.all([identity.person(), identity.person()])
    // Both are held at the invitation's row, so that neither has an answer before the other has asked.
    await identity.admin.query('begin')
    await identity.admin.query('select from invitation where id = $1 for update', [id])
    const asking = rivals.map(({ cookie }) => accept(cookie, token))
    await expect
      .poll(async () => {
        await identity.admin.query('select pg_stat_clear_snapshot()')
        const { rows } = await identity.admin.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows.length
      })
      .toBe(2)
    await identity.admin.query('commit')
    const replies = await Promise.all(asking)
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410])
    const { rows } = await identity.admin.query('select from member where tenant_id = $1', [tenantId])
    expect(rows).toHaveLength(2)
  })

  it('accepted twice at once by one person lets them in once', async () => {
    const { call } = await found()
    const [first, second] = [await invite(call), await invite(call, { role: 'manager' })]
    const { cookie, userId } = await identity.person()
    const replies = await Promise.all([accept(cookie, first.token), accept(cookie, first.token)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    // a member stays what they are, and the other link stays open
    expect((await accept(cookie, second.token)).body.role).toBe('staff')
    expect((await preview(second.token)).status).toBe(200)
    const { rows } = await identity.admin.query('select role from member where user_id = $1', [userId])
    expect(rows).toEqual([{ role: 'staff' }])
  })

  it('for an address is e-mailed and accepted with that address only', async () => {
    const { call } = await found()
    const { email, ...invited } = await identity.person()
    const { link, token } = await invite(call, { role: 'staff', email: email.toUpperCase() })
    await expect.poll(() => identity.mails.find(({ to }) => to === email)?.link).toBe(link)
    const stranger = await identity.person()
    expect(await accept(stranger.cookie, token)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await accept(invited.cookie, token)).status).toBe(200)
    const again = await call('POST', '/members', { body: { role: 'staff', email } })
    expect(again).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })

  it('that was withdrawn or has expired lets nobody in', async () => {
    const { call, tenantId } = await found()
    const { cookie } = await identity.person()
    const withdrawn = await invite(call)
    expect((await call('DELETE', `/invitations/${withdrawn.id}`)).status).toBe(204)
    expect((await call('DELETE', `/invitations/${withdrawn.id}`)).status).toBe(204)
    const expired = await invite(call)
    await identity.admin.query(`update invitation set expires_at = now() where id = $1`, [expired.id])
    for (const { token } of [withdrawn, expired, { token: 'A'.repeat(43) }]) {
      expect((await accept(cookie, token)).body.code).toBe('invitation_used')
      expect((await preview(token)).body.code).toBe('invitation_used')
    }
    const { rows } = await identity.admin.query(
      `select action from audit_log where tenant_id = $1 and entity = 'invitation' order by id`,
      [tenantId],
    )
    expect(rows.map(({ action }) => action)).toEqual(['create', 'revoke', 'create'])
  })

  it('is stored without its token', async () => {
    const { call } = await found()
    const { token, id } = await invite(call)
    const { rows } = await identity.admin.query('select i::text as text from invitation i where id = $1', [id])
    expect(rows[0].text).not.toContain(token)
    const { rows: entries } = await identity.admin.query(
      'select a::text as text from audit_log a where entity_id = $1',
      [id],
    )
    expect(entries[0].text).not.toContain(token)
  })

  it('needs a signed-in person', async () => {
    const { call } = await found()
    const { token } = await invite(call)
    expect((await identity.call('POST', '/invitations/accept', { body: { token } })).status).toBe(401)
    expect((await call('POST', '/invitations/accept', { body: { token } })).status).toBe(401)
  })
})

describe('a member', () => {
  it('gets another role at once', async () => {
    const { call } = await found()
    const colleague = await join(call, 'staff')
    expect((await colleague.call('GET', '/members')).status).toBe(403)
    const changed = await call('PATCH', `/members/${colleague.userId}`, {
      body: { role: 'manager' },
      headers: match(1),
    })
    expect(changed).toMatchObject({ status: 200, body: { role: 'manager', version: 2 } })
    expect((await colleague.call('GET', '/members')).status).toBe(200)
    const stale = await call('PATCH', `/members/${colleague.userId}`, { body: { role: 'staff' }, headers: match(1) })
    expect(stale).toMatchObject({ status: 412, body: { code: 'version_mismatch' } })
  })

  it('who is removed is out at once', async () => {
    const { call, tenantId } = await found()
    const colleague = await join(call, 'manager')
    expect((await colleague.call('GET', '/tenant')).status).toBe(200)
    expect((await call('DELETE', `/members/${colleague.userId}`)).status).toBe(204)
    expect((await colleague.call('GET', '/tenant')).status).toBe(404)
    expect((await identity.withCookie(colleague.cookie)('GET', '/tenants')).body).toEqual({ data: [] })
    expect((await call('DELETE', `/members/${colleague.userId}`)).status).toBe(404)
    const { rows } = await identity.admin.query(
      `select action from audit_log where tenant_id = $1 and entity = 'member' order by id`,
      [tenantId],
    )
    expect(rows.map(({ action }) => action)).toEqual(['join', 'remove'])
  })

  it('who stops being an Admin takes their open invitations along', async () => {
    const { call } = await found()
    const colleague = await join(call, 'admin')
    const kept = await invite(call)
    const gone = await invite(colleague.call, { role: 'admin' })
    await call('DELETE', `/members/${colleague.userId}`)
    expect((await preview(kept.token)).status).toBe(200)
    expect((await preview(gone.token)).body.code).toBe('invitation_used')
  })

  it('who is the only Admin stays it', async () => {
    const { call, userId } = await found()
    await join(call, 'manager')
    for (const reply of [
      await call('DELETE', `/members/${userId}`),
      await call('PATCH', `/members/${userId}`, { body: { role: 'staff' }, headers: match(1) }),
    ])
      expect(reply).toMatchObject({ status: 409, body: { code: 'last_admin' } })
    expect((await call('PATCH', `/members/${userId}`, { body: { role: 'admin' }, headers: match(1) })).status).toBe(200)
  })

  it.each([
    [
      'demoting',
      (call: Caller, userId: string) =>
        call('PATCH', `/members/${userId}`, { body: { role: 'staff' }, headers: match(1) }),
    ],
    ['removing', (call: Caller, userId: string) => call('DELETE', `/members/${userId}`)],
  ])('two Admins %s each other at once leave one', async (_name, attack) => {
    for (let round = 0; round < 5; round++) {
      const { call, tenantId, userId } = await found()
      const other = await join(call, 'admin')
      const replies = await Promise.all([attack(call, other.userId), attack(call, userId)])
      expect(replies.filter(({ status }) => status < 300)).toHaveLength(1)
      // who comes second is no Admin any more, or is the last one
      const refused = replies.find(({ status }) => status >= 300)?.body.code
      expect(['forbidden', 'unauthenticated', 'not_found', 'last_admin']).toContain(refused)
      const { rows } = await identity.admin.query(`select from member where tenant_id = $1 and role = 'admin'`, [
        tenantId,
      ])
      expect(rows).toHaveLength(1)
    }
  })

  it('is listed page by page', async () => {
    const { call } = await found()
    for (let i = 0; i < 4; i++) await join(call, 'staff')
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await call('GET', `/members?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data.map((member: { userId: string }) => member.userId))
      if (body.nextCursor === null) break
      cursor = body.nextCursor
    }
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    for (const wrong of [
      'nonsense',
      Buffer.from('["x"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ])
      for (const list of ['members', 'invitations', 'api-keys'])
        expect(await call('GET', `/${list}?cursor=${wrong}`), list).toMatchObject({
          status: 400,
          body: { code: 'invalid_request' },
        })
  })
})

it('only Admins invite, change, remove and make keys', async () => {
  const { call, userId } = await found()
  const manager = await join(call, 'manager')
  const staff = await join(call, 'staff')
  const { id } = await invite(call)
  for (const { call: weaker } of [manager, staff]) {
    for (const [method, path, body] of [
      ['POST', '/members', { role: 'staff' }],
      ['PATCH', `/members/${userId}`, { role: 'staff' }],
      ['DELETE', `/members/${userId}`, undefined],
      ['DELETE', `/invitations/${id}`, undefined],
      ['GET', '/api-keys', undefined],
      ['POST', '/api-keys', { name: 'x', role: 'staff' }],
    ] as const) {
      const reply = await weaker(method, path, { body, headers: match(1) })
      expect(reply, `${method} ${path}`).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  }
  expect((await manager.call('GET', '/members')).status).toBe(200)
  expect((await manager.call('GET', '/invitations')).status).toBe(200)
  expect((await staff.call('GET', '/members')).status).toBe(403)
})
