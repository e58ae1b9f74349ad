import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { api } from '#contract/api.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Database } from '#server/db/database.ts'
import { NoConnectionError } from '#server/db/transaction.ts'
import type { Authenticator } from './actor.ts'
import { AppError, toProblem } from './app-error.ts'
import { readJsonBodies } from './json-body.ts'
import { languageOf } from './language.ts'
import { createReplyVault, type ReplyVault } from './reply-vault.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** What features register their routes on. */
export interface App {
  readonly fastify: FastifyInstance
  readonly database: Database
  readonly authenticator: Authenticator
  /** seals the answers kept for repeated requests */
  readonly vault: ReplyVault
  /** endpoints that have a route: at the end all of the contract's */
  readonly served: Set<Endpoint>
  /** what answers each endpoint of a tenant; `route` fills it and `callEndpoint` reads it */
  readonly handlers: Map<Endpoint, unknown>
}

export interface AppOptions {
  database: Database
  authenticator: Authenticator
  /** the installation's */
  secret?: string
  logLevel?: string
  /** requests a minute of one key or person, or of one address where nobody is known by the credential; 0: no limit */
  rateLimitPerMinute?: number
  trustProxy?: boolean
  uploadLimitMb?: number
  /** served over HTTPS: adds HSTS */
  https?: boolean
}

const bodyLimitBytes = 2 * 1024 * 1024

/** The HTTP application without routes: security headers, limits, errors, logs. */
export async function createApp(options: AppOptions): Promise<App> {
  const fastify = Fastify({
    logger: { level: options.logLevel ?? 'info', redact: ['req.headers.authorization', 'req.headers.cookie'] },
    // one line a request, written by the hook below
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    trustProxy: options.trustProxy ?? false,
    genReqId: (req) => readRequestId(req.headers['x-request-id']) ?? crypto.randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // an address that is none is refused before any hook runs, so without the headers that the hooks add
    frameworkErrors: (error, req, reply) => {
      void reply.header('content-security-policy', "default-src 'none'").header('x-content-type-options', 'nosniff')
      sendError(error, req, reply)
    },
  })
  readJsonBodies(fastify)
  fastify.setErrorHandler((error, req, reply) => sendError(error, req, reply))
  fastify.setNotFoundHandler((req, reply) => sendError(new AppError('not_found', { instance: req.url }), req, reply))
  fastify.addHook('onResponse', (req, reply, done) => {
    logRequest(req.log, req, reply)
    done()
  })
  await addSecurityHeaders(fastify, securityHeaders(options))
  await fastify.register(fastifyCookie)
  await fastify.register(fastifyMultipart, {
    limits: { files: 1, fields: 10, fileSize: (options.uploadLimitMb ?? 256) * 1024 * 1024 },
  })
  if (options.rateLimitPerMinute) {
    await fastify.register(fastifyRateLimit, {
      max: options.rateLimitPerMinute,
      timeWindow: 60_000,
      keyGenerator: (req) => options.authenticator.findRateKey(req),
      allowList: (req) => !isCounted(req.url),
      errorResponseBuilder: (_req, context) =>
        new AppError('rate_limited', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
    })
  }
  const { database, authenticator } = options
  return {
    fastify,
    database,
    authenticator,
    vault: createReplyVault(options.secret),
    served: new Set(),
    handlers: new Map(),
  }
}

/** Pages cost little, and health is asked by machines that must not be refused. */
function isCounted(url: string): boolean {
  return (url.startsWith('/api/') && !url.startsWith('/api/v1/health/')) || /^\/mcp(?:[/?]|$)/.test(url)
}

/** @throws Error an endpoint of the contract has no route: a fault of ours, met at start-up */
export function assertComplete(app: App): void {
  const missing = api.filter((endpoint) => !app.served.has(endpoint)).map((endpoint) => endpoint.name)
  if (missing.length > 0) throw new Error(`No route serves: ${missing.join(', ')}.`)
}

function securityHeaders(options: AppOptions) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // a page's own inline scripts are added by their hashes where it is served
        scriptSrc: ["'self'"],
        // charts and virtual lists place things by style attributes
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}

/** Fastify's own refusals by their code; what is not here is our fault. */
const refusals: Record<string, ConstructorParameters<typeof AppError>> = {
  FST_ERR_BAD_URL: ['invalid_request', { detail: sentence('request.malformedAddress') }],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large'],
  FST_REQ_FILE_TOO_LARGE: ['too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid_request', { detail: sentence('request.emptyBody') }],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_request', { detail: sentence('request.bodyNotJson') }],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid_request', { detail: sentence('request.bodyOfOtherLength') }],
}

function sendError(error: unknown, req: FastifyRequest, reply: FastifyReply) {
  const known = asAppError(error, req)
  if (!known || error instanceof NoConnectionError) req.log.error({ err: error, url: req.url }, 'request failed')
  const problem = toProblem(known ?? new AppError('internal', { requestId: req.id }), languageOf(req))
  if (typeof problem.retryAfterSeconds === 'number') reply.header('retry-after', problem.retryAfterSeconds)
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}

function asAppError(error: unknown, req: FastifyRequest): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof NoConnectionError) return new AppError('unavailable', { retryAfterSeconds: 2 })
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  const refusal = refusals[code ?? '']
  if (refusal) return new AppError(...refusal)
  if (error instanceof SyntaxError && statusCode === 400)
    return new AppError('invalid_request', { detail: sentence('request.bodyNotJson') })
  // a null character or a byte that is no UTF-8 reached a text value
  if (code === '22021' || code === '22P05')
    return new AppError('invalid_value', { detail: sentence('request.unstorableCharacter') })
  // a text that is no number, instant or identifier reached a comparison: only a forged cursor gets that far unchecked
  if (code !== undefined && ['22P02', '22003', '22007', '22008'].includes(code) && 'cursor' in Object(req.query))
    return new AppError('invalid_request', { detail: sentence('request.cursor') })
  return undefined
}

function logRequest(log: FastifyBaseLogger, req: FastifyRequest, reply: FastifyReply): void {
  log.info(
    { method: req.method, url: req.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
    'request',
  )
}

function readRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : undefined
}
