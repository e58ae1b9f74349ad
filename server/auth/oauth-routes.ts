import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mcpPath } from '#contract/mcp-path.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { type Accounts, authPath } from './accounts.ts'
import { createAddressLimit } from './address-limit.ts'
import { toLibraryRequest } from './library-request.ts'
import { mcpResource, offersOAuth, offlineScope, readScope, writeScope } from './oauth-provider.ts'

const issuerPath = `/.well-known/oauth-authorization-server${authPath}`
const resourcePath = '/.well-known/oauth-protected-resource'
const formLimit = 16 * 1024

/** Programs that may introduce themselves in a minute from one address, and in a day in all: each is a row. */
const mostRegistrations = { perMinute: 10, perDay: 2_000 }

/** What the library tells of itself and is served here; it can do more. */
const told = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'revocation_endpoint',
  'scopes_supported',
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'code_challenge_methods_supported',
  'authorization_response_iss_parameter_supported',
]
const authMethods = ['none', 'client_secret_basic', 'client_secret_post']

/** The parameters that this server takes; what else a request carries stays behind. */
const formFields = {
  token: [
    'grant_type',
    'client_id',
    'client_secret',
    'code',
    'code_verifier',
    'redirect_uri',
    'refresh_token',
    'resource',
    'scope',
  ],
  revoke: ['client_id', 'client_secret', 'token', 'token_type_hint'],
}
const authorizeFields = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'resource',
]

/** What a program says of itself. */
const registration = z.object({
  client_name: z.string().trim().min(1).max(80).optional(),
  redirect_uris: z.array(z.string().max(500)).min(1).max(10),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'client_secret_post']).optional(),
  grant_types: z.array(z.string().max(100)).max(10).optional(),
  response_types: z.array(z.string().max(40)).max(5).optional(),
  application_type: z.enum(['web', 'native']).optional(),
  client_uri: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional()
    .catch(undefined),
  software_id: z.string().max(100).optional().catch(undefined),
  software_version: z.string().max(40).optional().catch(undefined),
})

/**
 * Serves what the Model Context Protocol asks of an authorization server: who it is, introducing oneself, asking a person, fetching and
 * giving back tokens. The library does it; the routes let through what this installation means to offer.
 */
export async function registerOAuth(
  app: App,
  { accounts, publicUrl }: { accounts: Accounts; publicUrl: string },
): Promise<void> {
  if (!offersOAuth(publicUrl)) return
  const { fastify } = app
  const resource = mcpResource(publicUrl)
  const { origin } = new URL(publicUrl)
  const addresses = createAddressLimit(mostRegistrations.perMinute)
  /** As a program asks: a browser's cookie is none of its business. */
  const askAlone = (req: FastifyRequest, operation: string, body: unknown) => {
    const request = toLibraryRequest(req, publicUrl, `oauth2/${operation}`, body)
    request.headers.delete('cookie')
    const { authorization } = req.headers
    if (authorization?.startsWith('Basic ')) request.headers.set('authorization', authorization)
    return accounts.handle(request)
  }

  for (const url of [resourcePath, `${resourcePath}${mcpPath}`])
    fastify.get(url, async () => ({
      resource,
      authorization_servers: [`${origin}${authPath}`],
      bearer_methods_supported: ['header'],
      scopes_supported: [readScope, writeScope],
      resource_name: 'Inventory-Pro',
    }))

  for (const url of ['/.well-known/oauth-authorization-server', issuerPath])
    fastify.get(url, async () => {
      const response = await accounts.handle(new Request(`${origin}${issuerPath}`))
      const all = z.record(z.string(), z.unknown()).parse(await response.json())
      return {
        ...Object.fromEntries(told.map((key) => [key, all[key]])),
        token_endpoint_auth_methods_supported: authMethods,
        revocation_endpoint_auth_methods_supported: authMethods,
      }
    })

  fastify.get(`${authPath}/oauth2/authorize`, async (req, reply) => {
    const question = `oauth2/authorize?${toQuestion(req.url, resource)}`
    const response = await accounts.handle(toLibraryRequest(req, publicUrl, question))
    const { url } = z.object({ url: z.string() }).parse(await response.json())
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return reply.header('cache-control', 'no-store').redirect(url)
  })

  fastify.post(`${authPath}/oauth2/register`, { bodyLimit: formLimit }, async (req, reply) => {
    addresses.count(req.ip)
    const read = registration.safeParse(req.body)
    if (!read.success)
      return refuse(reply, 'invalid_client_metadata', z.prettifyError(read.error).replaceAll('\n', ' '))
    await assertRoom(app)
    const { application_type = isOfDevice(read.data.redirect_uris) ? 'native' : 'web', ...said } = read.data
    return relay(reply, await askAlone(req, 'register', { ...said, application_type }))
  })

  // these alone take forms
  await fastify.register(async (scope) => {
    const isForm = { parseAs: 'string', bodyLimit: formLimit } as const
    scope.addContentTypeParser('application/x-www-form-urlencoded', isForm, (_req, body, done) => done(null, body))
    for (const operation of ['token', 'revoke'] as const)
      scope.post(`${authPath}/oauth2/${operation}`, async (req, reply) => {
        if (typeof req.body !== 'string') throw new AppError('unsupported_media_type')
        const form = pick(new URLSearchParams(req.body), formFields[operation])
        return relay(reply, await askAlone(req, operation, form))
      })
  })
}

/** What is put to the person: always, and always for this server and for staying connected. */
function toQuestion(url: string, resource: string): URLSearchParams {
  const query = pick(new URL(url, 'http://localhost').searchParams, authorizeFields)
  const scopes = new Set(
    (query.get('scope') ?? `${readScope} ${writeScope}`).split(' ').filter((scope) => scope !== ''),
  )
  if (!scopes.has(writeScope)) scopes.add(readScope)
  query.set('scope', [...scopes.add(offlineScope)].join(' '))
  if (!query.has('resource')) query.set('resource', resource)
  query.set('prompt', 'consent')
  return query
}

function pick(all: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...all].filter(([name]) => names.includes(name)))
}

/** Whether answers go to a program on the person's own device. */
function isOfDevice(redirectUris: readonly string[]): boolean {
  return redirectUris.every((uri) => !uri.startsWith('https:'))
}

/** @throws AppError rate_limited  more programs have introduced themselves lately than anybody needs */
async function assertRoom({ database }: App): Promise<void> {
  const rows = await database.system((tx) =>
    tx.query({
      text: `select from auth."oauthClient" where "createdAt" > now() - interval '1 day' limit $1`,
      values: [mostRegistrations.perDay],
    }),
  )
  if (rows.length >= mostRegistrations.perDay) throw new AppError('rate_limited', { retryAfterSeconds: 3600 })
}

function refuse(reply: FastifyReply, error: string, description: string) {
  return reply.code(400).header('cache-control', 'no-store').send({ error, error_description: description })
}

async function relay(reply: FastifyReply, response: Response) {
  const text = await response.text()
  const challenge = response.headers.get('www-authenticate')
  if (challenge !== null) reply.header('www-authenticate', challenge)
  reply.code(response.status).header('cache-control', 'no-store')
  return text === '' ? reply.send() : reply.header('content-type', 'application/json; charset=utf-8').send(text)
}
