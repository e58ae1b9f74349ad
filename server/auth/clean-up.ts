import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'

/**
 * Removes ended sessions and tokens, used-up links, forgotten sign-in failures and programs of a day ago that no person has connected, every
 * hour. They are refused without it; it keeps the tables small. Scans the tables (1 ms per 10,000 rows), locks the rows it deletes; twice is as once.
 */
export const cleanUpAccounts = defineJob({
  name: 'clean_up_accounts',
  payload: z.object({}),
  schedule: '17 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      await tx.query({ text: `delete from auth.session where "expiresAt" < now()` })
      await tx.query({ text: `delete from auth.verification where "expiresAt" < now()` })
      await tx.query({ text: `delete from auth."oauthAccessToken" where "expiresAt" < now()` })
      await tx.query({ text: `delete from auth."oauthRefreshToken" where "expiresAt" < now()` })
      await tx.query({
        text: `delete from auth."oauthClient" c where "createdAt" < now() - interval '1 day'
               and not exists (select from api_key k where k.client_id = c."clientId" and k.revoked_at is null)`,
      })
      await tx.query({ text: `delete from auth.sign_in_failure where last_at < now() - interval '1 day'` })
    }),
})
