import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import { type SharedStrings, sharedStrings } from './shared-strings.ts'
import { invalidFile } from './table.ts'
import type { XlsxArchive } from './xlsx-archive.ts'
import { builtInStyle, type NumberStyle, styleOfCode } from './xlsx-number-style.ts'

/** What is needed to read a sheet's cells. */
export interface Workbook {
  /** in their order */
  sheets: readonly Sheet[]
  /** what the numbers of each cell format are, by the cells' `s` */
  styles: readonly NumberStyle[]
  date1904: boolean
}

export interface Sheet {
  name: string
  hidden: boolean
  /** the archive's part that holds its cells */
  part: string
}

/** A run of bytes without any markup is no workbook's XML. */
const maxSilence = 8 * 1024 * 1024

/** Parses one XML part as a stream. Entities other than XML's own five are an error, so none can unfold. */
export async function parseXml(
  stream: Readable,
  part: string,
  listen: (parser: SaxesParser) => void,
  afterChunk?: () => void,
): Promise<void> {
  for await (const _ of parseXmlChunks(stream, part, listen)) afterChunk?.()
}

/** The same, handing over control after each chunk. */
export async function* parseXmlChunks(
  stream: Readable,
  part: string,
  listen: (parser: SaxesParser) => void,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false })
  listen(parser)
  const decoder = new TextDecoder('utf-8')
  let silence = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      silence = chunk.includes(0x3c) ? 0 : silence + chunk.length
      if (silence > maxSilence) throw invalidFile(sentence('file.excelWithoutCells', { part }))
      parser.write(decoder.decode(chunk, { stream: true }))
      yield
    }
    parser.close()
    yield
  } catch (error) {
    if (error instanceof AppError || isSystemError(error)) throw error
    throw invalidFile(sentence('file.excelDamagedIn', { part }), { cause: error })
  } finally {
    stream.destroy()
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** @throws AppError invalid_file  no workbook, or none with a sheet of cells */
export async function readWorkbook(archive: XlsxArchive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw invalidFile(sentence('file.noWorkbook'))
  const targets = archive.has('xl/_rels/workbook.xml.rels') ? await readRelations(archive) : new Map<string, string>()
  const { sheets, date1904 } = await readSheets(archive, targets)
  const styles = archive.has('xl/styles.xml') ? await readStyles(archive) : []
  return { sheets, styles, date1904 }
}

/**
 * The sheet of this name, in any case of letters.
 * @param name  undefined: the first visible sheet that is not empty by its own word, else the first
 * @throws AppError invalid_file  there is no such sheet
 */
export async function chooseSheet(archive: XlsxArchive, { sheets }: Workbook, name?: string): Promise<Sheet> {
  if (name !== undefined) {
    const wanted = sheets.find((sheet) => sheet.name.toLowerCase() === name.trim().toLowerCase())
    if (!wanted) throw invalidFile(sentence('file.noSheet', { sheet: name.slice(0, 80) }))
    return wanted
  }
  const visible = sheets.filter((sheet) => !sheet.hidden)
  // A sheet of a few hundred bytes holds no cells; a cover with a title may well come first.
  const filled = visible.find((sheet) => archive.sizeOf(sheet.part) > 600)
  const chosen = filled ?? visible[0] ?? sheets[0]
  if (!chosen) throw invalidFile(sentence('file.noWorkbook'))
  return chosen
}

async function readRelations(archive: XlsxArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  const part = 'xl/_rels/workbook.xml.rels'
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) !== 'Relationship') return
      const target = attributes.Target ?? ''
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    })
  })
  return targets
}

const mostSheets = 500

async function readSheets(
  archive: XlsxArchive,
  targets: ReadonlyMap<string, string>,
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const sheets: Sheet[] = []
  let date1904 = false
  const part = 'xl/workbook.xml'
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (localName(name) !== 'sheet' || sheets.length >= mostSheets) return
      const relation = Object.entries(attributes).find(([key]) => localName(key) === 'id' && key !== 'id')?.[1] ?? ''
      const target = targets.get(relation) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      // chart sheets hold no cells
      if (!archive.has(target) || target.includes('/chartsheets/')) return
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: (attributes.name ?? `${sheets.length + 1}`).slice(0, 120), hidden, part: target })
    })
  })
  const first = 'xl/worksheets/sheet1.xml'
  if (sheets.length === 0 && archive.has(first)) sheets.push({ name: '1', hidden: false, part: first })
  return { sheets, date1904 }
}

/** The texts that cells name by number; to be closed after use. */
export async function readStrings(archive: XlsxArchive): Promise<SharedStrings> {
  const strings = sharedStrings()
  try {
    if (archive.has('xl/sharedStrings.xml')) await fillStrings(archive, strings)
  } catch (error) {
    strings.close()
    throw error
  }
  return strings
}

async function fillStrings(archive: XlsxArchive, strings: SharedStrings): Promise<void> {
  const part = 'xl/sharedStrings.xml'
  let text = ''
  let inText = false
  let phonetic = false
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name }) => {
      const tag = localName(name)
      if (tag === 'si') text = ''
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't') inText = !phonetic
    })
    parser.on('text', (part) => {
      if (inText) text += part
    })
    parser.on('cdata', (part) => {
      if (inText) text += part
    })
    parser.on('closetag', ({ name }) => {
      const tag = localName(name)
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si') strings.push(unescapeText(text))
    })
  })
}

async function readStyles(archive: XlsxArchive): Promise<NumberStyle[]> {
  const custom = new Map<number, NumberStyle>()
  const styles: NumberStyle[] = []
  let inCellFormats = false
  const part = 'xl/styles.xml'
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      const tag = localName(name)
      if (tag === 'cellXfs') inCellFormats = true
      if (tag === 'numFmt') custom.set(Number(attributes.numFmtId), styleOfCode(attributes.formatCode ?? ''))
      if (tag === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(custom.get(id) ?? builtInStyle(id))
      }
    })
    parser.on('closetag', ({ name }) => {
      if (localName(name) === 'cellXfs') inCellFormats = false
    })
  })
  return styles
}

/** `x:row` of a file with prefixes is `row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text
        .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .toWellFormed()
    : text
}
