import type { FastifyRequest } from 'fastify'
import type { Role } from '#contract/permissions.ts'

/** A signed-in person, of no tenant yet. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Who acts in a tenant, and how far they may go. */
export interface Actor {
  readonly kind: 'person' | 'api_key' | 'system'
  /** user id or API key id */
  readonly id: string
  readonly name: string
  readonly tenantId: string
  readonly role: Role
  /** how a movement they record says where it came from */
  readonly source: 'web' | 'api' | 'sample'
}

/** What the HTTP layer asks about a request's caller; the auth feature answers. */
export interface Authenticator {
  /** The person of the request's session cookie; undefined when there is none or it has ended. */
  findPerson(req: FastifyRequest): Promise<Person | undefined>
  /**
   * Who acts: the tenant of an API key (`Authorization: Bearer`), or the session's person in the tenant named by
   * `x-tenant-id` (their only tenant when it is left out).
   * @throws AppError unauthenticated, not_found (a tenant that is not theirs), csrf
   */
  findActor(req: FastifyRequest): Promise<Actor | undefined>
  /**
   * Which assistant acts, by a key or by a token that a person let it have, which is good for assistants only; undefined: none that is
   * known and may.
   */
  findAssistant(req: FastifyRequest): Promise<{ actor: Actor; mayWrite: boolean } | undefined>
  /**
   * Whom a rate limit counts: the API key or person the request's credential stands for, else its network address. A
   * made-up credential is nobody's, so inventing more of them gains nothing.
   * @throws AppError rate_limited  too many unknown credentials from this address
   */
  findRateKey(req: FastifyRequest): Promise<string>
}
