import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText } from '#core/export/cell-text.ts'
import { splitNames } from './list-separator.ts'

const nothing = () => undefined

test('names in a list come back one by one, whatever they hold', () => {
  const name = fc.oneof(
    fc.constantFrom('A;B', 'Bolt, Inc', 'a | b', '5" disk', 'ACME', 'A"B', "O'Neil"),
    fc.stringMatching(/^[!-~]([ -~]{0,12}[!-~])?$/).map((text) => text.replace(/\s+/g, ' ')),
  )
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4, selector: (one) => one.toLowerCase() }), (names) => {
      const ids = names.map((_, at) => `id-${at}`)
      const text = cellText({ kind: 'reference', multiple: true, referenceTo: 'supplier', options: [] }, ids, {
        itemType: nothing,
        category: nothing,
        file: nothing,
        reference: (_, id) => names[ids.indexOf(id)],
      })
      // a name that no quotation helps stands as its identifier, which names it as well
      expect(splitNames(text).map((part) => names[ids.indexOf(part)] ?? part)).toEqual(names)
    }),
  )
})

test('people part names as they like', () => {
  expect(splitNames('ACME | Bolt, Inc')).toEqual(['ACME', 'Bolt, Inc'])
  expect(splitNames(' ACME\nBolt ')).toEqual(['ACME', 'Bolt'])
  expect(splitNames('"ACME; Sons"; Bolt')).toEqual(['ACME; Sons', 'Bolt'])
  expect(splitNames('5" disk; 3" disk')).toEqual(['5" disk', '3" disk'])
  expect(splitNames('  ')).toEqual([])
})
