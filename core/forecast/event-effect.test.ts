import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMeasured, effectInPast, effectOf, emptySums, LikeEvents, type PastEvent } from './event-effect.ts'
import { nameKeyOf } from './known-event.ts'

const sale = { name: 'Spring sale', kind: 'promotion', expectedPercent: null } as const

/** A past event and what it did to items of categories. */
function past(id: string, name: string, seen: Record<string, readonly number[]>, usual = 40): PastEvent {
  const sums = Object.entries(seen).map(([categoryId, factors]) => {
    const of = emptySums(categoryId)
    for (const factor of factors) addMeasured(of, { actual: factor * usual, usual, weight: usual })
    return of
  })
  return { id, name, kind: 'promotion', endsOn: '2026-03-10', sums }
}

test('names that differ in year, case and spaces are one', () => {
  expect(nameKeyOf('Spring  Sale 2026')).toBe(nameKeyOf('spring sale 2025'))
  expect(nameKeyOf('2026')).toBe('2026')
  expect(nameKeyOf('Sale 1')).not.toBe(nameKeyOf('Sale 2'))
})

describe('what an event will do', () => {
  const many = [1.4, 1.5, 1.6, 1.45, 1.55, 1.5]
  const like = new LikeEvents([
    past('a', 'Spring sale 2025', { lights: many, chairs: [1.02, 0.98, 1, 1, 1.01, 0.99] }),
    past('b', 'Clearance', { lights: [4, 4, 4, 4] }),
  ])

  test('is of the same name before it is of the same kind', () => {
    const { factor, earlier } = like.priorOf(sale, 'lights')
    expect(factor).toBeGreaterThan(1.4)
    expect(factor).toBeLessThan(1.6)
    expect(earlier).toBe(1)
    expect(like.priorOf({ ...sale, name: 'Another' }, 'lights').earlier).toBe(2)
  })

  test('is nothing, and quite uncertain, where there was none like it', () => {
    const fair = { ...sale, kind: 'event' } as const
    const effect = effectOf(fair, like.priorOf(fair, 'lights'), [])
    expect(effect).toMatchObject({ factor: 1, source: 'none', earlier: 0 })
    expect(effect.error).toBeGreaterThan(0.3)
  })

  test('is that of the category for an item that has none of its own, and its own for one that has much', () => {
    const prior = like.priorOf(sale, 'lights')
    expect(effectOf(sale, prior, [])).toMatchObject({ factor: prior.factor, source: 'category' })
    expect(like.priorOf(sale, 'chairs').factor).toBeLessThan(1.1)
    const own = effectOf(sale, prior, [{ actual: 6_000, usual: 2_000, weight: 2_000 }])
    expect(own.factor).toBeGreaterThan(2.8)
    expect(own).toMatchObject({ source: 'item', earlier: 1 })
  })

  test('lies between what others did and what the item did, the nearer to the latter the more it says', () => {
    const prior = like.priorOf(sale, 'lights')
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        (factor, weight) => {
          const at = (times: number) =>
            effectOf(sale, prior, [{ actual: 40 * factor, usual: 40, weight: weight * times }])
          const [some, more] = [at(1), at(3)]
          const [low, high] = [Math.min(factor, prior.factor), Math.max(factor, prior.factor)]
          expect(some.factor).toBeGreaterThanOrEqual(Math.max(0.02, low) - 1e-9)
          expect(some.factor).toBeLessThanOrEqual(high + 1e-9)
          expect(Math.abs(more.factor - factor)).toBeLessThanOrEqual(Math.abs(some.factor - factor) + 1e-9)
        },
      ),
    )
  })

  test('is what people say where they do, and of a past one what was seen where that says much', () => {
    const said = { ...sale, expectedPercent: 45 }
    const prior = like.priorOf(said, 'lights')
    const effect = effectOf(said, prior, [])
    expect(effect).toMatchObject({ factor: 1.45, source: 'said' })
    expect(effectInPast(effect, prior, undefined)).toBe(1.45)
    expect(effectInPast(effect, prior, { actual: 4_000, usual: 2_000, weight: 2_000 })).toBeGreaterThan(1.9)
  })
})
