import { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import { defineJob } from '#server/queue/job.ts'
import type { Log } from '#server/queue/log.ts'
import { defineTask } from '#server/task/define-task.ts'
import { advanceProof, lockProof } from './advance-proof.ts'
import { checkLedger } from './check-ledger.ts'
import { rebuildLedger } from './rebuild-ledger.ts'
import { recordCheck } from './record-check.ts'

/** A ledger in which nothing moves is looked at again after this long. */
const idle = '1 hour'

/**
 * Proves every tenant's ledger that has moved, the longest unproved first, every two minutes. A transaction a batch of
 * some 5,000 movements, then one that compares all balances; what is there already is proved once only, so twice is as
 * once, and a run that is killed loses nothing.
 */
export const proveLedgers = defineJob({
  name: 'prove_ledgers',
  payload: z.object({}),
  schedule: '*/2 * * * *',
  handle: async ({ database, log, signal }) => {
    const tenants = await database.system((tx) =>
      tx.query<{ id: string }>({ text: 'select tenants_to_prove($1) as id', values: [idle] }),
    )
    const failures: unknown[] = []
    for (const { id } of tenants) {
      signal.throwIfAborted()
      // one tenant's failure must not keep the others from being proved
      await proveTenant(database, log, signal, id).catch((error) => failures.push(error))
    }
    if (failures.length > 0) throw new Error('some ledgers could not be proved', { cause: failures[0] })
  },
})

async function proveTenant(database: Database, log: Log, signal: AbortSignal, tenantId: string): Promise<void> {
  for (let more = true; more; ) {
    signal.throwIfAborted()
    more = (await database.tenant(tenantId, advanceProof))?.more ?? false
  }
  await database.tenant(tenantId, async (tx) => {
    await lockProof(tx)
    await recordCheck(tx, log, await checkLedger(tx))
  })
}

/** See `rebuildLedger`. */
export const ledgerRebuildTask = defineTask({ kind: 'ledger_rebuild', input: z.object({}), work: rebuildLedger })

export const ledgerJobs = [proveLedgers, ledgerRebuildTask]
