import { withoutIsolatedOutliers } from './isolated-outliers.ts'
import { withoutLevelStep } from './level-step.ts'
import type { History } from './prepare-history.ts'

/**
 * What models learn from: the history without single steps that say nothing of the demand to come, all of it at the level it has now. Left as it is with
 * demand below zero, and with regressors, which may explain what looks odd.
 */
export function usableHistory(history: History): History {
  if (history.columns.length > 0 || history.values.some((value) => value < 0)) return history
  return withoutLevelStep(withoutIsolatedOutliers(history))
}
