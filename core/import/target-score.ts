/** How well a column fits a core target. */
export interface TargetScore {
  /** 0 to 1 */
  score: number
  /** what the score rests on */
  reason: 'header' | 'content'
}
