import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { FileEncoding } from '#contract/import-column.ts'
import { openTable } from './open-table.ts'
import { readHead } from './read-head.ts'
import type { TableChoices, TableRow } from './table.ts'
import { encode, type SheetCell, type WrittenDialect, writeText, writeWorkbook } from './ugly-file-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'inventory-pro-dialects-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'file')

async function read(content: Buffer, choices: TableChoices = {}) {
  writeFileSync(path, content)
  const table = await openTable(path, choices)
  const rows: TableRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return { table, rows, cells: rows.map((row) => row.cells) }
}

/** Words of goods in languages that an encoding was made for. */
const words: Partial<Record<FileEncoding, readonly string[]>> = {
  'windows-1252': ['Käse', 'Größe', 'Étagère', 'café crème', 'niño', 'Smørrebrød', '5 µm', '12 €', 'naïve'],
  macintosh: ['Käse', 'Größe', 'café crème', 'niño', 'naïve', 'Müller', 'forêt'],
  'windows-1250': ['Śruba', 'żółta', 'gwóźdź', 'długość', 'kołek', 'nakrętka', 'biały', 'żarówka'],
  'windows-1251': ['Чашка', 'красная', 'Наименование', 'Товар', 'цена', 'Склад'],
  'koi8-r': ['Чашка', 'красная', 'Наименование', 'Товар', 'цена', 'Склад'],
  'euc-jp': ['カップ', '赤いコップ', '商品名', 'テーブル', 'りんご', '数量'],
  shift_jis: ['カップ', '赤いコップ', '商品名', 'テーブル', 'りんご', '数量'],
  gb18030: ['红色杯子', '名称', '数量', '蓝色的碗', '大号', '产品'],
  big5: ['紅色杯子', '名稱', '數量', '藍色的碗', '大號'],
  'euc-kr': ['빨간 컵', '상품명', '수량', '파란 그릇', '사과'],
}
const plain = [
  'mug',
  'Blue bowl',
  'R-10K',
  '5" nail',
  "it's",
  'a;b',
  'c|d, e',
  'two\nlines',
  '12.50',
  '1,5',
  '2024-01-31',
  '',
  'x',
]

/** A table of two to six columns whose headers are words and whose cells are anything. */
const tableOf = (cells: readonly string[]) =>
  fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc
      .array(fc.array(fc.constantFrom(...cells), { minLength: width, maxLength: width }), {
        minLength: 4,
        maxLength: 25,
      })
      .map((rows) => [
        Array.from({ length: width }, (_, column) => `Heading ${String.fromCharCode(65 + column)}`),
        // A row whose first cell is empty may be empty altogether, which is no row.
        ...rows.map((row, index) => [`K${index}`, ...row.slice(1)]),
      ]),
  )

const delimiter = fc.constantFrom(',', ';', '\t', '|')
const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const)

test('any table written in any dialect of text is read back as it was', async () => {
  const dialect = fc.record<WrittenDialect>({
    delimiter,
    quote: fc.constant('"'),
    escape: fc.constant('double'),
    quoteAll: fc.boolean(),
    lineEnd,
    endsWithLine: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    mark: fc.boolean(),
    tells: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      tableOf([...plain, ...(words['windows-1252'] ?? []), '数量', '🍎 ripe']),
      dialect,
      async (table, how) => {
        // A program that writes `sep=` writes no byte order mark before it.
        const given = how.tells ? { ...how, mark: false } : how
        const { cells, rows } = await read(writeText(table, given))
        expect(cells).toEqual(table)
        expect(rows[0]?.number).toBe(given.tells ? 2 : 1)
      },
    ),
    { numRuns: 150 },
  )
})

test.each(Object.entries(words))('text in %s is known by its bytes', async (encoding, own) => {
  const dialect = fc.record<WrittenDialect>({
    delimiter,
    quote: fc.constant('"'),
    escape: fc.constant('double'),
    quoteAll: fc.boolean(),
    lineEnd,
    endsWithLine: fc.boolean(),
    // the keys of `words` are encodings
    encoding: fc.constant(encoding as FileEncoding),
    mark: fc.constant(false),
    tells: fc.constant(false),
  })
  await fc.assert(
    fc.asyncProperty(tableOf([...own, ...own, 'mug', 'R-10K', '12.50']), dialect, async (table, how) => {
      // A few accents may be anything: the guess needs a handful of words.
      const told = table.map((row, index) => (index === 0 ? row : [...row.slice(0, -1), own[index % own.length] ?? '']))
      const { cells } = await read(writeText(told, how))
      expect(cells).toEqual(told)
    }),
    { numRuns: 40 },
  )
})

test('a person’s word on the encoding counts', async () => {
  const { cells, table } = await read(encode('a;b\nżółć;1\n', 'windows-1250'), { encoding: 'windows-1250' })
  expect(cells[1]).toEqual(['żółć', '1'])
  expect(table.encoding).toBe('windows-1250')
})

test('backslashes before quotes and single quotes are understood', async () => {
  const how: WrittenDialect = {
    delimiter: ',',
    quote: '"',
    escape: 'backslash',
    quoteAll: true,
    lineEnd: '\n',
    endsWithLine: true,
    encoding: 'utf-8',
    mark: false,
    tells: false,
  }
  const table = [
    ['name', 'note'],
    ['mug', 'the "red" one, large'],
    ['bowl', 'plain'],
  ]
  expect((await read(writeText(table, how))).cells).toEqual(table)
  const single = { ...how, quote: "'", escape: 'double' } as const
  expect((await read(writeText(table, single))).cells).toEqual(table)
})

const sheetCell: fc.Arbitrary<SheetCell> = fc.oneof(
  fc.constant(null),
  fc
    .constantFrom(...plain.filter((text) => text !== ''), 'Käse', '<b>&amp;', '=1+1', 'a\u00a0b')
    .map((text) => ({ text })),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((number) => ({ number: number / 100 })),
  fc.constantFrom('red', '7').map((value) => ({ formula: 'A1&"x"', value })),
)
const shown = (cell: SheetCell) =>
  cell === null ? '' : 'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : cell.value

test('any sheet is read back as a person sees it, whichever sheet it is', async () => {
  const rows = fc.array(fc.array(sheetCell, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (cells, inline) => {
      const content = writeWorkbook([
        { name: 'Cover', rows: [] },
        { name: 'Data & more', rows: cells, inline },
        { name: 'Old', hidden: true, rows: [[{ text: 'no' }]] },
      ])
      const { table, rows: found } = await read(content, { sheet: 'data & more' })
      expect(table.sheets).toEqual([
        { name: 'Cover', hidden: false },
        { name: 'Data & more', hidden: false },
        { name: 'Old', hidden: true },
      ])
      const width = 30
      const full = (row: readonly string[]) => Array.from({ length: width }, (_, column) => row[column] ?? '')
      const expected = cells.flatMap((row, index) =>
        row.some((cell) => shown(cell) !== '') ? [{ number: index + 1, cells: full(row.map(shown)) }] : [],
      )
      expect(found.map((row) => ({ number: row.number, cells: full(row.cells) }))).toEqual(expected)
    }),
    { numRuns: 100 },
  )
})

test('numbers of a sheet look as their format shows them', async () => {
  const formats = [
    '0%',
    '#,##0.00 [$€-407]',
    '"$"#,##0.00',
    '00000',
    'dd/mm/yyyy',
    'hh:mm',
    '_($* #,##0.00_)',
    '0.00 "kg"',
    '[$PLN] 0',
  ]
  const cells = [0.155, 12.5, 3, 123, 45_000, 0.5, 7, 2.25, 9].map((number, index) => ({ number, style: index + 1 }))
  const content = writeWorkbook([{ name: 'A', rows: [cells], hiddenColumns: [1, 3] }], { formats })
  const { cells: found, table } = await read(content)
  expect(found[0]).toEqual(['15.5%', '12.5 €', '3 $', '00123', '2023-03-15', '12:00:00', '7 $', '2.25 kg', '9 PLN'])
  expect([...table.hiddenColumns]).toEqual([1, 3])
  const old = await read(
    writeWorkbook([{ name: 'A', rows: [[{ number: 43_538, style: 5 }]] }], { formats, date1904: true }),
  )
  expect(old.cells[0]).toEqual(['2023-03-15'])
})

test('a sheet that is not there is refused by name', async () => {
  await expect(read(writeWorkbook([{ name: 'A', rows: [] }]), { sheet: 'B' })).rejects.toMatchObject({
    code: 'invalid_file',
    facts: { detail: { sentence: 'file.noSheet', values: { sheet: 'B' } } },
  })
})

test('headers are found in a workbook below merged titles, in two rows, and where a person says', async () => {
  const text = (...cells: (string | null)[]) => cells.map((cell) => (cell === null ? null : { text: cell }))
  const rows = [
    text('Stock of our shop', null, null, null, null),
    text(),
    text('Goods', null, 'Packed', null, 'Bare'),
    text('SKU', 'Name', 'Width', 'Height', 'Width'),
    [...text('A-1', 'Mug'), { number: 1 }, { number: 2 }, { number: 3 }],
    [...text('B-1', 'Bowl'), { number: 4 }, { number: 5 }, { number: 6 }],
  ]
  writeFileSync(path, writeWorkbook([{ name: 'A', rows }]))
  const table = await openTable(path)
  expect(await readHead(table)).toMatchObject({
    headers: ['SKU', 'Name', 'Packed Width', 'Height', 'Bare Width'],
    headerRow: 4,
    rows: [{ number: 5 }, { number: 6 }],
  })
  expect((await readHead(table, 100, 0)).headers[0]).toBe('Column 1')
  expect((await readHead(table, 100, 5)).headers).toEqual(['A-1', 'Mug', '1', '2', '3'])
})
