import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWordVectors } from '#core/meaning/word-vectors.ts'
import { toEnd } from '#core/search/steps.ts'
import { compareText } from '#core/suggest/compare-text.ts'
import { indexTexts } from '#core/suggest/likeness.ts'
import { type Features, textFeatures } from '#core/suggest/text-features.ts'
import { textMeaning } from '#core/suggest/text-meaning.ts'
import { guessOf, learnValues } from '#core/suggest/value-model.ts'
import { type Product, readPairs, splits } from './read-products.ts'

/** Classes with fewer examples are left out: neither five to learn from nor enough to be judged by. */
const fewestOfClass = 15
const parts = 10
/** Times that five examples of each class are drawn. */
const draws = 12
/** Parts that choices were made on; the others are looked at once. */
const tuningParts = 7
const vectors = readWordVectors(readFileSync(new URL('../../server/model/word-vectors.bin', import.meta.url)))

interface Example {
  features: Features
  meaning: Float32Array | undefined
  category: string
  part: number
  key: string
}

/** Top-1 and automatic application of categories, of the products on the left side of Walmart-Amazon. */
export async function scoreCategories(data: string, on: 'tuning' | 'test'): Promise<string[]> {
  const examples = await readExamples(data)
  const tuning = examples.filter(({ part }) => part < tuningParts)
  const test = examples.filter(({ part }) => part >= tuningParts)
  const rounds =
    on === 'test'
      ? [{ learn: tuning, judge: test }]
      : Array.from({ length: tuningParts }, (_, part) => ({
          learn: tuning.filter((one) => one.part !== part),
          judge: tuning.filter((one) => one.part === part),
        }))
  const all = rounds.map(({ learn, judge }) => judgeGuesses(learn, judge))
  const few = Array.from({ length: draws }, (_, draw) => {
    const learn = fiveOfEach(tuning, draw)
    const others = tuning.filter((one) => !learn.includes(one))
    return on === 'test' ? { learn, judge: test, rest: [...test, ...others] } : { learn, judge: others, rest: others }
  })
  const alone = few.map(({ learn, judge }) => judgeGuesses(learn, judge))
  const judged = few.map(({ learn, judge }) => judgeGuesses(learn, judge, judge))
  const among = few.map(({ learn, judge, rest }) => judgeGuesses(learn, judge, rest))
  const total = sum(all)
  return [
    `top-1, all examples        ${rate(total.right, total.all)}  (of ${total.all}; mean over classes ${mean(all)})`,
    ...[
      ['5 examples a class, alone ', alone] as const,
      ['and those judged, unfiled ', judged] as const,
      ['and all others, unfiled   ', among] as const,
    ].map(
      ([name, each]) =>
        `top-1, ${name} ${rate(sum(each).right, sum(each).all)}  (${range(each)}; mean over classes ${mean(each)}; said ${(sum(each).said / sum(each).all).toFixed(3)})`,
    ),
    `applied automatically      ${rate(total.sure, total.all)} of items, ${rate(total.sureRight, total.sure)} right`,
    `said confidence            ${(total.said / total.all).toFixed(3)} on average, ${rate(total.right, total.all)} right`,
  ]
}

interface Tally {
  all: number
  right: number
  sure: number
  sureRight: number
  said: number
  ofClass: Map<string, { all: number; right: number }>
}

/** @param open  examples that are in the catalogue as well, without their category */
function judgeGuesses(learn: readonly Example[], judge: readonly Example[], open: readonly Example[] = []): Tally {
  const examples = [...learn, ...open]
  const texts = examples.map(({ features }) => features)
  const index = indexTexts(texts)
  const places = new Map(examples.map((example, place) => [example, place]))
  const values = examples.map(({ category }, at) => (at < learn.length ? category : undefined))
  const meanings = examples.map(({ meaning }) => meaning)
  const kinds = new Map([['category', { values, isForAll: true }]])
  const model = toEnd(learnValues(index, texts, kinds, meanings)).get('category')
  if (!model) throw new Error('Nothing was learned.')
  const tally: Tally = { all: 0, right: 0, sure: 0, sureRight: 0, said: 0, ofClass: new Map() }
  for (const example of judge) {
    const { features, meaning, category } = example
    const guess = guessOf(index, model, compareText(index, features, meaning, places.get(example)))
    const isRight = guess?.value === category
    const own = tally.ofClass.get(category) ?? { all: 0, right: 0 }
    tally.ofClass.set(category, own)
    for (const count of [tally, own]) {
      count.all += 1
      if (isRight) count.right += 1
    }
    tally.said += guess?.confidence ?? 0
    if (!guess?.isSure) continue
    tally.sure += 1
    if (isRight) tally.sureRight += 1
  }
  return tally
}

async function readExamples(data: string): Promise<Example[]> {
  const products = new Map<string, Product>()
  for (const split of splits)
    for (const { left } of await readPairs(join(data, 'Walmart-Amazon'), split))
      products.set(JSON.stringify(left), left)
  const counts = new Map<string, number>()
  for (const { category = '' } of products.values()) counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...products.values()].flatMap(({ title = '', modelno = '', category = '' }) => {
    if ((counts.get(category) ?? 0) < fewestOfClass) return []
    const key = title + modelno
    const meaning = textMeaning(vectors, title)
    return [{ features: textFeatures(title), meaning, category, part: hash(key) % parts, key }]
  })
}

/** Five examples of each class, others in each draw. */
function fiveOfEach(pool: readonly Example[], draw: number): Example[] {
  const byClass = Map.groupBy(pool, ({ category }) => category)
  return [...byClass.values()].flatMap((examples) =>
    examples
      .map((example) => ({ example, order: hash(example.key + draw) }))
      .sort((a, b) => a.order - b.order)
      .slice(0, 5)
      .map(({ example }) => example),
  )
}

function sum(tallies: readonly Tally[]): Tally {
  const total: Tally = { all: 0, right: 0, sure: 0, sureRight: 0, said: 0, ofClass: new Map() }
  for (const tally of tallies)
    for (const key of ['all', 'right', 'sure', 'sureRight', 'said'] as const) total[key] += tally[key]
  return total
}

function mean(tallies: readonly Tally[]): string {
  const ofClass = new Map<string, { all: number; right: number }>()
  for (const tally of tallies)
    for (const [name, { all, right }] of tally.ofClass) {
      const own = ofClass.get(name) ?? { all: 0, right: 0 }
      ofClass.set(name, { all: own.all + all, right: own.right + right })
    }
  const rates = [...ofClass.values()].map(({ all, right }) => right / all)
  return (rates.reduce((total, one) => total + one, 0) / rates.length).toFixed(3)
}

/** The worst and the best draw. */
function range(tallies: readonly Tally[]): string {
  const rates = tallies.map(({ right, all }) => right / all)
  return `${tallies.length} draws, ${Math.min(...rates).toFixed(3)} to ${Math.max(...rates).toFixed(3)}`
}

function rate(part: number, of: number): string {
  return (part / Math.max(1, of)).toFixed(3)
}

/** FNV-1a: the same parts on every machine. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return value >>> 0
}
