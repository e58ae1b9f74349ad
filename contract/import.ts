import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { id, instant, line } from './values.ts'

export const importKind = z.enum(['sales', 'items'])
export const importState = z.enum([
  'uploaded',
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'reversing',
  'reversed',
])

/** What a column of the file means. `attributes.<key>` is a custom field; `new:<kind>` makes a field named as the column. */
export const columnTarget = z.string().max(120)
/** Column header -> target; a column left out is not imported. */
export const mapping = z.record(z.string().max(500), columnTarget)
export type Mapping = z.output<typeof mapping>

export const importOptions = z
  .object({
    /** the location that sales leave and stock enters; made when absent */
    locationId: id.optional(),
    /**
     * sales: how stock that the file does not tell is settled: `opening` posts, dated before the first line, just enough opening stock
     * that no balance ever falls below zero; `negative` lets balances fall below zero for this batch.
     */
    missingStock: z.enum(['opening', 'negative']).default('opening'),
    dateOrder: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
    decimalMark: z.enum(['auto', '.', ',']).default('auto'),
    /** time zone of the file's dates; the organisation's when absent */
    timeZone: line(60).optional(),
  })
  .strict()
export type ImportOptions = z.output<typeof importOptions>

export const importCounts = z.object({
  rows: z.int(),
  itemsCreated: z.int(),
  itemsUpdated: z.int(),
  movements: z.int(),
  lines: z.int(),
  refused: z.int(),
})

export const importBatch = z
  .object({
    id,
    kind: importKind,
    state: importState,
    fileName: z.string(),
    fileSize: z.int(),
    mapping: mapping.nullable(),
    options: importOptions.nullable(),
    counts: importCounts,
    refusedByReason: z.record(z.string(), z.int()),
    taskId: id.nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Import' })

export const importPreview = z
  .object({
    kind: importKind,
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    delimiter: z.string().nullable(),
    headerRow: z.int(),
    columns: z.array(
      z.object({
        header: z.string(),
        proposedTarget: columnTarget.nullable(),
        confidence: z.number(),
        samples: z.array(z.string()),
      }),
    ),
    /** targets a column may be given for this kind */
    targets: z.array(z.object({ target: columnTarget, label: z.string(), required: z.boolean() })),
    rows: z.array(z.array(z.string())),
    estimatedRows: z.int().nullable(),
    problems: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' })

export const refusal = z
  .object({
    rowNumber: z.int(),
    reason: z.string(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    row: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ImportRefusal' })
const params = z.object({ importId: id })
const tag = 'Imports'

export const listImports = endpoint({
  name: 'listImports',
  summary: 'Imports, newest first',
  tag,
  method: 'GET',
  path: '/imports',
  access: 'import:run',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(importBatch),
})
export const uploadImport = endpoint({
  name: 'uploadImport',
  summary: 'Upload a CSV or XLSX file (multipart, one part `file`); answers with a preview and changes nothing',
  tag,
  method: 'POST',
  path: '/imports',
  access: 'import:run',
  status: 201,
  transport: 'upload',
  query: z.object({ kind: importKind.optional() }),
  response: z.object({ import: importBatch, preview: importPreview }),
  errors: ['invalid_file', 'too_large', 'unsupported_media_type'],
})
export const getImport = endpoint({
  name: 'getImport',
  summary: 'One import',
  tag,
  method: 'GET',
  path: '/imports/{importId}',
  access: 'import:run',
  params,
  response: importBatch,
})
export const previewImport = endpoint({
  name: 'previewImport',
  summary: 'Preview an uploaded file, as another kind if told',
  tag,
  method: 'GET',
  path: '/imports/{importId}/preview',
  access: 'import:run',
  params,
  query: z.object({ kind: importKind.optional() }),
  response: importPreview,
  errors: ['invalid_file'],
})
export const startImport = endpoint({
  name: 'startImport',
  summary: 'Start an uploaded import with this mapping; answers at once with a task',
  tag,
  method: 'POST',
  path: '/imports/{importId}/start',
  access: 'import:run',
  status: 202,
  params,
  body: z.object({ kind: importKind, mapping, options: importOptions.prefault({}) }).strict(),
  response: z.object({ import: importBatch, task }),
  errors: ['import_not_ready', 'invalid_value'],
})
export const listImportRefusals = endpoint({
  name: 'listImportRefusals',
  summary: 'Rows that were refused, and why',
  tag,
  method: 'GET',
  path: '/imports/{importId}/refusals',
  access: 'import:run',
  params,
  query: listQuery.pick({ limit: true, cursor: true }).extend({ reason: z.string().max(60).optional() }),
  response: page(refusal),
})
export const downloadImportRefusals = endpoint({
  name: 'downloadImportRefusals',
  summary: 'The refused rows as CSV',
  tag,
  method: 'GET',
  path: '/imports/{importId}/refusals.csv',
  access: 'import:run',
  params,
  transport: 'file',
  response: z.string(),
})
export const reverseImport = endpoint({
  name: 'reverseImport',
  summary: 'Undo a whole import by compensating entries; answers at once with a task',
  tag,
  method: 'POST',
  path: '/imports/{importId}/reversal',
  access: 'import:run',
  status: 202,
  params,
  response: z.object({ import: importBatch, task }),
  errors: ['import_not_ready'],
})
