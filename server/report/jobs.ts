import { startStockReport } from '#contract/report.ts'
import { defineTask } from '#server/task/define-task.ts'
import { makeReport } from './make-report.ts'

/** See `makeReport`. */
export const stockReportTask = defineTask({
  kind: 'stock_report',
  input: startStockReport.body,
  attempts: 3,
  work: makeReport,
})
