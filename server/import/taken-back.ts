import { keepSchemaApart } from '#server/attribute/schema-cache.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Carries the result out of a transaction that is taken back. */
class TakenBack extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super()
    this.result = result
  }
}

/** Longest wait for a lock: whoever tries something out gives way to those who work. */
const lockTimeoutMs = 900

/**
 * Runs `work` on a database of its own making, in which all that it does is seen by itself alone, and takes everything back. Its
 * transactions become savepoints of one transaction and run one after the other; what it gives to `afterCommit` runs when a
 * savepoint is released. While it runs, rows that it writes are locked: others who change the same rows, or take the same unique values,
 * wait for its end.
 * @throws 55P03  a row it needs was held by somebody else for most of a second
 */
export async function takenBack<T>(
  database: Database,
  tenantId: string,
  work: (inside: { database: Database; tx: Tx }) => Promise<T>,
): Promise<T> {
  try {
    return await database.tenant(tenantId, async (outer) => {
      outer.hold()
      await outer.query({ text: `select set_config('lock_timeout', $1, true)`, values: [`${lockTimeoutMs}ms`] })
      const { tx, inner } = nest(outer, database)
      throw new TakenBack(await work({ database: inner, tx }))
    })
  } catch (error) {
    // made above from what `work` gave
    if (error instanceof TakenBack) return error.result as T
    throw error
  }
}

function nest(outer: Tx, database: Database): { tx: Tx; inner: Database } {
  let followers: (() => void)[] = []
  const tx: Tx = {
    readOnly: false,
    tenantId: outer.tenantId,
    get db() {
      return outer.db
    },
    query: (statement) => outer.query(statement),
    finish: (statement) => outer.query(statement),
    hold: () => undefined,
    afterCommit: (work) => void followers.push(work),
  }
  keepSchemaApart(tx)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const run = async () => {
      await outer.query({ text: 'savepoint taken_back' })
      followers = []
      try {
        const result = await work(tx)
        await outer.query({ text: 'release savepoint taken_back' })
        for (const then of followers) then()
        return result
      } catch (error) {
        await outer.query({ text: 'rollback to savepoint taken_back' })
        throw error
      }
    }
    const turn = last.then(run, run)
    last = turn.catch(() => undefined)
    return turn
  }
  const inner: Database = {
    tenant: (_, work) => inTurn(work),
    tenantTogether: (_, work) => inTurn(work),
    tenantRead: (_, work) => inTurn(work),
    tenantTrial: () => Promise.reject(new Error('Nothing is tried out while something is taken back.')),
    system: (work) => database.system(work),
    close: async () => undefined,
  }
  return { tx, inner }
}
