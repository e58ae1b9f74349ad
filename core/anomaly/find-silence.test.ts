import { describe, expect, test } from 'vitest'
import { findSilence } from './find-silence.ts'
import { type DemandClassName, demandClasses, dice, simulateDays } from './simulated-shop-fixture.ts'

describe.each(Object.keys(demandClasses) as DemandClassName[])('of %s demand', (name) => {
  test('at most 2 silences in 1,000 nights are told of items that go on, and four fifths of those that stop within six weeks', () => {
    const roll = dice(5)
    let [nights, alerts, stopped, found] = [0, 0, 0, 0]
    for (let item = 0; item < 60; item++) {
      const quantities = simulateDays(name, 320, roll).map(({ quantity }) => quantity)
      let told = false
      for (let night = 150; night < quantities.length; night++) {
        nights += 1
        if (quantities[night] !== 0) told = false
        else if (!told && findSilence(quantities.slice(0, night + 1))) {
          told = true
          alerts += 1
        }
      }
      stopped += 1
      const after = Array.from({ length: 42 }, (_, day) => [...quantities, ...new Array<number>(day + 1).fill(0)])
      if (after.some((past) => findSilence(past))) found += 1
    }
    expect(alerts / nights).toBeLessThanOrEqual(0.002)
    expect(found / stopped).toBeGreaterThanOrEqual(0.8)
  })
})

const steady = Array.from({ length: 70 }, (_, day) => (day % 7 === 6 ? 0 : 5))

test('tells how long it is silent, how often it sold, and its longest silence before', () => {
  const silence = findSilence([...steady, ...new Array<number>(12).fill(0)])
  expect(silence).toMatchObject({ days: 13, longestBefore: 1 })
  expect(silence?.daysAWeek).toBeCloseTo(6, 0)
  expect(silence?.dailyQuantity).toBeCloseTo(4.3, 0)
})

test('days without stock are no silence, and neither is one no longer than before', () => {
  expect(findSilence([...steady, ...new Array<null>(30).fill(null)])).toBeNull()
  const paused = [...steady, ...new Array<number>(20).fill(0), ...steady]
  expect(findSilence([...paused, ...new Array<number>(20).fill(0)])).toBeNull()
  expect(findSilence([])).toBeNull()
  expect(findSilence([0, 0, 3, 0, 0, 0])).toBeNull()
})
