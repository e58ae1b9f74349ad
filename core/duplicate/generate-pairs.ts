/** What is known of an item for telling whether another is the same. */
export interface NamedItem {
  name: string
  description: string
}

/** A pair of which is known whether it is one thing. */
export interface DecidedPair {
  left: NamedItem
  right: NamedItem
  isSame: boolean
}

const mostSources = 250
const copies = 2

/**
 * Pairs to learn from where nobody has decided on any yet: an item beside copies of it as another person would enter it, and beside the items
 * most like it, which are others. Items called the very same are left out: they may be the duplicates that are looked for.
 * @param neighbours  items most like one, nearest first, without itself
 * @param random  numbers from 0 to 1
 */
export function* generatePairs(
  items: readonly NamedItem[],
  neighbours: (item: number) => readonly number[],
  random: () => number,
): Generator<DecidedPair> {
  const step = Math.max(1, items.length / mostSources)
  for (let at = 0; at < items.length; at += step) {
    const item = items[Math.floor(at)]
    if (!item) break
    for (let copy = 0; copy < copies; copy++) yield { left: enteredAgain(item, random), right: item, isSame: true }
    for (const other of neighbours(Math.floor(at)).slice(0, 3)) {
      const near = items[other]
      if (near && near.name.toLowerCase() !== item.name.toLowerCase())
        yield { left: { ...item, description: '' }, right: near, isSame: false }
    }
  }
}

/** The item as somebody else types it: words left out, swapped, cut short or mistyped; numbers and codes stay as they are. */
function enteredAgain(item: NamedItem, random: () => number): NamedItem {
  let words = item.name.split(/\s+/).filter((word) => word !== '')
  const isPlain = (word: string) => /^\p{L}{4,}$/u.test(word)
  const plain = words.filter(isPlain)
  const one = () => plain[Math.floor(random() * plain.length)]
  if (plain.length > 1 && random() < 0.5) {
    const left = one()
    words = words.filter((word) => word !== left)
  }
  if (words.length > 2 && random() < 0.4) words = [...words.slice(1), ...words.slice(0, 1)]
  if (random() < 0.3) {
    const mistyped = one()
    words = words.map((word) => (word === mistyped ? mistype(word, random) : word))
  }
  if (random() < 0.15) {
    const short = one()
    words = words.map((word) => (word === short ? word.slice(0, 3) : word))
  }
  return { name: words.join(' ').toLowerCase(), description: '' }
}

/** Two letters swapped, or one left out. */
function mistype(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  if (random() < 0.5) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}
