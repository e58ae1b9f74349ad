import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toQuantity } from '#core/number/quantity.ts'
import { factorText, findEnteredUnit, toBaseQuantity, toFraction, type UnitsOfItem } from './entered-unit.ts'
import { toRatio } from './ratio.ts'

const bottles: UnitsOfItem = {
  unit: 'pcs',
  packs: [
    { name: 'box', factor: '12' },
    { name: 'Roll', factor: '100/3' },
    { name: 'dozen', factor: '13' },
  ],
}
const flour: UnitsOfItem = { unit: 'kg', packs: [{ name: 'bag', factor: '2.5' }] }

function read(written: string, item: UnitsOfItem): string | undefined {
  const found = findEnteredUnit(written, item)
  return found && `${found.name} of ${factorText(toFraction(found.factor))}`
}

describe('the unit that is meant by a word', () => {
  test.each([
    ['pcs', bottles, 'pcs of 1'],
    ['pieces', bottles, 'pcs of 1'],
    ['Box', bottles, 'box of 12'],
    ['boxes', bottles, 'box of 12'],
    ['rolls', bottles, 'Roll of 100/3'],
    // a pack of one's own goes before what the unit means elsewhere
    ['dozen', bottles, 'dozen of 13'],
    ['gross', bottles, 'gross of 144'],
    ['g', flour, 'g of 1/1000'],
    ['kilograms', flour, 'kg of 1'],
    ['lb', flour, 'lb of 45359237/100000000'],
    ['bag', flour, 'bag of 5/2'],
  ])('%s', (written, item, meant) => {
    expect(read(written, item)).toBe(meant)
  })

  test.each([
    ['l', flour],
    ['pallet', bottles],
    ['', bottles],
    // a zero that lies elsewhere makes no amounts
    ['°F', { unit: '°C', packs: [] }],
    ['kg', { unit: 'sheet', packs: [] }],
  ])('%s is none of the item’s', (written, item) => {
    expect(findEnteredUnit(written, item)).toBeUndefined()
  })

  test('a unit of one’s own is itself, in the plural too', () => {
    expect(read('Sheets', { unit: 'sheet', packs: [] })).toBe('sheet of 1')
  })
})

describe('what so many are in base units', () => {
  const base = (quantity: string, written: string, item: UnitsOfItem) => {
    const unit = findEnteredUnit(written, item)
    if (!unit) throw new Error(`${written} is no unit`)
    return toBaseQuantity(quantity, unit)
  }
  test.each([
    ['3', 'box', bottles, '36'],
    ['1.5', 'box', bottles, '18'],
    ['3', 'roll', bottles, '100'],
    ['0.3', 'roll', bottles, '10'],
    ['250', 'g', flour, '0.25'],
    ['1', 'lb', flour, '0.45359237'],
  ])('%s %s', (quantity, written, item, amount) => {
    expect(base(quantity, written, item)).toBe(amount)
  })

  test('an amount that nine places do not hold is refused, however close it comes', () => {
    expect(base('1', 'roll', bottles)).toEqual({ problem: 'tooFine' })
    expect(base('1', 'oz', flour)).toEqual({ problem: 'tooFine' })
    expect(base('999999999999999999', 'box', bottles)).toEqual({ problem: 'tooLarge' })
  })

  test('entered times numerator is base times denominator, for any amounts and factors', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`)
      .filter((text) => /[1-9]/.test(text))
    fc.assert(
      fc.property(decimal, decimal, fc.option(decimal, { nil: undefined }), (quantity, over, under) => {
        const factor = toRatio(under === undefined ? over : `${over}/${under}`)
        const { numerator, denominator } = toFraction(factor)
        const amount = toBaseQuantity(quantity, { name: 'pack', factor })
        if (typeof amount !== 'string') return
        expect(toQuantity(quantity).times(numerator).eq(toQuantity(amount).times(denominator))).toBe(true)
      }),
    )
  })

  test('a fraction has one form', () => {
    expect(factorText(toFraction(toRatio('12.50')))).toBe('25/2')
    expect(factorText(toFraction(toRatio('24/2')))).toBe('12')
    expect(factorText(toFraction(toRatio('0.5/0.25')))).toBe('2')
  })
})
