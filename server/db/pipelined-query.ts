import pg from 'pg'

/** What is sent ahead of a statement or after it: prepared on every connection when it is made, and never a row. */
export interface Command {
  name: string
  values?: readonly string[]
}

/** Tenant, and whether anything may be written, until the transaction ends. A condition, so that no row comes back. */
const texts = {
  tx_begin: 'begin',
  tx_commit: 'commit',
  tx_tenant: `select where set_config('app.tenant_id', $1, true) is null`,
  tx_tenant_read: `select where set_config('app.tenant_id', $1, true) is null or set_config('transaction_read_only', 'on', true) is null`,
  tx_lock_timeout: `select where set_config('lock_timeout', $1, true) is null`,
  tx_plan_each_time: `select where set_config('plan_cache_mode', 'force_custom_plan', true) is null`,
  tx_plan_as_usual: `select where set_config('plan_cache_mode', 'auto', true) is null`,
} as const

export const begin: Command = { name: 'tx_begin' }
export const commit: Command = { name: 'tx_commit' }
export const planEachTime: Command = { name: 'tx_plan_each_time' }
export const planAsUsual: Command = { name: 'tx_plan_as_usual' }
export function setTenant(tenantId: string, readOnly: boolean): Command {
  return { name: readOnly ? 'tx_tenant_read' : 'tx_tenant', values: [tenantId] }
}
/** Until the transaction ends. */
export function setLockTimeout(timeoutMs: number): Command {
  return { name: 'tx_lock_timeout', values: [`${timeoutMs}ms`] }
}

/** What node-postgres gives a query to write with; its types leave it out. */
interface Wire {
  parse(message: { name: string; text: string }): void
  bind(message: {
    portal: string
    statement: string
    values: readonly unknown[]
    valueMapper?: (value: unknown) => unknown
  }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { portal: string; rows: number }): void
  sync(): void
}

type Callback = (error: Error | undefined, result: pg.QueryResult) => void

/** node-postgres' query with the parts that its types leave out. */
const Query = pg.Query as unknown as new (
  config: { name?: string | undefined; text: string; values: readonly unknown[]; queryMode: 'extended' },
  callback: Callback,
) => pg.Submittable & {
  prepare(wire: Wire): void
  handleCommandComplete(message: object, wire: Wire): void
  _getRows(wire: Wire, rows: number | undefined): void
}

/**
 * A statement with commands before and after it in one packet that is answered by one: the commands share its end of
 * pipeline (Sync), so that a transaction costs no system call besides its statement's. Without `begin` among them the
 * pipeline is a transaction by itself. When one fails, the database passes over all that follow.
 */
class PipelinedQuery extends Query {
  readonly #before: readonly Command[]
  readonly #after: readonly Command[]
  #ahead: number
  #answered = false

  constructor(
    before: readonly Command[],
    statement: { name?: string | undefined; text: string; values?: readonly unknown[] | undefined },
    after: readonly Command[],
    callback: Callback,
  ) {
    const { name, text, values = [] } = statement
    super({ name, text, values, queryMode: 'extended' }, callback)
    this.#before = before
    this.#after = after
    this.#ahead = before.length
  }

  override prepare(wire: Wire): void {
    for (const command of this.#before) send(wire, command)
    super.prepare(wire)
  }

  override _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 })
    for (const command of this.#after) send(wire, command)
    wire.sync()
  }

  override handleCommandComplete(message: object, wire: Wire): void {
    if (this.#ahead > 0) this.#ahead--
    else if (!this.#answered) {
      this.#answered = true
      super.handleCommandComplete(message, wire)
    }
  }
}

function send(wire: Wire, { name, values = [] }: Command): void {
  wire.bind({ portal: '', statement: name, values })
  wire.execute({ portal: '', rows: 0 })
}

/** Sends the commands and the statement as one packet; see `PipelinedQuery`. */
export function pipeline<Row>(
  client: pg.ClientBase,
  before: readonly Command[],
  statement: { name?: string | undefined; text: string; values?: readonly unknown[] | undefined },
  after: readonly Command[] = [],
): Promise<Row[]> {
  const answer = new Promise<Row[]>((resolve, reject) => {
    client.query(
      new PipelinedQuery(before, statement, after, (error, result) => {
        if (error) reject(error)
        // the caller names the columns of its own statement
        else resolve(result.rows as Row[])
      }),
    )
  })
  return answer.catch((error: Error) => {
    // where the statement was asked for, instead of where its answer was read
    Error.captureStackTrace(error)
    throw error
  })
}

/** Parses the commands on a new connection, in one packet with whatever is sent next. */
export function prepareCommands(client: pg.ClientBase): void {
  client.query(new Preparation())
}

class Preparation extends Query {
  constructor() {
    // a connection that breaks here is told by its next query
    super({ text: '', values: [], queryMode: 'extended' }, () => undefined)
  }

  override prepare(wire: Wire): void {
    for (const [name, text] of Object.entries(texts)) wire.parse({ name, text })
    wire.sync()
  }
}
