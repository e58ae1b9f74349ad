/**
 * Level to beat on each development set: the best of the simple and R methods run on it (naive, SES, Theta, ETS and their average,
 * Croston, SBA, TSB, ADIDA, iMAPA, moving averages), judged after the fact.
 */
export type Level = {
  set: string
  /** Measure the set is judged by: MASE for regular series, pooled RMSSE for counts, where MASE is won by forecasting zero. */
  measure: 'MASE' | 'RMSSEp'
  best: number
  /** Method that reached it. */
  by: string
  /** Mean scaled interval score to stay below, where one is listed. */
  msis?: number
}

export const levels: readonly Level[] = [
  { set: 'm1-monthly', measure: 'MASE', best: 1.05, by: 'ets+thetaf', msis: 8.844 },
  { set: 'm1-quarterly', measure: 'MASE', best: 1.589, by: 'ets+thetaf', msis: 18.993 },
  { set: 'm1-yearly', measure: 'MASE', best: 3.771, by: 'ets', msis: 59.571 },
  { set: 'jewelry-weekly', measure: 'MASE', best: 0.575, by: 'sba', msis: 12.644 },
  { set: 'oj-weekly', measure: 'MASE', best: 0.537, by: 'median', msis: 6.801 },
  { set: 'auto-monthly', measure: 'RMSSEp', best: 1.853, by: 'mean' },
  { set: 'bakery-daily', measure: 'RMSSEp', best: 0.606, by: 'ma6' },
  { set: 'online-retail-daily', measure: 'RMSSEp', best: 0.796, by: 'sba01' },
  { set: 'online-retail-weekly', measure: 'RMSSEp', best: 2.772, by: 'ses' },
  { set: 'raf-monthly', measure: 'RMSSEp', best: 2.433, by: 'mean' },
  { set: 'man-weekly', measure: 'RMSSEp', best: 0.802, by: 'mean' },
  { set: 'oil-monthly', measure: 'RMSSEp', best: 2.491, by: 'croston' },
  { set: 'uci-weekly', measure: 'RMSSEp', best: 0.883, by: 'croston' },
]
