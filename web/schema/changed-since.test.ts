import { expect, test } from 'vitest'
import { makeField } from '#core/attribute/field-fixture.ts'
import { changedSince } from '#web/schema/changed-since.ts'

test('a conflict tells what a colleague changed, and nothing that stayed', () => {
  const before = makeField({ name: 'Weight', unit: 'kg', options: [] })
  const after = { ...before, name: 'Net weight', required: true, unit: null, version: 2, slot: 'text_1' }
  expect(changedSince(before, after)).toEqual([
    { property: 'name', before: 'Weight', after: 'Net weight' },
    { property: 'required', before: '✗', after: '✓' },
    { property: 'unit', before: 'kg', after: '' },
  ])
})

test('options are told by their labels, and what is no definition tells nothing', () => {
  const before = makeField({ options: [{ key: 'a', label: 'Tablet' }] })
  const options = [...before.options, { key: 'b', label: 'Syrup' }]
  expect(changedSince(before, { options })).toEqual([{ property: 'options', before: 'Tablet', after: 'Tablet, Syrup' }])
  for (const nothing of [null, undefined, 'text', {}]) expect(changedSince(before, nothing)).toEqual([])
})
