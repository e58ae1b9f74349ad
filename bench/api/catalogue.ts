/** The generated catalogue that both servers are measured on: the same names, values and selectivities. */
export interface BenchItem {
  sku: string
  name: string
  description: string
  price: string
  colour: string
  weight: string
  material: string
}

const things = ['Lamp', 'Chair', 'Table', 'Bottle', 'Heater', 'Ladder', 'Candle', 'Basket', 'Mirror', 'Clock']
const stuffs = ['oak', 'steel', 'glass', 'paper', 'wool', 'stone', 'tin']
const moods = ['bright', 'dark', 'heavy', 'light', 'soft']

/** Ten colours, weights 0 to 999 g, ten kinds of things of seven materials: a colour is a tenth, 300 g of range a third of the items. */
export function makeItem(n: number): BenchItem {
  const colour = (n * 7919) % 10
  const shuffled = (n * 48_271) % 2_147_483_647
  return {
    sku: `SKU-${n}`,
    name: `${pick(things, n)} ${shuffled.toString(36)} ${pick(stuffs, Math.floor(n / 10))}`,
    description: `A ${pick(moods, n)} thing of everyday use`,
    price: ((shuffled % 10_000) / 100).toFixed(2),
    colour: `c${colour}`,
    weight: String((n * 104_729) % 1000),
    material: `m${n % 50}`,
  }
}

function pick(words: readonly string[], n: number): string {
  return words[n % words.length] ?? ''
}

/** Random choices of the scenarios, the same in every run (mulberry32). */
export function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export const searchWords = (random: (below: number) => number) =>
  `${pick(things, random(10)).toLowerCase()} ${pick(stuffs, random(7))}`
