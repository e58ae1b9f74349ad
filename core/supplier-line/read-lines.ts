import type { lineAsides } from '#contract/item-proposal.ts'
import { toGtin } from '#core/code/gtin.ts'
import { markOf } from './read-number.ts'
import { longestLine, type ReadLine, readLine, valueOf } from './read-line.ts'
import type { NamedField } from './read-named-fields.ts'
import type { PartKind } from './part.ts'

type LineAside = (typeof lineAsides)[number]

/** A line of a text, and why it is no item; undefined: it is one. */
export interface SupplierLine extends ReadLine {
  aside: LineAside | undefined
}

/** What a text says, line by line. */
export interface SupplierLines {
  lines: readonly SupplierLine[]
  /** lines beyond the most that are read */
  unread: number
}

/** More lines are for an import. */
export const mostLines = 50
const longestAside = 200
/** What a barcode that is no trade item number says, where it is a code: no address, no sentence. */
const barcodeOfCode = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}._/-]{2,39}$/u

const headingWord =
  /^(?:pos(?:ition)?|nr|no|#|menge|anzahl|qty|quantity|einheit|unit|uom|me|art(?:ikel)?(?:nr|nummer|bezeichnung)?|best(?:ell)?(?:nr|nummer)?|e|g|item(?:s)?|sku|part|number|code|ean|gtin|upc|barcode|bezeichnung|beschreibung|description|name|product|produkt|preis|price|einzelpreis|ep|gp|gesamt(?:preis)?|total|amount|betrag|summe|vpe|ve|pack|size|rabatt|discount|währung|currency|mwst|vat|in|eur|usd|gbp|€|\$|£|per|pro|each|netto|net)$/iu
const sum =
  /^(?:zwischensumme|(?:gesamt|end|rechnungs|netto|brutto)-?(?:summe|betrag|preis|wert)|summe|sub-?\s?total|(?:grand\s|order\s|invoice\s)?total|mwst|ust|umsatzsteuer|(?:zzgl\.?|inkl\.?|plus|incl\.?)\s|vat|(?:sales\s)?tax|versand(?:kosten)?|shipping|freight|fracht|porto|postage|delivery\s(?:charge|cost)|rabatt|discount)(?![\p{L}])[^\p{L}]*(?:(?:mwst|ust|vat|tax|eur|usd|gbp|netto|brutto|net|gross|cost|kosten|charge)[^\p{L}]*)*$/iu
const greeting =
  /^(?:sehr\sgeehrte|liebe[rs]?\s|hallo|guten\s(?:tag|morgen)|dear\s|hello|hi[\s,]|mit\s(?:freundlichen|besten)|viele\sgrüße|vielen\sdank|(?:best|kind)\sregards|regards|thank(?:s|\syou)|danke|gerne\sbieten|wir\sbieten|we\s(?:are\spleased|offer)|please\sfind|anbei|ihr\steam|your\steam|--\s?$)/iu
/** Kinds that a line of their own may add to the line above it. */
const addable: readonly PartKind[] = [
  'barcode',
  'makerCode',
  'code',
  'price',
  'packSize',
  'minimumQuantity',
  'leadTimeDays',
  'quantity',
  'field',
]

/**
 * Reads a pasted text, each line by itself. A line without a name that says what the line above lacks belongs to it. Headings, sums and
 * greetings are told apart.
 */
export function readLines(text: string, fields: readonly NamedField[] = []): SupplierLines {
  const mark = markOf(text)
  const read = (line: string) => readLine(line, { mark, fields })
  const written = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim())
  const lines: SupplierLine[] = []
  let unread = 0
  for (const line of written) {
    if (!/[\p{L}\p{N}]/u.test(line)) continue
    const aside = asideOf(line)
    const last = lines.at(-1)
    const found = { ...read(line), aside }
    const joined = `${last?.text}\n${line}`
    if (!aside && last && !last.aside && found.name === '' && belongsTo(found, last) && joined.length <= longestLine) {
      lines[lines.length - 1] = { ...read(joined), aside: undefined }
      continue
    }
    if (lines.length < mostLines) lines.push(isProse(found) ? { ...found, aside: 'prose' } : found)
    else unread += 1
  }
  return { lines, unread }
}

interface Label {
  /** what its barcodes say */
  barcodes?: readonly string[]
  fields?: readonly NamedField[]
}

/**
 * Reads the text of a label: all its lines are of one thing. The trade item number comes from its barcode, where there is one, and not from the digits
 * below it, which are read less surely.
 */
export function readLabel(text: string, { barcodes = [], fields = [] }: Label = {}): ReadLine {
  const gtin = barcodes.find((code) => /^\d+$/.test(code) && toGtin(code))
  const code = barcodes.find((one) => one !== gtin && barcodeOfCode.test(one) && !toGtin(one))
  const lines = text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && !(gtin && isBelow(line, gtin)))
  const read = readLine(lines.join('\n'), { fields })
  const more = [gtin ? `EAN ${gtin}` : '', code && !valueOf(read, 'code') ? `SKU ${code}` : ''].filter(Boolean)
  return more.length === 0 ? read : readLine([...lines, ...more].join('\n'), { fields })
}

/** The digits of a barcode as they stand below it, some of them misread. */
function isBelow(line: string, gtin: string): boolean {
  const digits = line.replace(/\D/g, '')
  return !/\p{L}{3}/u.test(line) && digits.length >= gtin.length - 2 && digits.length <= gtin.length + 1
}

function asideOf(whole: string): LineAside | undefined {
  const line = whole.slice(0, longestAside)
  const words = line.split(/[\s|;,:.()/-]+/u).filter((word) => word !== '')
  if (!/\d/.test(line) && words.length > 1 && words.every((word) => headingWord.test(word))) return 'heading'
  if (sum.test(line)) return 'sum'
  return greeting.test(line) && !/\d[.,]\d\d(?!\d)/.test(line) ? 'prose' : undefined
}

/** Nothing but words, and a colon behind them. */
function isProse({ text, parts, aside }: SupplierLine): boolean {
  return !aside && text.endsWith(':') && parts.every(({ kind }) => kind === 'name' || kind === 'unknown')
}

function belongsTo(line: ReadLine, above: ReadLine): boolean {
  const said = addable.filter((kind) => valueOf(line, kind) !== undefined)
  return said.length > 0 && said.every((kind) => valueOf(above, kind) === undefined)
}
