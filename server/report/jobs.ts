import { z } from 'zod'
import { startStockReport } from '#contract/report.ts'
import { defineJob } from '#server/queue/job.ts'
import { defineTask } from '#server/task/define-task.ts'
import { startTask } from '#server/task/start-task.ts'
import { makeReport } from './make-report.ts'

/** See `makeReport`. */
export const stockReportTask = defineTask({
  kind: 'stock_report',
  input: startStockReport.body,
  attempts: 3,
  work: makeReport,
})

/**
 * Begins to make reports anew, once a night, where there is one and something was posted since: a task each, with the settings it was made with, in one transaction with the
 * note that it has begun.
 */
export const beginReportNights = defineJob({
  name: 'begin_report_nights',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  handle: ({ database }) =>
    database.system(async (tx) => {
      const reports = await tx.query<{ tenant_id: string; location_id: string | null; months: number; step: string }>({
        text: 'select tenant_id, location_id, months, step from begin_report_nights()',
      })
      for (const { tenant_id: tenantId, location_id: locationId, months, step } of reports)
        await startTask(
          tx,
          { kind: 'system', id: tenantId, name: 'Night', tenantId },
          stockReportTask,
          startStockReport.body.parse({ locationId, months, step }),
        )
    }),
})

export const reportJobs = [stockReportTask, beginReportNights]
