import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { line } from '#contract/values.ts'
import { type Language, languages } from '#contract/words/languages.ts'
import { wording } from '#contract/words/sentence.ts'
import type { Person } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { pickLanguage } from '#server/http/language.ts'
import { asRefusals, toRefusals } from '#server/http/refused-input.ts'
import type { Mailer, Message } from '#server/mail/mailer.ts'
import { writeChangeEmailMail, writeResetMail } from '#server/mail/write-mail.ts'
import { email, newAccount, newPassword } from './account-input.ts'
import { type Accounts, authPath, openAccounts } from './accounts.ts'
import { createAddressLimit } from './address-limit.ts'
import { assertPassword } from './assert-password.ts'
import { clearAttempts, countAttempt, mailAllowance, signInAllowance } from './attempts.ts'
import type { Callers } from './authenticator.ts'
import { createGate } from './gate.ts'
import { toLibraryRequest } from './library-request.ts'
import { registerOAuth } from './oauth-routes.ts'
import { toRefusal } from './refusal.ts'
import { assertSameOrigin } from './same-site.ts'
import { registerSessionRoutes } from './session-routes.ts'

export interface AuthOptions {
  systemUrl: string
  secret: string
  publicUrl: string
  mailer: Mailer
  callers: Callers
  /** attempts a minute from one address, in this process; 0: no limit */
  signInLimitPerMinute?: number
}

const given = z.string().min(1, wording('value.empty')).max(1_000)
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
  'update-user': z.object({ name: line(120) }),
  'change-email': z.object({ newEmail: email, currentPassword: given }),
  'verify-email': z.object({ token: given }),
} as const
type Operation = keyof typeof bodies
type Body<O extends Operation> = z.output<(typeof bodies)[O]>

/**
 * Serves signing up, in and out and passwords below `/api/v1/auth`. The routes check form, origin and limits and answer in
 * this API's terms; the library behind them does the rest. Session tokens are in the cookie only, never in an answer.
 */
export async function registerAuth(app: App, options: AuthOptions): Promise<Accounts> {
  const { publicUrl, callers, mailer } = options
  const { fastify, database } = app
  const addresses = createAddressLimit(options.signInLimitPerMinute ?? 0)
  // A password is hashed by 250 ms of one core; requests that wait for none of it must keep getting one.
  const atOnce = createGate({ atOnce: 2, waiting: 40 })
  const send = async (message: Message) => {
    try {
      await mailer.sendMail(message)
    } catch (error) {
      fastify.log.error({ err: error, to: message.to, subject: message.subject }, 'the mail was not sent')
    }
  }
  const accounts = await openAccounts({
    systemUrl: options.systemUrl,
    secret: options.secret,
    publicUrl,
    sendResetLink: (to, link, req) => send(writeResetMail(to, link, languageOf(req))),
    sendChangeEmailLink: (to, link, req) => send(writeChangeEmailMail(to, link, languageOf(req))),
    onSessionEnded: callers.forgetPerson,
    onPersonChanged: callers.forgetPerson,
    onError: (message, facts) => fastify.log.error({ facts: facts.map(String) }, message),
  })
  fastify.addHook('onClose', () => accounts.close())

  const isKnown = (address: string) =>
    database.system(async (tx) => {
      const person = tx.db.selectFrom('auth.user').select('id').where('email', '=', address)
      return (await person.executeTakeFirst()) !== undefined
    })
  const forward = async (req: FastifyRequest, path: string, body?: unknown) =>
    accounts.handle(toLibraryRequest(req, publicUrl, path, body))

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
    const isAllowed = await countAttempt(database, 'reset-mail', body.email, mailAllowance).then(
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
  serve('update-user', (req, body) => forward(req, 'update-user', body))
  serve('change-email', async (req, { newEmail, currentPassword }) => {
    addresses.count(req.ip)
    const person = await getPerson(req)
    await atOnce(() => assertPassword(database, person, currentPassword))
    if (await isKnown(newEmail)) throw new AppError('user_already_exists')
    await countAttempt(database, 'change-mail', newEmail, mailAllowance)
    return forward(req, 'change-email', { newEmail })
  })
  serve('verify-email', async (req, { token }) => {
    addresses.count(req.ip)
    // The link alone changes nothing: an address mistyped lies in a stranger's mailbox.
    await getPerson(req)
    const response = await forward(req, `verify-email?token=${encodeURIComponent(token)}`)
    // Somebody else may have signed up with the address since the link was asked for.
    const address = response.status >= 500 ? newAddressOf(token) : undefined
    if (address !== undefined && (await isKnown(address))) throw new AppError('user_already_exists')
    return response
  })
  registerSessionRoutes(app, { publicUrl, callers })
  await registerOAuth(app, { accounts, publicUrl })
  return accounts

  async function getPerson(req: FastifyRequest): Promise<Person> {
    const person = await app.authenticator.findPerson(req)
    if (!person) throw new AppError('unauthenticated')
    return person
  }

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
  const read = bodies[operation].safeParse(body, asRefusals)
  // the output of the schema under this very name
  if (read.success) return read.data as Body<O>
  const errors = toRefusals(read.error, 'body')
  throw new AppError('invalid_request', { detail: errors.map((error) => error.message), errors })
}

function languageOf(req: Request | undefined): Language {
  return pickLanguage(req?.headers.get('accept-language') ?? undefined, languages)
}

/** The address that a link of the library wants to bring in; the library alone says whether the link holds. */
function newAddressOf(token: string): string | undefined {
  const [, payload = ''] = token.split('.')
  try {
    return z.object({ updateTo: z.string() }).parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).updateTo
  } catch {
    return undefined
  }
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
