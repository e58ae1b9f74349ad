import type { CommonModel } from '#core/forecast/common-model.ts'
import { type CommonModels, commonKey, groupsToLearn } from '#core/forecast/common-models.ts'
import type { SeriesInput } from '#core/forecast/series-forecast.ts'
import type { ForecastPool } from './forecast-pool.ts'

/**
 * What the series have in common, learned on the pool's threads, two a group; empty where they are too few or too regular, or where their own methods foretold the
 * past as well. The same series in the same order give the same models, whatever the number of threads.
 */
export async function learnInThreads(pool: ForecastPool, series: readonly SeriesInput[]): Promise<CommonModels> {
  const models = new Map<string, CommonModel>()
  const learned = groupsToLearn(series).map(async (group) => {
    const [now, past] = await Promise.all(
      (['now', 'past'] as const).map(async (part) => {
        const reply = await pool.run({ kind: 'learn', group, part })
        return reply.kind === 'learn' ? reply.learned : undefined
      }),
    )
    const [first] = group
    if (first && now && 'forest' in now && past && 'earlier' in past) models.set(commonKey(first), { ...now, ...past })
  })
  await Promise.all(learned)
  return models
}
