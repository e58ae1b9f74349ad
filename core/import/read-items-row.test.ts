import { expect, test } from 'vitest'
import { toAttribute } from './read-items-row.ts'
import { zonedClock } from './zoned-clock.ts'

const column = { kind: 'number', unit: 'mg', decimalMark: ',', dateOrder: 'dmy' } as const

test.each([
  ['1.250,5 mg', '1250.5'],
  ['-5 mg', '-5'],
  ['-9986000', '-9986000'],
  ['−3', '-3'],
  ['(3)', '-3'],
  ['-2 g', '-2 g'],
  ['€ 3', undefined],
])('a measure of %s keeps its sign', (text, value) => {
  expect(toAttribute(text, column, zonedClock('UTC'))).toBe(value)
})
