import type { z } from 'zod'
import type { FieldKind, newField } from '#contract/field.ts'
import type { Mapping } from '#contract/import.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { attributeKey, type ItemsTarget, itemsTargets, newFieldKind } from '#core/import/import-targets.ts'
import type { AttributeColumn, ItemsReading } from '#core/import/read-items-row.ts'
import { defineField } from '#server/attribute/field-routes.ts'
import { listAllFields, type MirroredField } from '#server/attribute/queries.ts'
import type { ImportRun } from './import-run.ts'
import { assertMapping, decideDateOrder, decideDecimalMark } from './plan-sales.ts'
import { setMapping } from './queries.ts'
import { columnOf, readHead, type TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/** How one list of items is read, decided once. */
export interface ItemsPlan {
  headers: readonly string[]
  headerRow: number
  reading: ItemsReading
  fields: readonly MirroredField[]
  headerOf(target: string): string | undefined
}

const mostOptions = 200
const longestOption = 80

/**
 * Makes the fields that the mapping asks for, and decides columns, date orders and decimal mark. The fields made take the
 * place of `new:<kind>` in the import's mapping, so that a second run finds them.
 * @throws AppError invalid_value  the mapping does not fit the file, or the order of dates must be told
 */
export async function planItems(run: ImportRun, table: Table): Promise<ItemsPlan> {
  const head = await readHead(table, 5_000)
  const known = await run.database.tenantRead(run.tenantId, listAllFields)
  assertMapping('items', run.mapping, head.headers, new Set(known.map((field) => field.key)))
  const { mapping, fields } = await makeFields(run, table, head)
  const columns: Partial<Record<ItemsTarget, number>> = {}
  const attributes: AttributeColumn[] = []
  const numbers: string[] = []
  for (const [header, target] of Object.entries(mapping)) {
    const column = head.headers.indexOf(header)
    const key = attributeKey(target)
    const field = fields.find((candidate) => candidate.key === key)
    if (field) {
      const samples = columnOf(head.rows, column)
      const dateOrder = field.kind === 'date' ? await decideDateOrder(table, run.options, column, samples) : 'ymd'
      attributes.push({ column, key: field.key, kind: field.kind, dateOrder })
      if (field.kind === 'number') numbers.push(...samples)
    } else if (isItemsTarget(target)) {
      columns[target] = column
      if (['price', 'cost', 'reorderPoint', 'openingStock'].includes(target))
        numbers.push(...columnOf(head.rows, column))
    }
  }
  return {
    headers: head.headers,
    headerRow: head.headerRow,
    fields,
    headerOf: (target) => Object.keys(mapping).find((header) => mapping[header] === target),
    reading: { columns, attributes, headers: head.headers, decimalMark: decideDecimalMark(run.options, numbers) },
  }
}

function isItemsTarget(target: string): target is ItemsTarget {
  return (itemsTargets as readonly string[]).includes(target)
}

async function makeFields(
  run: ImportRun,
  table: Table,
  head: TableHead,
): Promise<{ mapping: Mapping; fields: MirroredField[] }> {
  // In the order of the file, which is the order of forms.
  const wanted = head.headers.flatMap((header, column) => {
    const kind = newFieldKind(run.mapping[header] ?? '')
    return kind ? [{ header, kind, column }] : []
  })
  if (wanted.length === 0)
    return { mapping: run.mapping, fields: await run.database.tenantRead(run.tenantId, listAllFields) }
  const options = await collectOptions(run, table, head, wanted)
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    const mapping = { ...run.mapping }
    for (const { header, kind, column } of wanted) {
      const made = await defineField(tx, run.actor, toField(header, kind, options.get(column)))
      mapping[header] = `attributes.${made.key}`
    }
    await setMapping(tx, run.importId, mapping)
    return { mapping, fields: await listAllFields(tx) }
  })
}

/** The choices of columns that become selects: all distinct values of the file, not only those of its beginning. */
async function collectOptions(
  run: ImportRun,
  table: Table,
  head: TableHead,
  wanted: readonly { kind: FieldKind; column: number }[],
): Promise<Map<number, Map<string, string> | 'too many'>> {
  const options = new Map<number, Map<string, string> | 'too many'>()
  for (const { kind, column } of wanted) if (kind === 'select') options.set(column, new Map())
  if (options.size === 0) return options
  for await (const batch of table.rows()) {
    run.signal.throwIfAborted()
    for (const row of batch) {
      if (row.number <= head.headerRow) continue
      for (const [column, values] of options) {
        const value = (row.cells[column] ?? '').trim()
        if (values === 'too many' || value === '') continue
        if (!values.has(value.toLowerCase())) values.set(value.toLowerCase(), value)
        if (values.size > mostOptions || value.length > longestOption) options.set(column, 'too many')
      }
    }
  }
  return options
}

/** A select of too many or too long choices is a text, and so is one without any. */
function toField(
  header: string,
  kind: FieldKind,
  choices: Map<string, string> | 'too many' | undefined,
): z.output<typeof newField> {
  const name = header.slice(0, 80)
  const asText = kind === 'select' && (choices === undefined || choices === 'too many' || choices.size === 0)
  if (kind !== 'select' || asText || choices === undefined || choices === 'too many')
    return { name, kind: asText ? 'text' : kind, itemTypeId: null }
  const taken = new Set<string>()
  const options = [...choices.values()].map((label) => {
    const stem = toKey(label).slice(0, 50)
    let key = stem
    for (let n = 2; taken.has(key); n++) key = `${stem}_${n}`
    taken.add(key)
    return { key, label }
  })
  return { name, kind, options, itemTypeId: null }
}
