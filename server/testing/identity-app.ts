import pg from 'pg'
import { inject } from 'vitest'
import { newTenant } from '#contract/tenant.ts'
import { type CallerAuthenticator, createAuthenticator } from '#server/auth/authenticator.ts'
import { registerAuth } from '#server/auth/routes.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { type App, createApp } from '#server/http/app.ts'
import type { Mailer, Message } from '#server/mail/mailer.ts'
import { createApiKey } from '#server/tenant/create-api-key.ts'
import { createTenant } from '#server/tenant/create-tenant.ts'
import { registerTenantRoutes } from '#server/tenant/routes.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { openSession } from './sign-in.ts'

export interface Reply {
  status: number
  // a parsed reply, looked into by tests
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  headers: Record<string, unknown>
  cookies: readonly { name: string; value: string; [attribute: string]: unknown }[]
}

export interface Call {
  body?: unknown
  headers?: Record<string, string>
}

/** What a test does as one browser or one program. */
export type Caller = (method: string, path: string, call?: Call) => Promise<Reply>

export interface SignedIn {
  cookie: string
  userId: string
}

export interface Founded extends SignedIn {
  tenantId: string
  apiKey: string
  /** as a program with the key */
  call: Caller
}

/** Accounts and organisations over HTTP on a database of its own, for tests. */
export interface IdentityApp {
  app: App
  database: Database
  urls: TestDatabase
  authenticator: CallerAuthenticator
  /** past every policy */
  admin: pg.Client
  publicUrl: string
  mails: Message[]
  /** without a credential; paths are below `/api/v1` */
  call: Caller
  /** with an API key */
  withKey(apiKey: string): Caller
  /** with a session cookie, in a tenant when it is named */
  withCookie(cookie: string, tenantId?: string): Caller
  /** a new account, signed in */
  signUp(email: string, password?: string): Promise<SignedIn>
  /** a person who is signed in, without a password: quicker, where passwords are not the matter */
  person(): Promise<SignedIn & { email: string }>
  /** a person's organisation, with their API key for it */
  found(name?: string): Promise<Founded>
  stop(): Promise<void>
}

export const password = 'correct horse battery'

export async function startIdentityApp(
  options: { publicUrl?: string; signInLimitPerMinute?: number } = {},
): Promise<IdentityApp> {
  const { publicUrl = 'http://stock.example.com', signInLimitPerMinute = 0 } = options
  const { secret } = inject('services')
  const test = await createTestDatabase()
  const admin = new pg.Client({ connectionString: test.adminUrl })
  await admin.connect()
  const database = openDatabase({ ...test, poolSize: 6 })
  const mails: Message[] = []
  const mailer: Mailer = {
    sends: true,
    publicUrl: 'http://localhost',
    sendMail: async (message) => void mails.push(message),
    close: () => undefined,
  }
  // so long that nothing is forgotten by waiting: what takes effect does so because it was dropped
  const authenticator = createAuthenticator({ database, secret, publicUrl, memoryMs: 600_000 })
  const { callers } = authenticator
  const app = await createApp({ database, authenticator, logLevel: 'silent' })
  await registerAuth(app, { systemUrl: test.systemUrl, secret, publicUrl, mailer, callers, signInLimitPerMinute })
  registerTenantRoutes(app, { publicUrl, mailer, callers })

  const withHeaders =
    (own: Record<string, string>): Caller =>
    async (method, path, { body, headers = {} } = {}) => {
      const reply = await app.fastify.inject({
        // inject takes the closed list of methods
        method: method as 'GET',
        url: `/api/v1${path}`,
        headers: { ...own, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return {
        status: reply.statusCode,
        body: reply.body === '' ? undefined : reply.json(),
        headers: reply.headers,
        cookies: reply.cookies,
      }
    }
  const call = withHeaders({})
  let people = 0
  async function person() {
    const email = `person${++people}@example.com`
    const { rows } = await admin.query<{ id: string }>(
      `insert into auth."user" (name, email) values ($1, $2) returning id`,
      [`Person ${people}`, email],
    )
    const userId = rows[0]?.id ?? ''
    const { cookie } = await openSession(database, userId, { secret, publicUrl })
    return { cookie, userId, email }
  }
  async function found(name = 'Shop') {
    const { cookie, userId, email } = await person()
    const owner = { id: userId, name: `Owner of ${name}`, email }
    const [tenant, key] = await database.system(async (tx) => {
      const tenant = await createTenant(tx, owner, newTenant.parse({ name }))
      const actor = { kind: 'person', id: userId, name: owner.name, tenantId: tenant.id, role: 'admin' } as const
      return [tenant, await createApiKey(tx, actor, { name: 'First key', role: 'admin' })] as const
    })
    const apiKey = key.secret
    return { cookie, userId, tenantId: tenant.id, apiKey, call: withHeaders({ authorization: `Bearer ${apiKey}` }) }
  }
  return {
    person,
    found,
    app,
    database,
    urls: test,
    authenticator,
    admin,
    publicUrl,
    mails,
    call,
    withKey: (apiKey) => withHeaders({ authorization: `Bearer ${apiKey}` }),
    withCookie: (cookie, tenantId) =>
      withHeaders({ cookie, 'x-inventory-csrf': '1', ...(tenantId ? { 'x-tenant-id': tenantId } : {}) }),
    async signUp(email, secretWord = password) {
      const reply = await call('POST', '/auth/sign-up/email', {
        body: { name: email.split('@')[0], email, password: secretWord },
      })
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return { cookie: cookieOf(reply), userId: reply.body.user.id }
    },
    async stop() {
      await app.fastify.close()
      await authenticator.settle()
      await admin.end()
      await database.close()
      await test.drop()
    },
  }
}

/** The session cookie of a reply, as a browser sends it back. */
export function cookieOf(reply: Reply): string {
  const cookie = reply.cookies.find(({ name }) => name.endsWith('inventory.session_token'))
  if (!cookie) throw new Error('The reply sets no session cookie.')
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}
