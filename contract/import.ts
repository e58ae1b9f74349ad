import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { columnProblem, fileEncodings, importedField, proposalReasons } from './import-column.ts'
import { importCounts, importDifference, madeThing, reversed } from './import-outcome.ts'
import { type ListColumns, listQuery, listQueryOf, page } from './page.ts'
import { task, taskState } from './task.ts'
import { decimal, id, instant, line } from './values.ts'

export const importKind = z.enum(['sales', 'items', 'suppliers', 'locations'])
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

/** What there is already for a column to become: `sku`, `price`, or `attributes.<key>` for a custom field. */
export const columnTarget = z.string().max(120)
/** What a column becomes: something there is, or a new field. */
export const mappingTarget = z.union([columnTarget, z.object({ newField: importedField }).strict()])
export type MappingTarget = z.output<typeof mappingTarget>
/** Column header -> target; a column left out is not imported. */
export const mapping = z.record(z.string().max(500), mappingTarget)
export type Mapping = z.output<typeof mapping>

/** How the file's rows are found, where its own signs mislead. */
const reading = {
  /** the workbook's sheet, by name; the first visible one that has cells when absent */
  sheet: z.string().min(1).max(120).optional(),
  /** number of the row that holds the headers, the last of them where there are several; 0: there is none */
  headerRow: z.coerce.number().int().min(0).max(1_000).optional(),
  /** of a text file: what its bytes mean */
  encoding: z.enum(fileEncodings).optional(),
}

export const importOptions = z
  .object({
    /** the location that sales leave and stock enters; made when absent */
    locationId: id.optional(),
    /**
     * sales: how stock that the file does not tell is settled: `opening` posts, dated before the first line, just enough opening stock
     * that no balance ever falls below zero; `negative` lets balances fall below zero for this batch.
     */
    missingStock: z.enum(['opening', 'negative']).default('opening'),
    /**
     * items: what the file's stock means: `open` books it for an item that has no stock history at its location, and warns
     * of the others; `adjust` posts the difference, so that on hand equals the file; `ignore` leaves stock as it is.
     */
    stock: z.enum(['open', 'adjust', 'ignore']).default('open'),
    /**
     * not for sales: what a row is known by: of items `sku` or `barcode`, of suppliers `code`, `name` or `email`, of locations `code` or `name`, or
     * `attributes.<key>` of a unique field. By SKU or code when absent, and by name where there is none.
     */
    matchBy: columnTarget.optional(),
    /** not for sales: whether choices that the file has and a field lacks are added to the field, where the role may change fields */
    newOptions: z.enum(['add', 'refuse']).default('add'),
    dateOrder: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
    decimalMark: z.enum(['auto', '.', ',']).default('auto'),
    /** time zone of the file's dates; the organisation's when absent */
    timeZone: line(60).optional(),
    ...reading,
  })
  .strict()
export type ImportOptions = z.output<typeof importOptions>

/** What an import would do, found out by doing it and taking it back. */
export const dryRun = z
  .object({
    taskId: id,
    state: taskState,
    /** the mapping and options it was made with */
    mapping,
    options: importOptions,
    /** null until it has ended */
    outcome: z
      .object({
        counts: importCounts,
        refusedByReason: z.record(z.string(), z.int()),
        made: z.array(madeThing),
        /** more was made than is named */
        madeCount: z.int(),
        /** false: the file is longer, and only its beginning was tried */
        complete: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'ImportDryRun' })

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
    /** the latest dry run; null: none was asked for */
    dryRun: dryRun.nullable(),
    /** what its reversal did; null: not reversed, or before reversals were recorded */
    reversed: reversed.nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Import' })

export const importColumns = {
  id: 'id',
  kind: 'text',
  state: 'text',
  fileName: 'text',
  fileSize: 'number',
  createdAt: 'instant',
  finishedAt: 'instant',
} as const satisfies ListColumns

export const importPreview = z
  .object({
    kind: importKind,
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    delimiter: z.string().nullable(),
    /** sheets of a workbook in their order; empty for a text file */
    sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
    /** the sheet that is read */
    sheet: z.string().nullable(),
    /** number of the row the headers stand in; 0: there is none */
    headerRow: z.int(),
    /** the file's first rows as they stand, for choosing the row of headers */
    firstRows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
    columns: z.array(
      z.object({
        header: z.string(),
        /** as it would be accepted; null: better left out */
        proposedTarget: mappingTarget.nullable(),
        confidence: z.number(),
        reason: z.enum(proposalReasons),
        /** the field it would become if made one; null: nothing in it tells */
        newField: importedField.nullable(),
        samples: z.array(z.string()),
        problems: z.array(columnProblem),
      }),
    ),
    /** targets a column may be given for this kind */
    targets: z.array(
      z.object({
        target: columnTarget,
        label: z.string(),
        required: z.boolean(),
        /** rows may be known by it: no two records have the same */
        isKey: z.boolean(),
      }),
    ),
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
    /** of a row about stock: what was on hand when it was read */
    onHand: decimal.nullable(),
    row: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ImportRefusal' })

const params = z.object({ importId: id })
const tag = 'Imports'
const start = z.object({ kind: importKind, mapping, options: importOptions.prefault({}) }).strict()

export const listImports = endpoint({
  name: 'listImports',
  summary: 'Imports, newest first',
  tag,
  method: 'GET',
  path: '/imports',
  access: 'import:run',
  query: listQueryOf(importColumns),
  response: page(importBatch),
  errors: ['invalid_value'],
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
  query: z.object({ kind: importKind.optional(), ...reading }),
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
  body: start,
  response: z.object({ import: importBatch, task }),
  errors: ['import_not_ready', 'invalid_value'],
})
export const startDryRun = endpoint({
  name: 'startDryRun',
  summary: 'Find out what an import of a list would do, row by row, and change nothing; answers at once with a task',
  tag,
  method: 'POST',
  path: '/imports/{importId}/dry-run',
  access: 'import:run',
  status: 202,
  params,
  body: start,
  response: z.object({ import: importBatch, task }),
  errors: ['import_not_ready', 'invalid_value'],
})
export const listImportDifferences = endpoint({
  name: 'listImportDifferences',
  summary: 'What the latest dry run found, in the order of the file',
  tag,
  method: 'GET',
  path: '/imports/{importId}/differences',
  access: 'import:run',
  params,
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ kind: z.enum(['new', 'changed', 'refused', 'skipped', 'warned']).optional() }),
  response: page(importDifference),
})
export const listImportRefusals = endpoint({
  name: 'listImportRefusals',
  summary: 'Rows that were refused, skipped, or taken in with a warning, and why',
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
