import { getAdapter } from 'better-auth/db/adapter'
import { betterAuth } from 'better-auth/minimal'
import type { BetterAuthOptions } from 'better-auth/types'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { hashSessionTokens } from './hashed-sessions.ts'
import { connectPage, createOAuthProvider } from './oauth-provider.ts'
import { cookiePrefix } from './session-cookie.ts'

export const authPath = '/api/v1/auth'
/** Carries the caller's address, as the proxy settings let us believe it, to the library. */
export const addressHeader = 'x-inventory-address'
const daySeconds = 24 * 3600

export interface AccountsOptions {
  systemUrl: string
  secret: string
  publicUrl: string
  /** most connections of this process for accounts; 4 unless told */
  poolSize?: number
  /** @param req  the request that asked for it, as `handle` was given it */
  sendResetLink(to: { email: string; name: string }, link: string, req: Request | undefined): Promise<void>
  /** @param to  the person, under the address they want to have */
  sendChangeEmailLink(to: { email: string; name: string }, link: string, req: Request | undefined): Promise<void>
  /** their name or address is another */
  onPersonChanged(userId: string): void
  /** after sign-out, a reset or a new password */
  onSessionEnded(userId: string): void
  onError(message: string, facts: unknown[]): void
}

/** Accounts, passwords and sessions, run by better-auth on the `auth` schema. */
export interface Accounts {
  /** Answers a request below `authPath`. */
  handle(request: Request): Promise<Response>
  /** Waits for mails under way. */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { secret, publicUrl } = options
  const pool = new pg.Pool({
    connectionString: options.systemUrl,
    max: options.poolSize ?? 4,
    application_name: 'inventory-pro accounts',
    options: '-c search_path=auth -c timezone=UTC -c statement_timeout=30000',
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', () => undefined)
  // one that breaks while it is lent out fails the queries on it; the event besides would end the process
  pool.on('connect', (client) => client.on('error', () => undefined))
  const underWay = new Set<Promise<unknown>>()
  const settings = {
    secret,
    baseURL: publicUrl,
    basePath: authPath,
    telemetry: { enabled: false },
    // the routes limit sign-in themselves, by address and by e-mail
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...facts) => options.onError(message, facts) },
    session: { expiresIn: 30 * daySeconds, updateAge: daySeconds, freshAge: 0 },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, req) =>
        options.sendResetLink(user, `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`, req),
    },
    user: { changeEmail: { enabled: true } },
    plugins: [createOAuthProvider(publicUrl)],
    onAPIError: { errorURL: new URL(connectPage, publicUrl).href },
    emailVerification: {
      expiresIn: 3600,
      sendVerificationEmail: ({ user, token }, req) =>
        options.sendChangeEmailLink(user, `${publicUrl}/confirm-email?token=${encodeURIComponent(token)}`, req),
    },
    databaseHooks: {
      session: { delete: { after: async (session) => options.onSessionEnded(session.userId) } },
      user: { update: { after: async (user) => options.onPersonChanged(user.id) } },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: false, validateSchema: false },
      // the routes check the origin of every write, also where this library would not
      disableCSRFCheck: true,
      disableOriginCheck: true,
      backgroundTasks: {
        handler: (work) => {
          underWay.add(work)
          work.finally(() => underWay.delete(work)).catch(() => undefined)
        },
      },
    },
  } satisfies BetterAuthOptions
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const adapter = hashSessionTokens(
    await getAdapter({ ...settings, database: { db, type: 'postgres', transaction: true } }),
  )
  const prepare = async () => {
    const auth = betterAuth({ ...settings, database: () => adapter })
    // the provider puts its resource into the database, and never again where that failed
    await auth.$context
    return auth
  }
  let prepared: ReturnType<typeof prepare> | undefined
  const ready = () => {
    prepared ??= prepare().catch((error) => {
      prepared = undefined
      throw error
    })
    return prepared
  }
  // the first request need not wait for it; where the database is away now, the next one prepares it
  ready().catch(() => undefined)
  const settle = async () => {
    await Promise.allSettled(underWay)
  }
  return {
    handle: async (request) => (await ready()).handler(request),
    settle,
    close: async () => {
      await settle()
      await prepared?.catch(() => undefined)
      await pool.end()
    },
  }
}
