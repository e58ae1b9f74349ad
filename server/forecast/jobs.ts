import { startForecast } from '#contract/forecast.ts'
import { defineTask } from '#server/task/define-task.ts'
import { forecastDemand } from './forecast-demand.ts'

/**
 * The forecast of an organisation's demand. 4,000 items with a year of days take about 20 s on two cores; run twice it goes
 * on where the first run was ended, and replaces rows by equal ones.
 */
export const forecastTask = defineTask({
  kind: 'forecast',
  input: startForecast.body,
  attempts: 3,
  work: forecastDemand,
})

export const forecastJobs = [forecastTask]
