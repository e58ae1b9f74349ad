import { forecastJobs } from '#server/forecast/jobs.ts'
import { createRegistry, type Registry } from '#server/queue/job.ts'

/** Every job there is: the worker runs them, the API's dispatcher hands them to the queue. */
export function allJobs(): Registry {
  return createRegistry([...forecastJobs])
}
