import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieOf, type IdentityApp, password, startIdentityApp } from '#server/testing/identity-app.ts'
import { createAddressLimit, toNetwork } from './address-limit.ts'
import { clearAttempts, countAttempt, signInAllowance } from './attempts.ts'
import { hashToken } from './token-hash.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

const signIn = (email: string, word = 'not the password') =>
  identity.call('POST', '/auth/sign-in/email', { body: { email, password: word } })
const rowOf = async (email: string) =>
  (
    await identity.admin.query(
      `select failures, extract(epoch from locked_until - last_at)::int as seconds from auth.sign_in_failure where key = $1`,
      [`sign-in:${hashToken(email)}`],
    )
  ).rows[0]
const waitIsOver = (email: string) =>
  identity.admin.query(`update auth.sign_in_failure set locked_until = now() where key = $1`, [
    `sign-in:${hashToken(email)}`,
  ])

describe('guessing a password', () => {
  it.each([
    ['a known address', true],
    ['an unknown address', false],
  ] as const)('locks %s after five failures, for longer each time', async (_name, isKnown) => {
    const email = isKnown ? 'ann@example.com' : 'unknown@example.com'
    if (isKnown) await identity.signUp(email)
    for (let i = 0; i < 5; i++) expect((await signIn(email)).body.code).toBe('invalid_email_or_password')
    const locked = await signIn(email)
    expect(locked).toMatchObject({ status: 429, body: { code: 'locked_out', retryAfterSeconds: expect.any(Number) } })
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(20)
    // also with the right password, in any writing of the address
    expect((await signIn(` ${email.toUpperCase()}`, password)).body.code).toBe('locked_out')
    const waits = [Number((await rowOf(email)).seconds)]
    for (let i = 0; i < 6; i++) {
      await waitIsOver(email)
      await countAttempt(identity.database, 'sign-in', email, signInAllowance)
      waits.push(Number((await rowOf(email)).seconds))
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
  })

  it('is forgiven by signing in', async () => {
    await identity.signUp('ben@example.com')
    for (let i = 0; i < 4; i++) await signIn('ben@example.com')
    expect((await signIn('ben@example.com', password)).status).toBe(200)
    expect(await rowOf('ben@example.com')).toBeUndefined()
    for (let i = 0; i < 5; i++) await signIn('ben@example.com')
    await waitIsOver('ben@example.com')
    const into = await signIn('ben@example.com', password)
    expect(cookieOf(into)).toBeTruthy()
  })

  it('in parallel is not quicker: of forty at once, five are tried', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => signIn('target@example.com')))
    const codes = replies.map((reply) => reply.body.code)
    expect(codes.filter((code) => code === 'invalid_email_or_password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'locked_out')).toHaveLength(35)
  })

  it('is forgotten after a day', async () => {
    for (let i = 0; i < 5; i++) await countAttempt(identity.database, 'sign-in', 'old@example.com', signInAllowance)
    await identity.admin.query(
      `update auth.sign_in_failure set last_at = now() - interval '25 hours', locked_until = now() - interval '24 hours' where key = $1`,
      [`sign-in:${hashToken('old@example.com')}`],
    )
    await countAttempt(identity.database, 'sign-in', 'old@example.com', signInAllowance)
    expect(await rowOf('old@example.com')).toEqual({ failures: 1, seconds: null })
    await clearAttempts(identity.database, 'sign-in', 'old@example.com')
    expect(await rowOf('old@example.com')).toBeUndefined()
  })

  it('leaves no address in the table', async () => {
    await signIn('secret-typed-as-address@example.com')
    const { rows } = await identity.admin.query('select key from auth.sign_in_failure')
    expect(JSON.stringify(rows)).not.toContain('@')
  })
})

describe('many attempts from one address', () => {
  it('are refused for the rest of the minute, whichever account they aim at', async () => {
    const limited = await startIdentityApp({ signInLimitPerMinute: 3 })
    try {
      const attempt = (i: number) =>
        limited.call('POST', '/auth/sign-in/email', { body: { email: `p${i}@example.com`, password: 'not it' } })
      for (let i = 0; i < 3; i++) expect((await attempt(i)).status).toBe(401)
      const fourth = await attempt(4)
      expect(fourth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
      expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(0)
      const reset = await limited.call('POST', '/auth/request-password-reset', { body: { email: 'a@example.com' } })
      expect(reset.status).toBe(429)
      expect((await limited.call('GET', '/auth/get-session')).status).toBe(200)
    } finally {
      await limited.stop()
    }
  })

  it('are counted by network where one caller has many addresses', () => {
    const limit = createAddressLimit(2)
    limit.count('2001:db8:1:2::1')
    limit.count('2001:db8:1:2:ffff::9')
    expect(() => limit.assertOpen('2001:db8:1:2::2')).toThrow(expect.objectContaining({ code: 'rate_limited' }))
    expect(() => limit.count('2001:0db8:0001:0002::77')).toThrow(expect.objectContaining({ code: 'rate_limited' }))
    expect(() => limit.count('2001:db8:1:3::1')).not.toThrow()
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s belongs to %s', (address, network) => {
    expect(toNetwork(address)).toBe(network)
  })
})

it('under HTTPS the cookie is secure and bound to it by name', async () => {
  const secure = await startIdentityApp({ publicUrl: 'https://stock.example.com' })
  try {
    const up = await secure.call('POST', '/auth/sign-up/email', {
      body: { name: 'S', email: 's@example.com', password },
      headers: { origin: 'https://stock.example.com' },
    })
    expect(up.cookies).toEqual([
      expect.objectContaining({ name: '__Secure-inventory.session_token', secure: true, httpOnly: true }),
    ])
    expect((await secure.withCookie(cookieOf(up))('GET', '/tenants')).status).toBe(200)
    const unencrypted = { origin: 'http://stock.example.com', host: 'stock.example.com' }
    const call = { body: { name: 'X' }, headers: unencrypted }
    expect((await secure.withCookie(cookieOf(up))('POST', '/tenants', call)).body.code).toBe('csrf')
  } finally {
    await secure.stop()
  }
})
