import { describe, expect, test } from 'vitest'
import { findLiterally, indexLiterally } from './literal-index.ts'
import { toEnd } from './steps.ts'

const item = (sku: string, name: string, barcode: string | null = null, values: string[] = []) => ({
  id: sku,
  sku,
  barcode,
  name,
  values,
})
const index = toEnd(
  indexLiterally([
    item('HX-M8X30-A2', 'Hexagon bolt M8 x 30', '4006381333931', ['DIN933/830']),
    item('HX-M8X40-A2', 'Hexagon bolt M8 x 40', null, ['DIN933/840']),
    item('AB.101.77', 'Ölfilter für Transporter'),
    item('WN-18', 'Châteauneuf-du-Pape 2018 0.75 l'),
    item('OIL', 'Olive oil 1 kg'),
    item('HOSE', 'Garden hose'),
    item('MOW', 'Lawnmower'),
    item('CBL', 'Cable H07V-K 2.5 mm² blue'),
    item('CBL4', 'Cable H07V-K 25 mm² blue'),
    item('IBU', 'Ibuprofen 400 mg'),
    item('POT', 'Flowerpot'),
  ]),
)
const found = (text: string) => findLiterally(index, text, 3)?.items.map(({ sku }) => sku)

describe('codes', () => {
  test.each([
    ['hxm8x30a2', 'HX-M8X30-A2'],
    ['HX M8X30', 'HX-M8X30-A2'],
    ['ab10177', 'AB.101.77'],
    ['ab 101', 'AB.101.77'],
    ['DIN 933 840', 'HX-M8X40-A2'],
    ['933840', 'HX-M8X40-A2'],
    ['04006381333931', 'HX-M8X30-A2'],
    ['400638133393', 'HX-M8X30-A2'],
    ['1333931', 'HX-M8X30-A2'],
  ])('%s is %s, whatever marks it has and where it is cut off', (text, sku) => {
    expect(found(text)?.[0]).toBe(sku)
  })
})

describe('words', () => {
  test.each([
    ['hexag', 'HX-M8X30-A2'],
    ['bolts 40 m8', 'HX-M8X40-A2'],
    ['chateauneuf du pape 0,75', 'WN-18'],
    ['Oelfilter', 'AB.101.77'],
    ['olive oil 1kg', 'OIL'],
    ['gardenhose', 'HOSE'],
    ['lawn mowers', 'MOW'],
    ['flower pots', 'POT'],
    ['h07vk 2.5', 'CBL'],
    ['blue cable 25', 'CBL4'],
    ['ibuprofin 400', 'IBU'],
    ['lawnmwoer', 'MOW'],
  ])('%s is found at %s: begun, parted, drawn together, without accents, mistyped', (text, sku) => {
    expect(found(text)?.[0]).toBe(sku)
  })

  test('of more items than are asked for the best are given, and that there are more', () => {
    expect(findLiterally(index, 'hexagon', 1)).toMatchObject({ items: [{ sku: 'HX-M8X30-A2' }], isCut: true })
    expect(findLiterally(index, 'hexagon', 2)?.isCut).toBe(false)
  })

  test('a slip is told by the word it was taken for, in the spelling of the item', () => {
    expect(findLiterally(index, 'lawnmwoer', 3)?.words).toEqual(['lawnmower'])
    expect(findLiterally(index, 'oelfiltr', 3)?.words).toEqual(['olfilter'])
  })

  test.each([['hexagon drill'], ['bolt 50'], ['xyzzy'], ['a'], ['2.5'.repeat(40)], ['🔩'], ['%_'], [' '], ['se']])(
    '%s is found nowhere',
    (text) => {
      expect(found(text)).toBeUndefined()
    },
  )
})
