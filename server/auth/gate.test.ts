import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('lets two in at once, the next in turn, and turns away who would wait too long', async () => {
  const gate = createGate({ atOnce: 2, waiting: 2 })
  const ends: (() => void)[] = []
  let inside = 0
  let most = 0
  const order: number[] = []
  const work = (name: number) =>
    gate(async () => {
      order.push(name)
      most = Math.max(most, ++inside)
      await new Promise<void>((end) => ends.push(end))
      inside--
      return name
    })
  const all = [1, 2, 3, 4].map(work)
  await expect(work(5)).rejects.toMatchObject({ code: 'unavailable' })
  for (let i = 0; i < 4; i++) {
    await expect.poll(() => ends.length).toBeGreaterThan(i)
    ends[i]?.()
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
  expect(order).toEqual([1, 2, 3, 4])
  expect(most).toBe(2)
})

it('work that fails gives its place back', async () => {
  const gate = createGate({ atOnce: 1, waiting: 0 })
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate(async () => 'yes')).toBe('yes')
})
