import { at } from './vector.ts'

/** What a coming step's demand may be: values in ascending order with their cumulative probabilities (the last is 1). */
export type DemandDistribution = { values: Float64Array; cumulative: Float64Array }

export type DistributionInput = {
  /** Past demand, oldest first, >= 0; unknown steps left out. */
  demand: Float64Array
  /** How far each past step tells of the coming one, 0..1; all alike where absent. */
  weights?: Float64Array
  /** Expected demand of the step, >= 0. */
  mean: number
  /** Relative standard error of that mean. */
  uncertainty: number
}

/**
 * Predictive distribution of one step of irregular demand: past values, the recent ones weighing more, moved to the expected mean
 * half through the probability of demand and half through its size, each size spread so that the tail reaches past the
 * largest seen (the jittered bootstrap of Willemain, Smart & Schwarz 2004, without the dice), mixed over the uncertain level.
 */
export function stepDistribution({ demand, weights, mean, uncertainty }: DistributionInput): DemandDistribution {
  const atoms: Atom[] = []
  const history = weigh(demand, weights)
  for (const [z, share] of levels) addAtoms(atoms, history, mean * levelFactor(uncertainty, z), share)
  return toDistribution(atoms)
}

/** Smallest value whose cumulative probability reaches the level. */
export function quantileOf({ values, cumulative }: DemandDistribution, level: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(cumulative, middle) >= level - 1e-12) high = middle
    else low = middle + 1
  }
  return values.length > 0 ? at(values, low) : 0
}

/**
 * Distribution of the total of several alike steps, independent given the level: the step's distribution on a grid,
 * convolved with itself by repeated squaring, mixed over the uncertain level.
 */
export function totalDistribution(input: DistributionInput, steps: number): DemandDistribution {
  const history = weigh(input.demand, input.weights)
  const spread = Math.sqrt(Math.max(0, history.square - history.mean ** 2))
  const highest = levelFactor(input.uncertainty, Math.sqrt(3)) * input.mean
  const stretch = history.mean > 0 ? Math.max(1, highest / history.mean) : 1
  const reach = steps * highest + stretch * (6 * spread * Math.sqrt(steps) + 2 * history.largest)
  const cell = reach / (gridSize - 1)
  if (!(cell > 0)) return { values: new Float64Array(1), cumulative: Float64Array.of(1) }
  const total = new Float64Array(gridSize)
  for (const [z, share] of levels) {
    const atoms: Atom[] = []
    addAtoms(atoms, history, input.mean * levelFactor(input.uncertainty, z), 1)
    const convolved = power(onGrid(atoms, cell), steps)
    for (let i = 0; i < gridSize; i++) total[i] = at(total, i) + share * at(convolved, i)
  }
  let sum = 0
  const cumulative = total.map((mass) => (sum += mass))
  return { values: total.map((_, i) => i * cell), cumulative: cumulative.map((value) => value / Math.max(sum, 1e-12)) }
}

const gridSize = 256

/** Three-point Gauss-Hermite rule: the level is lognormal around the forecast. */
const levels: readonly (readonly [z: number, share: number])[] = [
  [-Math.sqrt(3), 1 / 6],
  [0, 2 / 3],
  [Math.sqrt(3), 1 / 6],
]

/** Mean-preserving: the factors average 1. */
const levelFactor = (uncertainty: number, z: number): number =>
  Math.exp(uncertainty * z) / (2 / 3 + Math.cosh(Math.sqrt(3) * uncertainty) / 3)

type Atom = { value: number; mass: number }

type WeightedHistory = {
  sizes: Atom[]
  /** steps with demand, by their weights */
  count: number
  probability: number
  mean: number
  square: number
  largest: number
}

/** Values by recency: weight halves over half of the history. Probability and sizes of non-zero demand. */
function weigh(demand: Float64Array, weights?: Float64Array): WeightedHistory {
  const n = demand.length
  const from = Math.max(0, n - 400)
  const fade = 0.5 ** (2 / Math.max(1, n - from))
  const sizes: Atom[] = []
  let recent = 1
  let all = 0
  let positive = 0
  let total = 0
  let square = 0
  let largest = 0
  for (let t = n - 1; t >= from; t--) {
    const value = at(demand, t)
    const weight = weights ? recent * at(weights, t) : recent
    recent *= fade
    all += weight
    if (value > 0) {
      sizes.push({ value, mass: weight })
      positive += weight
      total += weight * value
      square += weight * value * value
      largest = Math.max(largest, value)
    }
  }
  for (const size of sizes) size.mass /= positive
  return {
    sizes: thin(sizes),
    count: positive,
    probability: all > 0 ? positive / all : 0,
    mean: all > 0 ? total / all : 0,
    square: all > 0 ? square / all : 0,
    largest,
  }
}

/** At most this many sizes; more are merged in ascending groups of equal mass, so that a long history costs no more. */
const mostSizes = 32

function thin(sizes: Atom[]): Atom[] {
  sizes.sort((a, b) => a.value - b.value)
  if (sizes.length <= mostSizes) return sizes
  const groups: Atom[] = []
  let value = 0
  let mass = 0
  for (const size of sizes) {
    value += size.value * size.mass
    mass += size.mass
    if (mass < 1 / mostSizes) continue
    groups.push({ value: value / mass, mass })
    value = 0
    mass = 0
  }
  if (mass > 0) groups.push({ value: value / mass, mass })
  return groups
}

/** Each size is spread by three points of a lognormal of this deviation; of many sizes less, as the width of a kernel shrinks with what it is laid over (Silverman 1986). */
const jitter = 0.35
const manySizes = 10
const jitterOf = (count: number): number => jitter * Math.min(1, (manySizes / count) ** 0.2)

function addAtoms(atoms: Atom[], history: WeightedHistory, mean: number, share: number): void {
  const ratio = history.mean > 0 ? mean / history.mean : 0
  const probability = Math.min(1, history.probability * Math.sqrt(ratio))
  const averageSize = history.probability > 0 ? history.mean / history.probability : 0
  const factor = probability > 0 && averageSize > 0 ? mean / (probability * averageSize) : 0
  atoms.push({ value: 0, mass: share * (1 - probability) })
  const spread = jitterOf(history.count)
  for (const [z, part] of levels) {
    const scale = factor * levelFactor(spread, z)
    for (const size of history.sizes) {
      atoms.push({ value: size.value * scale, mass: share * part * probability * size.mass })
    }
  }
}

function toDistribution(atoms: Atom[]): DemandDistribution {
  atoms.sort((a, b) => a.value - b.value)
  let total = 0
  const cumulative = Float64Array.from(atoms, ({ mass }) => (total += mass))
  return { values: Float64Array.from(atoms, ({ value }) => value), cumulative: cumulative.map((mass) => mass / total) }
}

/** Each atom split between its two nearest cells, so that the mean stays. */
function onGrid(atoms: readonly Atom[], cell: number): Float64Array {
  const grid = new Float64Array(gridSize)
  for (const { value, mass } of atoms) {
    const position = Math.min(gridSize - 1, value / cell)
    const low = Math.floor(position)
    const part = position - low
    grid[low] = at(grid, low) + mass * (1 - part)
    if (part > 0) grid[low + 1] = at(grid, low + 1) + mass * part
  }
  return grid
}

function power(base: Float64Array, exponent: number): Float64Array {
  let result: Float64Array | undefined
  let square = base
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = result ? convolve(result, square) : square
    if (rest > 1) square = convolve(square, square)
  }
  return result ?? base
}

/** What would fall beyond the grid is gathered in its last cell. */
function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const size = a.length
  const result = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const mass = at(a, i)
    if (mass < 1e-14) continue
    for (let j = 0; j < size; j++) {
      const k = Math.min(size - 1, i + j)
      result[k] = at(result, k) + mass * at(b, j)
    }
  }
  return result
}
