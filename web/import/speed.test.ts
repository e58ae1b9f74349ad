import { expect, test } from 'vitest'
import { speedOf } from '#web/import/speed.ts'

test('speed is what was done over the time it took', () => {
  expect(
    speedOf([
      { at: 0, done: 100 },
      { at: 1000, done: 4100 },
      { at: 2000, done: 20_100 },
    ]),
  ).toBe(10_000)
})

test('too little to tell is no speed, nor is a count that begins again', () => {
  expect(speedOf([])).toBeUndefined()
  expect(speedOf([{ at: 0, done: 0 }])).toBeUndefined()
  expect(
    speedOf([
      { at: 0, done: 0 },
      { at: 100, done: 900 },
    ]),
  ).toBeUndefined()
  expect(
    speedOf([
      { at: 0, done: 900 },
      { at: 1000, done: 10 },
    ]),
  ).toBeUndefined()
})
