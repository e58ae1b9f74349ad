import type { ImportOptions, Mapping } from '#contract/import.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { canSee } from '#core/attribute/field-rule.ts'
import { describeColumn } from '#core/import/column-content.ts'
import { attributeKey, type ItemsTarget, isItemsTarget, newFieldOf } from '#core/import/import-targets.ts'
import { type DecimalMark, detectDecimalMark } from '#core/import/parse-decimal.ts'
import type { AttributeColumn, ItemsReading } from '#core/import/read-items-row.ts'
import { zonedClock } from '#core/import/zoned-clock.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema, planOf } from '#server/attribute/schema-cache.ts'
import { needsSettling } from '#server/attribute/settle-records.ts'
import { AppError } from '#server/http/app-error.ts'
import { decideDateOrders } from './date-orders.ts'
import type { ImportRun } from './import-run.ts'
import { listItemFields, makeFields } from './make-fields.ts'
import { assertMapping, decideDecimalMark } from './plan-sales.ts'
import { findTimeZone } from './queries.ts'
import { columnOf, readHead, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/** How one list of items is read, decided once. */
export interface ItemsPlan {
  headers: readonly string[]
  headerRow: number
  reading: ItemsReading
  fields: readonly MirroredField[]
  /** writing an item takes values that only one may have: two chunks at a time could wait for each other */
  settles: boolean
  headerOf(target: string): string | undefined
}

const amounts: ReadonlySet<string> = new Set(['price', 'cost', 'reorderPoint', 'openingStock'])
const numeric: ReadonlySet<string> = new Set(['integer', 'number', 'money'])

/**
 * Makes the fields that the mapping asks for, and decides columns, date orders and decimal marks. The fields made take the
 * place of `newField` in the import's mapping, so that a second run finds them.
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of dates must be told
 */
export async function planItems(run: ImportRun, table: Table): Promise<ItemsPlan> {
  const head = await readHead(table, 5_000, run.options.headerRow)
  const { known, timeZone, settles } = await run.database.tenantRead(run.tenantId, async (tx) => ({
    known: (await listItemFields(tx)).filter((field) => canSee(field, run.actor.role)),
    timeZone: await findTimeZone(tx),
    settles: needsSettling(planOf(await getSchema(tx), 'item')),
  }))
  assertMapping('items', run.mapping, head.headers, new Set(known.map((field) => field.key)))
  assertMatchBy(run.options, run.mapping, known)
  // Whatever is refused is refused before a field is made.
  const dateOrders = await decideDateOrders(table, head, run.options, datedColumns(run, head, known))
  const { mapping, fields } = await makeFields(run, table, head)
  const columns: Partial<Record<ItemsTarget, number>> = {}
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
    } else if (isItemsTarget(target)) {
      columns[target] = column
      if (amounts.has(target)) numbers.push(column)
    }
  }
  const markOf = decideMarks(run, head, numbers)
  return {
    headers: head.headers,
    headerRow: head.headerRow,
    fields,
    settles: settles || Object.values(run.mapping).some((target) => newFieldOf(target)?.kind === 'reference'),
    headerOf: (target) => Object.keys(mapping).find((header) => mapping[header] === target),
    reading: {
      columns,
      matchBy: run.options.matchBy,
      attributes: attributes.map((attribute) => ({ ...attribute, decimalMark: markOf(attribute.column) })),
      headers: head.headerCells,
      markOf,
      clock: zonedClock(run.options.timeZone ?? timeZone),
    },
  }
}

/**
 * What rows are known by is a column of the file, and tells one item.
 * @throws AppError invalid_value
 */
export function assertMatchBy(
  { matchBy }: Pick<ImportOptions, 'matchBy'>,
  mapping: Mapping,
  fields: readonly Pick<MirroredField, 'key' | 'unique' | 'archivedAt'>[],
): void {
  if (matchBy === undefined) return
  const refuse = (message: Sentence) =>
    new AppError('invalid_value', { detail: message, errors: [{ path: 'body.options.matchBy', message }] })
  const key = attributeKey(matchBy)
  const field = fields.find((candidate) => candidate.key === key)
  const isKey = key === undefined ? matchBy === 'sku' || matchBy === 'barcode' : field?.unique && !field.archivedAt
  if (!isKey) throw refuse(sentence('import.noKey', { target: matchBy }))
  if (!Object.values(mapping).includes(matchBy)) throw refuse(sentence('import.keyNotMapped', { target: matchBy }))
}

/** Columns that become fields of days or times, made already or not. */
function datedColumns(run: ImportRun, head: TableHead, fields: readonly MirroredField[]): number[] {
  return head.headers.flatMap((header, column) => {
    const target = run.mapping[header]
    const key = typeof target === 'string' ? attributeKey(target) : undefined
    const kind = newFieldOf(target)?.kind ?? fields.find((field) => field.key === key)?.kind
    return kind === 'date' || kind === 'dateTime' ? [column] : []
  })
}

/** The decimal mark of each column: as told, else as its own values show it, else as most columns of the file have it. */
function decideMarks(run: ImportRun, head: TableHead, columns: readonly number[]): (column: number) => DecimalMark {
  const samples = new Map(columns.map((column) => [column, describeColumn(columnOf(head.rows, column)).spread]))
  const common = decideDecimalMark(run.options, [...samples.values()].flat())
  const marks = new Map(
    [...samples].map(([column, values]) => [
      column,
      run.options.decimalMark === 'auto' ? (detectDecimalMark(values) ?? common) : common,
    ]),
  )
  return (column) => marks.get(column) ?? common
}
