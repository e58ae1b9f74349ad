import type { ExportRequest } from '#contract/export.ts'
import type { Location } from '#contract/location.ts'
import type { Supplier } from '#contract/supplier.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { ValueNames } from '#core/export/cell-text.ts'
import { recordColumns, recordHeaders } from '#core/export/exported-headers.ts'
import { plainLine, plainText } from '#core/export/plain-text.ts'
import { kindText, policyText, yesOrNo } from '#core/export/record-text.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { readTreeNames, readValueNames } from '#server/item/value-names.ts'
import { listLocationPage } from '#server/location/list-locations.ts'
import { listSupplierPage } from '#server/supplier/list-suppliers.ts'
import { attributeCell, type ItemsExport, type Reader } from './export-items.ts'
import type { SheetCell } from './write-xlsx.ts'

/** A list of suppliers or of locations. */
export type RecordsRequest = ExportRequest & { entity: 'supplier' | 'location' }

const pageSize = 500

type Written = (Supplier | Location) & Partial<Pick<Location, 'kind' | 'parentId' | 'negativeStock'>>

interface Column {
  header: string
  cell(record: Written, names: ValueNames): SheetCell
}

type OwnColumn = (typeof recordColumns)['supplier' | 'location'][number]

/**
 * Prepares suppliers or locations to be written to a file, as `exportItems` does items. Organisations have them by the hundred, and a filter or an
 * order by a field reads all of them for a page.
 * @throws AppError invalid_value  a column, filter or order there is not
 */
export async function exportRecords(database: Database, reader: Reader, request: RecordsRequest): Promise<ItemsExport> {
  const read = <Result>(work: (tx: Tx) => Promise<Result>) => database.tenantRead(reader.tenantId, work)
  const { columns, fields } = await read((tx) => prepare(tx, reader, request))
  return {
    headers: columns.map(({ header }) => header),
    async *pages() {
      for (let cursor: string | undefined | null; cursor !== null; ) {
        const at: string | undefined = cursor
        const { rows, next } = await read(async (tx) => {
          const { data, nextCursor } = await readPage(tx, reader, request, at)
          const names = await readNames(tx, fields, data)
          return { rows: data.map((record) => columns.map((column) => column.cell(record, names))), next: nextCursor }
        })
        yield rows
        cursor = next
      }
    },
  }
}

/** How many rows the file will have. @throws AppError invalid_value */
export async function countRecords(tx: Tx, reader: Reader, request: RecordsRequest): Promise<number> {
  await prepare(tx, reader, request)
  let rows = 0
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await readPage(tx, reader, request, cursor)
    rows += page.data.length
    cursor = page.nextCursor
  }
  return rows
}

async function readPage(
  tx: Tx,
  { role }: Reader,
  request: RecordsRequest,
  cursor: string | undefined,
): Promise<{ data: Written[]; nextCursor: string | null }> {
  const view = viewFields(await getSchema(tx), request.entity, role)
  const { filter, archived, sort } = request
  const text = request.text?.trim().toLowerCase() || undefined
  const query = { limit: pageSize, sort, cursor, filter }
  if (request.entity === 'supplier') return listSupplierPage(tx, { ...query, text, archived }, view)
  const page = await listLocationPage(tx, { ...query, virtual: 'exclude' }, view)
  // as the page of locations shows them
  const isShown = ({ archivedAt, name, code }: Location) =>
    (archived === 'include' || (archived === 'only') === (archivedAt !== null)) &&
    (text === undefined || name.toLowerCase().includes(text) || code.toLowerCase().includes(text))
  return { ...page, data: page.data.filter(isShown) }
}

async function prepare(tx: Tx, { role, language }: Reader, { entity, columns, archived }: RecordsRequest) {
  const view = viewFields(await getSchema(tx), entity, role)
  // the headings are those of all fields, so that they mean the same whoever writes the file
  const headers = recordHeaders(
    entity,
    view.fields.filter((field) => field.entity === entity),
    language,
  )
  const fields = new Map(
    view.fields
      .filter((field) => field.archivedAt === null && field.entity === entity)
      .map((field) => [`attributes.${field.key}`, field]),
  )
  const own: readonly string[] = recordColumns[entity]
  // where all are in use there is nothing to say of the archive
  const usual = archived === 'exclude' ? own.filter((column) => column !== 'archived') : own
  const wanted = [...new Set(['code', ...(columns ?? [...usual, ...fields.keys()])])]
  const told = wanted.map((name): Column => {
    const header = headers.get(name)
    const field = fields.get(name)
    if (header !== undefined && field) {
      return { header, cell: ({ attributes }, names) => attributeCell(field, attributes[field.key], names) }
    }
    if (header !== undefined && own.includes(name)) {
      // one of the entity's own, as was just seen
      const column = name as OwnColumn
      return { header, cell: (record, names) => ({ text: ownText(column, record, names, language) }) }
    }
    const message = sentence('export.noColumn', { column: name })
    throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.columns', message }] })
  })
  return { columns: told, fields: [...fields].flatMap(([name, field]) => (wanted.includes(name) ? [field] : [])) }
}

function ownText(column: OwnColumn, record: Written, names: ValueNames, language: Language): string {
  switch (column) {
    case 'code':
    case 'name':
      return plainLine(record[column])
    case 'kind':
      return record.kind ? kindText(record.kind, language) : ''
    case 'negativeStock':
      return policyText(record.negativeStock ?? null, language)
    case 'archived':
      return yesOrNo(record.archivedAt !== null, language)
    case 'parent':
      return record.parentId ? plainLine(names.reference('location', record.parentId) ?? '') : ''
    case 'email':
    case 'phone':
    case 'note':
      return plainText(('note' in record ? record[column] : null) ?? '')
  }
}

/** What values and parents point to. */
async function readNames(tx: Tx, fields: readonly MirroredField[], records: readonly Written[]): Promise<ValueNames> {
  const parent = { key: 'parent', kind: 'reference', referenceTo: 'location' } as const
  const values = await readValueNames(
    tx,
    await readTreeNames(tx),
    fields,
    records.map(({ attributes }) => attributes),
  )
  const parents = await readValueNames(
    tx,
    { itemTypes: new Map(), categories: new Map() },
    [parent],
    records.map(({ parentId }) => ({ parent: parentId })),
  )
  return {
    ...values,
    reference: (target, id) => values.reference(target, id) ?? parents.reference(target, id),
  }
}
