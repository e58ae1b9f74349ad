import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type CallInput, createClient } from '#contract/client.ts'
import type { BodyOf, Endpoint } from '#contract/endpoint.ts'
import type { Problem } from '#contract/errors.ts'
import type { Role } from '#contract/permissions.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import type { App } from '#server/http/app.ts'
import { type ApiOptions, buildApi } from '#server/process/build-api.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import type { Storage } from '#server/storage/storage.ts'
import { createTenantWithOwner } from '#server/tenant/create-account.ts'
import { createApiKey } from '#server/tenant/create-api-key.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { longDecimals } from './long-decimals.ts'
import { openSession } from './sign-in.ts'

/** A tenant of a test's own, and callers of each role in it. */
export interface TestTenant {
  id: string
  userId: string
  admin: Caller
  manager: Caller
  staff: Caller
}

/** Calls endpoints as one API key, over real HTTP routing. */
export interface Caller {
  secret: string
  /** The reply's body. @throws Error with the problem when it is no success */
  call<E extends Endpoint>(endpoint: E, input?: CallInput<E>): Promise<Reply<E>['body']>
  /** Status, body (the value or the problem) and headers. */
  send<E extends Endpoint>(endpoint: E, input?: CallInput<E>): Promise<Reply<E>>
}

export interface Reply<E extends Endpoint> {
  status: number
  // the contract's response on success; the test harness has the route check it
  body: import('#contract/endpoint.ts').ResponseOf<E>
  problem: Problem
  headers: Record<string, unknown>
}

export interface TestApp {
  app: App
  database: Database
  urls: TestDatabase
  /** where uploads go; removed in the end */
  dataDir: string
  storage: Storage
  createTenant(settings?: Parameters<typeof createTenantWithOwner>[2]): Promise<TestTenant>
  /** A session of the person, with its cookie. */
  signIn(userId: string): Promise<{ id: string; cookie: string }>
  /** A caller with another secret, or none. */
  caller(secret: string | undefined): Caller
  close(): Promise<void>
}

const password = 'a password of sixteen'

/** The whole API on a fresh database; requests go through `inject`, so no port is opened. */
export async function startTestApp(options: Pick<ApiOptions, 'fileQuotaMb' | 'outsideModels'> = {}): Promise<TestApp> {
  const services = inject('services')
  const urls = await createTestDatabase()
  const database = openDatabase({ ...urls, poolSize: 10, applicationName: 'test' })
  const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-files-'))
  const storage = openStorage({ dataDir })
  const api = await buildApi({ database, systemUrl: urls.systemUrl, secret: services.secret, storage, ...options })
  const caller = (secret: string | undefined) => createCaller(api.app, secret)
  return {
    app: api.app,
    database,
    urls,
    dataDir,
    storage,
    caller,
    signIn: (userId) => openSession(database, userId, { secret: services.secret, publicUrl: 'http://localhost' }),
    async createTenant(settings) {
      const owner = await createTenantWithOwner(
        database,
        { name: 'Test tenant', email: `${randomUUID()}@example.com`, password },
        settings,
      )
      const actor = {
        kind: 'person',
        id: owner.userId,
        name: 'Owner',
        tenantId: owner.tenantId,
        role: 'admin',
      } as const
      const keyOf = async (role: Role) => {
        const { secret } = await database.tenant(owner.tenantId, (tx) =>
          createApiKey(tx, actor, { name: `${role} key`, role }),
        )
        return caller(secret)
      }
      return {
        id: owner.tenantId,
        userId: owner.userId,
        admin: caller(owner.apiKey),
        manager: await keyOf('manager'),
        staff: await keyOf('staff'),
      }
    },
    async close() {
      await api.close()
      await database.close()
      await urls.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function createCaller(app: App, secret: string | undefined): Caller {
  const address = createClient({ baseUrl: '/api/v1' })
  const send: Caller['send'] = async (endpoint, input) => {
    const given = (input ?? {}) as { body?: BodyOf<Endpoint>; idempotencyKey?: string; ifMatch?: number }
    const reply = await app.fastify.inject({
      method: endpoint.method,
      url: address.url(endpoint, (input ?? {}) as CallInput<typeof endpoint>),
      headers: {
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
        ...(given.idempotencyKey ? { 'idempotency-key': given.idempotencyKey } : {}),
        ...(given.ifMatch === undefined ? {} : { 'if-match': `"${given.ifMatch}"` }),
      },
      ...(given.body === undefined ? {} : { payload: given.body as object }),
    })
    const body = reply.body === '' ? undefined : JSON.parse(reply.body)
    const long = reply.statusCode < 400 ? longDecimals(endpoint.response, body) : []
    if (long.length > 0)
      throw new Error(`${endpoint.name} writes decimals otherwise than the wire does: ${long.join(', ')}`)
    return { status: reply.statusCode, body, problem: body, headers: reply.headers }
  }
  return {
    secret: secret ?? '',
    send,
    async call(endpoint, input) {
      const reply = await send(endpoint, input)
      if (reply.status >= 400) throw new Error(`${endpoint.name}: ${reply.status} ${JSON.stringify(reply.problem)}`)
      return reply.body
    },
  }
}
