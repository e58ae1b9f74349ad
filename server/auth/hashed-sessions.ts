import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters'
import { hashToken } from './token-hash.ts'

/**
 * An adapter whose session rows hold the token's SHA-256, so that nobody who reads the table can sign in with it. The
 * library above keeps working with clear tokens: they are hashed on the way in, in rows and in conditions, and given
 * back on the rows of a call that named them. Rows found by anything else carry the hash.
 */
export function hashSessionTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...hashed(adapter),
    transaction: (work) => adapter.transaction((inner) => work(hashed(inner))),
  }
}

function hashed<A extends DBTransactionAdapter>(adapter: A): A {
  return {
    ...adapter,
    create: async (call) => named(call, call.data, await adapter.create({ ...call, data: hashRow(call, call.data) })),
    findOne: async (call) => namedByWhere(call, await adapter.findOne(hashWhere(call))),
    findMany: async (call) => {
      const rows = await adapter.findMany(hashWhere(call))
      // the call's own type parameter: rows go out as they came in, but for the token
      return rows.map((row) => namedByWhere(call, row)) as never
    },
    count: (call) => adapter.count(hashWhere(call)),
    update: async (call) => namedByWhere(call, await adapter.update(hashWhere(withHashedUpdate(call)))),
    updateMany: (call) => adapter.updateMany(hashWhere(withHashedUpdate(call))),
    delete: (call) => adapter.delete(hashWhere(call)),
    deleteMany: (call) => adapter.deleteMany(hashWhere(call)),
    consumeOne: async (call) => namedByWhere(call, await adapter.consumeOne(hashWhere(call))),
  }
}

interface Call {
  model: string
}

function hashRow<R>(call: Call, row: R): R {
  const token = tokenOf(row)
  return call.model === 'session' && token !== undefined ? { ...row, token: hashToken(token) } : row
}

function withHashedUpdate<C extends Call & { update: Record<string, unknown> }>(call: C): C {
  return { ...call, update: hashRow(call, call.update) }
}

function hashWhere<C extends Call & { where?: Where[] | undefined }>(call: C): C {
  if (call.model !== 'session' || !call.where?.some(isToken)) return call
  return {
    ...call,
    where: call.where.map((part) => (isToken(part) ? { ...part, value: hashValue(part.value) } : part)),
  }
}

function hashValue(value: Where['value']): Where['value'] {
  if (typeof value === 'string') return hashToken(value)
  if (Array.isArray(value)) return value.map((token) => hashToken(String(token)))
  return value
}

/** The row with the clear token of the condition that found it. */
function namedByWhere<R>(call: Call & { where?: Where[] | undefined }, row: R): R {
  const token = call.where?.find((part) => isToken(part) && typeof part.value === 'string')?.value
  return named(call, { token }, row)
}

function named<R>(call: Call, source: unknown, row: R): R {
  const token = tokenOf(source)
  return call.model === 'session' && token !== undefined && tokenOf(row) === hashToken(token) ? { ...row, token } : row
}

function isToken(part: Where): boolean {
  return part.field === 'token'
}

function tokenOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('token' in row)) return undefined
  return typeof row.token === 'string' ? row.token : undefined
}
