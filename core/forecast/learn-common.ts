import type { Forest } from '#core/boosting/boosted-trees.ts'
import { situationAt } from './common-features.ts'
import { type CommonModel, fewestSeries, growCommon, withCommonLevel } from './common-model.ts'
import { type CommonKind, commonKinds, forecastPath } from './forecast-path.ts'
import { earlierHistory, type History, prepareHistory } from './prepare-history.ts'
import type { SeriesInput } from './series-forecast.ts'
import { usableHistory } from './usable-history.ts'
import { at } from './vector.ts'

/** Series judged at most, each from one or two origins, and their steps together: a forecast of long daily histories takes ten times as long. */
const mostJudged = { series: 200, steps: 40_000 }
/** Fewer of a kind show nothing. */
const fewestJudged = 20
/** How clearly a kind has to have gained: mean over standard error. Little, for the common model gained on nearly all data seen so far. */
const leastGain = 0.5
/** Shortest history that something may be learned from when the last steps are hidden. */
const shortest = 8

/** Histories that a common model may be learned from, of those that share their steps and horizon; undefined where they are too few. */
export function selectCommon(series: readonly SeriesInput[], horizon: number): History[] | undefined {
  const histories = series
    .map((one) => prepareHistory(one, horizon))
    .filter(({ values }) => values.length >= shortest && values.every((value) => value >= 0))
  return histories.length < fewestSeries ? undefined : histories
}

/**
 * The trees as they could be learned before the last horizon (the last two, where histories are long), and the kinds of demand of which they foretold these steps better than
 * each item's own forecast: by squared errors, since means are wanted, and where there always is some demand by absolute errors as well.
 * About 0.4 s for 500 histories of 40 steps.
 */
export function judgeCommon(
  histories: readonly History[],
  horizon: number,
): Pick<CommonModel, 'earlier' | 'kinds'> | undefined {
  const lengths = histories.map(({ values }) => values.length).sort((a, b) => a - b)
  const usual = lengths[lengths.length >> 1] ?? 0
  const drop = usual >= 5 * horizon ? 2 * horizon : horizon
  const long = histories.filter(({ values }) => values.length - drop >= shortest)
  if (long.length < fewestSeries) return undefined
  const forest = growCommon(
    long.map((history) => earlierHistory(history, drop, horizon)),
    horizon,
  )
  if (!forest) return undefined
  const gains = new Map<CommonKind, Gain[]>(commonKinds.map((kind) => [kind, []]))
  const stride = Math.max(1, Math.ceil(long.length / Math.min(mostJudged.series, mostJudged.steps / usual)))
  for (let i = 0; i < long.length; i += stride) {
    const history = long[i]
    if (!history) continue
    for (let origin = drop; origin >= horizon; origin -= horizon) {
      const judged = judgeOne(history, { origin, horizon, forest })
      if (judged) gains.get(judged.kind)?.push(judged.gain)
    }
  }
  const kinds = commonKinds.filter((kind) => isBetter(kind, gains.get(kind) ?? []))
  return kinds.length === 0 ? undefined : { earlier: { forest, drop }, kinds }
}

/** How much smaller the errors were with the common model, in units of the item's changes from step to step. */
interface Gain {
  square: number
  absolute: number
}

function judgeOne(
  history: History,
  { origin, horizon, forest }: { origin: number; horizon: number; forest: Forest },
): { kind: CommonKind; gain: Gain } | undefined {
  const past = usableHistory(earlierHistory(history, origin, horizon))
  const from = past.values.length
  const situation = situationAt(past, from, horizon)
  if (!situation) return undefined
  const own = forecastPath(past, horizon)
  if (!own.common) return undefined
  const both = withCommonLevel(own, past, forest)
  const gain = { square: 0, absolute: 0 }
  for (let h = 0; h < horizon; h++) {
    if (history.known[from + h] === 0) continue
    const [alone, together] = [own, both].map(
      ({ mean }) => (at(mean, h) - at(history.values, from + h)) / situation.deviation,
    )
    gain.square += (alone ?? 0) ** 2 - (together ?? 0) ** 2
    gain.absolute += Math.abs(alone ?? 0) - Math.abs(together ?? 0)
  }
  return { kind: own.common, gain }
}

function isBetter(kind: CommonKind, gains: readonly Gain[]): boolean {
  if (gains.length < fewestJudged) return false
  const clarity = (read: (gain: Gain) => number): number => {
    const average = gains.reduce((sum, gain) => sum + read(gain), 0) / gains.length
    const variance = gains.reduce((sum, gain) => sum + (read(gain) - average) ** 2, 0) / (gains.length - 1)
    return variance > 0 ? average / Math.sqrt(variance / gains.length) : 0
  }
  return clarity(({ square }) => square) > leastGain && (kind !== 'steady' || clarity(({ absolute }) => absolute) > 0)
}
