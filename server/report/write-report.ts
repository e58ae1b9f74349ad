import { Readable } from 'node:stream'
import type { BodyOf } from '#contract/endpoint.ts'
import type { createExport } from '#contract/export.ts'
import { ageBuckets, type StockReportItem } from '#contract/report.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { csvLine } from '#core/export/csv-line.ts'
import { say } from '#core/words/say.ts'
import type { Database } from '#server/db/database.ts'
import { type SheetCell, writeXlsx } from '#server/export/write-xlsx.ts'
import { listReportItems } from './list-report-items.ts'
import type { ReportQuery } from './report-sql.ts'

const pageSize = 1_000

const text = (value: string | null): SheetCell => ({ text: value ?? '' })
const number = (value: string | number | null): SheetCell =>
  value === null
    ? text('')
    : { text: typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : value, as: 'number' }

const columns = {
  sku: (row: StockReportItem) => text(row.sku),
  name: (row: StockReportItem) => text(row.name),
  unit: (row: StockReportItem) => text(row.unit),
  abc: (row: StockReportItem) => text(row.abc === 'none' ? null : row.abc),
  xyz: (row: StockReportItem) => text(row.xyz === 'none' ? null : row.xyz),
  consumed: (row: StockReportItem) => number(row.consumed),
  consumedValue: (row: StockReportItem) => number(row.consumedValue),
  soldValue: (row: StockReportItem) => number(row.soldValue),
  share: (row: StockReportItem) => number(row.share),
  variation: (row: StockReportItem) => number(row.variation),
  onHand: (row: StockReportItem) => number(row.onHand),
  value: (row: StockReportItem) => number(row.value),
  dailyDemand: (row: StockReportItem) => number(row.dailyDemand),
  coverDays: (row: StockReportItem) => number(row.coverDays),
  forecastDays: (row: StockReportItem) => number(row.forecastDays),
  averageValue: (row: StockReportItem) => number(row.averageValue),
  turns: (row: StockReportItem) => number(row.turns),
} as const

/** The rows of a report as a file, read page by page in bounded memory. */
export function writeReport(
  database: Database,
  reader: { tenantId: string; language: Language },
  query: ReportQuery,
  format: BodyOf<typeof createExport>['format'],
): Readable {
  const { language } = reader
  const headers = [
    ...Object.keys(columns).map((column) => say(sentence(`report.column.${column as keyof typeof columns}`), language)),
    ...ageBuckets.flatMap((bucket) => [
      say(sentence(`report.age.quantity.${bucket}`), language),
      say(sentence(`report.age.value.${bucket}`), language),
    ]),
  ]
  const pages = async function* () {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const at: string | undefined = cursor
      const page = await database.tenantRead(reader.tenantId, (tx) =>
        listReportItems(tx, { ...query, limit: pageSize, cursor: at }),
      )
      yield page.data.map((row) => [
        ...Object.values(columns).map((cell) => cell(row)),
        ...row.ages.flatMap(({ quantity, value }) => [number(quantity), number(value)]),
      ])
      cursor = page.nextCursor
    }
  }
  if (format === 'xlsx') return Readable.from(writeXlsx(say(sentence('report.file'), language), headers, pages()))
  const lines = async function* () {
    // the mark makes spreadsheets read UTF-8
    yield `\ufeff${csvLine(headers)}`
    for await (const page of pages()) yield page.map((cells) => csvLine(cells.map((cell) => cell.text))).join('')
  }
  return Readable.from(lines(), { objectMode: false })
}
