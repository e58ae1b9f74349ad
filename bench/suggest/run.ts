/**
 * Suggestions: `npm run bench -- suggest --data DIR`, a directory of product pairs. Categories are guessed from what products are called.
 * Choices were made on the tuning parts (`--on tuning`); the others are what is quoted.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scoreCategories } from './score-categories.ts'
import { pairSets, scoreDuplicates } from './score-duplicates.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, on: { type: 'string', default: 'test' } },
})
if (values.data === undefined) {
  console.error('Say where the products are: npm run bench -- suggest --data DIR')
  process.exit(1)
}
const on = values.on === 'tuning' ? 'tuning' : 'test'
console.log(`categories, on ${on}`)
for (const line of await scoreCategories(resolve(values.data), on)) console.log(`  ${line}`)
console.log(`duplicates, on ${on === 'test' ? 'test' : 'valid'}`)
for (const set of pairSets) console.log(`  ${await scoreDuplicates(resolve(values.data), set, on)}`)
