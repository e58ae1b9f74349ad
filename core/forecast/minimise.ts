import { at } from './vector.ts'

/**
 * Minimum of a smooth function of two or three bounded parameters: the best of a coarse grid, refined by Nelder-Mead
 * (Nelder & Mead 1965) with points clamped to the bounds. Deterministic.
 * @param grid  values tried for each parameter, ascending; the first and last are its bounds
 * @param refinements  evaluations spent after the grid
 */
export function minimise(
  evaluate: (point: Float64Array) => number,
  grid: readonly (readonly number[])[],
  refinements: number,
): Float64Array {
  const dimension = grid.length
  const lower = Float64Array.from(grid, (values) => values[0] ?? 0)
  const upper = Float64Array.from(grid, (values) => values.at(-1) ?? 0)
  const score = (point: Float64Array): number => {
    const value = evaluate(point)
    return Number.isFinite(value) ? value : Number.MAX_VALUE
  }
  let best: Vertex = { point: lower, value: Number.MAX_VALUE }
  const walk = (point: Float64Array, axis: number): void => {
    const values = grid[axis]
    if (values === undefined) {
      const value = score(point)
      if (value < best.value) best = { point: point.slice(), value }
      return
    }
    for (const value of values) {
      point[axis] = value
      walk(point, axis + 1)
    }
  }
  walk(new Float64Array(dimension), 0)

  const clamp = (point: Float64Array): Float64Array =>
    point.map((value, i) => Math.min(at(upper, i), Math.max(at(lower, i), value)))
  const vertex = (point: Float64Array): Vertex => ({ point, value: score(point) })
  const simplex: Vertex[] = [best]
  for (let axis = 0; axis < dimension; axis++) {
    const step = (at(upper, axis) - at(lower, axis)) * 0.1
    const point = best.point.slice()
    point[axis] = at(point, axis) + (at(point, axis) + step > at(upper, axis) ? -step : step)
    simplex.push(vertex(clamp(point)))
  }
  for (let spent = 0; spent < refinements; spent++) {
    simplex.sort((a, b) => a.value - b.value)
    const first = simplex[0] ?? best
    const worst = simplex[dimension] ?? best
    if (worst.value - first.value <= 1e-8 * Math.abs(first.value)) break
    const centre = new Float64Array(dimension)
    for (const { point } of simplex.slice(0, dimension)) {
      for (let i = 0; i < dimension; i++) centre[i] = at(centre, i) + at(point, i) / dimension
    }
    const along = (factor: number): Vertex => {
      spent++
      return vertex(clamp(centre.map((value, i) => value + factor * (at(worst.point, i) - value))))
    }
    const reflected = along(-1)
    let chosen = reflected
    if (reflected.value < first.value) {
      const expanded = along(-2)
      if (expanded.value < reflected.value) chosen = expanded
    } else if (reflected.value >= (simplex[dimension - 1] ?? best).value) {
      chosen = along(reflected.value < worst.value ? -0.5 : 0.5)
    }
    if (chosen.value < worst.value) simplex[dimension] = chosen
    else for (let i = 1; i <= dimension; i++) simplex[i] = shrink(simplex[i] ?? best, first, vertex)
  }
  simplex.sort((a, b) => a.value - b.value)
  return (simplex[0] ?? best).point
}

type Vertex = { point: Float64Array; value: number }

const shrink = (from: Vertex, to: Vertex, vertex: (point: Float64Array) => Vertex): Vertex =>
  vertex(from.point.map((value, i) => (value + at(to.point, i)) / 2))
