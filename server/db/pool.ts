import pg from 'pg'
import { prepareCommands } from './pipelined-query.ts'

/** `timestamptz` as PostgreSQL writes it (UTC session) to ISO 8601, microseconds kept: a JavaScript Date would lose them. */
function toInstant(value: string): string {
  return `${value.slice(0, 10)}T${value.slice(11).replace(/\+00(:00)?$/, 'Z')}`
}

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toInstant)
types.setTypeParser(pg.types.builtins.DATE, (value) => value)
// Counts and sizes; no bigint here comes near 2^53.
types.setTypeParser(pg.types.builtins.INT8, Number)

export interface PoolOptions {
  url: string
  /** most connections this process opens */
  size: number
  applicationName: string
}

/**
 * A pool of pipelining connections: queries issued one after the other travel together, so `begin` and the tenant's
 * setting cost no round trip of their own.
 */
export function createPool({ url, size, applicationName }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    pipeline: true,
    types,
    application_name: applicationName,
    options:
      '-c timezone=UTC -c gin_pending_list_limit=128 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that breaks (the database restarts) leaves the pool by itself; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The pool listens to idle connections only. One that breaks while it is lent out fails the queries on it, which is how
  // its borrower learns of it; the event besides, without a listener, would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    prepareCommands(client)
  })
  return pool
}
