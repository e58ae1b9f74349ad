import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { openTable } from './open-table.ts'
import { sharedStrings } from './shared-strings.ts'
import type { TableRow } from './table.ts'
import { zipOf } from './zip-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'inventory-pro-tables-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(content: string | Buffer): string {
  const path = join(folder, `${Math.random()}`)
  writeFileSync(path, content)
  return path
}

async function read(content: string | Buffer) {
  const table = await openTable(fileOf(content))
  const rows: TableRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return { table, rows, cells: rows.map((row) => row.cells) }
}

const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', Buffer.from('sku;name\n1;Käse £5\n'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\ufeffsku;name\n1;Käse £5\n'), 'utf-8'],
  ['windows-1252', Buffer.from('sku;name\n1;K\xe4se \xa35\n', 'latin1'), 'windows-1252'],
  ['UTF-16 with a mark', utf16('\ufeffsku;name\n1;Käse £5\n', false), 'utf-16le'],
  ['UTF-16 big-endian with a mark', utf16('\ufeffsku;name\n1;Käse £5\n', true), 'utf-16be'],
  ['UTF-16 without a mark', utf16('sku;name\n1;Käse £5\n', false), 'utf-16le'],
  ['gzipped UTF-8', gzipSync('sku;name\n1;Käse £5\n'), 'utf-8'],
])('text is read as it was written: %s', async (_, content, encoding) => {
  const { table, cells } = await read(content)
  expect(table).toMatchObject({ format: 'csv', encoding, delimiter: ';' })
  expect(cells).toEqual([
    ['sku', 'name'],
    ['1', 'Käse £5'],
  ])
})

test('a file whose first accent stands in its last row is still known for what it is', async () => {
  const plain = 'sku,name\n'.repeat(60_000)
  expect((await read(Buffer.concat([Buffer.from(plain), Buffer.from('1,K\xe4se\n', 'latin1')]))).cells.at(-1)).toEqual([
    '1',
    'Käse',
  ])
  expect((await read(`${plain}1,Käse\n`)).cells.at(-1)).toEqual(['1', 'Käse'])
})

test('damaged UTF-8 shows in the cell it damages, and nowhere else', async () => {
  const { table, cells } = await read(
    Buffer.concat([Buffer.from('sku,name\n1,Käse\n2,Grün\n3,'), Buffer.from([0xe4, 0x0a])]),
  )
  expect(table.encoding).toBe('utf-8')
  expect(cells.slice(1)).toEqual([
    ['1', 'Käse'],
    ['2', 'Grün'],
    ['3', '\ufffd'],
  ])
})

test.each([
  ['lines of Windows', 'a,b\r\n1,2\r\n'],
  ['lines of an old Macintosh', 'a,b\r1,2\r'],
  ['no line end at the end', 'a,b\n1,2'],
  ['tabs', 'a\tb\n1\t2\n'],
  ['bars', 'a|b\n1|2\n'],
])('%s', async (_, content) => {
  expect((await read(content)).cells).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('rows keep the number a spreadsheet gives them; quotes, line ends in cells and stray quotes do no harm', async () => {
  const { rows } = await read('a,b\n\n1,"two\nlines"\n2,5" nail\n3,"say ""x"""\n')
  expect(rows).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 3, cells: ['1', 'two\nlines'] },
    { number: 4, cells: ['2', '5" nail'] },
    { number: 5, cells: ['3', 'say "x"'] },
  ])
})

test.each([
  ['nothing', '', 'The file is empty.'],
  [
    'an open quote',
    `a,b\n1,"open\n${'2,3\n'.repeat(900_000)}`,
    'Row 2: a quotation mark is opened there and never closed.',
  ],
  ['line ends and nothing else', '\n'.repeat(1_100_000), 'More than 1000000 empty lines follow each other'],
  ['a line without an end', `a,b\n1,${'x'.repeat(3_000_000)}`, 'Row 2 is longer than 1000000 characters'],
  ['a line of delimiters', `a,b\n${','.repeat(3_000_000)}\n`, 'Row 2 has more than the 500 columns'],
  ['a hundred thousand columns', `${'c,'.repeat(100_000)}\n1\n`, 'Row 1 has 100001 columns; a file may have 500.'],
  ['binary data', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)), 'it holds binary data'],
  [
    'a gzip cut off',
    gzipSync(Array.from({ length: 9000 }, (_, n) => `${n},${n * 7919}\n`).join('')).subarray(0, 9000),
    'damaged or cut off',
  ],
  ['a gzip bomb', gzipSync(Buffer.alloc(150 * 1024 * 1024, 'a,b\n')), 'hundreds of times its size'],
  ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'old or encrypted Excel'],
  ['a cut Excel file', zipOf({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, 60), 'damaged or cut off'],
  ['an archive of something else', zipOf({ 'readme.txt': 'hello' }), 'no Excel workbook'],
])('%s is refused with a sentence', async (_, content, sentence) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'invalid_file',
    message: expect.stringContaining(sentence),
  })
})

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0.0"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
const workbookOf = (rows: string, strings: string[] = [], head = '') =>
  zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="old" state="hidden" r:id="a"/><sheet name="new" r:id="b"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet2.xml': `<?xml version="1.0"?>${head}<worksheet><dimension ref="A1:F9"/><sheetData>${rows}</sheetData></worksheet>`,
  })

test('an Excel sheet gives each cell as a person sees it', async () => {
  const { table, rows } = await read(
    workbookOf(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>qty</t></is></c></row>
       <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>2.5499999999999998</v></c><c r="C3" s="1"><v>40513</v></c>
         <c r="D3" s="2"><v>40513.351388888885</v></c><c r="E3" s="3"><v>4</v></c><c r="F3" t="b"><v>1</v></c></row>
       <row r="4"><c r="A4" t="e"><f>X</f><v>#REF!</v></c><c r="B4"><f>1+1</f></c><c r="D4"><f>1+1</f><v>2</v></c><c r="E4"><v>1E-3</v></c></row>`,
      ['<t>SKU</t>', '<r><t>A </t></r><r><t>B</t></r><rPh><t>reading aid</t></rPh>'],
    ),
  )
  expect(table).toMatchObject({ format: 'xlsx', declaredRows: 9 })
  expect(rows).toEqual([
    { number: 1, cells: ['SKU', 'qty'] },
    { number: 3, cells: ['A B', '2.55', '2010-12-01', '2010-12-01 08:26:00', '4', 'true'] },
    {
      number: 4,
      cells: ['#REF!', '', '', '2', '0.001'],
      faults: [
        { column: 0, reason: 'formula_error' },
        { column: 1, reason: 'formula_without_value' },
      ],
    },
  ])
})

test.each([
  ['broken XML', workbookOf('<row><c><v>1</v></row>'), 'damaged in xl/worksheets/sheet2.xml'],
  [
    'an entity of its own',
    workbookOf('<row><c t="str"><v>&a;</v></c></row>', [], '<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
    'damaged',
  ],
  ['a value far to the right', workbookOf('<row><c r="XFD1"><v>1</v></c></row>'), 'Row 1 has a value in column 16384'],
  ['a bomb', workbookOf('<row></row>'.repeat(2_500_000)), 'refused as a bomb'],
  [
    'a cell without end',
    workbookOf(`<row><c t="str"><v>${'x'.repeat(2_000_000)}</v></c></row>`),
    'Row 1 is longer than',
  ],
])('%s in an Excel file is refused with a sentence', async (_, content, sentence) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'invalid_file',
    message: expect.stringContaining(sentence),
  })
})

test('texts beyond what fits in memory are read back from disk, and the file is gone afterwards', () => {
  const strings = sharedStrings(100)
  const texts = Array.from({ length: 5_000 }, (_, n) => `text ${n} ${'ü'.repeat(n % 40)}`)
  for (const text of texts) strings.push(text)
  expect(strings.length).toBe(5_000)
  for (const n of [0, 1, 4_999, 2_500, 2_501, 17, 4_000]) expect(strings.at(n)).toBe(texts[n])
  expect(strings.at(5_000)).toBeUndefined()
  strings.close()
})

test('leaving the reading early closes the file', async () => {
  const path = fileOf('a,b\n1,2\n'.repeat(200_000))
  const table = await openTable(path)
  for (let round = 0; round < 20; round++) for await (const batch of table.rows()) if (batch.length > 0) break
  await new Promise((resolve) => setImmediate(resolve))
  const open = process.platform === 'linux' ? execFileSync('ls', ['-l', `/proc/${process.pid}/fd`]).toString() : ''
  expect(open.split(path).length - 1).toBeLessThanOrEqual(1)
})
