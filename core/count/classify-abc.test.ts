import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyAbc } from './classify-abc.ts'

test('the few that make up 80 % are A, those up to 95 % B, the rest C', () => {
  const classes = classifyAbc(new Map(Object.entries({ a: 70, b: 20, c: 6, d: 3, e: 1, f: 0, g: -5 })))
  expect([...classes]).toEqual([
    ['a', 'A'],
    ['b', 'A'],
    ['c', 'B'],
    ['d', 'C'],
    ['e', 'C'],
    ['f', 'C'],
    ['g', 'C'],
  ])
  expect(classifyAbc(new Map()).size).toBe(0)
  expect(classifyAbc(new Map([['only', 5]])).get('only')).toBe('A')
})

test('class A is at least 80 % of the value and no smaller set of the largest would be; no item of a better class is worth less', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 60 }), (values) => {
      fc.pre(values.some((value) => value > 0))
      const classes = classifyAbc(new Map(values.map((value, index) => [String(index), value])))
      const of = (name: string) => values.filter((_, index) => classes.get(String(index)) === name)
      const sum = (list: number[]) => list.reduce((all, value) => all + value, 0)
      const total = sum(values)
      const a = of('A')
      expect(sum(a)).toBeGreaterThanOrEqual(0.8 * total)
      expect(sum(a) - Math.min(...a)).toBeLessThan(0.8 * total)
      expect(sum(a) + sum(of('B'))).toBeGreaterThanOrEqual(0.95 * total - 1e-9)
      expect(Math.min(...a)).toBeGreaterThanOrEqual(Math.max(0, ...of('B')))
      expect(Math.min(Infinity, ...of('B'))).toBeGreaterThanOrEqual(Math.max(0, ...of('C')))
    }),
  )
})
