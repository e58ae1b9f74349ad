import { expect, test } from 'vitest'
import { sequentialIds } from './sequential-ids.ts'

test('identifiers made in one millisecond sort in the order they were made', () => {
  const make = sequentialIds(() => 1_700_000_000_000)
  const made = Array.from({ length: 10_000 }, make)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(10_000)
  expect(made[0]).toMatch(/^018bcfe5-6800-7000-[89ab]/)
})
