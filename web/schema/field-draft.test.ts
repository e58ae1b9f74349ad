import { describe, expect, test } from 'vitest'
import { isRangeReversed, toFieldBody, toFieldDraft, withKeys } from '#web/schema/field-draft.ts'

describe('the options of a choice', () => {
  test('keep their keys when renamed, so that stored values keep their meaning', () => {
    expect(withKeys([{ key: 's', label: 'Small' }])).toEqual([{ key: 's', label: 'Small' }])
  })
  test('new ones get keys from their labels, never one that is taken', () => {
    expect(
      withKeys([
        { key: 'red', label: 'Crimson' },
        { key: '', label: ' Red ' },
        { key: '', label: 'red!' },
        { key: '', label: '' },
        { key: '', label: 'Länge 2' },
      ]),
    ).toEqual([
      { key: 'red', label: 'Crimson' },
      { key: 'red_2', label: 'Red' },
      { key: 'red_3', label: 'red!' },
      { key: 'lange_2', label: 'Länge 2' },
    ])
  })
})

test('a request carries only what the kind has', () => {
  const draft = { ...toFieldDraft(undefined, 't1'), name: ' Weight ', unit: 'kg', min: '-1,5', max: '' }
  expect(toFieldBody({ ...draft, kind: 'number' })).toMatchObject({
    name: 'Weight',
    unit: 'kg',
    min: '-1.5',
    max: null,
  })
  expect(toFieldBody({ ...draft, kind: 'text', options: [{ key: '', label: 'x' }] })).toMatchObject({
    unit: null,
    min: null,
    options: [],
  })
})

test.each([
  ['1', '2', false],
  ['2', '1', true],
  ['-1', '-2', true],
  ['', '1', false],
  ['10', '9.99', true],
])('from %s to %s is reversed: %s', (min, max, expected) => {
  expect(isRangeReversed(min, max)).toBe(expected)
})
