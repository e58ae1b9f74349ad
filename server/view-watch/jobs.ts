import { z } from 'zod'
import { enqueue } from '#server/queue/enqueue.ts'
import { defineJob } from '#server/queue/job.ts'
import { checkWatches } from './check-watches.ts'

/** Looks at the watches of a tenant whose time has come; see `checkWatches`. */
export const checkWatchesJob = defineJob({
  name: 'check_watches',
  payload: z.object({ tenantId: z.uuid() }),
  handle: async ({ database, signal }, { tenantId }) => {
    await checkWatches(database, tenantId, signal)
  },
})

/** The same for every tenant that has one. */
export const checkWatchesOfAll = defineJob({
  name: 'check_watches_of_all',
  payload: z.object({}),
  schedule: '* * * * *',
  handle: async ({ database }) => {
    const tenants = await database.system((tx) =>
      tx.query<{ id: string }>({ text: 'select tenants_with_due_watches() as id' }),
    )
    for (const { id } of tenants) await database.tenant(id, (tx) => enqueue(tx, checkWatchesJob, { tenantId: id }))
  },
})

export const viewWatchJobs = [checkWatchesJob, checkWatchesOfAll]
