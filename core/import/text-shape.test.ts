import { expect, test } from 'vitest'
import { cutFixed } from './fixed-width.ts'
import { markupReader } from './markup-rows.ts'
import { readQuantityLine } from './quantity-lines.ts'
import { detectShape } from './text-shape.ts'

const printed = [
  'Price list                                        Page 1 of 2',
  '',
  'No.         Name                           Unit      Price EUR',
  '10010       Timber 60x80 mm, 3 m           pcs            9,95',
  '10011       Timber 80x80 mm, 3 m           pcs           12,80',
  '10020       Batten 24x48 mm, 2 m                          1,89',
]
const ruled = [
  'ITEM NO   DESCRIPTION        QTY LAST IN',
  '--------- ---------------- ----- --------',
  'AX1       BEARING 6204 2RS   144 10/14/26',
]

test.each([
  ['a table with semicolons', 'SKU;Name;Price\nA;Hammer;1,5\nB;Saw;2,5', 'delimited'],
  ['a printed table', printed.join('\n'), 'fixed'],
  ['a table under a line of dashes', ruled.join('\n'), 'fixed'],
  ['a page', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'markup'],
  ['a workbook as XML', '<?xml version="1.0"?><Workbook><Row><Cell/></Row></Workbook>', 'markup'],
  ['a message', 'Tomatoes - 12 kg\n3x Milk 1L\nEggs: 30 pcs\nFlour - 25 kg', 'quantities'],
  ['names alone', 'Hammer\nSaw\nDrill', 'delimited'],
  ['a list whose names end with numbers', 'Name\nBolt M4 - 20\nBolt M6 - 30\nBolt M8 - 40', 'delimited'],
  ['a table of two columns', 'Name,Weight\nFlour,25 kg\nMilk,12 kg\nEggs,3 kg', 'delimited'],
])('%s is known by its look', (_, text, shape) => {
  expect(detectShape(text).shape).toBe(shape)
})

test('cells stand in the columns of a printed table, and a title across them is one cell', () => {
  const shape = detectShape(printed.join('\n'))
  if (shape.shape !== 'fixed') throw new Error(shape.shape)
  expect(printed.filter((line) => line !== '').map((line) => cutFixed(line, shape.starts))).toEqual([
    ['Price list Page 1 of 2'],
    ['No.', 'Name', 'Unit', 'Price EUR'],
    ['10010', 'Timber 60x80 mm, 3 m', 'pcs', '9,95'],
    ['10011', 'Timber 80x80 mm, 3 m', 'pcs', '12,80'],
    ['10020', 'Batten 24x48 mm, 2 m', '', '1,89'],
  ])
})

test('cells of a page are what it shows; one over several rows stands in each of them', () => {
  const read = markupReader()
  expect(read('<tr><th rowspan=2>A &amp; B<th colspan="2">&euro;&nbsp;1<br>x</tr>')).toEqual([
    'A & B',
    '€\u00a01\nx',
    '',
  ])
  expect(read('<tr><td title="a>b"><b>c</b></td><td/></tr>')).toEqual(['A & B', 'c', ''])
  expect(read('<Row><Cell ss:Index="3"><Data ss:Type="String">z</Data></Cell></Row>')).toEqual(['', '', 'z'])
})

test('a hostile page costs time in proportion to its length', () => {
  const read = markupReader()
  for (const part of ['<td "', '<!--', '<script', '<td colspan=9999>', "<td '<"]) {
    const started = performance.now()
    expect(read(part.repeat(1_000_000 / part.length)).length).toBeLessThan(1_000_000)
    expect(performance.now() - started).toBeLessThan(3_000)
  }
})

test.each([
  ['Tomatoes - 12 kg', ['Tomatoes', '12', 'kg']],
  ['3x Milk 1L', ['Milk 1L', '3', '']],
  ['12 kg of onions', ['onions', '12', 'kg']],
  ['• Eggs: 30', ['Eggs', '30', '']],
  ['[12/11/2026, 09:14:22] Maria: Oil - 6 l', ['Oil', '6', 'l']],
  ['4 large eggs', ['large eggs', '4', '']],
  ['Hello', undefined],
])('"%s" is read as a person means it', (line, expected) => {
  const read = readQuantityLine(line)
  expect(read && [read.name, read.quantity, read.unit]).toEqual(expected)
})
