import { z } from 'zod'
import { startForecast } from '#contract/forecast.ts'
import { defineJob } from '#server/queue/job.ts'
import { defineTask } from '#server/task/define-task.ts'
import { forecastDemand } from './forecast-demand.ts'
import { judgeTenant } from './judge-forecasts.ts'
import { simulateItem, simulationInput } from './simulate-item.ts'

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

/**
 * Judges the past forecasts of every tenant of which a period is over, nightly; a run of forecasts judges those of its items itself.
 * Killed, it goes on the next night.
 */
export const judgeForecasts = defineJob({
  name: 'judge_forecasts',
  payload: z.object({}),
  schedule: '40 2 * * *',
  handle: async ({ database, signal }) => {
    const tenants = await database.system((tx) => tx.query<{ id: string }>({ text: 'select tenants_to_judge() as id' }))
    const failures: unknown[] = []
    for (const { id } of tenants) {
      signal.throwIfAborted()
      // one tenant's failure must not keep the others from being judged
      await judgeTenant(database, id, signal).catch((error) => failures.push(error))
    }
    if (failures.length > 0) throw new Error('some forecasts could not be judged', { cause: failures[0] })
  },
})

/** See `simulateItem`. */
export const simulationTask = defineTask({
  kind: 'simulation',
  input: simulationInput,
  attempts: 3,
  work: simulateItem,
})

export const forecastJobs = [forecastTask, judgeForecasts, simulationTask]
