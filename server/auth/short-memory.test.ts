import { expect, it } from 'vitest'
import { ShortMemory } from './short-memory.ts'

const remembering = () => new ShortMemory<{ name: string }>({ max: 10, ttlMs: 60_000 })

/** A look-up that ends when the test says so. */
function slow() {
  const { promise, resolve } = Promise.withResolvers<{ name: string } | undefined>()
  let begun = 0
  return {
    load: () => {
      begun++
      return promise
    },
    end: resolve,
    begun: () => begun,
  }
}

it('one look-up serves all who ask meanwhile and afterwards', async () => {
  const memory = remembering()
  const query = slow()
  const asking = [memory.find('k', query.load), memory.find('k', query.load)]
  query.end({ name: 'a' })
  expect(await Promise.all(asking)).toEqual([{ name: 'a' }, { name: 'a' }])
  expect(await memory.find('k', query.load)).toEqual({ name: 'a' })
  expect(query.begun()).toBe(1)
})

it('what was dropped while it was looked up is not remembered', async () => {
  const memory = remembering()
  const query = slow()
  const asking = memory.find('k', query.load)
  memory.drop('k')
  query.end({ name: 'revoked' })
  await asking
  expect(await memory.find('k', async () => undefined)).toBeUndefined()
})

it('who asks after the drop does not share a look-up from before it', async () => {
  const memory = remembering()
  const before = slow()
  const asking = memory.find('k', before.load)
  memory.dropWhere(({ name }) => name === 'revoked')
  expect(await memory.find('k', async () => undefined)).toBeUndefined()
  before.end({ name: 'revoked' })
  expect(await asking).toEqual({ name: 'revoked' })
})

it('what is not found and what failed is asked for again', async () => {
  const memory = remembering()
  expect(await memory.find('k', async () => undefined)).toBeUndefined()
  await expect(memory.find('k', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await memory.find('k', async () => ({ name: 'a' }))).toEqual({ name: 'a' })
})

it('drops by value what matches, and nothing else', async () => {
  const memory = remembering()
  for (const name of ['a', 'b']) await memory.find(name, async () => ({ name }))
  memory.dropWhere(({ name }) => name === 'a')
  expect(await memory.find('a', async () => undefined)).toBeUndefined()
  expect(await memory.find('b', async () => undefined)).toEqual({ name: 'b' })
})

it('what is old is asked for again', async () => {
  const memory = new ShortMemory<{ name: string }>({ max: 10, ttlMs: 20 })
  await memory.find('k', async () => ({ name: 'old' }))
  await expect.poll(() => memory.find('k', async () => ({ name: 'new' }))).toEqual({ name: 'new' })
})
