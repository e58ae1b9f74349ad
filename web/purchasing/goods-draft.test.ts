import { expect, test } from 'vitest'
import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { goodsOf } from '#web/lot/goods.ts'
import { allOpen, isAllOpen, readGoodsLines } from '#web/purchasing/goods-draft.ts'

const lines = [
  { id: 'a', open: '5', unit: 'pcs', packUnit: 'box', packSize: '6' },
  { id: 'b', open: '0', unit: 'pcs', packUnit: 'box', packSize: '6' },
  { id: 'c', open: '2.5', unit: 'pcs', packUnit: null, packSize: '1' },
] as unknown as PurchaseOrderLine[]
const rows = lines.map((line) => ({
  line,
  item: { id: line.id, name: line.id, unit: 'pcs', tracking: line.id === 'c' ? ('lot' as const) : ('none' as const) },
  way: { to: 'in' as const },
  units: { unit: 'pcs', packs: [{ name: 'box', factor: '6' }] },
}))

test('what is open is filled in, and only lines with an amount are received, each lot as a line', () => {
  const all = allOpen(lines)
  expect(readGoodsLines(rows, all)).toEqual({
    lines: [{ lineId: 'a', quantity: '5' }],
    faults: new Map([['c', { fault: 'lotMissing' }]]),
  })
  const lots = ['L1', 'L2'].map((code) => ({ code, expiresOn: '', quantity: '1' }))
  expect(readGoodsLines(rows, { a: goodsOf('1,5'), c: { ...goodsOf('2'), lots } }).lines).toEqual([
    { lineId: 'a', quantity: '1.5' },
    { lineId: 'c', quantity: '1', lotCode: 'L1' },
    { lineId: 'c', quantity: '1', lotCode: 'L2' },
  ])
})

test('what is open in whole packs is filled in as packs, and is all that is open whichever way it is typed', () => {
  const [first] = rows
  if (!first) throw new Error('There are rows.')
  const row = { ...first, line: { ...first.line, open: '18' } }
  const all = allOpen([row.line])
  expect(readGoodsLines([row], all).lines).toEqual([{ lineId: 'a', quantity: '3', unit: 'box' }])
  const typed = (text: string, unit = '') => isAllOpen(row, { a: goodsOf(text, unit) })
  expect([isAllOpen(row, all), typed('18'), typed('3 boxes'), typed('3')]).toEqual([true, true, true, false])
})
