import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Job } from './job.ts'
import { createPlaces, sharesOf } from './shares.ts'

const job = (name: string, traits: Partial<Job> = {}): Job => ({
  name,
  payload: z.object({ tenantId: z.string() }),
  attempts: 5,
  schedule: undefined,
  isLong: false,
  isLone: false,
  handle: async () => undefined,
  ...traits,
})
const forecast = job('forecast', { isLong: true })
const arrivals = job('judge_arrivals', { isLone: true })
const [asked, planned] = [1, 16_001]
const take = (places: ReturnType<typeof createPlaces>, what: Job, tenantId: string, rank = asked) =>
  places.take(sharesOf({ job: what, payload: { tenantId }, rank }))

test('whatever one organisation does, asked for and by night, leaves a place of five to another’s long work', () => {
  const places = createPlaces(5)
  const held = [forecast, forecast, forecast, arrivals, arrivals].map((what) => take(places, what, 'busy'))
  expect(held.map((leave) => leave !== undefined)).toEqual([true, true, false, true, false])
  expect(take(places, forecast, 'busy', planned)).toBeUndefined()
  // a night's work of anybody
  expect(take(places, forecast, 'third', planned)).toBeDefined()
  expect(take(places, forecast, 'fourth', planned)).toBeUndefined()
  // four of five are taken
  expect(take(places, forecast, 'other')).toBeDefined()
})

test('of three places long work of one organisation has two, of one it has that one', () => {
  const three = createPlaces(3)
  expect([1, 2, 3].map(() => take(three, forecast, 'busy') !== undefined)).toEqual([true, true, false])
  const one = createPlaces(1)
  expect(take(one, forecast, 'busy')).toBeDefined()
})

test('a place that is given back is another’s, and what was posted meanwhile is looked at then', () => {
  const places = createPlaces(5)
  const leave = take(places, arrivals, 'busy')
  expect(places.usedUp()).toEqual(['lone judge_arrivals busy'])
  expect(take(places, arrivals, 'busy')).toBeUndefined()
  expect(take(places, arrivals, 'other')).toBeDefined()
  leave?.()
  expect(take(places, arrivals, 'busy')).toBeDefined()
})
