import { expect, test } from 'vitest'
import { type PageSource, RowPages } from '#web/item/row-pages.ts'

/** A list of `count` numbers, with what was asked of it. */
function listOf(count: number, told = { total: count, totalIsEstimate: false }) {
  const asked: string[] = []
  const stopped: number[] = []
  let first = 0
  const source: PageSource<{ id: number; name: string }> = {
    load: async (from, signal) => {
      const start = from === 'first' ? 0 : Number('at' in from ? from.at : from.cursor)
      asked.push(from === 'first' ? from : `${'at' in from ? 'at' : 'behind'} ${start}`)
      await Promise.resolve()
      if (signal.aborted) {
        stopped.push(start)
        throw signal.reason
      }
      const data = Array.from({ length: Math.max(Math.min(100, count - start), 0) }, (_, n) => ({
        id: first + start + n,
        name: `row ${first + start + n}`,
      }))
      return {
        data,
        nextCursor: start + 100 < count ? String(start + 100) : null,
        ...(from === 'first' ? told : start >= count ? { total: count } : {}),
      }
    },
  }
  const shift = (by: number) => {
    first += by
  }
  return { pages: new RowPages(source), asked, stopped, shift }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

test('pages load as they come in sight, forwards by the cursor of the page before', async () => {
  const { pages, asked } = listOf(1_000)
  pages.want(0, 30)
  await settled()
  pages.want(40, 70)
  await settled()
  expect(asked).toEqual(['first', 'behind 100'])
  pages.want(140, 170)
  await settled()
  expect(asked.at(-1)).toBe('behind 200')
  expect([pages.total, pages.rowAt(0)?.id, pages.rowAt(199)?.id, pages.rowAt(500)]).toEqual([1_000, 0, 199, undefined])
})

test('a jump reads its page by its place instead of all before it, then those beside it', async () => {
  const { pages, asked } = listOf(100_000)
  pages.want(0, 30)
  await settled()
  asked.length = 0
  pages.want(73_250, 73_280)
  await settled()
  expect(asked).toEqual(['at 73200', 'behind 73300', 'at 73100'])
  expect(pages.rowAt(73_251)?.id).toBe(73_251)
  asked.length = 0
  pages.want(99_970, 99_999)
  await settled()
  expect(asked).toEqual(['at 99900', 'at 99800'])
  expect(pages.rowAt(99_999)?.id).toBe(99_999)
})

test('what the scroll has left behind is not loaded any more', async () => {
  const { pages, asked, stopped } = listOf(100_000)
  pages.want(0, 30)
  await settled()
  asked.length = 0
  pages.want(20_000, 20_030)
  pages.want(50_000, 50_030)
  await settled()
  expect(asked).toEqual(['at 20000', 'at 50000', 'behind 50100', 'at 49900'])
  expect(stopped).toEqual([20_000])
  expect(pages.rowAt(50_001)?.id).toBe(50_001)
})

test('an estimated length becomes exact where the list ends', async () => {
  const { pages } = listOf(250, { total: 300, totalIsEstimate: true })
  pages.want(0, 30)
  await settled()
  expect([pages.total, pages.totalIsEstimate]).toEqual([300, true])
  pages.want(230, 260)
  await settled()
  expect([pages.total, pages.totalIsEstimate]).toEqual([250, false])
  const shorter = listOf(250, { total: 9_000, totalIsEstimate: true })
  shorter.pages.want(0, 30)
  await settled()
  shorter.pages.want(8_000, 8_030)
  await settled()
  expect([shorter.pages.total, shorter.pages.totalIsEstimate]).toEqual([250, false])
})

test('a refresh keeps the rows in sight until the new ones are there, and forgets the others', async () => {
  const { pages, asked, shift } = listOf(1_000)
  pages.want(0, 30)
  await settled()
  pages.want(500, 530)
  await settled()
  shift(7)
  asked.length = 0
  const refreshed = pages.refresh()
  expect(pages.rowAt(510)?.id).toBe(510)
  await refreshed
  expect(pages.rowAt(510)?.id).toBe(517)
  expect(pages.rowAt(150)).toBeUndefined()
  expect(asked).toContain('first')
})

test('a failed page says so, and the next attempt goes on', async () => {
  let fails = true
  const pages = new RowPages<{ id: number }>({
    load: async () => {
      if (fails) throw new Error('away')
      return { data: [{ id: 1 }], nextCursor: null }
    },
  })
  pages.want(0, 30)
  await settled()
  expect([pages.error, pages.total]).toEqual([new Error('away'), undefined])
  fails = false
  await pages.refresh()
  expect([pages.error, pages.total, pages.rowAt(0)?.id]).toEqual([undefined, 1, 1])
})

test('what somebody waits for arrives, wherever the scroll goes meanwhile', async () => {
  const { pages, stopped } = listOf(1_000)
  pages.want(0, 30)
  await settled()
  const reading = pages.read(600, 610)
  pages.want(300, 330)
  expect((await reading).map(({ id }) => id)).toHaveLength(11)
  expect(stopped).toEqual([])
})

test('rows of a range that is not in sight are read all', async () => {
  const { pages } = listOf(1_000)
  pages.want(0, 30)
  await settled()
  const rows = await pages.read(95, 305)
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 211 }, (_, n) => 95 + n))
  expect((await pages.read(990, 1_200)).length).toBe(10)
})

test('a row is replaced where it stands', async () => {
  const { pages } = listOf(1_000)
  pages.want(0, 30)
  await settled()
  const before = pages.version()
  pages.replace(
    ({ id }) => id === 5,
    (row) => ({ ...row, name: 'new' }),
  )
  expect([pages.rowAt(5)?.name, pages.rowAt(6)?.name]).toEqual(['new', 'row 6'])
  expect(pages.version()).toBeGreaterThan(before)
})
