import { z } from 'zod'
import { writeDigestMail } from '#server/mail/write-mail.ts'
import { enqueue, wakeAfterCommit } from '#server/queue/enqueue.ts'
import { defineJob } from '#server/queue/job.ts'
import { defineTask } from '#server/task/define-task.ts'
import { startTask } from '#server/task/start-task.ts'
import { releaseDigest, takeDigest } from './alert-digest.ts'
import { judgeArrivals } from './judge-arrivals.ts'
import { judgeNights } from './judge-nights.ts'

/** Looks at what a tenant posted; see `judgeArrivals`. */
export const judgeArrivalsJob = defineJob({
  name: 'judge_arrivals',
  payload: z.object({ tenantId: z.uuid() }),
  // after a large import it takes minutes, and others wait behind each of what is posted meanwhile
  isLone: true,
  handle: async ({ database, signal }, { tenantId }) => {
    await judgeArrivals(database, tenantId, signal)
  },
})

/** The same for every tenant whose process ended before it asked for it. */
const judgeArrivalsOfAll = defineJob({
  name: 'judge_arrivals_of_all',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  handle: async ({ database }) => {
    const tenants = await database.system((tx) =>
      tx.query<{ id: string }>({ text: 'select tenants_with_arrivals() as id' }),
    )
    for (const { id } of tenants) await database.tenant(id, (tx) => enqueue(tx, judgeArrivalsJob, { tenantId: id }))
  },
})

/** See `judgeNights`. */
export const alertCheckTask = defineTask({ kind: 'alert_check', input: z.object({}), attempts: 3, work: judgeNights })

/** Begins the night of every tenant where it is two o'clock or later, once a night: a task of each tenant's own, in one transaction with the note that it has begun. */
const beginAlertNights = defineJob({
  name: 'begin_alert_nights',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      const tenants = await tx.query<{ id: string }>({ text: 'select begin_alert_nights() as id' })
      for (const { id } of tenants)
        await startTask(tx, { kind: 'system', id, name: 'Night', tenantId: id }, alertCheckTask, {})
    }),
})

/** E-mails one person the open alerts of the last day, once for a day however often it runs. */
export const alertDigestJob = defineJob({
  name: 'alert_digest',
  payload: z.object({ tenantId: z.uuid(), userId: z.uuid(), day: z.iso.date() }),
  handle: async ({ database, mailer }, { tenantId, ...digest }) => {
    const content = await database.tenant(tenantId, (tx) => takeDigest(tx, digest))
    if (!content) return
    try {
      await mailer.sendMail(writeDigestMail(content, mailer.publicUrl))
    } catch (error) {
      await database.tenant(tenantId, (tx) => releaseDigest(tx, digest))
      throw error
    }
  },
})

/** Queues the digests whose hour has come, once a day, in one transaction with the note that they have begun. */
export const beginAlertDigests = defineJob({
  name: 'begin_alert_digests',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      await tx.query({
        text: `insert into outbox (tenant_id, job, payload)
               select tenant_id, $1, json_build_object('tenantId', tenant_id, 'userId', user_id, 'day', day) from begin_alert_digests()`,
        values: [alertDigestJob.name],
      })
      wakeAfterCommit(tx)
    }),
})

export const alertJobs = [
  judgeArrivalsJob,
  judgeArrivalsOfAll,
  alertCheckTask,
  beginAlertNights,
  alertDigestJob,
  beginAlertDigests,
]
