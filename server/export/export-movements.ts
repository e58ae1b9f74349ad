import type { z } from 'zod'
import type { ExportRequest } from '#contract/export.ts'
import type { movement, movementLine } from '#contract/movement.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { ValueNames } from '#core/export/cell-text.ts'
import { fieldHeaders } from '#core/export/exported-headers.ts'
import { plainLine, plainText } from '#core/export/plain-text.ts'
import { say } from '#core/words/say.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { withinTime } from '#server/db/within-time.ts'
import { AppError } from '#server/http/app-error.ts'
import { readValueNames } from '#server/item/value-names.ts'
import { listMovementsJson } from '#server/stock/list-movements.ts'
import { countMovementLines, type Wanted } from '#server/stock/wanted-movements.ts'
import { getTenantRow } from '#server/tenant/queries.ts'
import { attributeCell, type ItemsExport, type Reader } from './export-items.ts'
import type { SheetCell } from './write-xlsx.ts'

/** Lines of the ledger. */
export type MovementsRequest = ExportRequest & { entity: 'movement' }

/** Movements read at once, at most and to begin with: an import's have thousands of lines each, a day's sales a few. */
const mostAtOnce = 200
const firstAtOnce = 10
const linesAtOnce = 10_000
/** Fields of lines tell neither a type nor a category. */
const noTree = { itemTypes: new Map<string, string>(), categories: new Map<string, string>() }

type Movement = z.output<typeof movement>
type Line = z.output<typeof movementLine>

/** What the lines of a page refer to. */
interface Context {
  items: ReadonlyMap<string, { sku: string; name: string }>
  places: ReadonlyMap<string, string>
  reasons: ReadonlyMap<string, string>
  names: ValueNames
  clock(instant: string): string
}

interface Column {
  header: string
  cell(of: Movement, line: Line, context: Context): SheetCell
}

/**
 * Prepares movements to be written to a file, a row for each line, latest effect first: as `exportItems` does items. Times are those of the
 * organisation's clock.
 * @throws AppError invalid_value  what movements have not: a text, an order, columns; or a field there is not
 */
export async function exportMovements(
  database: Database,
  reader: Reader,
  request: MovementsRequest,
): Promise<ItemsExport> {
  const read = <Result>(work: (tx: Tx) => Promise<Result>) => database.tenantRead(reader.tenantId, work)
  const { wanted, columns, fields, clock, isWanted } = await read(async (tx) => {
    assertPlain(request)
    const view = await viewOf(tx, reader)
    const { time_zone: timeZone } = await getTenantRow(tx)
    return {
      wanted: toWanted(request),
      columns: toColumns(view, reader),
      fields: fieldsOf(view),
      clock: clockOf(timeZone),
      isWanted: await lineFilter(tx, request),
    }
  })
  return {
    headers: columns.map(({ header }) => header),
    async *pages() {
      let limit = firstAtOnce
      for (let cursor: string | undefined | null; cursor !== null; ) {
        const at: string | undefined = cursor
        const { rows, next, perMovement } = await read(async (tx) => {
          const query = { ...wanted, limit, cursor: at }
          const page = await listMovementsJson(tx, query, await viewOf(tx, reader), { whole: true })
          const { data, nextCursor } = JSON.parse(page) as { data: Movement[]; nextCursor: string | null }
          const lines = data.flatMap((of) => of.lines.filter(isWanted).map((line) => ({ of, line })))
          const context = { ...(await readContext(tx, fields, lines)), clock }
          return {
            rows: lines.map(({ of, line }) => columns.map((column) => column.cell(of, line, context))),
            next: nextCursor,
            perMovement: data.reduce((sum, { lines: all }) => sum + all.length, 0) / Math.max(1, data.length),
          }
        })
        yield rows
        limit = Math.max(1, Math.min(mostAtOnce, Math.floor(linesAtOnce / Math.max(1, perMovement))))
        cursor = next
      }
    },
  }
}

/** Longer than this nobody waits to be told how many rows there will be. */
const countingMs = 500

/** How many rows the file will have; where counting what a filter lets through takes long, how many there would be without it. @throws AppError invalid_value */
export async function countMovements(tx: Tx, reader: Reader, request: MovementsRequest): Promise<number> {
  assertPlain(request)
  const view = await viewOf(tx, reader)
  const { filter, ...others } = toWanted(request)
  if (!filter) return countMovementLines(tx, others, view)
  const counted = await withinTime(tx, countingMs, () => countMovementLines(tx, { ...others, filter }, view))
  return counted ?? countMovementLines(tx, others, view)
}

function toWanted({ movements, filter }: MovementsRequest): Wanted {
  return { ...movements, ...(filter ? { filter } : {}) }
}

async function viewOf(tx: Tx, { role }: Reader): Promise<FieldView> {
  return viewFields(await getSchema(tx), 'movementLine', role)
}

function assertPlain({ text, sort, columns }: MovementsRequest): void {
  for (const [name, given] of Object.entries({ text, sort, columns })) {
    if (given === undefined) continue
    const message = sentence('export.notOfMovements')
    throw new AppError('invalid_value', { detail: message, errors: [{ path: `body.${name}`, message }] })
  }
}

/** Of the lines of a movement those of the item and the place that are asked for. */
async function lineFilter(tx: Tx, { movements = {} }: MovementsRequest): Promise<(line: Line) => boolean> {
  const { itemId, locationId } = movements
  const below = locationId
    ? await tx.query<{ id: string }>({ text: 'select location_and_below($1) as id', values: [locationId] })
    : undefined
  const places = below && new Set(below.map(({ id }) => id))
  return (line) =>
    (itemId === undefined || line.itemId === itemId) &&
    (places === undefined || places.has(line.fromLocationId) || places.has(line.toLocationId))
}

function fieldsOf(view: FieldView) {
  return view.fields.filter((field) => field.entity === 'movementLine' && field.archivedAt === null)
}

function toColumns(view: FieldView, { language }: Reader): Column[] {
  const text = (value: string | null | undefined): SheetCell => ({ text: plainLine(value ?? '') })
  const number = (value: string | null): SheetCell => ({ text: value ?? '', as: 'number' })
  const own = {
    effectiveAt: ({ effectiveAt }, _, { clock }) => ({ text: clock(effectiveAt) }),
    kind: ({ kind }) => ({ text: say(sentence(`export.movementKind.${kind}`), language) }),
    movementReference: ({ reference }) => text(reference),
    sku: (_, { itemId }, { items }) => text(items.get(itemId)?.sku),
    item: (_, { itemId }, { items }) => text(items.get(itemId)?.name),
    from: (_, { fromLocationId }, { places }) => text(places.get(fromLocationId)),
    to: (_, { toLocationId }, { places }) => text(places.get(toLocationId)),
    quantity: (_, { quantity }) => number(quantity),
    unit: (_, { unit }) => text(unit),
    enteredQuantity: (_, { entered }) => number(entered?.quantity ?? null),
    enteredUnit: (_, { entered }) => text(entered?.unit),
    lot: (_, { lotCode }) => text(lotCode),
    expiresOn: (_, { expiresOn }) => ({ text: expiresOn ?? '', as: 'day' }),
    unitPrice: (_, { unitPrice }) => number(unitPrice),
    reason: ({ reason }, { reasonId }, { reasons }) => ({
      text: plainText([reasonId ? (reasons.get(reasonId) ?? '') : '', reason].filter(Boolean).join(': ')),
    }),
    by: ({ actorName }) => text(actorName),
    recordedAt: ({ recordedAt }, _, { clock }) => ({ text: clock(recordedAt) }),
    reverses: ({ reversesId }) => text(reversesId),
    reversedBy: ({ reversedById }) => text(reversedById),
    movement: ({ id }) => text(id),
    line: (_, { lineNo }) => number(String(lineNo)),
  } as const satisfies Record<string, Column['cell']>
  const named = Object.entries(own).map(([name, cell]) => ({
    header: say(sentence(`export.${name as keyof typeof own}`), language),
    cell: cell as Column['cell'],
  }))
  const fields = fieldsOf(view)
  const headers = fieldHeaders(
    fields,
    named.map(({ header }) => header),
  )
  return [
    ...named,
    ...fields.map((field) => ({
      header: headers.get(`attributes.${field.key}`) ?? field.name,
      cell: (_: Movement, { attributes }: Line, { names }: Context) =>
        attributeCell(field, attributes[field.key], names),
    })),
  ]
}

async function readContext(
  tx: Tx,
  fields: ReturnType<typeof fieldsOf>,
  lines: readonly { of: Movement; line: Line }[],
): Promise<Omit<Context, 'clock'>> {
  const all = lines.map(({ line }) => line)
  const items = await tx.query<{ id: string; sku: string; name: string }>({
    name: 'export-movement-items',
    text: 'select id, sku, name from item where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, [...new Set(all.map(({ itemId }) => itemId))]],
  })
  const places = await tx.query<{ id: string; code: string }>({
    name: 'export-movement-places',
    text: 'select id, code from location where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, [...new Set(all.flatMap((line) => [line.fromLocationId, line.toLocationId]))]],
  })
  const reasons = await tx.query<{ id: string; name: string }>({
    name: 'export-movement-reasons',
    text: 'select id, name from reason where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, [...new Set(all.flatMap(({ reasonId }) => reasonId ?? []))]],
  })
  return {
    items: new Map(items.map((item) => [item.id, item])),
    places: new Map(places.map(({ id, code }) => [id, code])),
    reasons: new Map(reasons.map(({ id, name }) => [id, name])),
    names: await readValueNames(
      tx,
      noTree,
      fields,
      all.map(({ attributes }) => attributes),
    ),
  }
}

/** Instants as a clock in the zone shows them, `2026-03-01 09:05:00`: Swedish custom, which spreadsheets everywhere read. */
function clockOf(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (instant) => format.format(new Date(instant))
}
