import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { goodsOf, type LotOffer, lotsOf, quantityOf, readGoods } from '#web/lot/goods.ts'
import { readSerials, repeatedSerial } from '#web/lot/serials.ts'

const offer = (code: string, available: string, isExpired = false): LotOffer => ({
  code,
  expiresOn: null,
  available,
  isExpired,
})
const out = (...offers: LotOffer[]) => ({ to: 'out', offers }) as const

describe('goods that come in', () => {
  test('one lot is the whole amount, and has to be named', () => {
    expect(readGoods(goodsOf('12'), 'lot', { to: 'in' })).toEqual({ fault: 'lotMissing' })
    const lots = [{ code: ' L1 ', expiresOn: '2030-01-31', quantity: '12,5' }]
    expect(readGoods({ ...goodsOf('12'), lots }, 'lot', { to: 'in' })).toEqual({
      parts: [{ quantity: '12.5', lotCode: 'L1', expiresOn: '2030-01-31' }],
    })
  })

  test('several lots are what they are together; those without an amount are none', () => {
    const lots = [
      { code: 'L1', expiresOn: '', quantity: '4' },
      { code: '', expiresOn: '', quantity: ' ' },
      { code: 'L2', expiresOn: '', quantity: '2.5' },
    ]
    const goods = { ...goodsOf('99'), lots }
    expect(quantityOf(goods, 'lot')).toBe('6.5')
    expect(readGoods(goods, 'lot', { to: 'in' })).toEqual({
      parts: [
        { quantity: '4', lotCode: 'L1' },
        { quantity: '2.5', lotCode: 'L2' },
      ],
    })
  })

  test('every scanned serial is one unit', () => {
    const goods = { ...goodsOf('9'), serials: 'A1\n A2 \n\nA3' }
    expect(quantityOf(goods, 'serial')).toBe('3')
    expect(readGoods(goods, 'serial', { to: 'in' })).toEqual({
      parts: ['A1', 'A2', 'A3'].map((lotCode) => ({ quantity: '1', lotCode })),
    })
    const twice = { ...goods, serials: 'a1, b2; A1' }
    expect(readGoods(twice, 'serial', { to: 'in' })).toEqual({ fault: 'serialTwice', serial: 'A1' })
    expect(repeatedSerial(readSerials('a1\nb2'))).toBeUndefined()
  })

  test('nothing is nothing, whatever is tracked, and what is no number is said to be none', () => {
    for (const tracking of ['none', 'lot', 'serial'] as const)
      for (const way of [{ to: 'in' } as const, out()])
        expect(readGoods(goodsOf(''), tracking, way)).toEqual({ parts: [] })
    expect(readGoods(goodsOf('two'), 'none', { to: 'in' })).toEqual({ fault: 'amountForm' })
  })
})

describe('goods that go out', () => {
  test('what expires first goes first, and what has expired only by choice', () => {
    const way = out(offer('OLD', '9', true), offer('SOON', '4'), offer('LATE', '20'))
    expect(lotsOf(goodsOf('6'), way).map(({ code, quantity }) => [code, quantity])).toEqual([
      ['SOON', '4'],
      ['LATE', '2'],
    ])
    const lots = [{ code: 'OLD', expiresOn: '', quantity: '3' }]
    expect(readGoods({ ...goodsOf('3'), lots }, 'lot', way)).toEqual({ parts: [{ quantity: '3', lotCode: 'OLD' }] })
  })

  test('more than is there is said before it is sent, and nothing is proposed before lots are read', () => {
    expect(readGoods(goodsOf('5'), 'lot', out(offer('A', '3')))).toEqual({ fault: 'short', available: '3' })
    expect(readGoods(goodsOf('5'), 'lot', { to: 'out', offers: undefined })).toEqual({ fault: 'loading' })
  })

  test('a proposal is exactly what was asked for, and never more of a lot than there is', () => {
    const amounts = fc.integer({ min: 0, max: 5_000 }).map((n) => toDecimal(toQuantity(n).div(8)))
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, fc.boolean()), { maxLength: 6 }), amounts, (lots, wanted) => {
        const offers = lots.map(([available, isExpired], index) => offer(`L${index}`, available, isExpired))
        const fresh = offers.filter(({ isExpired }) => !isExpired)
        const there = fresh.reduce((sum, { available }) => sum.plus(available), toQuantity('0'))
        const read = readGoods(goodsOf(wanted), 'lot', out(...offers))
        if ('fault' in read) {
          expect(read).toEqual({ fault: 'short', available: toDecimal(there) })
          return
        }
        const sum = read.parts.reduce((total, { quantity }) => total.plus(quantity), toQuantity('0'))
        expect(toDecimal(sum)).toBe(wanted)
        for (const { lotCode, quantity } of read.parts) {
          const own = fresh.find(({ code }) => code === lotCode)
          expect(own && toQuantity(quantity).lte(own.available) && toQuantity(quantity).gt(0)).toBe(true)
        }
      }),
    )
  })
})

describe('goods that are counted in packs', () => {
  const units = { unit: 'pcs', packs: [{ name: 'box', factor: '12' }] }
  const read = (goods: ReturnType<typeof goodsOf>, tracking: 'none' | 'lot', way: Parameters<typeof readGoods>[2]) =>
    readGoods(goods, tracking, way, units)

  test('what is not told apart is sent as it was entered', () => {
    const parts = [{ quantity: '3', unit: 'box' }]
    expect(read(goodsOf('3', 'box'), 'none', out())).toEqual({ parts })
    expect(read(goodsOf('3 boxes'), 'none', out())).toEqual({ parts })
    expect(read(goodsOf('36 pcs', 'box'), 'none', out())).toEqual({ parts: [{ quantity: '36' }] })
    expect(read(goodsOf('3 pallets'), 'none', out())).toEqual({ fault: 'unitForm', unit: 'pallets' })
  })

  test('lots that come in are each so many of the unit', () => {
    const lots = [
      { code: 'L1', expiresOn: '', quantity: '2' },
      { code: 'L2', expiresOn: '', quantity: '1' },
    ]
    expect(read({ ...goodsOf('3', 'box'), lots }, 'lot', { to: 'in' })).toEqual({
      parts: [
        { quantity: '2', unit: 'box', lotCode: 'L1' },
        { quantity: '1', unit: 'box', lotCode: 'L2' },
      ],
    })
  })

  test('lots that go out are proposed in base units; one that holds it all is taken as it was entered', () => {
    const goods = goodsOf('2', 'box')
    expect(read(goods, 'lot', out(offer('L1', '30'), offer('L2', '9')))).toEqual({
      parts: [{ quantity: '2', unit: 'box', lotCode: 'L1' }],
    })
    expect(read(goods, 'lot', out(offer('L1', '10'), offer('L2', '30')))).toEqual({
      parts: [
        { quantity: '10', lotCode: 'L1' },
        { quantity: '14', lotCode: 'L2' },
      ],
    })
    expect(read(goods, 'lot', out(offer('L1', '10')))).toEqual({ fault: 'short', available: '10' })
  })
})
