import { sentence } from '#contract/words/sentence.ts'
import { unguardFormula } from '#core/import/formula-guard.ts'
import { orderPlaces } from '#core/import/order-places.ts'
import { type RecordDraft, readRecordsRow } from '#core/import/read-records-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import { readState } from './import-run.ts'
import type { RecordsRow } from './merge-records.ts'
import { openTable } from './open-table.ts'
import { planRecords, type RecordsPlan, type RecordsRun } from './plan-records.ts'
import { recordsChunkWriter } from './records-chunk.ts'
import { refuseFault } from './refused-rows.ts'
import { invalidFile, type TableRow } from './table.ts'

/** So many rows, and characters in them, are held at once. */
const mostRows = 50_000
const mostCharacters = 64_000_000
const chunkRows = 1_000

/** A row of the file with what was read of it. */
interface Entry {
  row: TableRow
  read: RecordDraft | Refused
}

/**
 * Imports a list of suppliers or of locations: creates or updates by what is chosen, else by code, or by name where there is none, in chunks that end with a checkpoint. A
 * cell left blank leaves the value as it is. Places come before what lies in them, wherever they stand in the file. Values that name other rows of the
 * file are filled when all of them are there. About 2,000 rows a second; killed anywhere, it goes on from its last checkpoint.
 * @throws AppError invalid_file (more than 50,000 rows among it), invalid_value
 */
export async function importRecords(run: RecordsRun): Promise<void> {
  run.progress({ stage: 'reading', done: 0, total: null })
  const table = await openTable(run.path, run.options)
  const plan = await planRecords(run, table)
  const state = await readState(run)
  const entries = await readEntries(run, plan)
  const { order, parents, cycles } =
    run.kind === 'locations'
      ? orderPlaces(entries.map(({ row }) => placedRow(row, plan)))
      : { order: entries.map((_, at) => at), parents: new Map<number, number>(), cycles: new Set<number>() }
  for (const at of cycles) refuseCycle(entries[at])
  const places = new Map(entries.map(({ row }, at) => [row.number, at]))
  const write = recordsChunkWriter(run, plan, state, {
    codes: codesOf(entries),
    hasParent: ({ row }) => parents.has(places.get(row.number) ?? -1),
  })
  const begun = state.checkpoint ?? { items: 0, row: 0 }
  const inOrder = order.flatMap((at) => entries[at] ?? [])
  const namesOthers = ({ read }: Entry) =>
    'values' in read && plan.selfReferring.some(({ key }) => Object.hasOwn(read.attributes, key))
  const archives = ({ read }: Entry) => run.kind === 'locations' && 'values' in read && read.values.archived === 'true'
  const passes = [
    { entries: inOrder, later: plan.selfReferring, archivesLater: true },
    { entries: inOrder.filter((entry) => namesOthers(entry) && !archives(entry)), later: [], archivesLater: false },
    // a place goes to the archive after what lies in it, and only if all of that did
    { entries: inOrder.filter(archives).reverse(), later: [], archivesLater: false },
  ]
  for (const [pass, { entries: all, later, archivesLater }] of passes.entries()) {
    if (pass < begun.items) continue
    const size = run.chunkSize ?? chunkRows
    for (let start = pass === begun.items ? begun.row : 0; start < all.length; start += size) {
      run.signal.throwIfAborted()
      run.progress({ stage: run.kind, done: start, total: all.length })
      const chunk = all.slice(start, start + size)
      await write({
        rows: chunk.flatMap(({ row, read }): RecordsRow[] => ('values' in read ? [{ row, draft: read }] : [])),
        refusals: chunk.flatMap(({ row, read }) => ('values' in read ? [] : [{ row, refused: read }])),
        pass,
        done: start + chunk.length,
        later,
        archivesLater,
      })
    }
  }
}

function codesOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ read }) => ('values' in read ? (read.values.code?.toLowerCase() ?? []) : [])))
}

async function readEntries(run: RecordsRun, plan: RecordsPlan): Promise<Entry[]> {
  const columns = {
    ...plan.reading.columns,
    ...Object.fromEntries(plan.reading.attributes.map(({ key, column }) => [`attributes.${key}`, column])),
  }
  const entries: Entry[] = []
  let characters = 0
  for await (const batch of plan.records()) {
    run.signal.throwIfAborted()
    for (const { row, refused } of batch) {
      for (const cell of row.cells) characters += cell.length
      entries.push({ row, read: refused ?? refuseFault(row, columns) ?? readRecordsRow(row.cells, plan.reading) })
    }
    if (entries.length > mostRows || characters > mostCharacters)
      throw invalidFile(sentence('import.tooManyRecords', { most: mostRows }))
  }
  return entries
}

/** Where a row belongs, as its cells have it, also of one that is refused. */
function placedRow({ cells }: TableRow, { reading: { columns } }: RecordsPlan) {
  const cell = (column: number | undefined) =>
    unguardFormula((column === undefined ? '' : (cells[column] ?? '')).trim()) || undefined
  return { code: cell(columns.code), name: cell(columns.name), parent: cell(columns.parent) }
}

function refuseCycle(entry: Entry | undefined): void {
  if (entry && 'values' in entry.read)
    entry.read = { reason: 'place_cycle', target: 'parent', value: entry.read.values.parent ?? '' }
}
