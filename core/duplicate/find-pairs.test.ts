import { expect, test } from 'vitest'
import { toEnd } from '#core/search/steps.ts'
import { learnCatalogue } from '#core/suggest/catalogue-model.ts'
import { findPairs, type PairItem } from './find-pairs.ts'

const item = (sku: string, name: string, barcode: string | null = null): PairItem => ({
  sku,
  name,
  barcode,
  description: '',
})
const find = (items: PairItem[], most = 100) => {
  const described = items.map((one, n) => ({
    ...one,
    id: String(n),
    itemTypeId: null,
    categoryId: null,
    attributes: {},
  }))
  const { duplicates } = toEnd(learnCatalogue(described, []))
  return toEnd(findPairs(items, duplicates, most)).map(({ left, right, reasons }) => ({
    skus: `${items[left]?.sku} ${items[right]?.sku}`,
    reasons,
  }))
}

test('of few items, equal codes, names and SKUs but for their marks tell', () => {
  const items = [
    item('A-1', 'Desk lamp', '04006381333931'),
    item('B-1', 'Lamp for a desk', '04006381333931'),
    item('C-1', 'Chair, oak'),
    item('C 2', 'chair oak'),
    item('C2', 'Stool'),
  ]
  expect(find(items)).toEqual([
    { skus: 'A-1 B-1', reasons: ['sameCode'] },
    { skus: 'C-1 C 2', reasons: ['sameName'] },
    { skus: 'C 2 C2', reasons: ['sameSku'] },
  ])
})

const colours = ['red', 'blue', 'green', 'black', 'white', 'grey', 'amber', 'violet']
const things = ['Hammer', 'Saw', 'Chisel', 'Rasp', 'Plane', 'Clamp', 'Mallet', 'Gouge', 'Spokeshave', 'Bradawl']
const makers = ['Northwood', 'Ironbridge', 'Calder', 'Penrith', 'Halden', 'Torquay', 'Wexford', 'Zennor']
const catalogue = things.flatMap((thing, t) =>
  makers.flatMap((maker, m) =>
    colours.map((colour, c) => item(`S${t}${m}${c}`, `${maker} ${thing} ${colour} handle model K${t}${m}${c}4`)),
  ),
)

test('a name typed anew, its words in another order and one left out, is found among many that are near, and those near are not', () => {
  const again = item('AGAIN', 'hammer northwood red model K0004')
  const found = find([...catalogue, again])
  expect(found.map(({ skus }) => skus)).toEqual(['S000 AGAIN'])
  expect(found[0]?.reasons).toEqual(['nearName'])
})

test('no more than asked for, the likeliest', () => {
  const copies = catalogue.slice(0, 30).map(({ name }, n) => item(`COPY${n}`, name, n === 7 ? '04006381333931' : null))
  const first = catalogue.map((one, n) => (n === 7 ? { ...one, barcode: '04006381333931' } : one))
  const found = find([...first, ...copies], 5)
  expect(found).toHaveLength(5)
  expect(found[0]).toEqual({ skus: 'S007 COPY7', reasons: ['sameCode', 'sameName'] })
})
