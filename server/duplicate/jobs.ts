import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'
import { defineTask } from '#server/task/define-task.ts'
import { startTask } from '#server/task/start-task.ts'
import { searchDuplicates } from './search-duplicates.ts'

/** See `searchDuplicates`. */
export const duplicateSearchTask = defineTask({
  kind: 'duplicate_search',
  input: z.object({}),
  attempts: 3,
  work: searchDuplicates,
})

/** Looks through the catalogue of every tenant who imported items, once an import: begun in one transaction with the note that it has. */
const beginDuplicateSearches = defineJob({
  name: 'begin_duplicate_searches',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      const tenants = await tx.query<{ id: string }>({ text: 'select begin_duplicate_searches() as id' })
      for (const { id } of tenants)
        await startTask(tx, { kind: 'system', id, name: 'Import', tenantId: id }, duplicateSearchTask, {})
    }),
})

export const duplicateJobs = [duplicateSearchTask, beginDuplicateSearches]
