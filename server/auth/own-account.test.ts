import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTenant } from '#contract/tenant.ts'
import { createTenant } from '#server/tenant/create-tenant.ts'
import { cookieOf, type IdentityApp, password, startIdentityApp } from '#server/testing/identity-app.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

const auth = (cookie: string, path: string, body: unknown) =>
  identity.withCookie(cookie)('POST', `/auth/${path}`, { body })
const signIn = async (email: string, userAgent = 'A browser') =>
  cookieOf(
    await identity.call('POST', '/auth/sign-in/email', {
      body: { email, password },
      headers: { 'user-agent': userAgent },
    }),
  )
const works = async (cookie: string) => (await identity.withCookie(cookie)('GET', '/tenants')).status === 200
const who = async (cookie: string) =>
  (await identity.call('GET', '/auth/get-session', { headers: { cookie } })).body?.user

/** A person who belongs to so many organisations. */
async function member(email: string, organisations = 1) {
  const { cookie, userId } = await identity.signUp(email)
  const person = { id: userId, name: email.split('@')[0] ?? '', email }
  const tenants: string[] = []
  for (let i = 0; i < organisations; i++) {
    const tenant = await identity.database.system((tx) =>
      createTenant(tx, person, newTenant.parse({ name: `${email} ${i}` })),
    )
    tenants.push(tenant.id)
  }
  return { cookie, userId, tenants }
}

describe('a person’s name', () => {
  it('is changed by themselves, in every organisation and in its audit record', async () => {
    const { cookie, userId, tenants } = await member('ada@example.com', 2)
    expect(await works(cookie)).toBe(true)
    expect((await auth(cookie, 'update-user', { name: '  Ada King ' })).status).toBe(200)
    expect(await who(cookie)).toMatchObject({ name: 'Ada King', email: 'ada@example.com' })
    for (const tenantId of tenants) {
      const { body } = await identity.withCookie(cookie, tenantId)('GET', '/members')
      expect(body.data).toMatchObject([{ userId, name: 'Ada King', email: 'ada@example.com', version: 2 }])
      const { rows } = await identity.admin.query(
        `select actor_id, actor_name, before, after from audit_log where tenant_id = $1 and entity = 'member'`,
        [tenantId],
      )
      // the entry has the form that the API gives a member
      expect(rows).toEqual([
        {
          actor_id: userId,
          actor_name: 'Ada King',
          before: { ...body.data[0], name: 'ada', version: 1 },
          after: body.data[0],
        },
      ])
    }
    // what is recorded from now on has the new name
    const renamed = await identity.withCookie(cookie, tenants[0])('POST', '/api-keys', { body: { name: 'k' } })
    const { rows } = await identity.admin.query('select actor_name from audit_log where entity_id = $1', [
      renamed.body.apiKey.id,
    ])
    expect(rows).toEqual([{ actor_name: 'Ada King' }])
  })

  it('is one line of text, and nothing else of the account changes with it', async () => {
    const { cookie } = await member('bea@example.com')
    for (const name of ['', ' ', 'A\nSubject: B', 'x'.repeat(121)])
      expect((await auth(cookie, 'update-user', { name })).status).toBe(400)
    await auth(cookie, 'update-user', { name: 'Bea', email: 'other@example.com', emailVerified: true, id: 'x' })
    expect(await who(cookie)).toMatchObject({ name: 'Bea', email: 'bea@example.com', emailVerified: false })
    expect((await identity.call('POST', '/auth/update-user', { body: { name: 'x' } })).status).toBe(401)
  })
})

describe('a person’s e-mail address', () => {
  const ask = (cookie: string, newEmail: string, currentPassword = password) =>
    auth(cookie, 'change-email', { newEmail, currentPassword })
  const linkTo = async (address: string) => {
    await expect.poll(() => identity.mails.some(({ to }) => to === address)).toBe(true)
    return new URL(identity.mails.findLast(({ to }) => to === address)?.link ?? '')
  }
  const tokenTo = async (address: string) => (await linkTo(address)).searchParams.get('token') ?? ''

  it('becomes another when the link sent to it is followed', async () => {
    const { cookie, tenants } = await member('cleo@example.com')
    expect((await ask(cookie, ' Cleo.New@Example.com ')).status).toBe(200)
    expect(await who(cookie)).toMatchObject({ email: 'cleo@example.com' })
    const link = await linkTo('cleo.new@example.com')
    expect(link.origin + link.pathname).toBe(`${identity.publicUrl}/confirm-email`)
    const token = link.searchParams.get('token') ?? ''
    const done = await auth(cookie, 'verify-email', { token })
    expect(done).toMatchObject({ status: 200, body: { user: { email: 'cleo.new@example.com', emailVerified: true } } })
    expect(JSON.stringify(done.body)).not.toMatch(/token/i)
    expect(await who(cookie)).toMatchObject({ email: 'cleo.new@example.com', emailVerified: true })
    const { body } = await identity.withCookie(cookie, tenants[0])('GET', '/members')
    expect(body.data[0].email).toBe('cleo.new@example.com')
    expect(
      (await identity.call('POST', '/auth/sign-in/email', { body: { email: 'cleo@example.com', password } })).status,
    ).toBe(401)
    expect(await works(await signIn('cleo.new@example.com'))).toBe(true)
    // once
    expect(await auth(cookie, 'verify-email', { token })).toMatchObject({
      status: 410,
      body: { code: 'invalid_token' },
    })
    // and again, now that the address is a verified one
    expect((await ask(cookie, 'cleo.third@example.com')).status).toBe(200)
    const next = await tokenTo('cleo.third@example.com')
    expect((await auth(cookie, 'verify-email', { token: next })).status).toBe(200)
    expect(await who(cookie)).toMatchObject({ email: 'cleo.third@example.com' })
  })

  it('is not changed by who does not know the password, and guesses are counted', async () => {
    const { cookie } = await member('dana@example.com')
    expect(await ask(cookie, 'dana2@example.com', 'not the password')).toMatchObject({
      status: 422,
      body: { code: 'invalid_password' },
    })
    for (let i = 0; i < 4; i++) await ask(cookie, 'dana2@example.com', 'not the password')
    expect(await ask(cookie, 'dana2@example.com')).toMatchObject({ status: 429, body: { code: 'locked_out' } })
    expect(identity.mails.some(({ to }) => to === 'dana2@example.com')).toBe(false)
  })

  it('is not taken from another person, before or after the link is sent', async () => {
    await identity.signUp('emil@example.com')
    const { cookie } = await member('fay@example.com')
    expect(await ask(cookie, 'Emil@example.com')).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    expect((await ask(cookie, 'fay2@example.com')).status).toBe(200)
    const token = await tokenTo('fay2@example.com')
    await identity.signUp('fay2@example.com')
    expect(await auth(cookie, 'verify-email', { token })).toMatchObject({
      status: 409,
      body: { code: 'user_already_exists' },
    })
    expect(await who(cookie)).toMatchObject({ email: 'fay@example.com' })
  })

  it('is not changed by a link in the hands of a stranger, an expired one or a made-up one', async () => {
    const { cookie } = await member('gus@example.com')
    await ask(cookie, 'gus2@example.com')
    const token = await tokenTo('gus2@example.com')
    const stranger = await identity.signUp('hana@example.com')
    const nobody = await identity.call('POST', '/auth/verify-email', { body: { token } })
    expect(nobody).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(nobody.cookies).toEqual([])
    for (const [cookieOfAsker, given] of [
      [stranger.cookie, token],
      [cookie, `${token.slice(0, -3)}abc`],
      [cookie, 'nonsense'],
    ] as const)
      expect(await auth(cookieOfAsker, 'verify-email', { token: given })).toMatchObject({
        status: 410,
        body: { code: 'invalid_token' },
      })
    expect(await who(cookie)).toMatchObject({ email: 'gus@example.com' })
    expect(await who(stranger.cookie)).toMatchObject({ email: 'hana@example.com' })
  })

  it('asked for again and again fills no mailbox', async () => {
    const { cookie } = await member('ida@example.com')
    const replies = []
    for (let i = 0; i < 5; i++) replies.push((await ask(cookie, 'ida2@example.com')).status)
    expect(replies).toEqual([200, 200, 200, 429, 429])
    await expect.poll(() => identity.mails.filter(({ to }) => to === 'ida2@example.com').length).toBe(3)
  })

  it('is not changed by another site', async () => {
    const { cookie } = await member('jo@example.com')
    const body = { newEmail: 'jo2@example.com', currentPassword: password }
    const evil = { cookie, 'x-inventory-csrf': '1', origin: 'https://evil.example' }
    for (const headers of [evil, { cookie }] as Record<string, string>[])
      expect((await identity.call('POST', '/auth/change-email', { body, headers })).body.code).toBe('csrf')
    expect((await identity.call('POST', '/auth/update-user', { body: { name: 'x' }, headers: evil })).body.code).toBe(
      'csrf',
    )
  })
})

describe('a person’s sessions', () => {
  it('are listed, this one first, without tokens and without those of others', async () => {
    const { cookie } = await member('kai@example.com')
    const phone = await signIn('kai@example.com', 'A phone')
    await member('lea@example.com')
    const { status, body } = await identity.withCookie(phone)('GET', '/sessions')
    expect(status).toBe(200)
    expect(body.data).toMatchObject([
      { isCurrent: true, userAgent: 'A phone', address: '127.0.0.1' },
      { isCurrent: false },
    ])
    expect(Date.now() - Date.parse(body.data[0].createdAt)).toBeLessThan(600_000)
    expect(JSON.stringify(body)).not.toMatch(/token/i)
    expect(
      (await identity.withCookie(cookie)('GET', '/sessions')).body.data.map(
        (one: { isCurrent: boolean }) => one.isCurrent,
      ),
    ).toEqual([true, false])
  })

  it('end one by one, at once', async () => {
    const { cookie } = await member('max@example.com')
    const phone = await signIn('max@example.com')
    expect(await works(phone)).toBe(true)
    const { body } = await identity.withCookie(cookie)('GET', '/sessions')
    const other = body.data.find((one: { isCurrent: boolean }) => !one.isCurrent)
    expect((await identity.withCookie(cookie)('DELETE', `/sessions/${other.id}`)).status).toBe(204)
    expect(await works(phone)).toBe(false)
    expect(await works(cookie)).toBe(true)
    expect((await identity.withCookie(cookie)('DELETE', `/sessions/${other.id}`)).status).toBe(404)
  })

  it('of another person are not there', async () => {
    const victim = await member('nina@example.com')
    const { body } = await identity.withCookie(victim.cookie)('GET', '/sessions')
    const attacker = await member('otto@example.com')
    const none = await identity.withCookie(attacker.cookie)('DELETE', '/sessions/0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11')
    const theirs = await identity.withCookie(attacker.cookie)('DELETE', `/sessions/${body.data[0].id}`)
    expect({ ...theirs, headers: {} }).toEqual({ ...none, headers: {} })
    expect(theirs.status).toBe(404)
    expect(await works(victim.cookie)).toBe(true)
  })

  it('end all but this one', async () => {
    const { cookie } = await member('pia@example.com')
    const others = [await signIn('pia@example.com'), await signIn('pia@example.com')]
    for (const other of others) expect(await works(other)).toBe(true)
    const bystander = await member('quentin@example.com')
    const reply = await identity.withCookie(cookie)('DELETE', '/sessions')
    expect(reply).toMatchObject({ status: 200, body: { ended: 2 } })
    for (const other of others) expect(await works(other)).toBe(false)
    expect(await works(cookie)).toBe(true)
    expect(await works(bystander.cookie)).toBe(true)
  })

  it('are nothing an API key knows', async () => {
    const { call } = await identity.found()
    expect((await call('GET', '/sessions')).status).toBe(401)
    expect((await call('DELETE', '/sessions')).status).toBe(401)
  })
})
