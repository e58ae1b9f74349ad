import { sentence } from '#contract/words/sentence.ts'
import { fromSerialDay, type LocalTime } from '#core/import/parse-date.ts'
import type { SharedStrings } from './shared-strings.ts'
import {
  type CellFault,
  invalidFile,
  maxColumns,
  maxRecordLength,
  maxRows,
  type Table,
  type TableRow,
} from './table.ts'
import { openArchive } from './xlsx-archive.ts'
import { localName, parseXmlChunks, readStrings, readWorkbook, unescapeText, type Workbook } from './xlsx-workbook.ts'

/**
 * Opens the first visible sheet of a workbook. Cells become text as a person sees them, in one notation: numbers with a
 * point, days as 2011-12-09, times as 2011-12-09 10:30:00, formulas as the value they last had.
 * @throws AppError invalid_file  damaged, encrypted, a bomb
 */
export async function openXlsx(path: string): Promise<Table> {
  const archive = await openArchive(path)
  let sheetBytes: number
  let declaredRows: number | null
  try {
    const workbook = await readWorkbook(archive)
    sheetBytes = archive.sizeOf(workbook.sheetPart)
    declaredRows = await readDimension(archive, workbook.sheetPart)
  } finally {
    archive.close()
  }
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    bytes: sheetBytes,
    declaredRows,
    rows: () => readRows(path),
  }
}

async function readDimension(archive: Awaited<ReturnType<typeof openArchive>>, part: string): Promise<number | null> {
  let rows: number | null = null
  const stream = await archive.read(part)
  const chunks = parseXmlChunks(stream, part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === 'dimension')
        rows = Number(/:[A-Z]+(\d+)$/.exec(attributes.ref ?? '')?.[1] ?? Number.NaN) || null
    })
  })
  // It stands before the first row.
  await chunks.next()
  await chunks.return(undefined)
  return rows
}

async function* readRows(path: string): AsyncGenerator<TableRow[]> {
  const archive = await openArchive(path)
  let strings: SharedStrings | undefined
  try {
    const workbook = await readWorkbook(archive)
    strings = await readStrings(archive)
    const rows: TableRow[] = []
    const sheet = new SheetRows(workbook, strings, (row) => rows.push(row))
    for await (const _ of parseXmlChunks(await archive.read(workbook.sheetPart), workbook.sheetPart, (parser) => {
      parser.on('opentag', ({ name, attributes }) => sheet.open(localName(name), attributes))
      parser.on('text', (text) => sheet.text(text))
      parser.on('cdata', (text) => sheet.text(text))
      parser.on('closetag', ({ name }) => sheet.close(localName(name)))
    })) {
      if (rows.length > 0) yield rows.splice(0)
    }
  } finally {
    strings?.close()
    archive.close()
  }
}

type Attributes = Readonly<Record<string, string>>

/** Gathers the events of a sheet's XML into rows. */
class SheetRows {
  readonly #workbook: Workbook
  readonly #strings: SharedStrings
  readonly #emit: (row: TableRow) => void
  #number = 0
  #cells: string[] = []
  #faults: CellFault[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #hasValue = false
  #hasFormula = false
  #reading = false
  #phonetic = false
  #length = 0

  constructor(workbook: Workbook, strings: SharedStrings, emit: (row: TableRow) => void) {
    this.#workbook = workbook
    this.#strings = strings
    this.#emit = emit
  }

  open(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'row': {
        const told = Number(attributes.r)
        this.#number = Number.isInteger(told) && told > this.#number ? told : this.#number + 1
        if (this.#number > maxRows) throw invalidFile(sentence('file.mostRows', { most: maxRows }))
        this.#cells = []
        this.#faults = []
        this.#column = -1
        this.#length = 0
        return
      }
      case 'c':
        this.#column = Math.max(attributes.r ? columnOf(attributes.r) : -1, this.#column + 1)
        this.#type = attributes.t ?? 'n'
        this.#style = Number(attributes.s ?? 0)
        this.#value = ''
        this.#hasValue = false
        this.#hasFormula = false
        return
      case 'f':
        this.#hasFormula = true
        return
      case 'rPh':
        this.#phonetic = true
        return
      case 'v':
      case 't':
        this.#reading = !this.#phonetic
        this.#hasValue = true
    }
  }

  text(text: string): void {
    if (!this.#reading) return
    this.#length += text.length
    if (this.#length > maxRecordLength)
      throw invalidFile(sentence('file.longRow', { row: this.#number, most: maxRecordLength }))
    this.#value += text
  }

  close(tag: string): void {
    switch (tag) {
      case 'v':
      case 't':
        this.#reading = false
        return
      case 'rPh':
        this.#phonetic = false
        return
      case 'c':
        this.#closeCell()
        return
      case 'row':
        if (this.#cells.length > 0 || this.#faults.length > 0)
          this.#emit({
            number: this.#number,
            cells: this.#cells,
            ...(this.#faults.length > 0 ? { faults: this.#faults } : {}),
          })
    }
  }

  #closeCell(): void {
    const text = this.#hasValue ? this.#toText() : ''
    if (this.#type === 'e') this.#faults.push({ column: this.#column, reason: 'formula_error' })
    else if (this.#hasFormula && !this.#hasValue)
      this.#faults.push({ column: this.#column, reason: 'formula_without_value' })
    if (text === '') return
    if (this.#column >= maxColumns)
      throw invalidFile(
        sentence('file.wideSheetRow', { row: this.#number, column: this.#column + 1, most: maxColumns }),
      )
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  #toText(): string {
    switch (this.#type) {
      case 's':
        return this.#strings.at(Number(this.#value)) ?? ''
      case 'b':
        return this.#value === '1' ? 'true' : 'false'
      case 'n':
        return this.#toNumber()
      case 'd':
        return this.#value.replace('T', ' ')
      default:
        return unescapeText(this.#value)
    }
  }

  #toNumber(): string {
    const number = Number(this.#value)
    if (this.#value.trim() === '' || !Number.isFinite(number)) return this.#value
    const style = this.#workbook.dateStyles[this.#style] ?? 'number'
    const local = style === 'number' ? undefined : fromSerialDay(number, this.#workbook.date1904)
    return local ? toDateText(local, style === 'time' || !Number.isInteger(number)) : toPlainNumber(number)
  }
}

/** As Excel shows it, which keeps 15 digits: 2.5499999999999998 is 2.55. */
function toPlainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/0+$/, '')
}

function toDateText(local: LocalTime, withTime: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(local.year).padStart(4, '0')}-${two(local.month)}-${two(local.day)}`
  return withTime ? `${day} ${two(local.hour)}:${two(local.minute)}:${two(local.second)}` : day
}

/** "BC12" is column 54, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > 100_000) break
  }
  return column - 1
}
