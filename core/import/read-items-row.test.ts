import { expect, test } from 'vitest'
import { makeField } from '#core/attribute/field-fixture.ts'
import { readValue } from '#core/attribute/read-value.ts'
import { toAttribute } from './read-items-row.ts'
import { zonedClock } from './zoned-clock.ts'

const column = { kind: 'number', unit: 'mg', decimalMark: ',', dateOrder: 'dmy' } as const

test.each([
  ['4k7', 'Ω', '4700'],
  ['-2M2', 'Ω', '-2200000'],
  ['330R', 'Ω', '330'],
  ['1.5 TB', 'GB', '1500'],
  ['12mm', 'cm', '1.2'],
  ['5 ft 11 in', 'in', '71'],
  ['5m2', 'm²', '5'],
])('%s is read in a file as in a form', (text, unit, value) => {
  const given = toAttribute(text, { ...column, unit, decimalMark: '.' }, zonedClock('UTC'))
  expect(readValue(makeField({ kind: 'number', unit }), given ?? '')).toEqual({ value })
})

test.each([
  ['1.250,5 mg', '1250.5'],
  ['-5 mg', '-5'],
  ['-9986000', '-9986000'],
  ['−3', '-3'],
  ['(3)', '-3'],
  ['-2 g', '-2 g'],
  ['-2g', '-2g'],
  ['€ 3', undefined],
])('a measure of %s keeps its sign', (text, value) => {
  expect(toAttribute(text, column, zonedClock('UTC'))).toBe(value)
})
