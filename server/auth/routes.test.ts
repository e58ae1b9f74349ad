import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieOf, type IdentityApp, password, startIdentityApp } from '#server/testing/identity-app.ts'
import { hashToken } from './token-hash.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  identity.call('POST', `/auth/${path}`, { body, headers })
const session = async (cookie: string) =>
  (await identity.call('GET', '/auth/get-session', { headers: { cookie } })).body
const tokenIn = (cookie: string) => {
  const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
  return value.slice(0, value.lastIndexOf('.'))
}

describe('an account', () => {
  it('is made by signing up, and signs in and out', async () => {
    const up = await post('sign-up/email', { name: 'Ann', email: ' Ann@Example.COM ', password })
    expect(up.body).toEqual({
      user: { id: expect.any(String), name: 'Ann', email: 'ann@example.com', emailVerified: false },
    })
    const into = await post('sign-in/email', { email: 'ann@example.com', password })
    expect(into.status).toBe(200)
    const cookie = cookieOf(into)
    expect(await session(cookie)).toMatchObject({ user: { email: 'ann@example.com' } })
    expect((await identity.withCookie(cookie)('GET', '/tenants')).status).toBe(200)
    const out = await post('sign-out', {}, { cookie })
    expect(out.status).toBe(200)
    expect(out.cookies.find(({ name }) => name === 'inventory.session_token')).toMatchObject({ value: '', maxAge: 0 })
    expect(await session(cookie)).toBeNull()
    expect((await identity.withCookie(cookie)('GET', '/tenants')).status).toBe(401)
  })

  it('keeps its session in a cookie that scripts and other sites do not see', async () => {
    const up = await post('sign-up/email', { name: 'Cara', email: 'cara@example.com', password })
    expect(up.cookies).toHaveLength(1)
    expect(up.cookies[0]).toMatchObject({
      name: 'inventory.session_token',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 30 * 24 * 3600,
    })
    expect(up.cookies[0]).not.toHaveProperty('secure')
    const token = tokenIn(cookieOf(up))
    expect(JSON.stringify(up.body)).not.toContain(token)
    expect(JSON.stringify(await session(cookieOf(up)))).not.toContain(token)
    expect(up.headers['cache-control']).toBe('no-store')
  })

  it('lasts for the browser only when it is not to be remembered', async () => {
    await identity.signUp('dora@example.com')
    const into = await post('sign-in/email', { email: 'dora@example.com', password, rememberMe: false })
    expect(into.cookies.find(({ name }) => name.endsWith('session_token'))).not.toHaveProperty('maxAge')
  })

  it('stands in the tables without token or password', async () => {
    const { cookie, userId } = await identity.signUp('eve@example.com')
    await post('request-password-reset', { email: 'eve@example.com' })
    await expect.poll(() => identity.mails.some(({ to }) => to === 'eve@example.com')).toBe(true)
    const mail = identity.mails.findLast(({ to }) => to === 'eve@example.com')
    const resetToken = new URL(mail?.link ?? '').searchParams.get('token') ?? ''
    const { rows: tables } = await identity.admin.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('auth', 'public')`,
    )
    let text = ''
    for (const { name } of tables) text += JSON.stringify((await identity.admin.query(`select * from ${name}`)).rows)
    expect(text).toContain(userId)
    for (const secret of [tokenIn(cookie), resetToken, password]) {
      expect(secret.length).toBeGreaterThan(15)
      expect(text).not.toContain(secret)
    }
    expect(text).toContain(hashToken(tokenIn(cookie)))
  })

  it.each([
    ['a short password', { password: 'too short' }, 'body.password'],
    ['a broken address', { email: 'nobody' }, 'body.email'],
    ['no name', { name: ' ' }, 'body.name'],
    ['a name of two lines', { name: 'A\nSubject: B' }, 'body.name'],
  ])('is refused with %s', async (_name, change, path) => {
    const reply = await post('sign-up/email', { name: 'F', email: 'f@example.com', password, ...change })
    expect(reply.status).toBe(400)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.body).toMatchObject({ code: 'invalid_request', errors: [{ path }] })
  })

  it('has its e-mail address alone: of two at once, one is made', async () => {
    const both = await Promise.all(
      ['G@example.com', 'g@example.com'].map((email) => post('sign-up/email', { name: 'G', email, password })),
    )
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('user_already_exists')
    const again = await post('sign-up/email', { name: 'G', email: 'g@example.com', password })
    expect(again).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
  })

  it('tells a wrong password and an unknown address alike', async () => {
    await identity.signUp('hugo@example.com')
    const wrong = await post('sign-in/email', { email: 'hugo@example.com', password: 'not the password' })
    const unknown = await post('sign-in/email', { email: 'nobody@example.com', password: 'not the password' })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_email_or_password' } })
    expect(unknown.body).toEqual(wrong.body)
  })
})

describe('a password', () => {
  it('is reset by the mailed link, once, and ends every session', async () => {
    const { cookie } = await identity.signUp('ina@example.com')
    const before = identity.withCookie(cookie)
    expect((await before('GET', '/tenants')).status).toBe(200)
    const asked = await post('request-password-reset', { email: 'Ina@example.com', redirectTo: 'https://evil.example' })
    expect(asked.status).toBe(200)
    await expect.poll(() => identity.mails.some(({ to }) => to === 'ina@example.com')).toBe(true)
    const link = new URL(identity.mails.findLast(({ to }) => to === 'ina@example.com')?.link ?? '')
    expect(link.origin + link.pathname).toBe(`${identity.publicUrl}/reset-password`)
    const token = link.searchParams.get('token')
    const newPassword = 'another long password'
    expect((await post('reset-password', { token, newPassword })).status).toBe(200)
    expect((await before('GET', '/tenants')).status).toBe(401)
    expect(await post('reset-password', { token, newPassword })).toMatchObject({
      status: 410,
      body: { code: 'invalid_token' },
    })
    expect((await post('sign-in/email', { email: 'ina@example.com', password })).status).toBe(401)
    expect((await post('sign-in/email', { email: 'ina@example.com', password: newPassword })).status).toBe(200)
  })

  it('asked for with an unknown address sends nothing and says the same', async () => {
    await identity.signUp('jan@example.com')
    const known = await post('request-password-reset', { email: 'jan@example.com' })
    const unknown = await post('request-password-reset', { email: 'jan2@example.com' })
    expect(unknown).toMatchObject({ status: 200, body: known.body })
    expect(identity.mails.some(({ to }) => to === 'jan2@example.com')).toBe(false)
  })

  it('asked for again and again fills no mailbox', async () => {
    await identity.signUp('kim@example.com')
    for (let i = 0; i < 6; i++)
      expect((await post('request-password-reset', { email: 'kim@example.com' })).status).toBe(200)
    await expect.poll(() => identity.mails.filter(({ to }) => to === 'kim@example.com').length).toBe(3)
  })

  it('is not reset by an expired link', async () => {
    await identity.signUp('leo@example.com')
    await post('request-password-reset', { email: 'leo@example.com' })
    await expect.poll(() => identity.mails.some(({ to }) => to === 'leo@example.com')).toBe(true)
    const token = new URL(identity.mails.findLast(({ to }) => to === 'leo@example.com')?.link ?? '').searchParams.get(
      'token',
    )
    await identity.admin.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
    expect((await post('reset-password', { token, newPassword: 'another long password' })).body.code).toBe(
      'invalid_token',
    )
  })

  it('is changed by who knows it, and ends the other sessions', async () => {
    const { cookie } = await identity.signUp('mia@example.com')
    const other = cookieOf(await post('sign-in/email', { email: 'mia@example.com', password }))
    expect((await identity.withCookie(other)('GET', '/tenants')).status).toBe(200)
    const newPassword = 'yet another password'
    const wrong = await post('change-password', { currentPassword: 'not the password', newPassword }, { cookie })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_password' } })
    const changed = await post('change-password', { currentPassword: password, newPassword }, { cookie })
    expect(changed.status).toBe(200)
    expect((await identity.withCookie(other)('GET', '/tenants')).status).toBe(401)
    expect((await identity.withCookie(cookie)('GET', '/tenants')).status).toBe(401)
    expect((await identity.withCookie(cookieOf(changed))('GET', '/tenants')).status).toBe(200)
    expect((await post('change-password', { currentPassword: newPassword, newPassword: password })).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends when its time is over', async () => {
    const { cookie, userId } = await identity.signUp('nora@example.com')
    await identity.admin.query(
      `update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1`,
      [userId],
    )
    expect(await session(cookie)).toBeNull()
    expect((await identity.withCookie(cookie)('GET', '/tenants')).status).toBe(401)
  })

  it('is prolonged by use', async () => {
    const { cookie, userId } = await identity.signUp('olga@example.com')
    await identity.admin.query(`update auth.session set "expiresAt" = now() + interval '3 days' where "userId" = $1`, [
      userId,
    ])
    expect(await session(cookie)).not.toBeNull()
    const { rows } = await identity.admin.query(
      `select "expiresAt" > now() + interval '29 days' as prolonged, token from auth.session where "userId" = $1`,
      [userId],
    )
    expect(rows).toEqual([{ prolonged: true, token: hashToken(tokenIn(cookie)) }])
  })
})

describe('another site', () => {
  const evil = 'https://evil.example'

  it('cannot sign anybody in or out', async () => {
    const { cookie } = await identity.signUp('paul@example.com')
    const body = { email: 'paul@example.com', password }
    expect((await post('sign-in/email', body, { origin: evil })).body.code).toBe('csrf')
    expect((await post('sign-out', {}, { cookie, origin: evil })).body.code).toBe('csrf')
    expect((await post('sign-out', {}, { cookie, origin: 'null' })).body.code).toBe('csrf')
    expect((await post('sign-out', {}, { cookie, 'sec-fetch-site': 'cross-site' })).body.code).toBe('csrf')
    expect(await session(cookie)).not.toBeNull()
    expect((await post('sign-in/email', body, { origin: identity.publicUrl })).status).toBe(200)
    expect(
      (await post('sign-in/email', body, { origin: 'http://127.0.0.1:4300', host: '127.0.0.1:4300' })).status,
    ).toBe(200)
  })

  it('cannot post a form', async () => {
    const text = JSON.stringify({ email: 'paul@example.com', password })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await post('sign-in/email', text, { 'content-type': type })).status).toBe(415)
  })

  it('cannot write with the cookie', async () => {
    const { cookie } = await identity.signUp('quin@example.com')
    const write = (headers: Record<string, string>) =>
      identity.call('POST', '/tenants', { body: { name: 'Mine' }, headers: { cookie, ...headers } })
    expect((await write({})).body.code).toBe('csrf')
    expect((await write({ 'x-inventory-csrf': '1', origin: evil })).body.code).toBe('csrf')
    expect((await write({ 'x-inventory-csrf': '1', 'sec-fetch-site': 'same-site' })).body.code).toBe('csrf')
    expect((await write({ 'x-inventory-csrf': '1', origin: identity.publicUrl })).status).toBe(201)
    const named = await identity.call('PATCH', '/tenant', { body: { name: 'X' }, headers: { cookie, 'if-match': '1' } })
    expect(named.body.code).toBe('csrf')
    expect((await identity.call('GET', '/tenant', { headers: { cookie } })).status).toBe(200)
  })
})

it('nothing else of the auth library is served', async () => {
  for (const path of [
    'list-sessions',
    'verify-email?token=abc',
    'ok',
    'error',
    'reset-password/abc?callbackURL=/',
    'token',
  ])
    expect((await identity.call('GET', `/auth/${path}`)).status, path).toBe(404)
  for (const path of ['sign-in/social', 'delete-user', 'revoke-sessions', 'send-verification-email', 'verify-password'])
    expect((await post(path, {})).status, path).toBe(404)
})
