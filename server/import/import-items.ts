import { isPlaceholder } from '#core/import/column-content.ts'
import { readItemsRow } from '#core/import/read-items-row.ts'
import { refreshStatistics } from '#server/db/refresh-statistics.ts'
import { type ImportCounts, type ImportRun, readState } from './import-run.ts'
import { emptyChunk, itemsChunkWriter } from './items-chunk.ts'
import { type FileRecord } from './file-records.ts'
import { openTable } from './open-table.ts'
import { type ItemsPlan, planItems } from './plan-items.ts'
import { refuseFault } from './refused-rows.ts'
import { stockKey } from './settle-stock.ts'

const chunkRows = 2_000

/**
 * Imports a list of items in one reading, with variants in two, so that they may stand before their items: creates or updates by SKU, with custom fields, item types and opening stock, in
 * chunks that end with a checkpoint. A cell left blank leaves the item's value as it is. About 20,000 items a second
 * validated; killed anywhere, it goes on from its last checkpoint.
 * @param now       when opening stock takes effect
 * @param mostRows  further rows are left out
 * @returns whether all rows were dealt with
 * @throws AppError invalid_file, invalid_value
 */
export async function importItems(run: ImportRun, now: number, mostRows = Number.POSITIVE_INFINITY): Promise<boolean> {
  run.progress({ stage: 'reading', done: 0, total: null })
  const table = await openTable(run.path, run.options)
  const plan = await planItems(run, table)
  const state = await readState(run)
  const total = table.declaredRows === null ? null : Math.max(0, table.declaredRows - plan.headerRow)
  const adjusted = new Set<string>()
  const columns = faultColumns(plan)
  const write = itemsChunkWriter(run, plan, state, now, adjusted)
  const begun = state.checkpoint ?? { items: 0, row: 0 }
  const size = run.chunkSize ?? chunkRows
  let chunk = emptyChunk(0)
  let inFlight: Promise<void> = Promise.resolve()
  let complete = true
  let read = 0
  let isIntroduced = false
  // What an earlier attempt adjusted is not adjusted anew by a further row of the same item and location.
  const noteAdjusted = ({ row, refused }: FileRecord) => {
    if (refused || run.options.stock !== 'adjust' || refuseFault(row, columns)) return
    const draft = readItemsRow(row.cells, plan.reading)
    if (!('reason' in draft) && draft.openingStock !== undefined) adjusted.add(stockKey(draft))
  }
  const flush = async () => {
    run.signal.throwIfAborted()
    const before = inFlight
    // Two chunks are written at a time, on a connection each; the later one commits after the earlier one.
    inFlight = write(chunk, before)
    // it is awaited at the next chunk but one; until then a failure waits
    inFlight.catch(() => undefined)
    chunk = emptyChunk(chunk.pass)
    await before
    if (!isIntroduced && state.counts.rows > 0) {
      isIntroduced = true
      await introduce(run, state.counts)
    }
  }
  try {
    readings: for (const [pass, isOfPass] of readingsOf(plan).entries()) {
      chunk = emptyChunk(pass)
      for await (const batch of plan.records()) {
        for (const record of batch) {
          const { row, refused, isFurther } = record
          // what a row of the file stands for is written together, so that a checkpoint is never in the midst of it
          if (chunk.rows >= size && !isFurther) await flush()
          if (!isOfPass(record)) continue
          if (read >= mostRows) {
            complete = false
            break readings
          }
          if (pass < begun.items || (pass === begun.items && row.number <= begun.row)) {
            noteAdjusted(record)
            continue
          }
          if (!isFurther) {
            read++
            chunk.rows++
          }
          chunk.lastRow = row.number
          const draft = refused ?? refuseFault(row, columns) ?? readItemsRow(row.cells, plan.reading)
          if ('reason' in draft) chunk.refusals.push({ row, refused: draft })
          else chunk.drafts.push({ row, draft })
        }
        run.progress({ stage: 'items', done: state.counts.rows, total })
      }
      await flush()
    }
    await flush()
  } finally {
    await inFlight.catch(() => undefined)
  }
  await inFlight
  return complete
}

/** Has the first chunk of an organisation that is new here known to the planner: else each further row is looked up among all of them. */
async function introduce(
  { database, tenantId }: ImportRun,
  { itemsCreated, itemsUpdated }: ImportCounts,
): Promise<void> {
  const written = { items: itemsCreated + itemsUpdated, lines: 0 }
  await database.tenant(tenantId, (tx) => refreshStatistics(tx, written, true))
}

/** Which rows each reading of the file is of: all, or those of variants after the others. */
function readingsOf({ reading }: ItemsPlan): ((record: FileRecord) => boolean)[] {
  const column = reading.columns.parentSku
  if (column === undefined) return [() => true]
  const isOfVariant = ({ row, refused }: FileRecord) => {
    const cell = (row.cells[column] ?? '').trim()
    return !refused && cell !== '' && !isPlaceholder(cell)
  }
  return [(record) => !isOfVariant(record), isOfVariant]
}

function faultColumns(plan: ItemsPlan): Partial<Record<string, number>> {
  return {
    ...plan.reading.columns,
    ...Object.fromEntries(plan.reading.attributes.map(({ key, column }) => [`attributes.${key}`, column])),
  }
}
