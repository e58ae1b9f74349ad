import { isDitto, isMarkOfNothing } from '#core/import/cell-marks.ts'
import { unguardFormula } from '#core/import/formula-guard.ts'
import { type ZipPart, zipStream } from './zip-stream.ts'

/** A cell as it is written: `number` and `day` where a spreadsheet's own form holds the value exactly, else as text. */
export interface SheetCell {
  text: string
  as?: 'number' | 'day'
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const dayMs = 86_400_000
/** Before 1 March 1900 Excel counts a day that there never was. */
const firstDay = 61
/** Longest text of a cell that Excel opens. */
const longestText = 32_767
const written = 64 * 1024

/**
 * A workbook of one sheet as a stream, its first row frozen: no more than some rows of it are held at a time.
 * @param sheet    name of the sheet
 * @param headers  the first row
 */
export function writeXlsx(
  sheet: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>,
): AsyncGenerator<Buffer> {
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      content: [
        `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
      ],
    },
    {
      name: '_rels/.rels',
      content: [
        `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      content: [
        `${head}<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(sheet.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/styles.xml',
      content: [
        `${head}<styleSheet xmlns="${namespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
        // 0 as it comes, 1 text, 2 day, 3 heading
        '<cellXfs count="4"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>',
      ],
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(headers, rows) },
  ]
  return zipStream(parts)
}

async function* sheetXml(
  headers: readonly string[],
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>,
): AsyncGenerator<string> {
  const names = headers.map((_, column) => columnName(column))
  yield `${head}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  yield rowXml(
    1,
    headers.map((header) => textCell(header, 3)),
    names,
  )
  let number = 1
  let text = ''
  for await (const page of rows)
    for (const cells of page) {
      number++
      text += rowXml(number, cells.map(toXml), names)
      if (text.length < written) continue
      yield text
      text = ''
    }
  yield `${text}</sheetData></worksheet>`
}

/** What stands inside `<c r="A1"...`; empty for an empty cell. */
function rowXml(number: number, cells: readonly string[], names: readonly string[]): string {
  const inside = cells
    .map((cell, column) => (cell === '' ? '' : `<c r="${names[column]}${number}"${cell}</c>`))
    .join('')
  return `<row r="${number}">${inside}</row>`
}

function toXml({ text, as }: SheetCell): string {
  if (text === '') return ''
  if (as === 'number' && isExact(text)) return `><v>${text}</v>`
  if (as === 'day') {
    const serial = Date.parse(`${text}T00:00:00Z`) / dayMs + 25_569
    if (serial >= firstDay && Number.isInteger(serial)) return ` s="2"><v>${serial}</v>`
  }
  return textCell(text, 1)
}

/**
 * A text is one whatever it begins with, so nothing in it is run; only one that an import would take for a guarded text is guarded,
 * so that it is read as it was.
 */
function textCell(text: string, style: number): string {
  const told = unguardFormula(text) === text && !isDitto(text) && !isMarkOfNothing(text) ? text : `'${text}`
  return ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(told.slice(0, longestText))}</t></is>`
}

/** Whether a double shows the same digits again: 15 of them are always exact. */
function isExact(text: string): boolean {
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 && String(Number(text)) === text
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000D_')
}
