import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOutUnit } from '#contract/checkout.ts'
import { approveCount, reverseCount } from '#contract/count-review.ts'
import { findCountable, recordCount } from '#contract/count-sheet.ts'
import { recordMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { prepareStock } from './count-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type Stock = Awaited<ReturnType<typeof prepareStock>>

const receive = (s: Stock, itemId: string, lots: Record<string, string>, place = s.bin) =>
  s.admin.call(recordMovement, {
    body: {
      kind: 'receipt',
      lines: Object.entries(lots).map(([lotCode, quantity]) => ({ itemId, lotCode, quantity, toLocationId: place })),
    } as never,
  })

/** What is on hand by place and lot. */
async function lotsOf(s: Stock, itemId: string) {
  const { data } = await s.admin.call(listStock, { query: { itemId } })
  return data
    .filter(({ onHand }) => Number(onHand) !== 0)
    .map((row) => `${row.locationCode} ${row.lotCode} ${canonicalDecimal(row.onHand)}`)
    .toSorted()
}

async function enterLots(s: Stock, count: Parameters<Stock['sheet']>[0], figures: Record<string, string>) {
  const lines = await s.sheet(count)
  const entries = Object.entries(figures).map(([code, quantity]) => ({
    id: randomUUID(),
    lineId: lines.find((line) => `${line.locationCode} ${line.lotCode}` === code)?.id ?? '',
    quantity,
  }))
  return (await s.staff.call(recordCount, { params: { countId: count.id }, body: { entries } })).data
}

test('lots are counted each by itself, a lot nobody knew is added, and all of it is taken back', async () => {
  const s = await prepareStock(app)
  const milk = await s.makeItem('MILK', { tracking: 'lot' })
  await receive(s, milk.id, { L1: '10', L2: '5' })
  const made = await s.plan()
  const params = { countId: made.id }
  expect((await s.sheet(made)).map(({ lotCode }) => lotCode)).toEqual(['L1', 'L2'])
  await enterLots(s, made, { 'SHOP-1 L1': '9', 'SHOP-1 L2': '5' })
  const found = await s.staff.call(findCountable, { params, query: { code: 'l2' } })
  expect(found.data).toMatchObject([{ sku: 'MILK', tracking: 'lot', lotCode: 'L2' }])
  const unknown = (lotCode?: string) => ({
    id: randomUUID(),
    itemId: milk.id,
    locationId: s.bin,
    quantity: '2',
    ...(lotCode ? { lotCode } : {}),
  })
  const added = await s.staff.call(recordCount, { params, body: { entries: [unknown('L3'), unknown()] } })
  expect(added.data.map(({ refused }) => refused)).toEqual([null, 'lotMissing'])
  await s.approve(await s.handIn(made))
  expect(await lotsOf(s, milk.id)).toEqual(['SHOP-1 L1 9', 'SHOP-1 L2 5', 'SHOP-1 L3 2'])
  expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)
  await s.manager.call(reverseCount, { params, body: { reason: 'wrong shelf' } })
  expect(await lotsOf(s, milk.id)).toEqual(['SHOP-1 L1 10', 'SHOP-1 L2 5'])
})

test('a serial is there or not; one found elsewhere moves only when its place was counted as empty', async () => {
  const s = await prepareStock(app)
  const drill = await s.makeItem('DRILL', { tracking: 'serial' })
  await receive(s, drill.id, { S1: '1', S2: '1' })
  const made = await s.plan()
  const params = { countId: made.id }
  expect((await enterLots(s, made, { 'SHOP-1 S1': '2' })).map(({ refused }) => refused)).toEqual(['serialQuantity'])
  await enterLots(s, made, { 'SHOP-1 S2': '1' })
  const elsewhere = { id: randomUUID(), itemId: drill.id, locationId: s.shop, lotCode: 's1', quantity: '1' }
  await s.staff.call(recordCount, { params, body: { entries: [elsewhere] } })
  await s.handIn(made, 'leave')
  expect((await s.review(made)).data.map(({ lotCode, stale }) => [lotCode, stale])).toEqual([
    ['S1', null],
    ['S2', null],
    ['S1', 'serialElsewhere'],
  ])

  const again = await s.plan({ name: 'Again' })
  await enterLots(s, again, { 'SHOP-1 S1': '0', 'SHOP-1 S2': '1' })
  const entry = { ...elsewhere, id: randomUUID() }
  await s.staff.call(recordCount, { params: { countId: again.id }, body: { entries: [entry] } })
  await s.approve(await s.handIn(again))
  expect(await lotsOf(s, drill.id)).toEqual(['SHOP S1 1', 'SHOP-1 S2 1'])
  expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)
})

test('a serial that is counted though the books have it with somebody is told and not posted', async () => {
  const s = await prepareStock(app)
  const drill = await s.makeItem('DRILL', { tracking: 'serial' })
  await receive(s, drill.id, { S1: '1', S2: '1' })
  const { data } = await s.staff.call(listStock, { query: { itemId: drill.id } })
  const lotId = data.find(({ lotCode }) => lotCode === 'S1')?.lotId ?? ''
  const made = await s.plan()
  await s.staff.call(checkOutUnit, { body: { lotId, holderName: 'Ada' } })
  await enterLots(s, made, { 'SHOP-1 S1': '1', 'SHOP-1 S2': '1' })
  const handed = await s.handIn(made)
  expect((await s.review(handed)).data.map(({ lotCode, stale }) => [lotCode, stale])).toEqual([
    ['S1', 'serialElsewhere'],
    ['S2', null],
  ])
  const params = { countId: made.id }
  const approval = await s.manager.send(approveCount, { params, ifMatch: handed.version, body: {} as never })
  expect(approval.problem.code).toBe('count_stale')
})
