import { createPool } from './pool.ts'
import { runTransaction, type Transaction, type Tx } from './transaction.ts'

/** The only way to the database: transactions of one tenant, or of the system for what crosses tenants. */
export interface Database {
  /** Runs `work` in a transaction that sees and changes one tenant's rows only. */
  tenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same for what several callers write together: it is tried once, and waits for no lock longer than a moment, so that none of them
   * waits long for what another wants.
   */
  tenantTogether<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same for reading: nothing can be written, and the answer does not wait for the commit. */
  tenantRead<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Runs `work` as `tenant` does, then takes back all that it wrote: what would happen, told by what happens. Rows it changes are
   * locked meanwhile.
   */
  tenantTrial<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Sign-in, finding a caller's tenant, dispatch, clean-up: rows of the `auth` schema and the few tables its role may see. */
  system<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface DatabaseOptions {
  appUrl: string
  systemUrl: string
  /** most connections of this process to each role */
  poolSize?: number
  applicationName?: string
}

export function openDatabase({
  appUrl,
  systemUrl,
  poolSize = 10,
  applicationName = 'inventory-pro',
}: DatabaseOptions): Database {
  const app = createPool({ url: appUrl, size: poolSize, applicationName })
  const system = createPool({ url: systemUrl, size: Math.min(poolSize, 5), applicationName })
  return {
    tenant: (tenantId, work) => retryContention(() => runTransaction(app, { tenantId }, work)),
    tenantTogether: (tenantId, work) => runTransaction(app, { tenantId, lockTimeoutMs: togetherMs }, work),
    tenantRead: (tenantId, work) => retryContention(() => runTransaction(app, { tenantId, readOnly: true }, work)),
    tenantTrial: (tenantId, work) => retryContention(() => runTransaction(app, { tenantId, isTrial: true }, work)),
    system: (work) => retryContention(() => runTransaction(system, {}, work)),
    close: async () => {
      await Promise.all([app.end(), system.end()])
    },
  }
}

/** Longest wait for a lock of what is written together. */
const togetherMs = 250

/** 40P01 deadlock, 40001 serialisation failure: the database chose a victim; the victim tries again. */
const contention = new Set(['40P01', '40001'])
const attempts = 5

async function retryContention<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === attempts || !contention.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}
