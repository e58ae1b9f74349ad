/** A text whose value is known, as it is scored without itself: one score for each value, 0 and up. */
export interface KnownScores {
  value: number
  scores: Float64Array
}

const rounds = 60
/** Draw to no levelling, so that a few examples change it little: as much as two dozen examples that are unsure. */
const draw = 6
const step = 0.5
const least = 1e-9

/**
 * What each value's scores are multiplied by, so that those of known texts come out right as often as they say. A value of many different things is like each of them
 * less than one of things that are alike, and would be thought rare (bias-corrected calibration before expectation maximisation: Alexandari, Kundaje and Shrikumar 2020).
 */
export function levelValues(known: readonly KnownScores[], values: number): Float64Array {
  const levels = new Float64Array(values)
  const logs = known.map(({ value, scores }) => ({
    value,
    scores: scores.map((one) => Math.log(Math.max(one, least))),
  }))
  const chances = new Float64Array(values)
  for (let round = 0; round < rounds; round++) {
    const slopes = levels.map((level) => draw * level)
    const bends = new Float64Array(values).fill(draw)
    for (const { value: right, scores } of logs) {
      let highest = Number.NEGATIVE_INFINITY
      for (let value = 0; value < values; value++)
        highest = Math.max(highest, (scores[value] ?? 0) + (levels[value] ?? 0))
      let sum = 0
      for (let value = 0; value < values; value++) {
        const chance = Math.exp((scores[value] ?? 0) + (levels[value] ?? 0) - highest)
        chances[value] = chance
        sum += chance
      }
      for (let value = 0; value < values; value++) {
        const chance = (chances[value] ?? 0) / sum
        slopes[value] = (slopes[value] ?? 0) + chance - (value === right ? 1 : 0)
        bends[value] = (bends[value] ?? 0) + chance * (1 - chance)
      }
    }
    for (let value = 0; value < values; value++)
      levels[value] = (levels[value] ?? 0) - (step * (slopes[value] ?? 0)) / (bends[value] ?? 1)
  }
  return levels.map(Math.exp)
}
