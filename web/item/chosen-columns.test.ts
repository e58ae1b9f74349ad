import { expect, test } from 'vitest'
import {
  type ColumnChoice,
  readChoice,
  standardChoice,
  withMoved,
  withShown,
  withWidth,
} from '#web/item/chosen-columns.ts'

const choice: ColumnChoice = { columns: ['a', 'b', 'c'].map((id) => ({ id, pixels: null })), frozen: 3 }
const ids = ({ columns }: ColumnChoice) => columns.map(({ id }) => id).join('')

test('a stored choice comes back, a list of names too, and nothing damaged', () => {
  expect(readChoice(JSON.stringify(choice))).toEqual(choice)
  expect(ids(readChoice('["x","y"]'))).toBe('xy')
  for (const damaged of [
    '',
    '{',
    '[]',
    '[1]',
    '{"columns":[],"frozen":1}',
    '{"columns":[{"id":1}],"frozen":1}',
    'null',
  ])
    expect(readChoice(damaged)).toBe(standardChoice)
})

test('columns are moved, resized, shown and hidden; one always stays', () => {
  expect(ids(withMoved(choice, 'a', 2))).toBe('bca')
  expect(ids(withMoved(choice, 'c', 0))).toBe('cab')
  expect(withMoved(choice, 'x', 0)).toBe(choice)
  expect(withWidth(choice, 'b', 99).columns[1]).toEqual({ id: 'b', pixels: 99 })
  expect(ids(withShown(choice, 'd', true))).toBe('abcd')
  const one = withShown(withShown(choice, 'a', false), 'b', false)
  expect([ids(one), one.frozen]).toEqual(['c', 1])
  expect(withShown(one, 'c', false)).toBe(one)
})
