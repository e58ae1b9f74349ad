import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toKey } from './to-key.ts'
import { type FieldRule, isDay, validateAttributes } from './validate-attributes.ts'

const rule = (over: Partial<FieldRule>): FieldRule => ({
  key: 'f',
  name: 'F',
  kind: 'text',
  itemTypeId: null,
  options: [],
  required: false,
  min: null,
  max: null,
  archivedAt: null,
  ...over,
})
const one = (over: Partial<FieldRule>, value: string | number | boolean | null) =>
  validateAttributes({ f: value }, [rule(over)], null)

describe('values become canonical', () => {
  test.each([
    ['number', ' 007.50 ', '7.5'],
    ['number', 0.1, '0.1'],
    ['number', '-0', '0'],
    ['number', '999999999999999999.999999999', '999999999999999999.999999999'],
    ['text', '  two words ', 'two words'],
    ['boolean', 'Yes', true],
    ['boolean', false, false],
    ['date', '2024-02-29', '2024-02-29'],
  ] as const)('%s %j is %j', (kind, given, expected) => {
    expect(one({ kind }, given)).toEqual({ attributes: { f: expected }, problems: [] })
  })

  test.each([
    ['number', 'x'],
    ['number', '1e3'],
    ['number', Number.NaN],
    ['number', '1'.repeat(19)],
    ['date', '2023-02-29'],
    ['date', '29.02.2024'],
    ['boolean', 'perhaps'],
    ['text', 5],
    ['select', 'none'],
  ] as const)('%s %j is a problem', (kind, given) => {
    const { attributes, problems } = one({ kind, options: [{ key: 'a', label: 'A' }] }, given)
    expect(attributes).toEqual({})
    expect(problems).toHaveLength(1)
  })
})

test('empty and null mean no value, and a required field misses it', () => {
  for (const value of ['', null]) {
    expect(one({}, value)).toEqual({ attributes: {}, problems: [] })
    expect(one({ required: true }, value).problems).toEqual([{ key: 'f', message: '"F" is required.' }])
  }
})

test('the bounds themselves are inside, compared exactly', () => {
  const bounds = { kind: 'number', min: '0.1', max: '0.3' } as const
  expect(one(bounds, '0.1').problems).toEqual([])
  expect(one(bounds, '0.3').problems).toEqual([])
  expect(one(bounds, '0.300000001').problems).toHaveLength(1)
})

test('validating what was validated changes nothing', () => {
  const fields = [rule({ key: 't' }), rule({ key: 'n', kind: 'number' }), rule({ key: 'b', kind: 'boolean' })]
  fc.assert(
    fc.property(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.boolean(),
      (t, n, b) => {
        const first = validateAttributes({ t, n, b }, fields, null)
        const second = validateAttributes(first.attributes, fields, null)
        expect(second.attributes).toEqual(first.attributes)
        expect(second.problems).toEqual([])
      },
    ),
  )
})

test('a day is one of the calendar', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true)
  expect(['2023-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', ''].some(isDay)).toBe(false)
})

test('keys hold letters, digits and underscores and begin with a letter, whatever the name', () => {
  expect(toKey('Länge (cm)')).toBe('lange_cm')
  expect(toKey('3D print')).toBe('f_3d_print')
  expect(toKey('重量')).toBe('field')
  fc.assert(fc.property(fc.string(), (name) => /^[a-z][a-z0-9_]{0,59}$/.test(toKey(name))))
})
