import { sentence } from '#contract/words/sentence.ts'
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
import { columnOf, fillMerged, readMerges } from './xlsx-merges.ts'
import { openArchive, type XlsxArchive } from './xlsx-archive.ts'
import { showNumber } from './xlsx-number-style.ts'
import {
  chooseSheet,
  localName,
  parseXmlChunks,
  readStrings,
  readWorkbook,
  unescapeText,
  type Workbook,
} from './xlsx-workbook.ts'

/**
 * Opens a sheet of a workbook. Cells become text as a person sees them, in one notation: numbers with a point, days as
 * 2011-12-09, times as 2011-12-09 10:30:00, percentages with their sign, amounts with their currency, formulas as the value they
 * last had.
 * @param sheet  its name; the first visible one that holds cells when undefined
 * @throws AppError invalid_file  damaged, encrypted, a bomb, no such sheet
 */
export async function openXlsx(path: string, sheet?: string): Promise<Table> {
  const archive = await openArchive(path)
  try {
    const workbook = await readWorkbook(archive)
    const chosen = await chooseSheet(archive, workbook, sheet)
    const { rows, hiddenColumns } = await readSheetFacts(archive, chosen.part)
    const merges = await readMerges(archive, chosen.part)
    return {
      format: 'xlsx',
      encoding: 'utf-8',
      delimiter: null,
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: chosen.name,
      hiddenColumns,
      bytes: archive.sizeOf(chosen.part),
      declaredRows: rows,
      rows: () => fillMerged(readRows(path, chosen.name), merges),
    }
  } finally {
    archive.close()
  }
}

/** What a sheet says of itself before its first row. */
async function readSheetFacts(
  archive: XlsxArchive,
  part: string,
): Promise<{ rows: number | null; hiddenColumns: Set<number> }> {
  let rows: number | null = null
  const hiddenColumns = new Set<number>()
  const stream = await archive.read(part)
  const chunks = parseXmlChunks(stream, part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === 'dimension')
        rows = Number(/:[A-Z]+(\d+)$/.exec(attributes.ref ?? '')?.[1] ?? Number.NaN) || null
      if (localName(name) === 'col' && ['1', 'true'].includes(attributes.hidden ?? '')) {
        const last = Math.min(Number(attributes.max), maxColumns)
        for (let column = Number(attributes.min); column <= last; column++) hiddenColumns.add(column - 1)
      }
    })
  })
  await chunks.next()
  await chunks.return(undefined)
  return { rows, hiddenColumns }
}

async function* readRows(path: string, name: string): AsyncGenerator<TableRow[]> {
  const archive = await openArchive(path)
  let strings: SharedStrings | undefined
  try {
    const workbook = await readWorkbook(archive)
    const { part } = await chooseSheet(archive, workbook, name)
    strings = await readStrings(archive)
    const rows: TableRow[] = []
    const sheet = new SheetRows(workbook, strings, (row) => rows.push(row))
    for await (const _ of parseXmlChunks(await archive.read(part), part, (parser) => {
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
    return showNumber(number, this.#workbook.styles[this.#style] ?? { shows: 'number' }, this.#workbook.date1904)
  }
}
