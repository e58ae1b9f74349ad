import { alertJobs } from '#server/alert/jobs.ts'
import { attributeJobs } from '#server/attribute/jobs.ts'
import { fieldChangeTask } from '#server/attribute/run-field-change.ts'
import { cleanUpAccounts } from '#server/auth/clean-up.ts'
import { bulkEditTask } from '#server/bulk-edit/jobs.ts'
import { duplicateJobs } from '#server/duplicate/jobs.ts'
import { exportJobs } from '#server/export/jobs.ts'
import { fileJobs } from '#server/file/jobs.ts'
import { forecastJobs } from '#server/forecast/jobs.ts'
import { importJobs } from '#server/import/jobs.ts'
import { inheritJob } from '#server/item/propagate-to-variants.ts'
import { ledgerJobs } from '#server/ledger/jobs.ts'
import { labelReadingTask } from '#server/proposal/jobs.ts'
import { orderDocumentJob } from '#server/purchasing/jobs.ts'
import { createRegistry, type Registry } from '#server/queue/job.ts'
import { reportJobs } from '#server/report/jobs.ts'
import { releaseEndedReservations } from '#server/reservation/jobs.ts'
import { sampleJobs } from '#server/sample/jobs.ts'
import { suggestionSearchTask } from '#server/suggest/jobs.ts'
import { valuationJobs } from '#server/valuation/jobs.ts'
import { viewWatchJobs } from '#server/view-watch/jobs.ts'
import { cleanUpFloor } from './clean-up.ts'

/** Every job there is: the worker runs them, the API's dispatcher hands them to the queue. */
export function allJobs(): Registry {
  return createRegistry([
    ...attributeJobs,
    fieldChangeTask,
    ...exportJobs,
    ...forecastJobs,
    ...alertJobs,
    ...duplicateJobs,
    suggestionSearchTask,
    ...viewWatchJobs,
    ...importJobs,
    ...ledgerJobs,
    ...valuationJobs,
    ...reportJobs,
    inheritJob,
    bulkEditTask,
    labelReadingTask,
    orderDocumentJob,
    releaseEndedReservations,
    ...sampleJobs,
    ...fileJobs,
    cleanUpAccounts,
    cleanUpFloor,
  ])
}
