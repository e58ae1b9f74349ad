import type { Steps } from '#core/search/steps.ts'

/** One node of a tree in arrays: a split, or a leaf where `feature` is -1. */
interface Tree {
  feature: Int16Array
  threshold: Float32Array
  left: Int16Array
  right: Int16Array
  value: Float32Array
}

/** Gradient-boosted trees for a yes or no (Friedman 2001), in log-odds. */
export interface Forest {
  base: number
  trees: Tree[]
}

export interface GrowOptions {
  rounds: number
  depth: number
  rate: number
  /** least sum of second derivatives in a leaf */
  leastWeight: number
  ridge: number
  /** part of the cases each tree sees */
  sample: number
  /** part of the features each tree sees */
  featureSample: number
  seed: number
}

const bins = 48

/** Grows trees on rows of features, missing ones NaN, which go left. Second-order gains over histograms, as in XGBoost. One step a tree. */
export function* growForest(
  rows: readonly Float32Array[],
  labels: readonly boolean[],
  options: GrowOptions,
): Steps<Forest> {
  const width = rows[0]?.length ?? 0
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows, feature))
  const binned = rows.map((row) => Uint8Array.from(row, (value, feature) => binOf(cuts[feature] ?? [], value)))
  const positive = labels.filter(Boolean).length
  const base = Math.log((positive + 1) / (labels.length - positive + 1))
  const scores = new Float64Array(rows.length).fill(base)
  const random = randomFrom(options.seed)
  const trees: Tree[] = []
  const gradient = new Float64Array(rows.length)
  const bend = new Float64Array(rows.length)
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, label] of labels.entries()) {
      const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
      gradient[at] = chance - (label ? 1 : 0)
      bend[at] = Math.max(1e-6, chance * (1 - chance))
    }
    const chosen = rows.map((_, at) => at).filter(() => random() < options.sample)
    const features = Array.from({ length: width }, (_, at) => at).filter(() => random() < options.featureSample)
    const tree = growTree(binned, cuts, gradient, bend, chosen, features, options)
    trees.push(tree)
    for (const [at, row] of rows.entries()) scores[at] = (scores[at] ?? 0) + valueOf(tree, row)
    yield
  }
  return { base, trees }
}

/** The chance that a row is a yes. */
export function chanceOf({ base, trees }: Forest, row: Float32Array): number {
  let score = base
  for (const tree of trees) score += valueOf(tree, row)
  return 1 / (1 + Math.exp(-score))
}

function valueOf(tree: Tree, row: Float32Array): number {
  let node = 0
  for (;;) {
    const feature = tree.feature[node] ?? -1
    if (feature < 0) return tree.value[node] ?? 0
    const value = row[feature] ?? Number.NaN
    node = (value > (tree.threshold[node] ?? 0) ? tree.right[node] : tree.left[node]) ?? 0
  }
}

function growTree(
  binned: readonly Uint8Array[],
  cuts: readonly (readonly number[])[],
  gradient: Float64Array,
  bend: Float64Array,
  all: readonly number[],
  features: readonly number[],
  { depth, rate, leastWeight, ridge }: GrowOptions,
): Tree {
  const nodes: { feature: number; threshold: number; left: number; right: number; value: number }[] = []
  const grow = (cases: readonly number[], level: number): number => {
    let g = 0
    let h = 0
    for (const at of cases) {
      g += gradient[at] ?? 0
      h += bend[at] ?? 0
    }
    const place = nodes.push({ feature: -1, threshold: 0, left: -1, right: -1, value: (-rate * g) / (h + ridge) }) - 1
    if (level >= depth || h < 2 * leastWeight) return place
    let best = { gain: 1e-6, feature: -1, bin: 0 }
    const sums = new Float64Array(2 * (bins + 2))
    for (const feature of features) {
      sums.fill(0)
      for (const at of cases) {
        const bin = 2 * (binned[at]?.[feature] ?? 0)
        sums[bin] = (sums[bin] ?? 0) + (gradient[at] ?? 0)
        sums[bin + 1] = (sums[bin + 1] ?? 0) + (bend[at] ?? 0)
      }
      let leftG = 0
      let leftH = 0
      for (let bin = 0; bin <= (cuts[feature]?.length ?? 0); bin++) {
        leftG += sums[2 * bin] ?? 0
        leftH += sums[2 * bin + 1] ?? 0
        if (leftH < leastWeight || h - leftH < leastWeight) continue
        const gain = leftG ** 2 / (leftH + ridge) + (g - leftG) ** 2 / (h - leftH + ridge) - g ** 2 / (h + ridge)
        if (gain > best.gain) best = { gain, feature, bin }
      }
    }
    const node = nodes[place]
    if (best.feature < 0 || !node) return place
    node.feature = best.feature
    node.threshold = best.bin === 0 ? Number.NEGATIVE_INFINITY : (cuts[best.feature]?.[best.bin - 1] ?? 0)
    node.left = grow(
      cases.filter((at) => (binned[at]?.[best.feature] ?? 0) <= best.bin),
      level + 1,
    )
    node.right = grow(
      cases.filter((at) => (binned[at]?.[best.feature] ?? 0) > best.bin),
      level + 1,
    )
    return place
  }
  grow(all, 0)
  return {
    feature: Int16Array.from(nodes, ({ feature }) => feature),
    threshold: Float32Array.from(nodes, ({ threshold }) => threshold),
    left: Int16Array.from(nodes, ({ left }) => left),
    right: Int16Array.from(nodes, ({ right }) => right),
    value: Float32Array.from(nodes, ({ value }) => value),
  }
}

/** Upper ends of the bins of a feature, ascending; a value is in the first bin whose end it does not exceed. */
function cutsOf(rows: readonly Float32Array[], feature: number): number[] {
  const values = rows
    .map((row) => row[feature] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b)
  const cuts = new Set<number>()
  for (let bin = 1; bin < bins; bin++) {
    const value = values[Math.floor((bin * values.length) / bins)]
    if (value !== undefined && value < (values.at(-1) ?? 0)) cuts.add(value)
  }
  return [...cuts].sort((a, b) => a - b)
}

/** 0: missing; else one more than the number of cuts below the value. */
function binOf(cuts: readonly number[], value: number): number {
  if (Number.isNaN(value)) return 0
  let bin = 1
  while (bin <= cuts.length && value > (cuts[bin - 1] ?? 0)) bin++
  return bin
}

/** A generator of numbers from 0 to 1 (mulberry32): the same forest on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
