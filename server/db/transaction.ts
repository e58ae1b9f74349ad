import type { Socket } from 'node:net'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import {
  begin,
  type Command,
  commit,
  pipeline,
  planAsUsual,
  planEachTime,
  setLockTimeout,
  setTenant,
} from './pipelined-query.ts'
import type { DB } from './schema.generated.ts'

export interface Statement {
  /** names a prepared statement: for hot paths, one name for one text */
  name?: string
  text: string
  values?: readonly unknown[]
  /**
   * Plans for these values instead of for any: where the best index depends on how many rows a value has. Planning
   * costs some 0.3 ms for each time that `item` is read in the statement.
   */
  planEachTime?: boolean
}

/** An open transaction. Every function that touches the database takes one first. */
export interface Transaction {
  /** nothing can be written */
  readonly readOnly: boolean
  /** the typed query builder, bound to this transaction */
  readonly db: Kysely<DB>
  /** Hand-written SQL, for hot and set-based statements. */
  query<Row>(statement: Statement): Promise<Row[]>
  /**
   * The transaction's last statement: it and the commit travel together, so that a contended row is locked for no
   * round trip longer than needed. When it fails, nothing of the transaction stays.
   */
  finish<Row>(statement: Statement): Promise<Row[]>
  /** From now on `finish` only runs its statement: something is still to be written after it. */
  hold(): void
  /** Runs after the commit, and only then: to wake a dispatcher or drop a cache. */
  afterCommit(work: () => void): void
}

/** A transaction in which row-level security lets through one tenant's rows only. */
export interface Tx extends Transaction {
  readonly tenantId: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

interface Options {
  /** set for the transaction, so that policies let its rows through */
  tenantId?: string
  /** nothing is written: the reply need not wait for the commit */
  readOnly?: boolean
  /** nothing stays of what is written */
  isTrial?: boolean
  /** longest wait for a lock, after which a statement fails with 55P03; left out: as long as a statement may take */
  lockTimeoutMs?: number
}

/** No connection was to be had: the database is away, or all are busy for too long. Nothing was begun. */
export class NoConnectionError extends Error {
  override readonly name = 'NoConnectionError'
}

/**
 * Runs `work` in one transaction of a pool's connection; commits when it resolves, rolls back when it throws. The
 * transaction opens with its first statement; one that is its only statement is sent with `finish`.
 * @throws NoConnectionError
 */
export async function runTransaction<T>(pool: pg.Pool, options: Options, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tenantId = '', readOnly = false, isTrial = false, lockTimeoutMs } = options
  if (tenantId && !uuid.test(tenantId)) throw new TypeError('A tenant id is a UUID.')
  const client = await pool.connect().catch((error: unknown) => {
    throw new NoConnectionError('No connection to the database.', { cause: error })
  })
  const transaction = new OpenTransaction(client, tenantId, readOnly, lockTimeoutMs)
  if (isTrial) transaction.hold()
  let result: T
  try {
    result = await work(transaction)
    await transaction.opened
  } catch (error) {
    await giveBack(client, transaction.state === 'open' ? client.query('rollback') : undefined)
    throw error
  }
  if (isTrial) {
    await giveBack(client, client.query('rollback'))
    return result
  }
  if (transaction.state !== 'open') client.release()
  else if (readOnly) void giveBack(client, client.query('commit'))
  else await end(client)
  for (const then of transaction.followers) then()
  return result
}

/** What is sent in this turn of the event loop leaves as one packet: a system call costs as much as a small query. */
function gatherWrites(client: pg.PoolClient): void {
  // node-postgres has the socket here; its types leave it out
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}

/** A connection whose transaction could not be ended must not be used again. */
async function giveBack(client: pg.PoolClient, ending: Promise<unknown> | undefined): Promise<void> {
  try {
    await ending
    client.release()
  } catch (error) {
    client.release(error instanceof Error ? error : true)
  }
}

async function end(client: pg.PoolClient): Promise<void> {
  let command: string
  try {
    command = (await client.query('commit')).command
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    throw error
  }
  client.release()
  // A failed statement whose error was caught turns the commit into a rollback, silently.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.')
}

class OpenTransaction implements Tx {
  readonly tenantId: string
  readonly followers: (() => void)[] = []
  /** settles when the message that opens the transaction by itself is answered */
  opened: Promise<unknown> | undefined
  /** `whole`: its only statement was sent as a transaction of its own, so there is nothing to end */
  state: 'unopened' | 'open' | 'whole' = 'unopened'
  #held = false
  #finished = false
  readonly readOnly: boolean
  readonly #client: pg.PoolClient
  /** what is set for the transaction when it opens */
  readonly #settings: Command[]
  readonly #lockTimeoutMs: number | undefined

  constructor(client: pg.PoolClient, tenantId: string, readOnly: boolean, lockTimeoutMs: number | undefined) {
    this.#client = client
    this.tenantId = tenantId
    this.readOnly = readOnly
    this.#lockTimeoutMs = lockTimeoutMs
    this.#settings = [setTenant(tenantId, readOnly)]
    if (lockTimeoutMs !== undefined) this.#settings.push(setLockTimeout(lockTimeoutMs))
  }

  get db(): Kysely<DB> {
    if (this.state === 'unopened') this.#open()
    return builderOf(this.#client)
  }

  query<Row>(statement: Statement): Promise<Row[]> {
    const before = this.#before(statement, true)
    return pipeline<Row>(this.#client, before, statement, statement.planEachTime ? [planAsUsual] : [])
  }

  hold(): void {
    this.#held = true
  }

  async finish<Row>(statement: Statement): Promise<Row[]> {
    if (this.#held) return this.query(statement)
    if (this.state === 'unopened') {
      this.state = 'whole'
      this.#finished = true
      const before = [...this.#settings]
      if (statement.planEachTime) before.push(planEachTime)
      return pipeline<Row>(this.#client, before, statement)
    }
    const before = this.#before(statement, false)
    this.#finished = true
    const rows = await pipeline<Row>(this.#client, before, statement, [commit])
    this.state = 'whole'
    return rows
  }

  afterCommit(work: () => void): void {
    this.followers.push(work)
  }

  /** What is sent ahead of a statement: the transaction's opening, once. */
  #before({ planEachTime: planned }: Statement, mayGather: boolean): Command[] {
    if (this.#finished) throw new Error('The transaction has ended: `finish` takes its last statement.')
    const before: Command[] = []
    if (this.state === 'unopened') {
      this.state = 'open'
      before.push(begin, ...this.#settings)
      if (mayGather) gatherWrites(this.#client)
    }
    if (planned) before.push(planEachTime)
    return before
  }

  /** For the query builder, whose statements go their own way. */
  #open(): void {
    this.state = 'open'
    gatherWrites(this.#client)
    const timeout = this.#lockTimeoutMs === undefined ? '' : `; set local lock_timeout = ${this.#lockTimeoutMs}`
    // Literals are safe: a UUID by the test above, and a number. The message travels with the first query.
    this.opened = this.#client.query(
      `begin${this.readOnly ? ' read only' : ''}; set local app.tenant_id = '${this.tenantId}'${timeout}`,
    )
    this.opened.catch(() => undefined)
  }
}

/** One query builder for each connection, kept with it: building one costs more than a query. */
const builders = new WeakMap<pg.PoolClient, Kysely<DB>>()

function builderOf(client: pg.PoolClient): Kysely<DB> {
  let builder = builders.get(client)
  if (!builder) {
    builder = new Kysely<DB>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new ConnectionDriver(client),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: (db) => new PostgresIntrospector(db),
      },
    })
    builders.set(client, builder)
  }
  return builder
}

/** Kysely over one connection whose transaction is run elsewhere. */
class ConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(client: pg.PoolClient) {
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, rowCount } = await client.query(query.sql, [...query.parameters])
        return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
      },
      // biome-ignore lint/correctness/useYield: streaming is not offered
      async *streamQuery() {
        throw new Error('Read in pages: a transaction here does not stream.')
      },
    }
  }

  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async releaseConnection() {}
  async destroy() {}
  async beginTransaction() {
    throw new Error('The transaction is open already.')
  }
  async commitTransaction() {
    throw new Error('The transaction ends by itself.')
  }
  async rollbackTransaction() {
    throw new Error('Throw to roll back.')
  }
}
