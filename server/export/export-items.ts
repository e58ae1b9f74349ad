import type { ExportRequest } from '#contract/export.ts'
import type { ItemRow } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { cellText, type ValueNames } from '#core/export/cell-text.ts'
import {
  axesText,
  computedMark,
  exportedHeaders,
  variantColumns,
  writtenColumns,
} from '#core/export/exported-headers.ts'
import { plainLine, plainText } from '#core/export/plain-text.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { listItemsJson } from '#server/item/queries.ts'
import { parseSort } from '#server/item/routes.ts'
import { readTreeNames, readValueNames, type TreeNames } from '#server/item/value-names.ts'
import type { SheetCell } from './write-xlsx.ts'

const pageSize = 1_000
const mostLocations = 200

/** One column of the file. */
interface Column {
  header: string
  cell(item: ItemRow, context: PageContext): SheetCell
}

interface PageContext {
  names: ValueNames
  /** on hand by item and location */
  stock: ReadonlyMap<string, string>
}

export interface ItemsExport {
  headers: string[]
  /** pages of rows, read one by one, each in a transaction of its own: what changes meanwhile may be in the file or not */
  pages(): AsyncGenerator<SheetCell[][]>
}

/** Whose eyes the file is written for. */
export interface Reader {
  tenantId: string
  role: Role
  language: Language
}

/**
 * Prepares a list of items to be written to a file: its columns as the reader's role sees them, and the pages of its rows. About
 * 15,000 rows a second; holds a page of a thousand.
 * @throws AppError invalid_value  a column or field there is not
 */
export async function exportItems(database: Database, reader: Reader, request: ExportRequest): Promise<ItemsExport> {
  const { columns, fields, tree, locations, tellsParents } = await database.tenantRead(reader.tenantId, (tx) =>
    prepare(tx, reader, request),
  )
  return {
    headers: columns.map(({ header }) => header),
    async *pages() {
      for (let cursor: string | undefined | null; cursor !== null; ) {
        const at: string | undefined = cursor
        const { rows, next } = await database.tenantRead(reader.tenantId, async (tx) => {
          const page = await readPage(tx, reader, request, at)
          const names = await readValueNames(
            tx,
            tree,
            fields,
            page.data.map(({ attributes }) => attributes),
            tellsParents ? page.data.flatMap(({ parentId }) => parentId ?? []) : [],
          )
          const stock = locations.length === 0 ? new Map() : await readStock(tx, page.data, locations)
          const context = { names, stock }
          return {
            rows: page.data.map((item) => columns.map((column) => column.cell(item, context))),
            next: page.nextCursor,
          }
        })
        yield rows
        cursor = next
      }
    },
  }
}

/** How many rows the file will have, perhaps an estimate. @throws AppError invalid_value */
export async function countExport(tx: Tx, reader: Reader, request: ExportRequest): Promise<number> {
  await prepare(tx, reader, request)
  const { role } = reader
  const view = viewFields(await getSchema(tx), 'item', role)
  const json = await listItemsJson(tx, { ...selectionOf(request), limit: 1, withTotal: true }, view)
  return (JSON.parse(json) as { total: number }).total
}

async function readPage(tx: Tx, { role }: Reader, request: ExportRequest, cursor: string | undefined) {
  const view = viewFields(await getSchema(tx), 'item', role)
  const query = { ...selectionOf(request), limit: pageSize, withTotal: false, ...(cursor ? { cursor } : {}) }
  // written by the database, in the form of the contract
  return JSON.parse(await listItemsJson(tx, query, view)) as { data: ItemRow[]; nextCursor: string | null }
}

function selectionOf({ filter, text, archived, sort }: ExportRequest) {
  return { filter, text: text?.trim() || undefined, archived, sort: parseSort(sort ?? 'name') }
}

async function prepare(tx: Tx, { role, language }: Reader, request: ExportRequest) {
  const view = viewFields(await getSchema(tx), 'item', role)
  const tree = await readTreeNames(tx)
  // the headings are those of all fields, so that they mean the same whoever writes the file
  const headers = exportedHeaders(view.fields, language)
  const fields = new Map(
    view.fields
      .filter(({ archivedAt, entity }) => archivedAt === null && (entity === 'item' || entity === 'variant'))
      .map((field) => [`attributes.${field.key}`, field]),
  )
  const wanted = request.columns ?? [
    ...writtenColumns,
    ...((await hasVariants(tx)) ? variantColumns : []),
    ...fields.keys(),
  ]
  const locations = request.stock === 'locations' ? await listLocations(tx) : []
  const told = [...new Set(['sku', ...wanted])].flatMap((name) => toColumn(name, { headers, fields, tree, language }))
  const computed = (text: Sentence) => say(text, language) + computedMark
  const hasTotal = request.stock !== 'none' && !wanted.includes('onHand')
  const columns: Column[] = [
    ...told,
    ...(hasTotal
      ? [{ header: computed(sentence('export.onHand')), cell: (item: ItemRow) => number(item.onHand) }]
      : []),
    ...locations.map(({ id, name }) => ({
      header: computed(sentence('export.onHandAt', { location: name })),
      cell: (item: ItemRow, { stock }: PageContext) => number(stock.get(`${item.id} ${id}`) ?? null),
    })),
  ]
  const chosen = [...fields].flatMap(([name, field]) => (wanted.includes(name) ? [field] : []))
  return { columns, fields: chosen, tree, locations, tellsParents: wanted.includes('parentSku') }
}

interface ColumnFacts {
  headers: ReadonlyMap<string, string>
  fields: ReadonlyMap<string, MirroredField>
  tree: TreeNames
  language: Language
}

/** @returns nothing for what a view shows besides and no file holds, such as a photo */
function toColumn(name: string, { headers, fields, tree, language }: ColumnFacts): Column[] {
  const field = fields.get(name)
  const header = headers.get(name) ?? name
  if (field) return [{ header, cell: (item, { names }) => attributeCell(field, item.attributes[field.key], names) }]
  const computed = (text: Sentence) => say(text, language) + computedMark
  switch (name) {
    case 'sku':
    case 'name':
    case 'unit':
      return [{ header, cell: (item) => ({ text: plainLine(item[name]) }) }]
    case 'description':
      return [{ header, cell: (item) => ({ text: plainText(item.description) }) }]
    case 'barcode':
      return [{ header, cell: (item) => ({ text: plainLine(item.barcode ?? '') }) }]
    case 'type':
      return toColumn('itemType', { headers, fields, tree, language })
    case 'itemType':
      return [{ header, cell: ({ itemTypeId: id }) => ({ text: id ? (tree.itemTypes.get(id) ?? '') : '' }) }]
    case 'category':
      return [{ header, cell: ({ categoryId: id }) => ({ text: id ? (tree.categories.get(id) ?? '') : '' }) }]
    case 'parentSku':
      return [
        {
          header,
          cell: ({ parentId: id }, { names }) => ({ text: id ? plainLine(names.reference('item', id) ?? '') : '' }),
        },
      ]
    case 'variantAxes':
      return [{ header, cell: ({ variantAxes: axes }) => ({ text: axesText(axes ?? [], [...fields.values()]) }) }]
    case 'price':
    case 'cost':
    case 'reorderPoint':
      return [{ header, cell: (item) => number(item[name]) }]
    case 'onHand':
    case 'reserved':
    case 'available':
      return [{ header: computed(sentence(`export.${name}`)), cell: (item) => number(item[name]) }]
    case 'createdAt':
    case 'updatedAt':
    case 'archivedAt':
      return [{ header: computed(sentence(`export.${name}`)), cell: (item) => ({ text: item[name] ?? '' }) }]
    case 'photo':
    case 'state':
      return []
    default:
      throw new AppError('invalid_value', {
        detail: sentence('export.noColumn', { column: name }),
        errors: [{ path: 'body.columns', message: sentence('export.noColumn', { column: name }) }],
      })
  }
}

/** Plain notation without trailing zeros; a spreadsheet's own number only where that is the same. */
function number(decimal: string | null): SheetCell {
  if (decimal === null) return { text: '' }
  const text = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
  return { text, as: 'number' }
}

/** A custom value, as a spreadsheet's own number or day where it is one. */
export function attributeCell(field: MirroredField, value: unknown, names: ValueNames): SheetCell {
  const text = cellText(field, value, names)
  const kind = field.kind === 'formula' ? field.resultKind : field.kind
  if (kind === 'integer' || kind === 'number' || kind === 'money') return { text, as: 'number' }
  if (kind === 'date') return { text, as: 'day' }
  return { text }
}

async function listLocations(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.query({
    text: `select id, name || ' (' || code || ')' as name from location
           where tenant_id = $1 and not is_virtual and archived_at is null order by code limit ${mostLocations}`,
    values: [tx.tenantId],
  })
}

async function hasVariants(tx: Tx): Promise<boolean> {
  const rows = await tx.query({
    text: 'select 1 from item where tenant_id = $1 and variant_axes is not null limit 1',
    values: [tx.tenantId],
  })
  return rows.length > 0
}

async function readStock(
  tx: Tx,
  items: readonly { id: string }[],
  locations: readonly { id: string }[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; onHand: string }>({
    text: `select item_id || ' ' || location_id as key, trim_scale(sum(on_hand))::text as "onHand" from balance
           where tenant_id = $1 and item_id = any($2::uuid[]) and location_id = any($3::uuid[]) and on_hand <> 0
           group by item_id, location_id`,
    values: [tx.tenantId, items.map(({ id }) => id), locations.map(({ id }) => id)],
  })
  return new Map(rows.map(({ key, onHand }) => [key, onHand]))
}
