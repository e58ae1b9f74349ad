import { parseArgs } from 'node:util'
import pg from 'pg'
import { createField } from '#contract/field.ts'
import { search } from '#contract/search.ts'
import { type Account, startSystemUnderTest } from '../crash/system-under-test.ts'
import type { Door } from '../import/import-file.ts'
import { peakMemory } from '../import/worker-memory.ts'
import { clientOf, fillCatalogue } from './catalogue.ts'
import { askEach } from './many-tenants.ts'
import { ways } from './questions.ts'

/**
 * Whole answers to questions in plain language, from the request to the last byte, one after the other, in the running product: `npm run bench -- answers
 * [--items 100000,1000000] [--rounds 20] [--tenants 2000]`. Then how soon a new field is spoken of, and the API's memory once many organisations have asked.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '20' },
    tenants: { type: 'string', default: '2000' },
  },
})
const rounds = Number(values.rounds)
const say = (line: string) => process.stdout.write(`${line}\n`)
const system = await startSystemUnderTest(() => undefined)
const admin = new pg.Client({ connectionString: system.adminUrl })
try {
  await admin.connect()
  let account: Account | undefined
  for (const items of values.items.split(',').map(Number)) {
    account = await system.found(`Answers-${items}`)
    const door = { baseUrl: system.baseUrl, apiKey: account.apiKey }
    await fillCatalogue(door, items, (line) => process.stderr.write(`${line}\n`))
    await admin.query('vacuum analyze')
    await timeAnswers(door, items)
    await timeNewField(door)
  }
  if (account && Number(values.tenants) > 0) await measureMemory(account, Number(values.tenants))
} finally {
  await admin.end()
  await system.stop()
}
process.exit()

async function timeAnswers(door: Door, items: number): Promise<void> {
  const [first] = await ask(door, 'red lamps in store 1')
  say(`\n${items} items; the first question, for which words are made ready, ${first?.toFixed(0)} ms`)
  say('| question | p50 ms | p95 ms | answered |\n| --- | ---: | ---: | ---: |')
  const all: number[] = []
  const taken = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  const answered = new Map<string, number>()
  // ways in turn, as people ask, and words that change, so that no answer is a repeated one
  for (let round = -1; round < rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const [ms, found] = await ask(door, way(round + 2))
      if (round < 0) continue
      all.push(ms)
      taken.get(name)?.push(ms)
      if (found > 0) answered.set(name, (answered.get(name) ?? 0) + 1)
    }
  for (const [name, times] of taken)
    say(`| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${answered.get(name) ?? 0} of ${rounds} |`)
  say(`| all ${all.length} | ${at(all, 0.5)} | ${at(all, 0.95)} | |`)
}

/** @returns milliseconds, and how many items were found */
async function ask(door: Door, text: string): Promise<[number, number]> {
  const sentAt = performance.now()
  const { total, chips } = await clientOf(door).call(search, { body: { text, limit: 50 } })
  return [performance.now() - sentAt, chips.length > 0 ? total : 0]
}

/** Until a question by a field's name is read as such, from the reply that it is there. */
async function timeNewField(door: Door): Promise<void> {
  const api = clientOf(door)
  await api.call(createField, { body: { name: 'Torque rating', kind: 'number', unit: 'kg' } })
  const madeAt = performance.now()
  for (;;) {
    const { chips, notUnderstood } = await api.call(search, { body: { text: 'torque rating over 5 kg', limit: 1 } })
    if (chips.length > 0 && notUnderstood.length === 0) break
    if (performance.now() - madeAt > 60_000) throw new Error('The new field is not spoken of after a minute.')
  }
  say(
    `a new field is understood, its words made ready and the question answered, after ${(performance.now() - madeAt).toFixed(0)} ms`,
  )
}

/** At its largest, before and after many organisations made as the one told. */
async function measureMemory(account: Account, tenants: number): Promise<void> {
  const megabytes = () => `${Math.round(peakMemory(String(system.pidOf('api'))) / 1e6)} MB`
  const before = megabytes()
  await askEach({ admin, baseUrl: system.baseUrl, account, tenants })
  say(`\nthe API was at ${before} at most, and at ${megabytes()} once ${tenants} organisations of 20 items had asked`)
}

function at(times: readonly number[], part: number): string {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1) ?? ''
}
