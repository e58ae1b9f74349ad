/** Weights of a logistic regression; the first is of the constant. */
export type Weights = readonly number[]

export function probability(weights: Weights, inputs: readonly number[]): number {
  let sum = weights[0] ?? 0
  for (const [at, input] of inputs.entries()) sum += (weights[at + 1] ?? 0) * input
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, sum))))
}

export interface Case {
  inputs: readonly number[]
  isRight: boolean
  /** counts as so many; undefined: one */
  weight?: number | undefined
}

/**
 * Fits weights to cases by Newton's method. They are drawn to `prior`, so that a few cases change it little.
 * @param strength  of the draw: about so many cases weigh as much as the prior
 */
export function fitLogistic(cases: readonly Case[], prior: Weights, strength: number): Weights {
  let weights = [...prior]
  const size = prior.length
  for (let round = 0; round < 15; round++) {
    const gradient = weights.map((weight, at) => strength * (weight - (prior[at] ?? 0)))
    const hessian = weights.map((_, row) => weights.map((_, column) => (row === column ? strength + 1e-6 : 0)))
    for (const { inputs, isRight, weight = 1 } of cases) {
      const chance = probability(weights, inputs)
      const slope = weight * (chance - (isRight ? 1 : 0))
      const bend = weight * chance * (1 - chance)
      for (let row = 0; row < size; row++) {
        const a = row === 0 ? 1 : (inputs[row - 1] ?? 0)
        gradient[row] = (gradient[row] ?? 0) + slope * a
        const line = hessian[row] ?? []
        for (let column = 0; column < size; column++)
          line[column] = (line[column] ?? 0) + bend * a * (column === 0 ? 1 : (inputs[column - 1] ?? 0))
      }
    }
    const step = solve(hessian, gradient)
    // a long step from a flat place is cut, or Newton's method runs away
    const longest = Math.max(...step.map(Math.abs))
    const factor = longest > 4 ? 4 / longest : 1
    weights = weights.map((weight, at) => weight - factor * (step[at] ?? 0))
    if (longest < 1e-4) break
  }
  return weights
}

/** Solves `matrix · x = vector` by elimination with pivots. */
function solve(matrix: number[][], vector: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, vector[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const [chosen = [], other = []] = [rows[pivot], rows[column]]
    rows[column] = chosen
    rows[pivot] = other
    for (let row = 0; row < size; row++) {
      if (row === column) continue
      const line = rows[row] ?? []
      const factor = (line[column] ?? 0) / (chosen[column] || 1)
      for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (chosen[at] ?? 0)
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] || 1))
}
