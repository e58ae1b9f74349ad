import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CountLine } from '#contract/count-sheet.ts'
import { listCountLines, recordCount } from '#contract/count-sheet.ts'
import { recordMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { prepareStock } from './count-fixture.ts'

/**
 * Counting in rounds while stock moves: lots and what is not tracked, beyond a threshold counted again by the other counter, and goods that move before, between and after the
 * rounds. Against a table of numbers: a line ends at what was counted last and what moved since.
 */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const move = fc.record({ line: fc.nat(2), change: fc.constantFrom(-3, -2, -1, 1, 2, 5), isLate: fc.boolean() })
const moves = fc.array(move, { maxLength: 4 })
const off = fc.constantFrom(-6, -1, 0, 0, 1, 4)
const history = fc.record({
  before: moves,
  first: fc.tuple(off, off, off),
  between: moves,
  second: fc.tuple(off, off, off),
  after: moves,
})

test('any lines counted in rounds end at what was counted last and what moved since', async () => {
  const s = await prepareStock(app, { negativeStock: 'allow' })
  const second = await s.secondCounter()
  let n = 0
  await fc.assert(
    fc.asyncProperty(history, async (told) => {
      n++
      const plain = await s.makeItem(`N${n}`)
      const lotted = await s.makeItem(`M${n}`, { tracking: 'lot' })
      const goods = [{ itemId: plain.id }, { itemId: lotted.id, lotCode: 'A' }, { itemId: lotted.id, lotCode: 'B' }]
      const record = (at: number, change: number, effectiveAt?: string) => {
        const ends = change > 0 ? { toLocationId: s.bin } : { fromLocationId: s.bin }
        const lines = [{ ...goods[at], itemId: goods[at]?.itemId ?? '', quantity: String(Math.abs(change)), ...ends }]
        const dated = effectiveAt ? { effectiveAt } : {}
        return s.admin.call(recordMovement, { body: { kind: change > 0 ? 'receipt' : 'sale', ...dated, lines } })
      }
      for (const at of goods.keys()) await record(at, 20, new Date(Date.now() - 86_400_000).toISOString())
      const books = [20, 20, 20]
      /** what the shelf holds by the model; the books may be wrong of it */
      const ends: number[] = [20, 20, 20]
      const isCounted = [false, false, false]
      const happen = async (acts: (typeof told)['before']) => {
        for (const { line, change, isLate } of acts) {
          // what is booked late happened before anything was counted: it mends the books, and moves nothing on the shelf since
          await record(line, change, isLate ? new Date(Date.now() - 3_600_000).toISOString() : undefined)
          books[line] = (books[line] ?? 0) + change
          if (!isLate || !isCounted[line]) ends[line] = (ends[line] ?? 0) + change
        }
      }
      const filter = { field: 'sku', op: 'in', value: [`N${n}`, `M${n}`] } as const
      const made = await s.plan({ selection: { filter } as never, recount: { percent: '10' } as never })
      const params = { countId: made.id }
      const lineOf = ({ itemId, lotCode }: CountLine) =>
        goods.findIndex((one) => one.itemId === itemId && (one.lotCode ?? null) === lotCode)
      const count = async (by: typeof second, offs: readonly number[]) => {
        const { data } = await by.call(listCountLines, { params, query: {} })
        const entries = data.flatMap((line) => {
          const at = lineOf(line)
          if (line.state !== 'open' && line.state !== 'recount') return []
          const found = Math.max(0, (ends[at] ?? 0) + (offs[at] ?? 0))
          ends[at] = found
          isCounted[at] = true
          return [{ id: randomUUID(), lineId: line.id, quantity: String(found) }]
        })
        const reply = await by.call(recordCount, { params, body: { entries } })
        expect(reply.data.map(({ refused }) => refused)).toEqual(entries.map(() => null))
        return entries.length
      }
      await happen(told.before)
      expect(await count(s.staff, told.first)).toBe(3)
      const beyond = ends.map((found, at) => Math.abs(found - (books[at] ?? 0)) * 100 > Math.abs(books[at] ?? 0) * 10)
      const handed = await s.handIn(made)
      expect(handed.progress.recount).toBe(beyond.filter(Boolean).length)
      await happen(told.between)
      if (beyond.some(Boolean)) expect(await count(second, told.second)).toBe(beyond.filter(Boolean).length)
      const inReview = beyond.some(Boolean) ? await s.handIn(made, 'refuse', second) : handed
      expect(inReview.state).toBe('review')
      await happen(told.after)
      await s.approve(inReview)
      const pages = await Promise.all(
        [plain, lotted].map(({ id: itemId }) => s.admin.call(listStock, { query: { itemId } })),
      )
      const data = pages.flatMap((page) => page.data)
      const there = goods.map(({ itemId, lotCode }) =>
        Number(data.find((row) => row.itemId === itemId && row.lotCode === (lotCode ?? null))?.onHand ?? 0),
      )
      expect(there).toEqual(ends)
    }),
    { numRuns: 15, endOnFailure: true },
  )
  expect((await s.admin.call(proveLedger)).differences).toEqual([])
}, 120_000)
