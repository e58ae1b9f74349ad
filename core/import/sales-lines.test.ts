import fc from 'fast-check'
import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { classifySalesLine, dependsOnItem } from './classify-sales-line.ts'
import { fromBillionths, stockTimeline, toBillionths } from './opening-stock.ts'
import { salesRowReader } from './read-sales-row.ts'
import { chooseName, choosePrice, isService, salesProfile } from './sales-profile.ts'
import { isServiceItem } from './sales-words.ts'
import { zonedClock } from './zoned-clock.ts'

const headers = ['ref', 'sku', 'name', 'qty', 'date', 'price', 'customer']
const read = salesRowReader({
  columns: { reference: 0, sku: 1, name: 2, quantity: 3, date: 4, unitPrice: 5, customer: 6 },
  headers,
  dateOrder: 'dmy',
  decimalMark: '.',
  clock: zonedClock('UTC'),
  latest: Date.UTC(2025, 0, 1),
})
const line = (row: string) => {
  const answer = read(row.split(','))
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}

test.each([
  [',,,,,,', 'blank_row', undefined],
  [' , ,,,,,', 'blank_row', undefined],
  ['ref,sku,name,qty,date,price,customer', 'repeated_header', undefined],
  [',,Total,120,,,', 'total_row', undefined],
  ['1,,Mug,1,1/2/2024,1,', 'missing_sku', 'sku'],
  ['1,A,Mug,,1/2/2024,1,', 'missing_quantity', 'quantity'],
  ['1,A,Mug,1,,1,', 'missing_date', 'date'],
  ['1,A,Mug,one,1/2/2024,1,', 'unreadable_quantity', 'quantity'],
  ['1,A,Mug,0.0,1/2/2024,1,', 'zero_quantity', 'quantity'],
  ['1,A,Mug,99999999999,1/2/2024,1,', 'quantity_too_large', 'quantity'],
  ['1,A,Mug,1,31/2/2024,1,', 'unreadable_date', 'date'],
  ['1,A,Mug,1,1/2/2025,1,', 'date_out_of_range', 'date'],
  ['1,A,Mug,1,1/2/1969,1,', 'date_out_of_range', 'date'],
  ['1,A,Mug,1,1/2/2024,free,', 'unreadable_price', 'unitPrice'],
  ['1,A,Mug,1,1/2/2024,-1,', 'negative_price', 'unitPrice'],
  ['1,TEST001,Mug,1,1/2/2024,1,', 'test_row', 'sku'],
  ['1,A,This is a test product.,1,1/2/2024,1,', 'test_row', 'sku'],
  ['1,A\u0000,Mug,1,1/2/2024,1,', 'unreadable_text', 'sku'],
  ['1,A,M\ufffdg,1,1/2/2024,1,', 'unreadable_text', 'name'],
  [`1,${'A'.repeat(81)},Mug,1,1/2/2024,1,`, 'text_too_long', 'sku'],
])('the row %j is refused: %s', (row, reason, target) => {
  expect(read(row.split(','))).toMatchObject(target ? { reason, target } : { reason })
})

test.each([
  ['1,A,Mug,2,1/2/2024,1,9', 'sale', 'out', 'Customer 9'],
  ['1,A,Mug,2,1/2/2024,1,', 'sale', 'out', ''],
  ['1,A,Mug,2,1/2/2024,0,9', 'sale', 'out', 'Customer 9'],
  ['1,A,Mug,2,1/2/2024,0,', 'sale', 'out', ''],
  ['1,A,,2,1/2/2024,0,', 'adjustment', 'in', ''],
  ['1,A,found in yard,2,1/2/2024,0,', 'adjustment', 'in', 'found in yard'],
  ['C1,A,Mug,-2,1/2/2024,1,9', 'return', 'in', 'Customer 9'],
  ['C1,A,Mug,-2,1/2/2024,0,', 'return', 'in', ''],
  ['1,A,Mug,-2,1/2/2024,1,', 'return', 'in', ''],
  ['1,A,damages,-2,1/2/2024,0,', 'spoilage', 'out', 'damages'],
  ['1,A,wet and mouldy,-2,1/2/2024,0,', 'spoilage', 'out', 'wet and mouldy'],
  ['1,A,,-2,1/2/2024,0,', 'adjustment', 'out', ''],
  ['1,A,missing,-2,1/2/2024,0,', 'adjustment', 'out', 'missing'],
])('%j is a %s, stock %s', (row, kind, direction, reason) => {
  const profile = salesProfile()
  const item = profile.learn(line('1,A,Mug,1,1/1/2024,1,9'))
  const entry = classifySalesLine(line(row), item, { customer: true, price: true })
  expect({ ...entry, reason: say(entry.reason, 'en') }).toEqual({ kind, direction, quantity: '2', reason })
})

test('what a file has no column for says nothing: a plain list of numbers is sales and returns', () => {
  const profile = salesProfile()
  const bare = { ...line('1,A,,3,1/2/2024,,'), unitPrice: null }
  const item = profile.learn(bare)
  expect(classifySalesLine(bare, item, { customer: false, price: false })).toMatchObject({
    kind: 'sale',
    direction: 'out',
  })
})

test('only lines whose direction is open until the whole file is read say so', () => {
  const columns = { customer: true, price: true }
  const random = fc.record({
    customer: fc.constantFrom('', '7'),
    price: fc.constantFrom('0', '2', ''),
    quantity: fc.constantFrom('3', '-3'),
    name: fc.constantFrom('', 'Mug', 'found', 'damaged'),
    reference: fc.constantFrom('1', 'C1'),
  })
  fc.assert(
    fc.property(random, ({ customer, price, quantity, name, reference }) => {
      const given = line(`${reference},A,${name},${quantity},1/2/2024,${price},${customer}`)
      const without = salesProfile().learn(line('1,A,,1,1/1/2024,1,9'))
      const profile = salesProfile()
      profile.learn(line('1,A,found,1,1/1/2024,1,9'))
      const withNames = profile.learn(line('1,A,Mug,1,1/1/2024,1,9'))
      const directions = [without, withNames].map((item) => classifySalesLine(given, item, columns).direction)
      if (!dependsOnItem(given, columns)) expect(directions[0]).toBe(directions[1])
    }),
  )
})

test.each([
  ['POST', ['POSTAGE'], true],
  ['DOT', ['DOTCOM POSTAGE'], true],
  ['C2', ['CARRIAGE'], true],
  ['M', ['Manual'], true],
  ['D', ['Discount'], true],
  ['BANK CHARGES', ['Bank Charges'], true],
  ['AMAZONFEE', ['AMAZON FEE'], true],
  ['B', ['Adjust bad debt'], true],
  ['POST', [], true],
  ['SHIP-01', ['Shipping and handling'], true],
  ['90210', ['Versandkosten'], true],
  ['PADS', ['PADS TO MATCH ALL CUSHIONS'], false],
  ['BOYBAG', ['BOYS PARTY BAG'], false],
  ['85123A', ['WHITE HANGING HEART'], false],
  ['12', ['Postage stamp holder'], false],
  ['SHIPBOX', ['Cardboard shipping box'], false],
  ['22', [], false],
])('%s %j is a service: %s', (sku, names, expected) => {
  expect(isServiceItem(sku, names)).toBe(expected)
})

test('an item is called and priced as it was sold most often, and never by a note of the storekeeper', () => {
  const profile = salesProfile()
  profile.learn(line('1,a1,damaged,5,1/1/2024,0,'))
  profile.learn(line('1,A1,mug,1,1/1/2024,3,'))
  for (let n = 0; n < 3; n++) profile.learn(line('1,A1,Red mug,1,1/1/2024,2.5,'))
  for (let n = 0; n < 40; n++) profile.learn(line(`1,A1,Other ${n},1,1/1/2024,${n + 10},`))
  for (let n = 0; n < 30; n++) profile.learn(line('1,A1,Red mug,1,1/1/2024,2.5,'))
  const item = profile.learn(line('1,A1,check,-1,1/1/2024,0,'))
  expect(profile.items.size).toBe(1)
  expect(item.sku).toBe('a1')
  expect(chooseName(item)).toBe('Red mug')
  expect(choosePrice(item)).toBe('2.5')
  expect(isService(item)).toBe(false)
  const unsold = profile.learn(line('1,Z9,found,1,1/1/2024,0,'))
  expect([chooseName(unsold), choosePrice(unsold)]).toEqual(['Z9', null])
})

test('opening stock is just enough: at no time is a balance below zero, and less would be too little', () => {
  const change = fc.record({
    slot: fc.integer({ min: 0, max: 2 }),
    at: fc.integer({ min: 0, max: 20 }),
    delta: fc.integer({ min: -9, max: 9 }),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.integer({ min: 0, max: 20 }), (changes, from) => {
      const timeline = stockTimeline()
      for (const { slot, at, delta } of changes) timeline.add(slot, at, BigInt(delta))
      const shortages = timeline.shortages(from)
      for (const slot of [0, 1, 2]) {
        let level = 0
        let lowest = 0
        const ordered = changes.map((each, n) => ({ ...each, n })).filter((each) => each.slot === slot)
        for (const { at, delta } of ordered.sort((a, b) => a.at - b.at || a.n - b.n)) {
          level += delta
          if (at >= from) lowest = Math.min(lowest, level)
        }
        expect(shortages.get(slot) ?? 0n).toBe(BigInt(-lowest))
      }
    }),
  )
})

test('decimals survive the sums exactly', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -9_000_000, max: 9_000_000 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([whole, fraction]) => `${whole}${fraction ? `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}` : ''}`)
  fc.assert(
    fc.property(decimal, (text) => {
      expect(fromBillionths(toBillionths(text))).toBe(text)
    }),
  )
  expect(toBillionths('-0.5')).toBe(-500_000_000n)
  expect(fromBillionths(-1n)).toBe('-0.000000001')
})
