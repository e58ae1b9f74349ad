import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'
import { defineTask } from '#server/task/define-task.ts'
import { valueStock } from './value-stock.ts'

/** Values the stock of every tenant in whose ledger something has happened, every minute, the longest unvalued first. */
export const valueStocks = defineJob({
  name: 'value_stocks',
  payload: z.object({}),
  schedule: '* * * * *',
  handle: async ({ database, signal }) => {
    const tenants = await database.system((tx) => tx.query<{ id: string }>({ text: 'select tenants_to_value() as id' }))
    const failures: unknown[] = []
    for (const { id } of tenants) {
      signal.throwIfAborted()
      // one tenant's failure must not keep the others from being valued
      await valueStock(database, id, { signal }).catch((error) => failures.push(error))
    }
    if (failures.length > 0) throw new Error('some stock could not be valued', { cause: failures[0] })
  },
})

/** The same for one tenant, at once and watched. */
export const valuationTask = defineTask({
  kind: 'valuation',
  input: z.object({}),
  work: async ({ database, tenantId, signal, hold, progress }) => {
    progress({ stage: 'valuing' })
    const items = await valueStock(database, tenantId, { signal, hold, onProgress: (done) => progress({ done }) })
    return { items }
  },
})

export const valuationJobs = [valueStocks, valuationTask]
