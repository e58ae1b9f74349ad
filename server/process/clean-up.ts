import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'

/**
 * Removes remembered answers after 24 hours, and jobs given up a week ago, every hour. Deletes by index; locks the rows it
 * deletes; twice is as once.
 */
export const cleanUpFloor = defineJob({
  name: 'clean_up_floor',
  payload: z.object({}),
  schedule: '41 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      await tx.query({ text: `delete from idempotency where created_at < now() - interval '24 hours'` })
      await tx.query({
        text: `delete from graphile_worker._private_jobs
               where locked_at is null and attempts >= max_attempts and updated_at < now() - interval '7 days'`,
      })
    }),
})
