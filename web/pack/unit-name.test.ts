import { expect, test } from 'vitest'
import { unitChoices } from '#web/pack/unit-choices.ts'
import { unitName } from '#web/pack/unit-name.ts'

test.each([
  ['box', '3', 'en', 'boxes'],
  ['box', '3', 'en-GB', 'boxes'],
  ['pallet', '0.5', 'en', 'pallets'],
  ['box', '1', 'en', 'box'],
  ['box', '1.00', 'en', 'box'],
  ['Karton', '3', 'de', 'Karton'],
  ['gross', '3', 'en', 'gross'],
  ['kg', '3', 'en', 'kg'],
  ['box of 12', '3', 'en', 'box of 12'],
])('%s of %s in %s', (name, quantity, locale, shown) => {
  expect(unitName(name, quantity, locale)).toBe(shown)
})

test('the base unit comes first, then packs with their sizes, then measured units of a size like its own', () => {
  const pieces = unitChoices({
    unit: 'pcs',
    packs: [
      { name: 'roll', factor: '100/3' },
      { name: 'bag', factor: '5/2' },
    ],
  })
  expect(pieces.map(({ value, size }) => [value, size])).toEqual([
    ['', undefined],
    ['roll', '100/3'],
    ['bag', '2.5'],
  ])
  const names = unitChoices({ unit: 'kg', packs: [] }).map(({ name }) => name)
  expect(names[0]).toBe('kg')
  expect(names).toEqual(expect.arrayContaining(['g', 'lb']))
  expect(names.filter((name) => name === 'kg')).toHaveLength(1)
})
