import { expect, test } from 'vitest'
import { describeRows } from './row-layout.ts'
import { rowReader } from './row-reader.ts'

const headers = ['Art. No.', 'Article', 'Maker', 'Price', 'Stock']

/** What each row is: its cells with the heading it stands under, or why it is none. */
function read(rows: readonly (readonly string[])[], names: readonly string[] = headers) {
  const reader = rowReader(describeRows(names, rows), names.length)
  return rows.map((row) => {
    const record = reader(row)
    return 'cells' in record ? record.cells.join('|') : record.reason
  })
}

const alone = (text: string, at = 0) => headers.map((_, column) => (column === at ? text : ''))

test('headings stand beside their records, dittos are filled in, sums and what stands below them are none', () => {
  expect(
    read([
      alone('HAND TOOLS'),
      ['H-1', 'Hammer', 'Picard', '14.50', '20'],
      ['H-2', 'Mallet', '"', '17.90', '12'],
      ['Subtotal', '', '', '', '32'],
      alone('Supplies:'),
      ['S-1', 'Tape', 'Tesa', '1.20', '9'],
      ['Total Supplies', '', '', '', '9'],
      ['Grand total', '', '', '', '41'],
      alone('Prices may change'),
      alone('Page 1 of 1'),
    ]),
  ).toEqual([
    'heading_row',
    'H-1|Hammer|Picard|14.50|20|HAND TOOLS',
    'H-2|Mallet|Picard|17.90|12|HAND TOOLS',
    'total_row',
    'heading_row',
    'S-1|Tape|Tesa|1.20|9|Supplies',
    'total_row',
    'total_row',
    'heading_row',
    'note_row',
  ])
})

test('a record of which only the name or the number is known stays one', () => {
  const rows = [
    ['H-1', 'Hammer', 'Picard', '14.50', '20'],
    ['H-2', 'Mallet', 'Picard', '17.90', '12'],
    alone('H-3'),
    alone('Wrench', 1),
    ['H-4', 'Pliers', 'Knipex', '22.00', '9'],
  ]
  expect(read(rows)).toEqual(rows.map((row) => row.join('|')))
})

test.each([
  '* without guarantee',
  'Note: counted in May',
  'Seite 3 von 7',
  '** End of report **',
  'We count all of it once a year.',
])('a footnote below a sum or without one is no record: %s', (note) => {
  const records = ['1', '2', '3'].map((n) => [`H-${n}`, 'Hammer', 'Picard', '14.50', '20'])
  expect(read([...records, alone(note)]).at(-1)).toBe('note_row')
  expect(read([...records, ['Total', '', '', '', '60'], alone(note), alone('and another')]).slice(-2)).toEqual([
    'note_row',
    'note_row',
  ])
})

test('in a narrow table a text alone is a record', () => {
  expect(
    read(
      [
        ['Hammer', '3'],
        ['Mallet', ''],
        ['Pliers', '5'],
      ],
      ['Article', 'Stock'],
    ),
  ).toEqual(['Hammer|3', 'Mallet|', 'Pliers|5'])
})

test('lines drawn with dashes and the headings once more are no records', () => {
  expect(
    read([
      ['-----', '-----', '', '-----', '-----'],
      ['A-1', 'Axle', 'x', '1', '2'],
      headers,
      ['------------', '', '', '', ''],
    ]),
  ).toEqual(['blank_row', 'A-1|Axle|x|1|2', 'repeated_header', 'blank_row'])
})

test('what the first row of a group tells is told of its other rows', () => {
  const names = ['Handle', 'Title', 'Vendor', 'Kind', 'SKU', 'Price']
  expect(
    read(
      [
        ['shirt', 'Linen shirt', 'Norden', 'Shirts', 'S-1', '49'],
        ['shirt', '', '', '', 'S-2', '51'],
        ['cap', 'Cap', 'Norden', 'Caps', 'C-1', ''],
      ],
      names,
    ),
  ).toEqual([
    'shirt|Linen shirt|Norden|Shirts|S-1|49',
    'shirt|Linen shirt|Norden|Shirts|S-2|51',
    'cap|Cap|Norden|Caps|C-1|',
  ])
  // one column alone may be blank for reasons of its own
  expect(
    read(
      [
        ['shirt', 'A', 'x', '', 'S-1', '4'],
        ['shirt', '', 'y', '', 'S-2', '5'],
      ],
      names,
    )[1],
  ).toBe('shirt||y||S-2|5')
})
