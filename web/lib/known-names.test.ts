import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { listItems } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { knownNames } from '#web/lib/known-names.ts'
import { readKey } from '#web/lib/read.ts'

test('names are found in a page, in pages and in whole lists that were read; others are not known', () => {
  const cache = new QueryClient()
  cache.setQueryData(readKey(listItems, { query: {} }), { data: [{ id: 'a', name: 'Ibuprofen' }], nextCursor: null })
  cache.setQueryData([...readKey(listItems, { query: {} }), 'pages'], {
    pages: [{ data: [{ id: 'b', name: 'Bandage' }] }],
    pageParams: [undefined],
  })
  cache.setQueryData([...readKey(listLocations), 'all'], [{ id: 'x', name: 'Shelf A1' }])
  expect(knownNames(cache, { itemId: 'a', locationId: 'x' })).toEqual({ item: 'Ibuprofen', place: 'Shelf A1' })
  expect(knownNames(cache, { itemId: 'b', locationId: 'y' })).toEqual({ item: 'Bandage', place: undefined })
  expect(knownNames(cache, { itemId: null })).toEqual({ item: undefined, place: undefined })
})
