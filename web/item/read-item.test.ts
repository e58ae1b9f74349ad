import { afterEach, expect, test, vi } from 'vitest'
import { readItem } from '#web/item/read-item.ts'

const requests: URL[] = []

function serve(known: readonly string[]): void {
  requests.length = 0
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://here.invalid')
    requests.push(url)
    const { value } = JSON.parse(url.searchParams.get('filter') ?? '') as { value: string[] }
    const data = value.filter((id) => known.includes(id)).map((id) => ({ id, name: `item ${id}` }))
    return Response.json({ data, nextCursor: null })
  })
}

afterEach(() => vi.unstubAllGlobals())

test('items asked for in one moment come in one call, each once', async () => {
  serve(['a', 'b'])
  const read = await Promise.all([readItem('a'), readItem('b'), readItem('a')])
  expect(read.map((item) => item.name)).toEqual(['item a', 'item b', 'item a'])
  expect(requests.length).toBe(1)
})

test('more than a page of them are read in several calls', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => `i${index}`)
  serve(ids)
  const read = await Promise.all(ids.map(readItem))
  expect(read.map((item) => item.id)).toEqual(ids)
  expect(requests.length).toBe(3)
})

test('an item that is not there fails alone', async () => {
  serve(['a'])
  const [there, missing] = await Promise.allSettled([readItem('a'), readItem('z')])
  expect([there.status, missing.status]).toEqual(['fulfilled', 'rejected'])
})
