import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import { allows, type Permission } from '#contract/permissions.ts'
import type { Transaction, Tx } from '#server/db/transaction.ts'
import type { Actor, Person } from './actor.ts'
import { announcing } from './announce-written.ts'
import type { App } from './app.ts'
import { AppError } from './app-error.ts'
import { gather } from './gather.ts'
import { type Answer, fingerprint, once, readKey, type WriteRequest } from './idempotency.ts'
import { type Input, readInput } from './read-input.ts'
import { type Member, type Together, writeTogether } from './write-together.ts'

/** JSON text made by the database, handed to the reply as it is. */
export class RawJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Reply<E extends Endpoint> = Promise<ResponseOf<E> | RawJson>
export type TenantHandler<E extends Endpoint> = (input: Input<E> & { tx: Tx; actor: Actor }) => Reply<E>
export type PersonHandler<E extends Endpoint> = (input: Input<E> & { tx: Transaction; person: Person }) => Reply<E>
export type PublicHandler<E extends Endpoint> = (input: Input<E>) => Reply<E>
export type StreamHandler<E extends Endpoint> = (
  input: Input<E> & { actor: Actor; reply: FastifyReply },
) => Promise<unknown>

/** Idempotency rows of people outside any tenant stand under this id, those of the operator under this person. */
const noTenant = '00000000-0000-0000-0000-000000000000'

/**
 * Serves a tenant endpoint: finds the actor, checks the permission, parses the input, runs the handler in one tenant
 * transaction (read-only for GET) and replays the answer of a repeated Idempotency-Key. A trial leaves nothing of what its
 * handler writes, so there is nothing to do once.
 */
export function route<E extends Endpoint>(
  app: App,
  endpoint: E,
  handle: TenantHandler<E>,
  options: { readOnly?: boolean; isTrial?: boolean } = {},
): void {
  const readOnly = options.readOnly ?? endpoint.method === 'GET'
  const handler = readOnly || options.isTrial ? handle : announcing(endpoint, handle)
  app.handlers.set(endpoint, handler)
  register(app, endpoint, async (req, reply) => {
    const actor = await authorise(app, endpoint, req)
    const input = parse(endpoint, req)
    if (readOnly) {
      return send(
        endpoint,
        reply,
        await app.database.tenantRead(actor.tenantId, (tx) => handler({ ...input, tx, actor })),
      )
    }
    if (options.isTrial) {
      return send(
        endpoint,
        reply,
        await app.database.tenantTrial(actor.tenantId, (tx) => handler({ ...input, tx, actor })),
      )
    }
    const request = toWrite(req, actor.tenantId, actor.id)
    return sendOnce(reply, await writeFor(app, endpoint, request, actor, (tx) => handler({ ...input, tx, actor })))
  })
}

/** More would make the first of them wait; patience as what is written together has for locks. */
const gathering = { most: 32, patienceMs: 300 }

/**
 * Serves a tenant endpoint that writes as `route` does, and that writes requests of one organisation together that come while others of
 * it are being written: the database's work for a transaction is then done once for all of them.
 */
export function routeTogether<E extends Endpoint, Draft>(app: App, endpoint: E, together: Together<E, Draft>): void {
  const handler: TenantHandler<E> = async (asked) => {
    const [json] = await together.write(asked.tx, [await together.prepare(asked)])
    return new RawJson(json ?? '')
  }
  app.handlers.set(endpoint, handler)
  const join = gather<Member<E>, Answer>(
    (members) => writeTogether(app, together, members, (json) => toText(endpoint, new RawJson(json)), endpoint.status),
    gathering,
  )
  register(app, endpoint, async (req, reply) => {
    const actor = await authorise(app, endpoint, req)
    const input = parse(endpoint, req)
    const request = toWrite(req, actor.tenantId, actor.id)
    const alone = () => writeFor(app, endpoint, request, actor, (tx) => handler({ ...input, tx, actor }))
    return sendOnce(reply, await join(actor.tenantId, { input, actor, request, alone }))
  })
}

/**
 * Serves a tenant endpoint that waits for something outside: the handler opens transactions of its own before and after, so that none
 * is open and no connection held meanwhile. Nothing is replayed.
 * @param within  what answers where the endpoint is asked in a caller's transaction, which waits for nothing outside; left out: it is not
 */
export function routeBetween<E extends Endpoint>(
  app: App,
  endpoint: E,
  handler: (input: Input<E> & { actor: Actor }) => Reply<E>,
  within?: TenantHandler<E>,
): void {
  if (within) app.handlers.set(endpoint, within)
  register(app, endpoint, async (req, reply) => {
    const actor = await authorise(app, endpoint, req)
    return send(endpoint, reply, await handler({ ...parse(endpoint, req), actor }))
  })
}

/** Serves an endpoint for any signed-in person, in a transaction of the system role. */
export function routePerson<E extends Endpoint>(app: App, endpoint: E, handler: PersonHandler<E>): void {
  register(app, endpoint, async (req, reply) => {
    const person = await app.authenticator.findPerson(req)
    if (!person) throw new AppError('unauthenticated')
    const input = parse(endpoint, req)
    const request = endpoint.method === 'GET' ? undefined : toWrite(req, noTenant, person.id)
    return sendOnce(
      reply,
      await write(
        app,
        endpoint,
        request,
        (run) => app.database.system(run),
        (tx) => handler({ ...input, tx, person }),
      ),
    )
  })
}

/** Serves an endpoint that anybody may call; it opens its own transactions. */
export function routePublic<E extends Endpoint>(app: App, endpoint: E, handler: PublicHandler<E>): void {
  register(app, endpoint, async (req, reply) => send(endpoint, reply, await handler(parse(endpoint, req))))
}

/**
 * Serves an endpoint of the installation's operator. Its handler writes to the queue by itself: an answer is kept once that is done.
 * @param admit  what the key opens; throws where the caller does not hold it
 */
export function routeOperator<E extends Endpoint, Opened>(
  app: App,
  endpoint: E,
  admit: (req: FastifyRequest) => Opened,
  handler: (input: Input<E>, opened: Opened) => Reply<E>,
): void {
  register(app, endpoint, async (req, reply) => {
    const opened = admit(req)
    const input = parse(endpoint, req)
    if (endpoint.method === 'GET') return send(endpoint, reply, await handler(input, opened))
    const transact = <T>(run: (tx: Transaction) => Promise<T>) => app.database.system(run)
    return sendOnce(
      reply,
      await write(app, endpoint, toWrite(req, noTenant, noTenant), transact, () => handler(input, opened)),
    )
  })
}

/** Serves an upload, a download or an event stream: the handler writes the reply and opens its own transactions. */
export function routeStream<E extends Endpoint>(app: App, endpoint: E, handler: StreamHandler<E>): void {
  register(app, endpoint, async (req, reply) => {
    const actor = await authorise(app, endpoint, req)
    return handler({ ...parse(endpoint, req), actor, reply })
  })
}

/**
 * Asks an endpoint on an actor's behalf in a transaction of the caller's: its permission, its schemas and its handler are the
 * route's own. What the handler writes stays in the caller's hands, so the transaction should be held.
 * @throws AppError  what the route would answer
 */
export async function callEndpoint<E extends Endpoint>(
  app: App,
  tx: Tx,
  endpoint: E,
  call: { actor: Actor; req: FastifyRequest; params?: unknown; query?: unknown; body?: unknown; version?: number },
): Promise<ResponseOf<E>> {
  const { actor, req, params, query = {}, body, version } = call
  assertAllowed(endpoint, actor)
  // `route` put it there, under the endpoint whose input it takes
  const handler = app.handlers.get(endpoint) as TenantHandler<E> | undefined
  if (!handler) throw new Error(`No route serves ${endpoint.name}.`)
  const ifMatch = version === undefined ? undefined : String(version)
  const input = readInput(endpoint, { params, query, body, ifMatch, req })
  const text = toText(endpoint, await handler({ ...input, tx, actor }))
  // made from the contract, and in tests checked against it
  return (text === '' ? undefined : JSON.parse(text)) as ResponseOf<E>
}

type Handle = (req: FastifyRequest, reply: FastifyReply) => Promise<unknown>

function register(app: App, endpoint: Endpoint, handle: Handle): void {
  app.served.add(endpoint)
  app.fastify.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
    // a HEAD would open a stream that nobody closes
    exposeHeadRoute: endpoint.transport !== 'events',
    handler: handle,
  })
}

async function authorise(app: App, endpoint: Endpoint, req: FastifyRequest): Promise<Actor> {
  const actor = await app.authenticator.findActor(req)
  if (!actor) throw new AppError('unauthenticated')
  assertAllowed(endpoint, actor)
  return actor
}

/** @throws AppError forbidden */
function assertAllowed({ access }: Endpoint, { role }: Actor): void {
  // `route` and `routeStream` serve tenant endpoints only; `app.ready` asserts it.
  if (!allows(role, access as Permission)) throw new AppError('forbidden', { permission: access })
}

/** A write as its key tells it apart; undefined: it carries none. @throws AppError invalid_request */
function toWrite(req: FastifyRequest, tenantId: string, actorId: string): WriteRequest | undefined {
  const key = readKey(req.headers['idempotency-key'])
  if (!key) return undefined
  return { tenantId, actorId, key, fingerprint: fingerprint(req.method, req.url, req.body, req.headers['if-match']) }
}

/** Writes in a transaction of the actor's tenant. */
function writeFor<E extends Endpoint>(
  app: App,
  endpoint: E,
  request: WriteRequest | undefined,
  { tenantId }: Actor,
  handler: (tx: Tx) => Reply<E>,
): Promise<Answer> {
  const transact = <T>(run: (tx: Transaction) => Promise<T>) => app.database.tenant(tenantId, run)
  // the transaction comes from `database.tenant` above
  return write(app, endpoint, request, transact, (tx) => handler(tx as Tx))
}

function write<E extends Endpoint>(
  app: App,
  endpoint: E,
  request: WriteRequest | undefined,
  transact: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>,
  handler: (tx: Transaction) => Reply<E>,
): Promise<Answer> {
  return transact((tx) =>
    once(tx, app.vault, request, async () => ({ status: endpoint.status, body: toText(endpoint, await handler(tx)) })),
  )
}

/** Sends what `once` answered, saying so when it is a repetition. */
export function sendOnce(reply: FastifyReply, { status, body, replayed }: Answer) {
  if (replayed) reply.header('idempotency-replayed', 'true')
  return sendText(reply, status, body)
}

function send<E extends Endpoint>(endpoint: E, reply: FastifyReply, answer: ResponseOf<E> | RawJson) {
  return sendText(reply, endpoint.status, toText(endpoint, answer))
}

function sendText(reply: FastifyReply, status: number, body: string) {
  reply.code(status).header('cache-control', 'no-store')
  if (body === '') return reply.send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(body)
}

/** Replies are checked against the contract in tests; in production the work is saved. */
const checkReplies = process.env.NODE_ENV === 'test' || process.env.VITEST !== undefined

function toText(endpoint: Endpoint, answer: unknown): string {
  if (answer === undefined) return ''
  const text = answer instanceof RawJson ? answer.text : JSON.stringify(answer)
  if (checkReplies) {
    const checked = endpoint.response.safeParse(JSON.parse(text))
    if (!checked.success)
      throw new Error(`${endpoint.name} answers what its contract does not say: ${z.prettifyError(checked.error)}`)
  }
  return text
}

function parse<E extends Endpoint>(endpoint: E, req: FastifyRequest): Input<E> {
  const { params, query, body, headers } = req
  return readInput(endpoint, { params, query, body: body ?? undefined, ifMatch: headers['if-match'], req })
}
