import type { FileEncoding } from '#contract/import-column.ts'
import { zipOf } from './zip-fixture.ts'

/** How a text table is written. */
export interface WrittenDialect {
  delimiter: string
  quote: '"' | "'"
  /** how a quotation mark inside of quotes is written */
  escape: 'double' | 'backslash'
  quoteAll: boolean
  lineEnd: '\n' | '\r\n' | '\r'
  endsWithLine: boolean
  encoding: FileEncoding
  mark: boolean
  /** a first line "sep=;" */
  tells: boolean
}

/** A table as a program of that dialect would write it. */
export function writeText(table: readonly (readonly string[])[], dialect: WrittenDialect): Buffer {
  const { delimiter, quote, lineEnd } = dialect
  const escaped = dialect.escape === 'double' ? `${quote}${quote}` : `\\${quote}`
  const cell = (text: string) =>
    dialect.quoteAll || text.includes(delimiter) || /[\r\n"']/.test(text) || text !== text.trim()
      ? `${quote}${text.replaceAll(quote, escaped)}${quote}`
      : text
  const lines = table.map((row) => row.map(cell).join(delimiter))
  const text = [...(dialect.tells ? [`sep=${delimiter}`] : []), ...lines].join(lineEnd)
  return encode(`${dialect.mark ? '\ufeff' : ''}${text}${dialect.endsWithLine ? lineEnd : ''}`, dialect.encoding)
}

const encoders = new Map<FileEncoding, ReadonlyMap<string, readonly number[]>>()

/** Text as bytes; the platform decodes many encodings but encodes UTF-8 only. */
export function encode(text: string, encoding: FileEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = encoders.get(encoding) ?? invert(encoding)
  encoders.set(encoding, table)
  return Buffer.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0)
      const bytes = code < 128 ? [code] : table.get(char)
      if (!bytes) throw new Error(`${encoding} has no ${char}`)
      return [...bytes]
    }),
  )
}

function invert(encoding: FileEncoding): Map<string, number[]> {
  const table = new Map<string, number[]>()
  const decode = (...bytes: number[]) => new TextDecoder(encoding).decode(Uint8Array.from(bytes))
  const learn = (...bytes: number[]) => {
    const text = decode(...bytes)
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let first = 128; first < 256; first++) learn(first)
  if (encoding.startsWith('windows') || encoding === 'macintosh' || encoding === 'koi8-r') return table
  for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) learn(first, second)
  return table
}

/** A cell of a sheet: a text, a number, or either as the value of a formula. */
export type SheetCell =
  | { text: string }
  | { number: number; style?: number }
  | { formula: string; value: string }
  | null

export interface WrittenSheet {
  name: string
  hidden?: boolean
  rows: readonly (readonly SheetCell[])[]
  /** texts in the cells themselves instead of in the shared list */
  inline?: boolean
  hiddenColumns?: readonly number[]
  /** ranges that are merged, as "A2:A3" */
  merges?: readonly string[]
}

/**
 * A workbook of these sheets.
 * @param formats  number formats of the styles 1, 2 ...; 0 is the general one
 */
export function writeWorkbook(
  sheets: readonly WrittenSheet[],
  { formats = [], date1904 = false }: { formats?: readonly string[]; date1904?: boolean } = {},
): Buffer {
  const shared: string[] = []
  const parts: Record<string, string> = {}
  for (const [index, sheet] of sheets.entries()) {
    const rows = sheet.rows.map((cells, row) => writeRow(cells, row + 1, sheet.inline ? undefined : shared))
    const hidden = (sheet.hiddenColumns ?? []).map(
      (column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`,
    )
    const columns = hidden.length > 0 ? `<cols>${hidden.join('')}</cols>` : ''
    const ranges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`)
    const merged = ranges.length > 0 ? `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>` : ''
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<?xml version="1.0"?><worksheet>${columns}<sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`
  }
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="r${index}"${hidden ? ' state="hidden"' : ''}/>`,
  )
  const relations = sheets.map((_, index) => `<Relationship Id="r${index}" Target="worksheets/sheet${index + 1}.xml"/>`)
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${escapeXml(code)}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${170 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  })
}

function writeRow(cells: readonly SheetCell[], number: number, shared: string[] | undefined): string {
  const written = cells.map((cell, column) => {
    if (cell === null) return ''
    const at = `r="${columnName(column)}${number}"`
    if ('number' in cell) return `<c ${at} s="${cell.style ?? 0}"><v>${cell.number}</v></c>`
    if ('formula' in cell)
      return `<c ${at} t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.value)}</v></c>`
    if (!shared) return `<c ${at} t="inlineStr"><is><t>${escapeXml(cell.text)}</t></is></c>`
    return `<c ${at} t="s"><v>${shared.push(cell.text) - 1}</v></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '_x000D_')
}
