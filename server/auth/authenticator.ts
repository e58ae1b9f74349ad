import type { FastifyRequest } from 'fastify'
import type { Role } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Database } from '#server/db/database.ts'
import type { Actor, Authenticator, Person } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { createAddressLimit, toNetwork } from './address-limit.ts'
import { loadAssistantToken, parseAssistantToken, type TokenHolder } from './assistant-token.ts'
import { mcpResource } from './oauth-provider.ts'
import { assertOwnWrite } from './same-site.ts'
import { parseSessionCookie, sessionCookieName } from './session-cookie.ts'
import { ShortMemory } from './short-memory.ts'
import { hashToken } from './token-hash.ts'

/** Makes a change of rights take effect: at once in this process, and in the others as `shareCallers` says. */
export interface Callers {
  /** sign-out, a new password */
  forgetPerson(userId: string): void
  /** a role changed, a member came or went */
  forgetMember(tenantId: string, userId: string): void
  forgetApiKey(tenantId: string, apiKeyId: string): void
  forgetTenant(tenantId: string): void
}

export interface AuthenticatorOptions {
  database: Database
  /** signs session cookies */
  secret: string
  publicUrl: string
  /** how long a look-up is believed where no news of a change arrives; 5,000 unless told */
  memoryMs?: number
  /** look-ups of keys and sessions that nobody has, from one address in this process; 6,000 unless told */
  unknownPerMinute?: number
}

/** The authenticator, with what the features use that change whom it answers for. */
export interface CallerAuthenticator extends Authenticator {
  /** of this process alone */
  readonly callers: Callers & { forgetAll(): void }
  /** Waits for what is written beside the requests. */
  settle(): Promise<void>
}

interface Session {
  person: Person
  expiresAtMs: number
}

interface KeyHolder {
  actor: Actor
  expiresAtMs: number
}

const apiKeyForm = /^Bearer (inv_[\w-]{43})$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Finds out who calls, from a short memory or the database; a remembered caller costs some microseconds. */
export function createAuthenticator(options: AuthenticatorOptions): CallerAuthenticator {
  const { database, secret, publicUrl, memoryMs = 5_000, unknownPerMinute = 6_000 } = options
  const cookieName = sessionCookieName(publicUrl)
  const sessions = new ShortMemory<Session>({ max: 50_000, ttlMs: memoryMs })
  const members = new ShortMemory<Actor>({ max: 50_000, ttlMs: memoryMs })
  const keys = new ShortMemory<KeyHolder>({ max: 20_000, ttlMs: memoryMs })
  const resource = mcpResource(publicUrl)
  // A request's own credential is what its rate is counted by: made-up ones would each be a caller of their own.
  const unknown = createAddressLimit(unknownPerMinute)
  const besides = new Set<Promise<unknown>>()

  async function findSession(req: FastifyRequest): Promise<Session | undefined> {
    const cookie = parseSessionCookie(req.cookies[cookieName])
    if (!cookie) return undefined
    const key = hashToken(cookie.token)
    const session = await sessions.find(key, async () => {
      if (!cookie.isSigned(secret)) return undefined
      return known(req, () => loadSession(database, key))
    })
    return session && session.expiresAtMs > Date.now() ? session : undefined
  }

  async function findOwnSession(req: FastifyRequest): Promise<Session | undefined> {
    const session = await findSession(req)
    if (session) assertOwnWrite(req, publicUrl)
    return session
  }

  async function findMember(person: Person, tenantId: string): Promise<Actor> {
    if (tenantId && !uuid.test(tenantId)) throw new AppError('not_found')
    const actor = await members.find(memberKey(tenantId, person.id), () => loadMember(database, person, tenantId))
    if (!actor) throw new AppError('not_found')
    return actor
  }

  async function known<T>(req: FastifyRequest, load: () => Promise<T | undefined>): Promise<T | undefined> {
    unknown.assertOpen(req.ip)
    const found = await load()
    if (found === undefined) unknown.count(req.ip)
    return found
  }

  async function findKeyHolder(req: FastifyRequest, authorization: string): Promise<Actor | undefined> {
    const key = apiKeyForm.exec(authorization)?.[1]
    if (!key) return undefined
    const hash = hashToken(key)
    const holder = await keys.find(hash, async () => {
      const found = await known(req, () => loadKey(database, hash))
      if (found?.isUseUnknown) noteUse(found.holder.actor)
      return found?.holder
    })
    return holder && holder.expiresAtMs > Date.now() ? holder.actor : undefined
  }

  async function findTokenHolder(req: FastifyRequest, authorization: string): Promise<TokenHolder | undefined> {
    const token = parseAssistantToken(authorization)
    if (token === undefined) return undefined
    // never remembered: the library ends tokens without a word, and assistants ask seldom
    const holder = await known(req, () => loadAssistantToken(database, hashToken(token), resource))
    if (holder?.isUseUnknown) noteUse(holder.actor)
    return holder
  }

  /** Beside the request; a lost note only makes `last_used_at` a minute older. */
  function noteUse({ tenantId, id }: Actor): void {
    const noting = database
      .system((tx) =>
        tx.query({
          text: `update api_key set last_used_at = now()
                 where tenant_id = $1 and id = $2 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
          values: [tenantId, id],
        }),
      )
      .catch(() => undefined)
      .finally(() => besides.delete(noting))
    besides.add(noting)
  }

  return {
    async findPerson(req) {
      if (req.headers.authorization !== undefined) return undefined
      return (await findOwnSession(req))?.person
    },
    async findActor(req) {
      const { authorization } = req.headers
      const named = req.headers['x-tenant-id']
      const tenantId = typeof named === 'string' ? named : ''
      if (authorization !== undefined) {
        const actor = await findKeyHolder(req, authorization)
        if (actor && tenantId && tenantId !== actor.tenantId) throw new AppError('not_found')
        return actor
      }
      const session = await findOwnSession(req)
      return session && findMember(session.person, tenantId)
    },
    async findAssistant(req) {
      const { authorization } = req.headers
      if (authorization === undefined) return undefined
      const holder = await findTokenHolder(req, authorization)
      if (holder) return { actor: holder.actor, mayWrite: holder.mayWrite }
      const actor = await findKeyHolder(req, authorization)
      return actor && { actor, mayWrite: true }
    },
    async findRateKey(req) {
      const { authorization } = req.headers
      const caller =
        authorization === undefined
          ? (await findSession(req))?.person
          : ((await findKeyHolder(req, authorization)) ?? (await findTokenHolder(req, authorization))?.actor)
      return caller?.id ?? toNetwork(req.ip)
    },
    settle: async () => {
      await Promise.all(besides)
    },
    callers: {
      forgetPerson(userId) {
        sessions.dropWhere((session) => session.person.id === userId)
        members.dropWhere((actor) => actor.id === userId)
      },
      forgetMember: (tenantId, userId) => members.drop(memberKey(tenantId, userId), memberKey('', userId)),
      forgetApiKey: (tenantId, id) => keys.dropWhere(({ actor }) => actor.id === id && actor.tenantId === tenantId),
      forgetTenant(tenantId) {
        members.dropWhere((actor) => actor.tenantId === tenantId)
        keys.dropWhere(({ actor }) => actor.tenantId === tenantId)
      },
      forgetAll() {
        for (const memory of [sessions, members, keys]) memory.dropWhere(() => true)
      },
    },
  }
}

/** With an empty tenant: the person's only one. */
function memberKey(tenantId: string, userId: string): string {
  return `${userId} ${tenantId.toLowerCase()}`
}

async function loadSession(database: Database, tokenHash: string): Promise<Session | undefined> {
  const [row] = await database.system((tx) =>
    tx.query<Person & { expires_at: string }>({
      name: 'find_session',
      text: `select u.id, u.name, u.email, s."expiresAt" as expires_at
             from auth.session s join auth."user" u on u.id = s."userId"
             where s.token = $1 and s."expiresAt" > now()`,
      values: [tokenHash],
    }),
  )
  if (!row) return undefined
  const { id, name, email, expires_at } = row
  return { person: Object.freeze({ id, name, email }), expiresAtMs: Date.parse(expires_at) }
}

/** @throws AppError invalid_request  no tenant is named and the person has several */
async function loadMember(database: Database, person: Person, tenantId: string): Promise<Actor | undefined> {
  const rows = await database.system((tx) =>
    tx.query<{ tenant_id: string; role: Role }>({
      name: 'find_member',
      text: `select tenant_id, role from member
             where user_id = $1 and ($2::uuid is null or tenant_id = $2::uuid) limit 2`,
      values: [person.id, tenantId || null],
    }),
  )
  const [only, another] = rows
  if (another) {
    throw new AppError('invalid_request', {
      detail: sentence('request.severalTenants'),
    })
  }
  if (!only) return undefined
  const { id, name } = person
  return Object.freeze({ kind: 'person', id, name, tenantId: only.tenant_id, role: only.role, source: 'web' })
}

interface KeyRow {
  tenant_id: string
  id: string
  name: string
  role: Role
  expires_at: string | null
  is_use_unknown: boolean
}

async function loadKey(
  database: Database,
  secretHash: string,
): Promise<{ holder: KeyHolder; isUseUnknown: boolean } | undefined> {
  const [row] = await database.system((tx) =>
    tx.query<KeyRow>({
      name: 'find_api_key',
      text: `select tenant_id, id, name, role, expires_at,
               coalesce(last_used_at < now() - interval '1 minute', true) as is_use_unknown
             from api_key
             where secret_hash = $1 and client_id is null and revoked_at is null and (expires_at is null or expires_at > now())`,
      values: [Buffer.from(secretHash, 'hex')],
    }),
  )
  if (!row) return undefined
  const { tenant_id: tenantId, id, name, role } = row
  const actor: Actor = Object.freeze({ kind: 'api_key', id, name, tenantId, role, source: 'api' })
  return {
    holder: { actor, expiresAtMs: row.expires_at === null ? Infinity : Date.parse(row.expires_at) },
    isUseUnknown: row.is_use_unknown,
  }
}
