import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import type { PurchaseOrder, PurchaseOrderLine } from '#contract/purchase-order.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { say } from '#core/words/say.ts'
import { unpackWoff } from './unpack-woff.ts'

/** What an order's document says besides the order. */
export interface Letterhead {
  tenantName: string
  language: Language
  timeZone: string
  supplier: { name: string; code: string; email: string | null; phone: string | null }
  place: { name: string; code: string }
}

type Pdf = PDFKit.PDFDocument

const margin = 48
const ink = '#1c1d1a'
const soft = '#66685f'
const rule = '#d9dbd2'

/** Columns from the left margin, in points: the item takes what the others leave. */
const columns = { code: 0, item: 92, quantity: 262, price: 352, amount: 428, end: 499 }

/**
 * The order as an A4 PDF, with its fonts in it: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian letters show
 * everywhere. About 100 ms of this process.
 */
export async function writeOrderDocument(order: PurchaseOrder, head: Letterhead): Promise<Buffer> {
  const tell = (text: Sentence) => say(text, head.language)
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: head.language,
    info: { Title: tell(sentence('purchase.document.title', { number: order.number })), Author: head.tenantName },
  })
  const { regular, bold } = loadFonts()
  pdf.registerFont('regular', regular)
  pdf.registerFont('bold', bold)
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  const page = { pdf, order, head, tell }
  writeHead(page)
  writeLines(page)
  writePageNumbers(page)
  pdf.end()
  return done
}

interface Page {
  pdf: Pdf
  order: PurchaseOrder
  head: Letterhead
  tell: (text: Sentence) => string
}

function writeHead({ pdf, order, head, tell }: Page): void {
  pdf.font('bold').fontSize(11).fillColor(ink).text(head.tenantName)
  pdf.moveDown(1.2)
  pdf.fontSize(19).text(tell(sentence('purchase.document.title', { number: order.number })))
  const stamp =
    order.state === 'draft'
      ? sentence('purchase.document.draft')
      : order.state === 'cancelled'
        ? sentence('purchase.document.cancelled')
        : undefined
  if (stamp) pdf.fontSize(10).fillColor('#a33').text(tell(stamp))
  pdf.moveDown(0.8)
  const top = pdf.y
  const { supplier, place } = head
  writeBlock(pdf, 0, top, tell(sentence('purchase.document.supplier')), [
    `${supplier.name} (${supplier.code})`,
    supplier.email ?? '',
    supplier.phone ?? '',
  ])
  const left = pdf.y
  writeBlock(pdf, 1, top, tell(sentence('purchase.document.deliverTo')), [
    head.tenantName,
    `${place.name} (${place.code})`,
  ])
  const middle = pdf.y
  const day = (instant: string) =>
    new Date(instant).toLocaleDateString(head.language, { dateStyle: 'medium', timeZone: head.timeZone })
  const facts = [`${tell(sentence('purchase.document.date'))}: ${day(order.sentAt ?? order.createdAt)}`]
  if (order.expectedOn)
    facts.push(`${tell(sentence('purchase.document.expected'))}: ${calendarDay(order.expectedOn, head.language)}`)
  if (order.reference) facts.push(`${tell(sentence('purchase.document.reference'))}: ${order.reference}`)
  writeBlock(pdf, 2, top, order.number, facts)
  pdf.x = margin
  pdf.y = Math.max(left, middle, pdf.y) + 22
}

function writeBlock(pdf: Pdf, column: number, top: number, title: string, lines: readonly string[]): void {
  const x = margin + column * 170
  pdf.font('regular').fontSize(8).fillColor(soft).text(title, x, top, { width: 160 })
  pdf.fontSize(9.5).fillColor(ink)
  for (const line of lines) if (line) pdf.text(line, x, pdf.y + 1, { width: 160 })
}

function writeLines(page: Page): void {
  const { pdf, order, tell } = page
  writeColumnNames(page)
  let total = toQuantity(0)
  for (const line of order.lines) {
    const amount = line.unitPrice === null ? undefined : toQuantity(line.unitPrice).times(line.quantity)
    if (amount) total = total.plus(amount)
    writeLine(page, line, amount && toDecimal(amount))
  }
  pdf.font('bold').fontSize(10)
  const y = pdf.y + 8
  pdf.text(tell(sentence('purchase.document.total')), margin + columns.quantity, y, { width: 160 })
  pdf.text(money(toDecimal(total), page), margin + columns.price, y, {
    width: columns.end - columns.price,
    align: 'right',
  })
  if (order.note) {
    pdf.moveDown(1.5)
    writeBlock(pdf, 0, pdf.y, tell(sentence('purchase.document.note')), [])
    pdf
      .fontSize(9.5)
      .fillColor(ink)
      .text(order.note, margin, pdf.y + 2, { width: columns.end })
  }
}

function writeColumnNames({ pdf, tell }: Page): void {
  const y = pdf.y
  pdf.font('regular').fontSize(8).fillColor(soft)
  const name = (
    key: 'yourCode' | 'item' | 'quantity' | 'price' | 'amount',
    x: number,
    end: number,
    isNumber: boolean,
  ) =>
    pdf.text(tell(sentence(`purchase.document.${key}`)), margin + x, y, {
      width: end - x - 8,
      align: isNumber ? 'right' : 'left',
    })
  name('yourCode', columns.code, columns.item, false)
  name('item', columns.item, columns.quantity, false)
  name('quantity', columns.quantity, columns.price, true)
  name('price', columns.price, columns.amount, true)
  name('amount', columns.amount, columns.end + 8, true)
  pdf.y = y + 12
  writeRule(pdf)
}

function writeLine(page: Page, line: PurchaseOrderLine, amount: string | undefined): void {
  const { pdf, head, tell } = page
  pdf.font('regular').fontSize(9.5)
  const pack =
    line.packSize === '1' && line.packUnit === null
      ? undefined
      : tell(
          sentence('purchase.document.packOf', {
            pack: line.packUnit ?? line.unit,
            size: count(line.packSize, head),
            unit: line.unit,
          }),
        )
  const width = columns.quantity - columns.item - 8
  const height = Math.max(
    pdf.heightOfString(line.itemName, { width }) + 12,
    pdf.heightOfString(line.supplierCode || ' ', { width: columns.item - 8 }),
    26,
  )
  if (pdf.y + height > pdf.page.height - margin - 40) {
    pdf.addPage()
    writeColumnNames(page)
  }
  const y = pdf.y + 4
  pdf.fillColor(ink)
  pdf.text(line.supplierCode, margin + columns.code, y, { width: columns.item - 8 })
  pdf.text(line.itemName, margin + columns.item, y, { width })
  const below = pdf.y
  pdf
    .fontSize(7.5)
    .fillColor(soft)
    .text(pack ? `${line.sku} · ${pack}` : line.sku, margin + columns.item, below, { width })
  const end = pdf.y
  pdf.fontSize(9.5).fillColor(ink)
  const quantity = `${count(line.quantity, head)} ${line.packUnit ?? line.unit}`
  pdf.text(quantity, margin + columns.quantity, y, { width: columns.price - columns.quantity - 8, align: 'right' })
  if (line.unitPrice !== null)
    pdf.text(money(line.unitPrice, page), margin + columns.price, y, {
      width: columns.amount - columns.price - 8,
      align: 'right',
    })
  if (amount !== undefined)
    pdf.text(money(amount, page), margin + columns.amount, y, { width: columns.end - columns.amount, align: 'right' })
  pdf.y = Math.max(end, y + height - 8) + 3
  writeRule(pdf)
}

function writeRule(pdf: Pdf): void {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + columns.end, pdf.y)
    .lineWidth(0.5)
    .strokeColor(rule)
    .stroke()
}

function writePageNumbers({ pdf, tell }: Page): void {
  const { count: pages } = pdf.bufferedPageRange()
  for (let n = 0; n < pages; n++) {
    pdf.switchToPage(n)
    // below the margin, where text would otherwise begin a page of its own
    pdf.page.margins.bottom = 0
    const text = tell(sentence('purchase.document.page', { page: n + 1, pages }))
    pdf
      .font('regular')
      .fontSize(8)
      .fillColor(soft)
      .text(text, margin, pdf.page.height - 36, { width: columns.end, align: 'right' })
  }
}

function count(value: string, { language }: Letterhead): string {
  // formatted digit by digit; the type knows numbers only
  return new Intl.NumberFormat(language, { maximumFractionDigits: 9 }).format(value as unknown as number)
}

function money(value: string, { order, head }: Page): string {
  const digits = Math.max(2, Math.min(6, (value.split('.')[1] ?? '').length))
  // as above
  return new Intl.NumberFormat(head.language, {
    style: 'currency',
    currency: order.currency,
    maximumFractionDigits: digits,
  }).format(value as unknown as number)
}

function calendarDay(day: string, language: Language): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
}

let fonts: { regular: Buffer; bold: Buffer } | undefined

function loadFonts() {
  const read = (address: string) => unpackWoff(readFileSync(fileURLToPath(address)))
  fonts ??= {
    regular: read(import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff')),
    bold: read(import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff')),
  }
  return fonts
}
