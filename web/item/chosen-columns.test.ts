import { expect, test } from 'vitest'
import type { Field } from '#contract/field.ts'
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
  expect(ids(readChoice('["x","y"]') ?? choice)).toBe('xy')
  for (const damaged of [
    '',
    '{',
    '[]',
    '[1]',
    '{"columns":[],"frozen":1}',
    '{"columns":[{"id":1}],"frozen":1}',
    'null',
  ])
    expect(readChoice(damaged)).toBeUndefined()
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

test('what most items have a value of stands among the standard columns, in the order of the form, and what all may have where there is room', () => {
  const scope = { itemTypeIds: ['t'], categoryIds: [] }
  const field = (key: string, over: Partial<Field> = {}) =>
    ({ key, kind: 'text', entity: 'item', scope, archivedAt: null, ...over }) as Field
  const shown = (fields: Field[], items: Record<string, string>[]) =>
    standardChoice(
      fields,
      2,
      items.map((attributes) => ({ attributes })),
    )
      .columns.filter(({ id }) => id.startsWith('attributes.'))
      .map(({ id }) => id.slice('attributes.'.length))
      .join('')
  const fields = [...'abcde'].map((key) => field(key))
  const ofAll = field('z', { scope: null })
  expect(shown([...fields, ofAll], [])).toBe('z')
  expect(shown([...fields, ofAll], [{ b: '1', d: '1' }, { d: '1' }, { d: '1' }, { a: '1' }, {}])).toBe('dz')
  const full = { a: '1', b: '1', c: '1', d: '1', e: '1' }
  expect(shown([ofAll, ...fields], [full, { e: '1' }])).toBe('abce')
})

test('the first fields of all items stand among the standard columns, and those of a type where it is the only one', () => {
  const field = (key: string, over: Partial<Field> = {}) =>
    ({ key, kind: 'text', entity: 'item', scope: null, archivedAt: null, ...over }) as Field
  const shown = (fields: Field[], types: number) =>
    standardChoice(fields, types)
      .columns.filter(({ id }) => id.startsWith('attributes.'))
      .map(({ id }) => id.slice('attributes.'.length))
      .join('')
  const scope = { itemTypeIds: ['t'], categoryIds: [] }
  const fields = [
    field('a', { scope }),
    field('b'),
    field('c', { kind: 'longText' }),
    field('d', { archivedAt: '2026-01-01' }),
    field('e', { entity: 'supplier' }),
    ...['f', 'g', 'h', 'i'].map((key) => field(key)),
  ]
  expect([shown(fields, 2), shown(fields, 1), shown([], 0)]).toEqual(['bfgh', 'abfg', ''])
})
