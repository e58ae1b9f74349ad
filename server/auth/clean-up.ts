import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'

/**
 * Removes ended sessions, used-up links and forgotten sign-in failures, every hour. They are refused without it; it
 * keeps the tables small. Scans the three tables (1 ms per 10,000 rows), locks the rows it deletes; twice is as once.
 */
export const cleanUpAccounts = defineJob({
  name: 'clean_up_accounts',
  payload: z.object({}),
  schedule: '17 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      await tx.query({ text: `delete from auth.session where "expiresAt" < now()` })
      await tx.query({ text: `delete from auth.verification where "expiresAt" < now()` })
      await tx.query({ text: `delete from auth.sign_in_failure where last_at < now() - interval '1 day'` })
    }),
})
