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

test('tells how long it is silent, how often it sold, and how long it usually paused', () => {
  const silence = findSilence([...steady, ...new Array<number>(12).fill(0)])
  expect(silence).toMatchObject({ days: 13, usualPause: 1 })
  expect(silence?.everyDays).toBeCloseTo(7 / 6, 1)
  expect(silence?.dailyQuantity).toBeCloseTo(4.3, 0)
})

test('days on which nothing could be sold are no silence, and neither is one that is usual', () => {
  expect(findSilence([...steady, ...new Array<null>(30).fill(null)])).toBeNull()
  const rests = Array.from({ length: 8 }, () => [...steady.slice(0, 14), ...new Array<number>(12).fill(0)]).flat()
  expect(findSilence(rests)).toBeNull()
  expect(findSilence([])).toBeNull()
  expect(findSilence([0, 0, 3, 0, 0, 0])).toBeNull()
})

test('an empty day or two of an item sold daily are none, and one long pause long ago hides none', () => {
  const daily = new Array<number>(300).fill(5)
  expect(findSilence([...daily, 0])).toBeNull()
  expect(findSilence([...daily, 0, 0])).toBeNull()
  expect(findSilence([...daily, 0, 0, 0])).toMatchObject({ days: 3, usualPause: 0 })
  const paused = [...daily, ...new Array<number>(20).fill(0), ...daily]
  expect(findSilence([...paused, ...new Array<number>(10).fill(0)])).toMatchObject({ days: 10, usualPause: 0 })
})
