import { expect, test } from 'vitest'
import { mapInTurns } from './map-in-turns.ts'
import { unlessAborted } from './unless-aborted.ts'

const busy = (ms: number): void => {
  for (const until = performance.now() + ms; performance.now() < until; ) {}
}

test('long work lets others have their turn, and keeps its order', async () => {
  const { signal } = new AbortController()
  let [turns, over] = [0, false]
  const others = (): void => {
    turns++
    if (!over) setImmediate(others)
  }
  setImmediate(others)
  const made = await mapInTurns(signal, Array(20).keys(), (n) => {
    busy(10)
    return 2 * n
  })
  over = true
  expect(made).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n))
  expect(turns).toBeGreaterThanOrEqual(5)
})

test('work that is cancelled meanwhile goes no further', async () => {
  const cancel = new AbortController()
  let done = 0
  setImmediate(() => cancel.abort(new Error('cancelled')))
  const work = mapInTurns(cancel.signal, Array(1000).keys(), () => {
    busy(30)
    done++
  })
  await expect(work).rejects.toThrow('cancelled')
  expect(done).toBeLessThan(1000)
})

test('who cancels does not wait for what is being read, and its failure afterwards is nobody’s', async () => {
  const cancel = new AbortController()
  const reading = Promise.withResolvers<string>()
  const asked = unlessAborted(cancel.signal, reading.promise)
  cancel.abort(new Error('cancelled'))
  await expect(asked).rejects.toThrow('cancelled')
  reading.reject(new Error('the connection broke'))
  await expect(unlessAborted(cancel.signal, Promise.resolve(1))).rejects.toThrow('cancelled')
  expect(await unlessAborted(new AbortController().signal, Promise.resolve(1))).toBe(1)
})
