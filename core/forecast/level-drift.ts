import { at } from './vector.ts'

/** Drift of an item of which nothing is known: by a fifth from one horizon to the next. */
const usual = 0.04
/** What is added where the history is no longer than the horizon: an item that is new may go anywhere. */
const ofTheNew = 0.5
/** So many horizons' changes weigh as much as what is usual. */
const trusted = 4
/** Blocks are not shorter: chance is told from within them. */
const shortest = 4
/** More than half is told by no drift but by a level that is another one. */
const most = 0.25

/**
 * Relative variance of an item's level from one horizon to the next: by how much more the rates of its blocks of that length differ from one to the next than chance explains, joined with
 * what is usual, the less the more blocks there are.
 * @param exposure  of each step of demand, see `DemandProfile`
 */
export function levelDrift(demand: Float64Array, exposure: Float64Array, horizon: number): number {
  const n = demand.length
  const before = usual + ofTheNew * Math.min(1, horizon / Math.max(1, n)) ** 2
  const length = Math.max(shortest, horizon)
  const blocks = blocksOf(demand, exposure, length)
  if (blocks.length < 3) return before
  const rate = sumOf(blocks, ({ sold }) => sold) / sumOf(blocks, ({ exposed }) => exposed)
  if (!(rate > 0)) return before
  const ofStep = sumOf(blocks, ({ noise }) => noise) / (blocks.length * (length - 1))
  const changes = blocks.slice(1).map((block, i) => {
    const last = blocks[i] ?? block
    const byChance = ofStep * length * (1 / block.exposed ** 2 + 1 / last.exposed ** 2)
    return (block.sold / block.exposed - last.sold / last.exposed) ** 2 - byChance
  })
  const found = Math.max(0, sumOf(changes, (change) => change) / changes.length) / rate ** 2
  return Math.min(most, (trusted * before + changes.length * found) / (trusted + changes.length))
}

interface Block {
  sold: number
  exposed: number
  /** squares of what steps differ from the block's rate */
  noise: number
}

/** From the end backwards, oldest first; without those in which little was to be expected, out of season: what they tell of the level is chance. */
function blocksOf(demand: Float64Array, exposure: Float64Array, length: number): Block[] {
  const blocks: Block[] = []
  for (let end = demand.length; end >= length; end -= length) {
    const steps = Array.from({ length }, (_, step) => end - length + step)
    const sold = sumOf(steps, (t) => at(demand, t))
    const exposed = sumOf(steps, (t) => at(exposure, t))
    if (exposed < length / 2) continue
    const rate = sold / exposed
    blocks.unshift({ sold, exposed, noise: sumOf(steps, (t) => (at(demand, t) - rate * at(exposure, t)) ** 2) })
  }
  return blocks
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)
