import { expect, test } from 'vitest'
import type { ViewConfig } from '#contract/view.ts'
import { isSameView, readParts, writeParts } from '#web/view/view-parts.ts'

const saved: ViewConfig = {
  columns: [{ id: 'sku', pixels: null }],
  frozen: 1,
  filter: { field: 'price', op: 'gt', value: '5' },
  text: '',
  archived: 'exclude',
  sort: '-price',
  group: null,
  measures: [],
  layout: 'table',
}
const write = (change: Partial<ViewConfig>, from = '') => {
  const query = new URLSearchParams(from)
  writeParts(query, change, saved)
  return query
}
const read = (query: URLSearchParams) => ({ ...saved, ...readParts(query, saved).parts })

test.each<[Partial<ViewConfig>]>([
  [{ filter: null }],
  [{ filter: { text: 'x' }, sort: null }],
  [{ text: 'bolt & nut', archived: 'only' }],
  [{ group: 'attributes.colour', layout: 'photos' }],
  [
    {
      measures: [
        { column: 'price', of: 'sum' },
        { column: 'attributes.weight', of: 'average' },
      ],
    },
  ],
  [{}],
])('what is arranged otherwise than saved stands in the address and comes back: %j', (change) => {
  expect(read(write(change))).toEqual({ ...saved, ...change })
})

test('what is as saved stays out of the address', () => {
  expect(write({ sort: '-price', text: '', group: null }, 'view=1&sort=name').toString()).toBe('view=1')
})

test('a damaged address shows what is saved, but for a filter that cannot be read', () => {
  const { parts, isUnreadable } = readParts(
    new URLSearchParams('filter={&archived=perhaps&layout=cube&measures=sum,median:x'),
    saved,
  )
  expect(isUnreadable).toBe(true)
  expect(parts).toMatchObject({ filter: null, archived: 'exclude', layout: 'table', sort: '-price', measures: [] })
})

test('a view is changed when anything of it is', () => {
  expect(isSameView(saved, { ...saved, columns: [...saved.columns] })).toBe(true)
  expect(isSameView(saved, { ...saved, frozen: 0 })).toBe(false)
  expect(isSameView(saved, { ...saved, columns: [{ id: 'sku', pixels: 90 }] })).toBe(false)
})
