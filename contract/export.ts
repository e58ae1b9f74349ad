import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { movementsAsked } from './movement.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { id, instant } from './values.ts'

export const exportFormat = z.enum(['csv', 'xlsx'])

/** What is written: a list as the list endpoint gives it, with these columns. */
export const exportRequest = z
  .object({
    entity: z.enum(['item', 'supplier', 'location', 'movement']).default('item'),
    format: exportFormat,
    filter: filter.optional(),
    text: z.string().max(200).optional(),
    archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
    /** as in the list: `name`, `-price` */
    sort: z.string().max(80).optional(),
    /**
     * In order: of items `name`, `price`, `attributes.<key>`, `parentSku`, `variantAxes`, `onHand`, `reserved`, `createdAt` ..., of suppliers `name`,
     * `email`, `phone`, `note`, `archived`, of locations `name`, `kind`, `parent`, `negativeStock`, `archived`; all that can be written and all fields when absent,
     * `archived` only where archived ones are written. The SKU or code comes first
     * whatever is told, since rows are known by it. Of movements, a row for each line, every column is always written.
     */
    columns: z.array(z.string().min(1).max(120)).max(500).optional(),
    /** of items, stock besides: over all locations, or a column for each location */
    stock: z.enum(['none', 'total', 'locations']).default('none'),
    /** of movements, which lines: of the item, from or to the location or a place below it; latest effect first whatever `sort` says */
    movements: movementsAsked.strict().optional(),
  })
  .strict()
export type ExportRequest = z.output<typeof exportRequest>

/** A list written to a file. Headings with a mark behind them are of what the product works out; an import leaves them out. */
export const exported = z
  .object({
    id,
    request: exportRequest,
    fileName: z.string(),
    /** as counted when it was asked for */
    rows: z.int(),
    /** whether its content can be read: at once for some thousands of rows, else when its task has ended */
    ready: z.boolean(),
    taskId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Export' })
const params = z.object({ exportId: id })
const tag = 'Exports'

export const listExports = endpoint({
  name: 'listExports',
  summary: 'One’s own exports, newest first; they go after a week',
  tag,
  method: 'GET',
  path: '/exports',
  access: 'item:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(exported),
})
export const createExport = endpoint({
  name: 'createExport',
  summary: 'Write a list as CSV or XLSX; large ones are written by a task',
  tag,
  method: 'POST',
  path: '/exports',
  access: 'item:read',
  status: 201,
  body: exportRequest,
  response: z.object({ export: exported, task: task.nullable() }),
  errors: ['invalid_value'],
})
export const getExport = endpoint({
  name: 'getExport',
  summary: 'One export of one’s own',
  tag,
  method: 'GET',
  path: '/exports/{exportId}',
  access: 'item:read',
  params,
  response: exported,
})
export const downloadExport = endpoint({
  name: 'downloadExport',
  summary: 'The file: unchanged, an import of it changes nothing',
  tag,
  method: 'GET',
  path: '/exports/{exportId}/content',
  access: 'item:read',
  params,
  transport: 'file',
  mediaType: 'application/octet-stream',
  response: z.string().meta({ format: 'binary' }),
  errors: ['export_not_ready', 'unavailable'],
})
