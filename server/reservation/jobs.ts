import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'
import { releaseEnded } from './release-ended.ts'

/** Gives back every minute what soft reservations held that have ended. One index look-up where none has; twice is as once. */
export const releaseEndedReservations = defineJob({
  name: 'release_ended_reservations',
  payload: z.object({}),
  schedule: '* * * * *',
  handle: async ({ database, signal }) => {
    const tenants = await database.system((tx) =>
      tx.query<{ id: string }>({ text: 'select tenants_with_ended_reservations() as id' }),
    )
    for (const { id } of tenants)
      for (let more = true; more; ) {
        signal.throwIfAborted()
        more = await database.tenant(id, (tx) => releaseEnded(tx))
      }
  },
})
