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
import type { DB } from './schema.generated.ts'

export interface Statement {
  /** names a prepared statement: for hot paths, one name for one text */
  name?: string
  text: string
  values?: readonly unknown[]
  /**
   * Plans for these values instead of for any: where the best index depends on how many rows a value has. Planning
   * costs some 0.3 ms. Holds for the rest of the transaction.
   */
  planEachTime?: boolean
}

/** An open transaction. Every function that touches the database takes one first. */
export interface Transaction {
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
}

/** Runs `work` in one transaction of a pool's connection; commits when it resolves, rolls back when it throws. */
export async function runTransaction<T>(pool: pg.Pool, options: Options, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tenantId = '', readOnly = false } = options
  if (tenantId && !uuid.test(tenantId)) throw new TypeError('A tenant id is a UUID.')
  const client = await pool.connect()
  const transaction = new OpenTransaction(client, tenantId)
  gatherWrites(client)
  // A literal is safe: a UUID by the test above. One message opens the transaction; it travels with the first query.
  const opened = client.query(`begin${readOnly ? ' read only' : ''}; set local app.tenant_id = '${tenantId}'`)
  opened.catch(() => undefined)
  let result: T
  try {
    result = await work(transaction)
    await opened
  } catch (error) {
    await giveBack(client, transaction.finished ? undefined : client.query('rollback'))
    throw error
  }
  if (transaction.finished) client.release()
  else if (readOnly) void giveBack(client, client.query('commit'))
  else await commit(client)
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

async function commit(client: pg.PoolClient): Promise<void> {
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
  finished = false
  #held = false
  readonly #client: pg.PoolClient

  constructor(client: pg.PoolClient, tenantId: string) {
    this.#client = client
    this.tenantId = tenantId
  }

  get db(): Kysely<DB> {
    return builderOf(this.#client)
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    this.#preparePlan(statement)
    const { rows } = await this.#client.query(statement as pg.QueryConfig)
    return rows as Row[]
  }

  hold(): void {
    this.#held = true
  }

  async finish<Row>(statement: Statement): Promise<Row[]> {
    if (this.#held) return this.query(statement)
    this.finished = true
    gatherWrites(this.#client)
    this.#preparePlan(statement)
    const answered = this.#client.query(statement as pg.QueryConfig)
    const committed = this.#client.query('commit')
    const [answer, commit] = await Promise.allSettled([answered, committed])
    if (answer.status === 'rejected') throw answer.reason
    if (commit.status === 'rejected') throw commit.reason
    return answer.value.rows as Row[]
  }

  #preparePlan({ planEachTime }: Statement): void {
    if (planEachTime) this.#client.query('set local plan_cache_mode = force_custom_plan').catch(() => undefined)
  }

  afterCommit(work: () => void): void {
    this.followers.push(work)
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
