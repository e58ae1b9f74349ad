import { isSlipOf } from './alike-words.ts'
import { describeRecord } from './describe-record.ts'

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

/** An item like another, by its place, and how like it is. */
export interface Neighbour {
  item: number
  likeness: number
}

const mostSources = 250
const copies = 3
/** Of the items like one the nearest, and some of the next ones: the nearest often all differ in one and the same way, as by their size. */
const nearest = 2
const further = 3
/** So much more like an item than the next one, the nearest may be the same; of many sizes of a thing none is. */
const standsOut = 1.25

/**
 * Pairs to learn from where nobody has decided on any yet: an item beside copies of it as another person would enter it, and copies of it beside the items
 * most like it, which are others. Items called the same, but for slips and the order of words, are left out: they may be the duplicates that are looked for, and taken for
 * others they would teach that they are none.
 * @param neighbours  items most like one, nearest first, without itself
 * @param random  numbers from 0 to 1
 */
export function* generatePairs(
  items: readonly NamedItem[],
  neighbours: (item: number) => readonly Neighbour[],
  random: () => number,
): Generator<DecidedPair> {
  const anyWord = () => wordsOf(items[Math.floor(random() * items.length)]?.name ?? '')
  const step = Math.max(1, items.length / mostSources)
  for (let at = 0; at < items.length; at += step) {
    const item = items[Math.floor(at)]
    if (!item) break
    for (let copy = 0; copy < copies; copy++) {
      const again = copy === 0 ? enteredAgain(item, random) : described(item, anyWord, random)
      yield { left: again, right: item, isSame: true }
    }
    const alike = [...neighbours(Math.floor(at))]
    if ((alike[0]?.likeness ?? 0) > standsOut * (alike[1]?.likeness ?? 0)) alike.shift()
    const next = alike.splice(nearest)
    for (let more = 0; more < further && next.length > 0; more++)
      alike.push(...next.splice(Math.floor(random() * next.length), 1))
    for (const [rank, other] of alike.entries()) {
      const near = items[other.item]
      if (!near || isCalledTheSame(near, item)) continue
      // copied as well as the same ones, or what a copy looks like would tell the two apart
      const again =
        rank % 2 === 0
          ? { ...item, description: withDescription(item.description, random) }
          : described(item, anyWord, random)
      yield { left: again, right: near, isSame: false }
    }
  }
}

/** Whether two names have the same words, in any order, but for slips of the keyboard. A figure is no slip of another. */
function isCalledTheSame(one: NamedItem, other: NamedItem): boolean {
  const [a, b] = [describeRecord({ name: one.name }).words, describeRecord({ name: other.name }).words]
  const left = [...a].filter((word) => !b.has(word))
  const right = [...b].filter((word) => !a.has(word))
  return left.length === right.length && left.every((word) => right.some((second) => isSlipOf(word, second)))
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '')
}

const isPlain = (word: string) => /^\p{L}{4,}$/u.test(word)

/** The item as another catalogue describes it: what that leaves out of its name, what it says besides, in its own order; codes and numbers mostly stay. */
function described(item: NamedItem, anyWords: () => string[], random: () => number): NamedItem {
  return {
    name: reworded(item.name, anyWords, random),
    description: withDescription(reworded(item.description, anyWords, random), random),
  }
}

/** Half of those who enter an item describe it. */
function withDescription(description: string, random: () => number): string {
  return random() < 0.5 ? description : ''
}

function reworded(text: string, anyWords: () => string[], random: () => number): string {
  const words = wordsOf(text)
  const leftOut = random() * 0.5
  let kept = words.filter((word, at) => {
    const chance = /\d/.test(word) ? leftOut / 4 : at === 0 ? leftOut / 2 : leftOut
    return random() >= chance
  })
  if (kept.length < Math.min(2, words.length)) kept = words
  const more = Math.floor(random() * 5)
  for (let added = 0; added < more; added++) {
    const others = anyWords().filter(isPlain)
    const word = others[Math.floor(random() * others.length)]
    if (word !== undefined) kept.splice(Math.floor(random() * (kept.length + 1)), 0, word)
  }
  if (random() < 0.5) {
    const from = Math.floor(random() * kept.length)
    kept = [...kept.slice(from), ...kept.slice(0, from)]
  }
  const spelt = kept.map((word) => {
    if (!isPlain(word) || random() >= 0.08) return word
    return random() < 0.5 ? mistype(word, random) : word.slice(0, 3)
  })
  return spelt.join(' ').toLowerCase()
}

/** The item as somebody else types it: words left out, swapped, cut short or mistyped; numbers and codes stay as they are. */
function enteredAgain(item: NamedItem, random: () => number): NamedItem {
  let words = wordsOf(item.name)
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
  return { name: words.join(' ').toLowerCase(), description: withDescription(item.description, random) }
}

/** Two letters swapped, or one left out. */
function mistype(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  if (random() < 0.5) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}
