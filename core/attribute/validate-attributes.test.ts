import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from '#contract/field.ts'
import { isDay } from './calendar-value.ts'
import { makeField } from './field-fixture.ts'
import type { FieldRule, RecordScope } from './field-rule.ts'
import { toKey } from './to-key.ts'
import { validateAttributes } from './validate-attributes.ts'

const item: RecordScope = { entity: 'item', itemTypeId: null, categoryIds: [] }
const one = (over: Partial<FieldRule>, value: string | number | boolean | string[] | null) =>
  validateAttributes({ f: value }, [makeField(over)], item)

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
    expect(one({ required: true }, value).problems).toEqual([{ key: 'f', code: 'required', facts: { field: 'F' } }])
  }
})

test('the bounds themselves are inside, compared exactly', () => {
  const bounds = { kind: 'number', min: '0.1', max: '0.3' } as const
  expect(one(bounds, '0.1').problems).toEqual([])
  expect(one(bounds, '0.3').problems).toEqual([])
  expect(one(bounds, '0.300000001').problems).toHaveLength(1)
})

test('validating what was validated changes nothing', () => {
  const fields = [
    makeField({ key: 't' }),
    makeField({ key: 'n', kind: 'number' }),
    makeField({ key: 'b', kind: 'boolean' }),
  ]
  fc.assert(
    fc.property(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.boolean(),
      (t, n, b) => {
        const first = validateAttributes({ t, n, b }, fields, item)
        const second = validateAttributes(first.attributes, fields, item)
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

describe('every kind has its canonical form', () => {
  const options = [
    { key: 'tablet', label: 'Tablet' },
    { key: 'syrup', label: 'Syrup, oral' },
    { key: 'old', label: 'Old', archived: true },
  ]
  const id = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
  const other = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b12'
  test.each<[Partial<Field>, string | number | boolean | string[], unknown]>([
    [{ kind: 'longText' }, ' one\ntwo ', 'one\ntwo'],
    [{ kind: 'text' }, 'one\r\n two', 'one two'],
    [{ kind: 'integer' }, '12.0', '12'],
    [{ kind: 'money', precision: 2 }, '12.50', '12.5'],
    [{ kind: 'dateTime' }, '2026-11-23T10:30:00+01:00', '2026-11-23T09:30:00.000Z'],
    [{ kind: 'select', options }, 'TABLET', 'tablet'],
    [{ kind: 'multiSelect', options }, 'syrup, oral', ['syrup']],
    [{ kind: 'multiSelect', options }, 'syrup; tablet; Tablet', ['tablet', 'syrup']],
    [{ kind: 'multiSelect', options }, ['syrup'], ['syrup']],
    [{ kind: 'url' }, 'example.com/a', 'https://example.com/a'],
    [{ kind: 'email' }, 'Ann.Lee@Example.COM', 'Ann.Lee@example.com'],
    [{ kind: 'phone' }, '+49 (30) 1234-56 ext. 7', '+49 (30) 1234-56 ext. 7'],
    [{ kind: 'barcode' }, ' 4006381333931 ', '4006381333931'],
    [{ kind: 'reference', referenceTo: 'item' }, id, id],
    [{ kind: 'reference', referenceTo: 'item', multiple: true }, `${id},${other},${id}`, [id, other]],
    [{ kind: 'image', multiple: true }, [id], [id]],
    [{ kind: 'text', pattern: '[A-Z]{2}-\\d+' }, 'AB-12', 'AB-12'],
  ])('%j takes %j as %j', (field, given, expected) => {
    expect(one(field, given)).toEqual({ attributes: { f: expected }, problems: [] })
  })

  test.each<[Partial<Field>, string | number | boolean | string[], string]>([
    [{ kind: 'integer' }, '12.5', 'not_an_integer'],
    [{ kind: 'money', precision: 2 }, '1.005', 'too_precise'],
    [{ kind: 'date', min: '2026-01-01' }, '2025-12-31', 'too_early'],
    [{ kind: 'dateTime' }, '2026-02-30T10:00:00Z', 'not_an_instant'],
    [{ kind: 'select', options }, 'old', 'archived_option'],
    [{ kind: 'multiSelect', options, max: '1' }, 'tablet,syrup', 'too_many'],
    [{ kind: 'multiSelect', options }, 'tablet,none', 'unknown_option'],
    [{ kind: 'url' }, 'javascript:alert(1)', 'not_a_url'],
    [{ kind: 'email' }, 'ann@', 'not_an_email'],
    [{ kind: 'phone' }, 'call me', 'not_a_phone'],
    [{ kind: 'reference', referenceTo: 'item' }, 'SKU-1', 'not_a_reference'],
    [{ kind: 'reference', referenceTo: 'item' }, `${id},${other}`, 'too_many'],
    [{ kind: 'formula' }, '1', 'computed'],
    [{ kind: 'text', pattern: '[A-Z]{2}-\\d+' }, 'xAB-12', 'pattern'],
    [{ kind: 'text', max: '3' }, 'four', 'too_long'],
  ])('%j refuses %j as %s', (field, given, code) => {
    expect(one(field, given).problems.map((problem) => problem.code)).toEqual([code])
  })

  test('a pattern that would stall a backtracking engine answers at once', () => {
    const { problems } = one({ kind: 'text', pattern: '(a+)+$' }, `${'a'.repeat(1_900)}!`)
    expect(problems.map((problem) => problem.code)).toEqual(['pattern'])
  })
})

describe('what a record holds already', () => {
  const stored = { f: 'old value' }
  test('passes unchanged when the definition became stricter, and is refused changed', () => {
    const field = makeField({ max: '3' })
    expect(validateAttributes(stored, [field], item, { kept: stored }).problems).toEqual([])
    expect(validateAttributes({ f: 'newer' }, [field], item, { kept: stored }).problems).toHaveLength(1)
  })

  test('stays when its field or option is archived', () => {
    const archived = makeField({ archivedAt: '2026-01-01T00:00:00Z' })
    expect(validateAttributes(stored, [archived], item, { kept: stored }).attributes).toEqual(stored)
    expect(validateAttributes({ f: 'x' }, [archived], item).problems[0]?.code).toBe('archived_field')
  })

  test('cannot be changed, nor taken away, by a role that may not edit it', () => {
    const field = makeField({ editableBy: ['manager'] })
    const as = (given: Record<string, string>) =>
      validateAttributes(given, [field], item, { kept: stored, role: 'staff' }).problems.map((problem) => problem.code)
    expect(as(stored)).toEqual([])
    expect(as({ f: 'x' })).toEqual(['not_editable'])
    expect(as({})).toEqual(['not_editable'])
  })
})

test('a new record takes defaults, also for what is required; an old one does not', () => {
  const field = makeField({ required: true, defaultValue: ' shelf ' })
  expect(validateAttributes({}, [field], item, { isNew: true })).toEqual({ attributes: { f: 'shelf' }, problems: [] })
  expect(validateAttributes({}, [field], item).problems[0]?.code).toBe('required')
})

test('a conditional field is required only where its condition holds', () => {
  const prescription = makeField({ key: 'prescription', kind: 'boolean' })
  const expiry = makeField({
    key: 'expiry',
    kind: 'date',
    required: true,
    condition: { field: 'attributes.prescription', op: 'eq', value: true },
  })
  const codes = (given: Record<string, boolean>) =>
    validateAttributes(given, [prescription, expiry], item).problems.map((problem) => problem.code)
  expect(codes({ prescription: true })).toEqual(['required'])
  expect(codes({ prescription: false })).toEqual([])
})

test('a set attached to a category holds for items of categories below it', () => {
  const field = makeField({ scope: { itemTypeIds: [], categoryIds: ['drugs'] } })
  const inDrugs: RecordScope = { ...item, categoryIds: ['painkillers', 'drugs'] }
  expect(validateAttributes({ f: 'x' }, [field], inDrugs).problems).toEqual([])
  expect(validateAttributes({ f: 'x' }, [field], item).problems[0]?.code).toBe('foreign_field')
})

test('a condition reads the field of its own entity where another has one of the same key', () => {
  const condition = { field: 'attributes.size', op: 'gt', value: 9 } as const
  const asked = makeField({ key: 'reason', required: true, condition })
  const size = makeField({ key: 'size', kind: 'number' })
  const sizeOfPlaces = makeField({ key: 'size', kind: 'text', entity: 'location' })
  const { problems } = validateAttributes({ size: '10' }, [sizeOfPlaces, size, asked], item)
  expect(problems.map(({ key, code }) => [key, code])).toEqual([['reason', 'required']])
})
