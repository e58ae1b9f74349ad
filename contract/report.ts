import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { exportFormat } from './export.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { day, decimal, id, instant } from './values.ts'
import { wording } from './words/sentence.ts'

export const reportSteps = z.enum(['W', 'M'])
/** Lengths of the window, in months. Months as steps need six of them. */
export const reportMonths = [3, 6, 12, 24] as const

/** What a report of stock is about. */
export const stockReport = z
  .object({
    id,
    /** stock there and below; null: everywhere */
    locationId: id.nullable(),
    months: z.int(),
    step: reportSteps,
    /** the window: so many whole months and the days since; both days counted */
    startsOn: day,
    endsOn: day,
    /** complete weeks or months in it, by which variation is judged */
    steps: z.int(),
    madeAt: instant,
    /** items that something is told of */
    items: z.int(),
  })
  .meta({ id: 'StockReport' })
export type StockReport = z.output<typeof stockReport>

/** What ABC ranks items by: what they were sold for, what it cost that was consumed of them, or what their stock is worth. */
export const abcBases = ['sales', 'consumption', 'stock'] as const
export const abc = z.enum(['A', 'B', 'C', 'none'])
export const xyz = z.enum(['X', 'Y', 'Z', 'none'])
export const coverBands = [
  'out',
  'week',
  'fortnight',
  'month',
  'quarter',
  'half',
  'year',
  'longer',
  'idle',
  'unknown',
] as const
export type CoverBand = (typeof coverBands)[number]
export const ageBuckets = ['d30', 'd60', 'd90', 'd180', 'd365', 'older'] as const
export type AgeBucket = (typeof ageBuckets)[number]

/** Items, and what their stock, their consumption and their sales are worth. */
const sums = { items: z.int(), value: decimal, consumedValue: decimal, soldValue: decimal }

/** A report in figures, of the items that the filter leaves. */
export const stockReportSummary = z
  .object({
    /** null: none has been made of this place */
    report: stockReport.nullable(),
    /** by share of what was chosen (`none`: nothing of it) and variation of demand (`none`: not judged); classes without items are left out */
    classes: z.array(z.object({ abc, xyz, ...sums })),
    /** items whose class of variation is not told, by reason */
    unjudged: z.object({ new: z.int(), unknown: z.int(), none: z.int() }),
    /** items that were consumed, but of which no cost is known: they are not classed */
    costless: z.int(),
    /** by days that stock lasts at recent demand; bands without items are left out */
    cover: z.array(z.object({ band: z.enum(coverBands), ...sums })),
    /** by days since it came in; all buckets */
    ages: z.array(z.object({ bucket: z.enum(ageBuckets), items: z.int(), value: decimal })),
    /** by month, oldest first; a month that is not over has fewer days */
    turnover: z.array(
      z.object({
        month: day,
        days: z.int(),
        /** cost of what was consumed */
        cost: decimal,
        averageValue: decimal,
        closingValue: decimal,
        /** a year, at this month's pace; null: nothing was in stock */
        turns: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'StockReportSummary' })
export type StockReportSummary = z.output<typeof stockReportSummary>

/** One item in a report. Plain numbers are statistics. */
export const stockReportItem = z
  .object({
    itemId: id,
    sku: z.string(),
    name: z.string(),
    unit: z.string(),
    consumed: decimal,
    consumedValue: decimal,
    /** at the prices of the lines, less what came back; of a line without one, the item's own */
    soldValue: decimal,
    /** of all in the report of what classes go by; null: nothing of it */
    share: z.number().nullable(),
    abc,
    xyz,
    /** why variation is told or not: too new, stock out too often, nothing asked for */
    verdict: z.enum(['judged', 'new', 'unknown', 'none']),
    /** standard deviation of demand over its mean */
    variation: z.number().nullable(),
    periods: z.int(),
    onHand: decimal,
    value: decimal,
    /** over the last eight weeks, days without stock left out; null: too few are known */
    dailyDemand: z.number().nullable(),
    band: z.enum(coverBands).nullable(),
    /** null: nothing is asked for, or it is not known */
    coverDays: z.number().nullable(),
    /** by the newest forecast; null: there is none, or it expects nothing */
    forecastDays: z.number().nullable(),
    ages: z.array(z.object({ bucket: z.enum(ageBuckets), quantity: decimal, value: decimal })),
    averageValue: decimal,
    /** a year; null: nothing was in stock */
    turns: z.number().nullable(),
  })
  .meta({ id: 'StockReportItem' })
export type StockReportItem = z.output<typeof stockReportItem>

const percent = z.coerce.number().min(1)
const scope = {
  /** the report of this place; of everywhere when absent */
  locationId: id.optional(),
}
const filters = {
  /** there and below */
  categoryId: id.optional(),
  itemTypeId: id.optional(),
  /** what classes go by */
  basis: z.enum(abcBases).default('consumption'),
  /** percent of it at which B and C begin */
  a: percent.max(100).default(80),
  b: percent.max(100).default(95),
  /** percent of variation at which Y and Z begin */
  x: percent.max(1000).default(50),
  y: percent.max(1000).default(100),
}
const rows = {
  abc: abc.optional(),
  xyz: xyz.optional(),
  band: z.enum(coverBands).optional(),
  age: z.enum(ageBuckets).optional(),
  /** most consumed, most sold, shortest cover, most valuable (with `age`: of that age), slowest turned over */
  sort: z.enum(['consumption', 'sales', 'cover', 'value', 'turnover']).default('consumption'),
}
const tag = 'Reports'

export const getStockReport = endpoint({
  name: 'getStockReport',
  summary: 'The latest report of stock in figures: classes, cover, age, turnover',
  tag,
  method: 'GET',
  path: '/reports/stock',
  access: 'stock:read',
  query: z.object({ ...scope, ...filters }),
  response: stockReportSummary,
})

export const startStockReport = endpoint({
  name: 'startStockReport',
  summary: 'Make a report of stock; answers at once with a task, and replaces the one there is of the place',
  tag,
  method: 'POST',
  path: '/reports/stock',
  access: 'forecast:run',
  status: 202,
  body: z
    .object({
      locationId: id.nullable().default(null),
      months: z.literal(reportMonths).default(12),
      step: reportSteps.default('M'),
    })
    .strict()
    .refine(({ months, step }) => step === 'W' || months >= 6, wording('report.tooFewMonths')),
  response: z.object({ task }),
})

export const listStockReportItems = endpoint({
  name: 'listStockReportItems',
  summary: 'The items of the latest report, filtered and in the order of one of its figures',
  tag,
  method: 'GET',
  path: '/reports/stock/items',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ ...scope, ...filters, ...rows }),
  response: page(stockReportItem),
})

export const downloadStockReport = endpoint({
  name: 'downloadStockReport',
  summary: 'The same as a file, whole',
  tag,
  method: 'GET',
  path: '/reports/stock/file',
  access: 'stock:read',
  query: z.object({ ...scope, ...filters, ...rows, format: exportFormat.default('csv') }),
  transport: 'file',
  mediaType: 'application/octet-stream',
  response: z.string().meta({ format: 'binary' }),
})
