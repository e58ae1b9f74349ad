import { expect, test } from 'vitest'
import { readAllPages } from '#web/lib/read-all-pages.ts'

/** A listing of some rows, and what it was asked. */
function listingOf(count: number) {
  const asked: { limit: number; cursor?: string }[] = []
  const read = (query: { limit: number; cursor?: string }) => {
    asked.push(query)
    const from = Number(query.cursor ?? 0)
    const to = Math.min(from + query.limit, count)
    const data = Array.from({ length: to - from }, (_, at) => from + at)
    return Promise.resolve({ data, nextCursor: to < count ? String(to) : null })
  }
  return { asked, read }
}

test('rows past the first page are read too, each once and in their order', async () => {
  const { asked, read } = listingOf(450)
  expect(await readAllPages(read)).toEqual(Array.from({ length: 450 }, (_, at) => at))
  expect(asked).toEqual([{ limit: 200 }, { limit: 200, cursor: '200' }, { limit: 200, cursor: '400' }])
})

test('a list of thousands is cut at 4,000', async () => {
  const { asked, read } = listingOf(5_000)
  expect(await readAllPages(read)).toHaveLength(4_000)
  expect(asked).toHaveLength(20)
})
