import { expect, test } from 'vitest'
import { ApiProblem } from '#contract/client.ts'
import { steadyKey } from '#web/lib/steady-key.ts'

const lostLine = () => Promise.reject(new TypeError('fetch failed'))
const refusal = () =>
  Promise.reject(new ApiProblem({ type: 'about:blank', title: '', status: 409, code: 'insufficient_stock' }))

/** The keys of a row of attempts, each with its input and its outcome. */
async function keysOf(
  attempts: readonly (readonly [input: unknown, outcome: () => Promise<unknown>])[],
): Promise<string[]> {
  const run = steadyKey()
  const keys: string[] = []
  for (const [input, outcome] of attempts) {
    await run(input, (key) => {
      keys.push(key)
      return outcome()
    }).catch(() => undefined)
  }
  return keys
}

const done = () => Promise.resolve('done')

test('after a lost line the same act keeps its key, so it is done once', async () => {
  const [first, second, third] = await keysOf([
    [{ quantity: '2' }, lostLine],
    [{ quantity: '2' }, lostLine],
    [{ quantity: '2' }, done],
  ])
  expect([second, third]).toEqual([first, first])
})

test('a changed input is another act', async () => {
  const keys = await keysOf([
    [{ quantity: '2' }, lostLine],
    [{ quantity: '3' }, done],
  ])
  expect(new Set(keys).size).toBe(2)
})

test('after an answer, good or bad, the same input is a new act', async () => {
  const keys = await keysOf([
    [{ quantity: '2' }, done],
    [{ quantity: '2' }, refusal],
    [{ quantity: '2' }, done],
  ])
  expect(new Set(keys).size).toBe(3)
})

test('keys cannot be guessed from each other', async () => {
  const keys = await keysOf(Array.from({ length: 50 }, () => [1, done] as const))
  expect(new Set(keys).size).toBe(50)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
})
