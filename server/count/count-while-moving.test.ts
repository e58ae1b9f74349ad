import { randomUUID } from 'node:crypto'
import Big from 'big.js'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Count } from '#contract/count.ts'
import { approveCount, reverseCount } from '#contract/count-review.ts'
import { recordCount } from '#contract/count-sheet.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { prepareStock } from './count-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type Stock = Awaited<ReturnType<typeof prepareStock>>

/** What moved at the place after an instant, by the list of movements. */
async function movedAfter(s: Stock, itemId: string, instant: string): Promise<Big> {
  let sum = new Big(0)
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await s.admin.call(listMovements, { query: { itemId, limit: 200, ...(cursor ? { cursor } : {}) } })
    for (const { effectiveAt, kind, lines } of page.data)
      for (const line of lines)
        if (kind !== 'count' && line.itemId === itemId && effectiveAt > instant)
          sum = sum[line.toLocationId === s.bin ? 'plus' : 'minus'](line.quantity)
    cursor = page.nextCursor
  }
  return sum
}

test('while 20 clients post movements, each line ends at what was counted and what moved since', async () => {
  const s = await prepareStock(app, { negativeStock: 'allow' } as never)
  const items = [await s.makeItem('A'), await s.makeItem('B'), await s.makeItem('C')]
  for (const item of items) await s.move('opening', item.id, '100', { to: s.bin })
  const made = await s.plan()
  const client = async (n: number) => {
    for (let at = 0; at < 6; at++) {
      const item = items[(n + at) % items.length]
      const quantity = String(1 + ((n * 7 + at) % 5))
      await s.move(at % 2 ? 'receipt' : 'sale', item?.id ?? '', quantity, at % 2 ? { to: s.bin } : { from: s.bin })
    }
  }
  const counter = async () => {
    for (const [sku, quantity] of Object.entries({ A: '90', B: '101', C: '0' }))
      await s.enter(made, { [sku]: quantity })
    return s.handIn(made)
  }
  const [handed] = await Promise.all([counter(), ...Array.from({ length: 20 }, (_, n) => client(n))])
  const { data } = await s.review(made)
  const approving = s.approve(handed)
  await Promise.all([approving, client(21), client(22)])
  for (const line of data) {
    const since = await movedAfter(s, line.itemId, line.countedAt ?? '')
    expect(await s.onHand(line.itemId), line.sku).toBe(since.plus(line.counted ?? 0).toFixed())
  }
  expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)
})

test('two approvals at once post once; two reversals at once take back once', async () => {
  const s = await prepareStock(app)
  const a = await s.makeItem('A')
  await s.move('opening', a.id, '10', { to: s.bin })
  const made = await s.plan()
  await s.enter(made, { A: '7' })
  const handed = await s.handIn(made)
  const params = { countId: made.id }
  const approvals = await Promise.all(
    [1, 2, 3].map(() => s.manager.send(approveCount, { params, ifMatch: handed.version, body: {} as never })),
  )
  expect(approvals.map(({ status }) => status).toSorted()).toEqual([200, 412, 412])
  expect(await s.onHand(a.id)).toBe('7')
  const reversals = await Promise.all(
    [1, 2].map(() => s.manager.send(reverseCount, { params, body: { reason: 'mistaken' } })),
  )
  expect(reversals.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await s.onHand(a.id)).toBe('10')
})

test('two counts of the same stock approved at once: one posts, the other is told that its figure is stale', async () => {
  const s = await prepareStock(app)
  const a = await s.makeItem('A')
  await s.move('opening', a.id, '10', { to: s.bin })
  const counts: Count[] = []
  for (const name of ['One', 'Two']) {
    const made = await s.plan({ name })
    await s.enter(made, { A: '7' })
    counts.push(await s.handIn(made))
  }
  const replies = await Promise.all(
    counts.map((count) =>
      s.manager.send(approveCount, { params: { countId: count.id }, ifMatch: count.version, body: {} as never }),
    ),
  )
  expect(replies.map(({ status, problem }) => [status, problem.code]).toSorted()).toEqual([
    [200, undefined],
    [409, 'count_stale'],
  ])
  expect(await s.onHand(a.id)).toBe('7')
})

test('a movement of the batch that was taken back by hand is not taken back twice', async () => {
  const s = await prepareStock(app)
  const a = await s.makeItem('A')
  await s.move('opening', a.id, '10', { to: s.bin })
  const made = await s.plan()
  await s.enter(made, { A: '7' })
  const approved = await s.approve(await s.handIn(made))
  const movementId = approved.movementIds[0] ?? ''
  await s.admin.call(reverseMovement, { params: { movementId }, body: { reason: 'by hand' } })
  await s.manager.call(reverseCount, { params: { countId: made.id }, body: { reason: 'all of it' } })
  expect(await s.onHand(a.id)).toBe('10')
  expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)
})

/** What is done between planning and approving, on one of two lines; `hours` ago, or now. */
const act = fc.oneof(
  fc.record({
    kind: fc.constantFrom('receipt', 'sale'),
    line: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 9 }),
    hours: fc.constantFrom(0, 0, 5),
  }),
  fc.record({ kind: fc.constant('count'), line: fc.nat(1), quantity: fc.nat(20) }),
  fc.record({ kind: fc.constant('reverse'), which: fc.nat(20) }),
)

test('after approval the books are what was counted and what moved since, whatever was done in whatever order', async () => {
  const s = await prepareStock(app, { negativeStock: 'allow' } as never)
  let n = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
      n++
      const items = [await s.makeItem(`P${n}-0`), await s.makeItem(`P${n}-1`)]
      for (const item of items) await s.move('opening', item.id, '10', { to: s.bin })
      const made = await s.plan({ selection: { filter: { field: 'sku', op: 'startsWith', value: `P${n}-` } } as never })
      const lines = await s.sheet(made)
      /** the model: per line what was counted, and what moved since by the clock of the shelf */
      const model = items.map((item) => ({
        itemId: item.id,
        counted: undefined as number | undefined,
        since: 0,
        book: 10,
      }))
      const posted: { id: string; line: number; delta: number; late: boolean; at: number; reversed: boolean }[] = []
      const countedAt = [-1, -1]
      for (const [at, one] of acts.entries()) {
        if ('which' in one) {
          const open = posted.filter((movement) => !movement.reversed)
          const movement = open[one.which % Math.max(1, open.length)]
          if (!movement) continue
          await s.admin.call(reverseMovement, { params: { movementId: movement.id }, body: { reason: 'x' } })
          movement.reversed = true
          const line = model[movement.line]
          if (!line) continue
          line.book -= movement.delta
          // it never happened: gone from what moved since, if it was in there
          if (!movement.late && movement.at > (countedAt[movement.line] ?? -1)) line.since -= movement.delta
          continue
        }
        const line = model[one.line]
        if (!line) continue
        if ('hours' in one) {
          const delta = one.kind === 'receipt' ? one.quantity : -one.quantity
          const movement = await s.admin.call(recordMovement, {
            body: {
              kind: one.kind as 'receipt',
              ...(one.hours ? { effectiveAt: new Date(Date.now() - one.hours * 3_600_000).toISOString() } : {}),
              lines: [
                {
                  itemId: line.itemId,
                  quantity: String(one.quantity),
                  ...(delta > 0 ? { toLocationId: s.bin } : { fromLocationId: s.bin }),
                },
              ],
            } as never,
          })
          posted.push({ id: movement.id, line: one.line, delta, late: one.hours > 0, at, reversed: false })
          line.book += delta
          if (!one.hours) line.since += delta
        } else {
          const lineId = lines.find(({ itemId }) => itemId === line.itemId)?.id ?? ''
          const entry = { id: randomUUID(), lineId, quantity: String(one.quantity) }
          await s.staff.call(recordCount, { params: { countId: made.id }, body: { entries: [entry] } })
          line.counted = one.quantity
          line.since = 0
          countedAt[one.line] = at
        }
      }
      const handed = await s.handIn(made, 'leave')
      await s.approve(handed)
      for (const line of model) {
        const expected = line.counted === undefined ? line.book : line.counted + line.since
        expect(await s.onHand(line.itemId)).toBe(String(expected))
      }
    }),
    { numRuns: 12 },
  )
  expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)
}, 120_000)
