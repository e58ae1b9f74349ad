import { type CommonModel, fewestSeries, growCommon } from './common-model.ts'
import { judgeCommon, selectCommon } from './learn-common.ts'
import type { SeriesInput } from './series-forecast.ts'

/** What was learned of series that share their steps and horizon, by `commonKey`. */
export type CommonModels = ReadonlyMap<string, CommonModel>

/** Series that share it may be learned from together. */
export function commonKey({ freq, season, horizon }: Pick<SeriesInput, 'freq' | 'season' | 'horizon'>): string {
  return `${freq} ${season} ${horizon}`
}

/** Series of a group learned from, and groups, at most: what one model costs is bounded so, whatever the input. */
export const mostLearned = 500
const mostGroups = 4
/** As large a part of the series has to know a step without demand: where all are regular, methods that follow each are far ahead. */
const leastGappy = 0.15

/** The groups that something may be learned from, the largest first: every so many-th series of each. Cheap, where most inputs have none. */
export function groupsToLearn(series: readonly SeriesInput[]): SeriesInput[][] {
  const groups = Map.groupBy(series, commonKey)
  return [...groups.values()]
    .filter((group) => {
      const gappy = group.filter(({ train }) => train.includes(0)).length
      return group.length >= fewestSeries && gappy >= leastGappy * group.length
    })
    .sort((a, b) => b.length - a.length)
    .slice(0, mostGroups)
    .map((group) => {
      const stride = Math.max(1, group.length / mostLearned)
      return Array.from(
        { length: Math.min(group.length, mostLearned) },
        (_, i) => group[Math.floor(i * stride)],
      ).filter((one) => one !== undefined)
    })
}

/** A half of a model, so that two threads may learn it: what is learned up to the end, or what is judged on the past. About 0.4 and 0.7 s for 500 series. */
export type LearnedPart = Pick<CommonModel, 'forest'> | Pick<CommonModel, 'earlier' | 'kinds'>

/** @param group  series that share their `commonKey` */
export function learnPart(group: readonly SeriesInput[], part: 'now' | 'past'): LearnedPart | undefined {
  const horizon = Math.max(1, Math.floor(group[0]?.horizon ?? 1))
  const histories = selectCommon(group, horizon)
  if (!histories) return undefined
  if (part === 'past') return judgeCommon(histories, horizon)
  const forest = growCommon(histories, horizon)
  return forest && { forest }
}
