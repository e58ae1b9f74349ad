import { expect, test } from 'vitest'
import { actsOf, toItemChange } from '#web/bulk-edit/change-draft.ts'

test('lines add up to one change of columns, attributes and entries', () => {
  expect(
    toItemChange([
      { column: 'price', act: 'set', value: '5' },
      { column: 'description', act: 'emptied', value: undefined },
      { column: 'category', act: 'emptied', value: undefined },
      { column: 'type', act: 'set', value: 't1' },
      { column: 'attributes.colour', act: 'set', value: 'red' },
      { column: 'attributes.note', act: 'emptied', value: 'left over' },
      { column: 'attributes.tags', act: 'add', value: ['a', 'b'] },
      { column: 'attributes.marks', act: 'remove', value: ['c'] },
    ]),
  ).toEqual({
    price: '5',
    description: '',
    categoryId: null,
    itemTypeId: 't1',
    attributes: { colour: 'red', note: null },
    addEntries: { tags: ['a', 'b'] },
    removeEntries: { marks: ['c'] },
  })
})

test.each([undefined, null, '', []])('a line that lacks its value makes no change: %j', (value) => {
  expect(toItemChange([{ column: 'attributes.tags', act: 'add', value }])).toBeUndefined()
})

test('false is a value', () => {
  expect(toItemChange([{ column: 'attributes.checked', act: 'set', value: false }])).toEqual({
    attributes: { checked: false },
  })
})

test('what an item cannot be without is not emptied', () => {
  expect(actsOf('name', false)).toEqual(['set'])
  expect(actsOf('barcode', false)).toEqual(['set', 'emptied'])
  expect(actsOf('attributes.tags', true)).toContain('remove')
})
