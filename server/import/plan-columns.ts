import type { Mapping } from '#contract/import.ts'
import { canSee } from '#core/attribute/field-rule.ts'
import { describeColumn } from '#core/import/column-content.ts'
import { attributeKey, newFieldOf } from '#core/import/import-targets.ts'
import type { DateOrder } from '#core/import/parse-date.ts'
import { type DecimalMark, detectDecimalMark } from '#core/import/parse-decimal.ts'
import type { AttributeColumn } from '#core/import/read-items-row.ts'
import { type ZonedClock, zonedClock } from '#core/import/zoned-clock.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { decideDateOrders } from './date-orders.ts'
import { type FileRecord, readFileRecords, type Unfolding } from './file-records.ts'
import type { ImportRun } from './import-run.ts'
import { listOwnFields, makeFields } from './make-fields.ts'
import { assertMapping, decideDecimalMark, likelyMark } from './plan-sales.ts'
import { findTimeZone } from './queries.ts'
import { columnOf, readHead, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/** What the columns of a list are, decided once. */
export interface PlannedColumns {
  headers: readonly string[]
  /** the header cells as they stand */
  headerCells: readonly string[]
  headerRow: number
  /** by core target */
  columns: ReadonlyMap<string, number>
  attributes: AttributeColumn[]
  /** custom fields of what the rows are about, archived ones too */
  fields: readonly MirroredField[]
  markOf(column: number): DecimalMark
  dateOrderOf(column: number): DateOrder
  /** share of the file's first rows that have a value in the column */
  filled(column: number): number
  clock: ZonedClock
  headerOf(target: string): string | undefined
  /** what the file's rows are, from its beginning */
  records(): AsyncGenerator<FileRecord[]>
}

const amounts: ReadonlySet<string> = new Set(['price', 'cost', 'reorderPoint', 'openingStock'])
const numeric: ReadonlySet<string> = new Set(['integer', 'number', 'money'])

/**
 * Makes the fields that the mapping asks for, and decides columns, date orders and decimal marks. The fields made take the
 * place of `newField` in the import's mapping, so that a second run finds them.
 * @param judge  what else may refuse the mapping, before a field is made: given the fields the actor's role sees
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of dates must be told
 */
export async function planColumns(
  run: ImportRun,
  table: Table,
  judge: (tx: Tx, known: readonly MirroredField[]) => Promise<void> = async () => undefined,
): Promise<PlannedColumns> {
  const head = await readHead(table, 5_000, run.options.headerRow)
  const { known, timeZone } = await run.database.tenantRead(run.tenantId, async (tx) => {
    const seen = (await listOwnFields(tx, run)).filter((field) => canSee(field, run.actor.role))
    assertMapping(run.kind, run.mapping, head.headers, new Set(seen.map((field) => field.key)))
    await judge(tx, seen)
    return { known: seen, timeZone: await findTimeZone(tx) }
  })
  // Whatever is refused is refused before a field is made.
  const dateOrders = await decideDateOrders(table, head, run.options, datedColumns(run.mapping, head, known))
  const { mapping, fields } = await makeFields(run, table, head)
  const columns = new Map<string, number>()
  const attributes: Omit<AttributeColumn, 'decimalMark'>[] = []
  const numbers: number[] = []
  for (const [header, target] of Object.entries(mapping)) {
    const column = head.headers.indexOf(header)
    const key = attributeKey(target)
    const field = fields.find((candidate) => candidate.key === key)
    if (field) {
      const dateOrder = dateOrders.get(column) ?? 'ymd'
      attributes.push({ column, key: field.key, kind: field.kind, unit: field.unit, dateOrder })
      if (numeric.has(field.kind)) numbers.push(column)
    } else {
      columns.set(target, column)
      if (amounts.has(target)) numbers.push(column)
    }
  }
  const markOf = decideMarks(run, table, head, numbers)
  const unfolding = toUnfolding(head, mapping, columns)
  return {
    headers: head.headers,
    headerCells: head.headerCells,
    headerRow: head.headerRow,
    columns,
    fields,
    attributes: attributes.map((attribute) => ({ ...attribute, decimalMark: markOf(attribute.column) })),
    markOf,
    filled: (column) => describeColumn(columnOf(head.rows, column)).filled,
    dateOrderOf: (column) => dateOrders.get(column) ?? 'ymd',
    clock: zonedClock(run.options.timeZone ?? timeZone),
    headerOf: (target) => Object.keys(mapping).find((header) => mapping[header] === target),
    records: () => readFileRecords(table, head, unfolding),
  }
}

/** How rows of places or sizes are taken apart; undefined: the mapping leaves out what is read out of them. */
function toUnfolding(
  head: TableHead,
  mapping: Readonly<Record<string, string>>,
  columns: ReadonlyMap<string, number>,
): Unfolding {
  return { wide: toWide(head, mapping, columns), shop: toShop(head, mapping, columns) }
}

/** How rows of a shop's products are taken apart; undefined: the mapping leaves out what is read out of them. */
function toShop(
  { shop, headers, width }: TableHead,
  mapping: Readonly<Record<string, string>>,
  columns: ReadonlyMap<string, number>,
): Unfolding['shop'] {
  const isTaken = (target: string) => (columns.get(target) ?? 0) >= width
  if (!shop || !isTaken('parentSku') || !isTaken('variantAxes')) return undefined
  const held = (
    ['barcode', 'openingStock', 'stockUnit', 'location', 'area', 'bin', 'lot', 'expiresOn'] as const
  ).flatMap((target) => columns.get(target) ?? [])
  const last = headers.length - shop.axes.length
  const keys = new Map(
    shop.axes.map((axis, at) => [axis, attributeKey(mapping[headers[last + at] ?? ''] ?? '') ?? axis]),
  )
  return { sku: columns.get('sku'), name: columns.get('name'), held, keyOf: (axis) => keys.get(axis) ?? axis }
}

function toWide(
  { wide, headers, width }: TableHead,
  mapping: Readonly<Record<string, string>>,
  columns: ReadonlyMap<string, number>,
): Unfolding['wide'] {
  if (!wide || (columns.get('openingStock') ?? 0) < width) return undefined
  const named = columns.get(wide.of === 'places' ? 'location' : 'parentSku')
  if (named === undefined || named < width) return undefined
  const size = headers.find((header, column) => column >= width && mapping[header]?.startsWith('attributes.'))
  return { sku: columns.get('sku'), axis: attributeKey(mapping[size ?? ''] ?? '') ?? '' }
}

/** Columns that become fields of days or times, made already or not. */
function datedColumns(mapping: Mapping, head: TableHead, fields: readonly MirroredField[]): number[] {
  return head.headers.flatMap((header, column) => {
    const target = mapping[header]
    const key = typeof target === 'string' ? attributeKey(target) : undefined
    if (target === 'expiresOn') return [column]
    const kind = newFieldOf(target)?.kind ?? fields.find((field) => field.key === key)?.kind
    return kind === 'date' || kind === 'dateTime' ? [column] : []
  })
}

/** The decimal mark of each column: as told, else as its own values show it, else as most columns of the file have it. */
function decideMarks(
  run: ImportRun,
  table: Table,
  head: TableHead,
  columns: readonly number[],
): (column: number) => DecimalMark {
  const samples = new Map(columns.map((column) => [column, describeColumn(columnOf(head.rows, column)).spread]))
  const common = decideDecimalMark(run.options, [...samples.values()].flat(), likelyMark(table, head))
  const marks = new Map(
    [...samples].map(([column, values]) => [
      column,
      run.options.decimalMark === 'auto' ? (detectDecimalMark(values) ?? common) : common,
    ]),
  )
  return (column) => marks.get(column) ?? common
}
