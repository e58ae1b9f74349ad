import { expect, test } from 'vitest'
import { safeNext } from '#web/lib/safe-next.ts'

test.each([
  ['/items?q=lamps', '/items?q=lamps'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['items', '/'],
])('after sign-in %j leads to %j, never to another site', (next, expected) => {
  expect(safeNext(next)).toBe(expected)
})
