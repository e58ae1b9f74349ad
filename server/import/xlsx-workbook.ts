import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import { type SharedStrings, sharedStrings } from './shared-strings.ts'
import { invalidFile } from './table.ts'
import type { XlsxArchive } from './xlsx-archive.ts'

/** What is needed to read a sheet's cells. */
export interface Workbook {
  /** part that holds the first visible sheet */
  sheetPart: string
  /** for each cell format: whether its numbers are days, and whether they have a time */
  dateStyles: readonly DateStyle[]
  date1904: boolean
}

export type DateStyle = 'number' | 'day' | 'time'

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

/** @throws AppError invalid_file  no workbook, or none with a visible sheet */
export async function readWorkbook(archive: XlsxArchive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw invalidFile(sentence('file.noWorkbook'))
  const targets = archive.has('xl/_rels/workbook.xml.rels') ? await readRelations(archive) : new Map<string, string>()
  const { sheet, date1904 } = await readSheets(archive)
  const sheetPart = (sheet && targets.get(sheet)) ?? 'xl/worksheets/sheet1.xml'
  const dateStyles = archive.has('xl/styles.xml') ? await readDateStyles(archive) : []
  return { sheetPart, dateStyles, date1904 }
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

async function readSheets(archive: XlsxArchive): Promise<{ sheet: string | undefined; date1904: boolean }> {
  let sheet: string | undefined
  let date1904 = false
  const part = 'xl/workbook.xml'
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (localName(name) === 'sheet' && (attributes.state ?? 'visible') === 'visible') sheet ??= attributes['r:id']
    })
  })
  return { sheet, date1904 }
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

/** Formats built into Excel that show days or times. */
function builtInStyle(id: number): DateStyle {
  if (id === 14 || id === 15 || id === 16 || id === 17 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'day'
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time'
  return 'number'
}

async function readDateStyles(archive: XlsxArchive): Promise<DateStyle[]> {
  const custom = new Map<number, DateStyle>()
  const styles: DateStyle[] = []
  let inCellFormats = false
  const part = 'xl/styles.xml'
  await parseXml(await archive.read(part), part, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      const tag = localName(name)
      if (tag === 'cellXfs') inCellFormats = true
      if (tag === 'numFmt') custom.set(Number(attributes.numFmtId), styleOf(attributes.formatCode ?? ''))
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

/** Whether a number format shows a day or a time: letters of dates outside of quotes, brackets and escapes. */
function styleOf(code: string): DateStyle {
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/general/i.test(bare)) return 'number'
  if (/[hs]/i.test(bare)) return 'time'
  return /[ymd]/i.test(bare) ? 'day' : 'number'
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
