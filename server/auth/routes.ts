import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import type { Mailer } from '#server/mail/mailer.ts'
import { writeResetMail } from '#server/mail/write-mail.ts'
import { email, newAccount, newPassword } from './account-input.ts'
import { addressHeader, authPath, openAccounts } from './accounts.ts'
import { createAddressLimit } from './address-limit.ts'
import { clearAttempts, countAttempt, resetMailAllowance, signInAllowance } from './attempts.ts'
import type { Callers } from './authenticator.ts'
import { createGate } from './gate.ts'
import { toRefusal } from './refusal.ts'
import { assertSameOrigin } from './same-site.ts'

export interface AuthOptions {
  systemUrl: string
  secret: string
  publicUrl: string
  mailer: Mailer
  callers: Callers
  /** attempts a minute from one address, in this process; 0: no limit */
  signInLimitPerMinute?: number
}

const given = z.string().min(1, 'Must not be empty.').max(1_000)
const rememberMe = z.boolean().default(true)
const bodies = {
  'sign-up/email': newAccount.extend({ rememberMe }),
  'sign-in/email': z.object({ email, password: given, rememberMe }),
  'sign-out': z.unknown().transform(() => ({})),
  'request-password-reset': z.object({ email }),
  'reset-password': z.object({ token: given, newPassword }),
  'change-password': z
    .object({ currentPassword: given, newPassword })
    .transform((body) => ({ ...body, revokeOtherSessions: true })),
} as const
type Operation = keyof typeof bodies
type Body<O extends Operation> = z.output<(typeof bodies)[O]>

/**
 * Serves signing up, in and out and passwords below `/api/v1/auth`. The routes check form, origin and limits and answer in
 * this API's terms; the library behind them does the rest. Session tokens are in the cookie only, never in an answer.
 */
export async function registerAuth(app: App, options: AuthOptions): Promise<void> {
  const { publicUrl, callers, mailer } = options
  const { fastify, database } = app
  const addresses = createAddressLimit(options.signInLimitPerMinute ?? 0)
  // A password is hashed by 250 ms of one core; requests that wait for none of it must keep getting one.
  const atOnce = createGate({ atOnce: 2, waiting: 40 })
  const accounts = await openAccounts({
    systemUrl: options.systemUrl,
    secret: options.secret,
    publicUrl,
    sendResetLink: async (to, link) => {
      try {
        await mailer.sendMail(writeResetMail(to, link))
      } catch (error) {
        fastify.log.error({ err: error, to: to.email }, 'the password reset mail was not sent')
      }
    },
    onSessionEnded: callers.forgetPerson,
    onError: (message, facts) => fastify.log.error({ facts: facts.map(String) }, message),
  })
  fastify.addHook('onClose', () => accounts.close())

  const isKnown = (address: string) =>
    database.system(async (tx) => {
      const person = tx.db.selectFrom('auth.user').select('id').where('email', '=', address)
      return (await person.executeTakeFirst()) !== undefined
    })
  const forward = async (req: FastifyRequest, path: string, body?: unknown) =>
    accounts.handle(toRequest(req, publicUrl, path, body))

  fastify.get(`${authPath}/get-session`, async (req, reply) => answer(reply, await forward(req, 'get-session')))
  serve('sign-up/email', async (req, body) => {
    addresses.count(req.ip)
    const response = await atOnce(() => forward(req, 'sign-up/email', body))
    // Also when somebody else signed up with the address while this request was under way.
    if (response.status === 422 && (await isKnown(body.email))) throw new AppError('user_already_exists')
    return response
  })
  serve('sign-in/email', async (req, body) => {
    addresses.count(req.ip)
    await countAttempt(database, 'sign-in', body.email, signInAllowance)
    const response = await atOnce(() => forward(req, 'sign-in/email', body))
    if (response.ok) await clearAttempts(database, 'sign-in', body.email)
    return response
  })
  serve('sign-out', (req) => forward(req, 'sign-out', {}))
  serve('request-password-reset', async (req, body) => {
    addresses.count(req.ip)
    const isAllowed = await countAttempt(database, 'reset-mail', body.email, resetMailAllowance).then(
      () => true,
      (error) => {
        if (error instanceof AppError) return false
        throw error
      },
    )
    // A flooded mailbox gets no more, and nobody learns which address is known.
    return isAllowed ? forward(req, 'request-password-reset', body) : Response.json({})
  })
  serve('reset-password', async (req, body) => {
    addresses.count(req.ip)
    return atOnce(() => forward(req, 'reset-password', body))
  })
  serve('change-password', async (req, body) => {
    addresses.count(req.ip)
    return atOnce(() => forward(req, 'change-password', body))
  })

  function serve<O extends Operation>(
    operation: O,
    handle: (req: FastifyRequest, body: Body<O>) => Promise<Response>,
  ): void {
    fastify.post(`${authPath}/${operation}`, async (req, reply) => {
      if (!req.headers['content-type']?.toLowerCase().startsWith('application/json'))
        throw new AppError('unsupported_media_type')
      assertSameOrigin(req, publicUrl)
      return answer(reply, await handle(req, parse(operation, req.body)))
    })
  }
}

function parse<O extends Operation>(operation: O, body: unknown): Body<O> {
  const read = bodies[operation].safeParse(body)
  // the output of the schema under this very name
  if (read.success) return read.data as Body<O>
  const errors = read.error.issues.map(({ path, message }) => ({ path: ['body', ...path].join('.'), message }))
  throw new AppError('invalid_request', { detail: errors.map((error) => error.message).join(' '), errors })
}

function toRequest(req: FastifyRequest, publicUrl: string, path: string, body: unknown): Request {
  const headers = new Headers({ [addressHeader]: req.ip, accept: 'application/json' })
  for (const name of ['cookie', 'user-agent']) {
    const value = req.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const url = `${new URL(publicUrl).origin}${authPath}/${path}`
  if (body === undefined) return new Request(url, { headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

const reply = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean() }),
    session: z.object({ expiresAt: z.string() }),
  })
  .partial()
  .nullable()

/** @throws AppError  what the library refused */
async function answer(to: FastifyReply, response: Response): Promise<FastifyReply> {
  const body: unknown = await response.json().catch(() => null)
  for (const cookie of response.headers.getSetCookie()) to.header('set-cookie', cookie)
  to.header('cache-control', 'no-store')
  if (!response.ok) throw toRefusal(response.status, body)
  // what the schema does not name stays here, the session token above all
  return to.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(reply.parse(body)))
}
