import { join } from 'node:path'
import { toEnd } from '#core/search/steps.ts'
import { indexTexts, likenesses } from '#core/suggest/likeness.ts'
import { type Features, textFeatures } from '#core/suggest/text-features.ts'
import { guessOf, learnValues } from '#core/suggest/value-model.ts'
import { type Product, readPairs, splits } from './read-products.ts'

/** Classes with fewer examples are left out: neither five to learn from nor enough to be judged by. */
const fewestOfClass = 15
const parts = 10
/** Parts that choices were made on; the others are looked at once. */
const tuningParts = 7

interface Example {
  features: Features
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
  const few = Array.from({ length: 5 }, (_, draw) => {
    const learn = fiveOfEach(tuning, draw)
    return judgeGuesses(learn, on === 'test' ? test : tuning.filter((one) => !learn.includes(one)))
  })
  const total = sum(all)
  return [
    `top-1, all examples        ${rate(total.right, total.all)}  (of ${total.all}; mean over classes ${mean(all)})`,
    `top-1, 5 examples a class  ${rate(sum(few).right, sum(few).all)}  (mean over classes ${mean(few)}; 5 draws)`,
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

function judgeGuesses(learn: readonly Example[], judge: readonly Example[]): Tally {
  const texts = learn.map(({ features }) => features)
  const index = indexTexts(texts)
  const kinds = new Map([['category', learn.map(({ category }) => category)]])
  const model = toEnd(learnValues(index, texts, kinds)).get('category')
  if (!model) throw new Error('Nothing was learned.')
  const tally: Tally = { all: 0, right: 0, sure: 0, sureRight: 0, said: 0, ofClass: new Map() }
  for (const { features, category } of judge) {
    const guess = guessOf(index, model, features, likenesses(index, features))
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
    return [{ features: textFeatures(title), category, part: hash(title + modelno) % parts, key: title + modelno }]
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

function rate(part: number, of: number): string {
  return (part / Math.max(1, of)).toFixed(3)
}

/** FNV-1a: the same parts on every machine. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return value >>> 0
}
