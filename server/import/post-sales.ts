import type { Language } from '#contract/words/languages.ts'
import { classifySalesLine, type SalesEntry } from '#core/import/classify-sales-line.ts'
import { enterSalesLine } from '#core/import/enter-cell.ts'
import { type SalesLine, salesRowReader } from '#core/import/read-sales-row.ts'
import { say } from '#core/words/say.ts'
import { countLeftOut } from '#core/import/refusal-reasons.ts'
import { sequentialIds } from '#server/db/sequential-ids.ts'
import { type BatchLine, type BatchMovement, postBatch } from '#server/stock/post-batch.ts'
import { type ImportRun, type ImportState, writeState } from './import-run.ts'
import type { SalesPlan } from './plan-sales.ts'
import { insertRefusals, type RefusedRow, refuseFault } from './refused-rows.ts'
import { findLanguage } from './say-for-tenant.ts'
import type { SettledSales } from './settle-items.ts'
import type { SalesSurvey } from './survey-sales.ts'
import type { Table, TableRow } from './table.ts'

/** Lines a transaction posts: less than half a second of locks. */
const chunkLines = 10_000
/** A chunk ends between two invoices; one that makes it longer by this is cut. */
const invoiceSlack = 4_000
/** Lines of one movement; an invoice with more becomes several movements of the same reference. */
const movementLines = 2_000

interface Chunk {
  movements: BatchMovement[]
  lines: BatchLine[]
  refusals: RefusedRow[]
  rows: number
  lastRow: number
}

/**
 * Reads the file a second time and posts it: the lines of an invoice of one kind become one movement, dated as they were. Chunks
 * are committed with their checkpoint, while the next one is being read.
 */
export async function postSales(
  run: ImportRun,
  table: Table,
  plan: SalesPlan,
  survey: SalesSurvey,
  settled: SettledSales,
  state: ImportState,
): Promise<void> {
  const read = salesRowReader(plan.reading)
  const language = await run.database.tenantRead(run.tenantId, findLanguage)
  const builder = chunkBuilder(survey, settled, language, run.chunkSize ?? chunkLines)
  const done = state.checkpoint?.row ?? 0
  let inFlight: Promise<void> = Promise.resolve()
  const flush = async () => {
    const chunk = builder.take()
    await inFlight
    run.signal.throwIfAborted()
    inFlight = writeChunk(run, plan, chunk, state)
    // it is awaited at the next chunk; until then a failure waits
    inFlight.catch(() => undefined)
  }
  try {
    for await (const batch of table.rows()) {
      for (const row of batch) {
        if (row.number <= plan.headerRow || row.number <= done) continue
        const written = refuseFault(row, plan.reading.columns) ?? read(row.cells)
        const line = 'reason' in written ? written : enterSalesLine(written, survey.units.get(written.skuKey))
        if (builder.isFull(line)) await flush()
        builder.add(row, line)
      }
      run.progress({ stage: 'posting', done: state.counts.rows, total: survey.rows })
    }
    await flush()
  } finally {
    // A chunk that is being written is not left behind: what it did is counted, whatever happened here.
    await inFlight.catch(() => undefined)
  }
  await inFlight
}

async function writeChunk(run: ImportRun, plan: SalesPlan, chunk: Chunk, state: ImportState): Promise<void> {
  if (chunk.rows === 0) return
  const { movements, lines, refusals } = chunk
  await run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    // A chunk lost in a crash of the database is posted again: its checkpoint was lost with it.
    await tx.query({ text: 'set local synchronous_commit = off' })
    await postBatch(
      tx,
      run.actor,
      { movements, lines, source: 'import', importId: run.importId },
      { negativeStock: 'allow' },
    )
    await insertRefusals(tx, run.importId, refusals, plan.headers, plan.headerOf)
    const { counts } = state
    const refusedByReason = { ...state.refusedByReason }
    for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
    const next: ImportState = {
      counts: {
        ...counts,
        rows: counts.rows + chunk.rows,
        movements: counts.movements + movements.length,
        lines: counts.lines + lines.length,
        ...countLeftOut(counts, refusals),
      },
      refusedByReason,
      checkpoint: { items: state.checkpoint?.items ?? 0, row: chunk.lastRow },
    }
    await writeState(tx, run.importId, next)
    tx.afterCommit(() => Object.assign(state, next))
  })
}

function emptyChunk(): Chunk {
  return { movements: [], lines: [], refusals: [], rows: 0, lastRow: 0 }
}

type ReadRow = ReturnType<ReturnType<typeof salesRowReader>>

/** Gathers lines into movements: one for each kind of entry of an invoice. */
function chunkBuilder(survey: SalesSurvey, settled: SettledSales, language: Language, size: number) {
  const nextId = sequentialIds()
  const places = new Map(survey.places.map((name, place) => [name.toLowerCase(), settled.locations[place] ?? '']))
  let chunk = emptyChunk()
  let invoice = ''
  /** the invoice's movements in this chunk by kind and reason, with how many lines they have */
  let open = new Map<string, { movement: number; lines: number }>()

  const movementFor = (line: SalesLine, entry: SalesEntry): number => {
    const key = `${entry.kind} ${typeof entry.reason === 'string' ? entry.reason : line.customer}`
    let group = open.get(key)
    if (!group || group.lines >= movementLines) {
      const movement = chunk.movements.push({
        id: nextId(),
        kind: entry.kind,
        effectiveAt: new Date(line.at).toISOString(),
        reference: line.reference,
        reason: say(entry.reason, language),
      })
      group = { movement: movement - 1, lines: 0 }
      open.set(key, group)
    }
    group.lines++
    return group.movement
  }

  return {
    /** Whether the chunk should be written before this row is added. */
    isFull(line: ReadRow): boolean {
      if (chunk.lines.length + chunk.refusals.length < size) return false
      return chunk.lines.length >= size + invoiceSlack || 'reason' in line || invoiceOf(line) !== invoice
    },
    add(row: TableRow, line: ReadRow): void {
      chunk.rows++
      chunk.lastRow = row.number
      if ('reason' in line) {
        chunk.refusals.push({ row, refused: line })
        return
      }
      const item = settled.items.get(line.skuKey)
      const profile = survey.profile.items.get(line.skuKey)
      if (!item || !profile) {
        chunk.refusals.push({ row, refused: { reason: 'service_line', target: 'sku', value: line.sku } })
        return
      }
      if (item.tracking !== 'none') {
        chunk.refusals.push({ row, refused: { reason: 'stock_tracked', target: 'sku', value: line.sku } })
        return
      }
      if (invoiceOf(line) !== invoice) {
        invoice = invoiceOf(line)
        open = new Map()
      }
      const entry = classifySalesLine(line, profile, survey.columns)
      const place = places.get(line.location.toLowerCase())
      if (!place) throw new Error('The survey did not see this location.')
      const other =
        entry.kind === 'transfer'
          ? places.get((line.toLocation ?? '').toLowerCase())
          : settled.virtual[counterpart[entry.kind]]
      if (!other) throw new Error('The survey did not see this location.')
      chunk.lines.push({
        movement: movementFor(line, entry),
        itemId: item.id,
        fromLocationId: entry.direction === 'in' ? other : place,
        toLocationId: entry.direction === 'in' ? place : other,
        quantity: entry.quantity,
        unit: item.unit,
        unitPrice: line.unitPrice,
        entered: line.entered,
      })
    },
    take(): Chunk {
      const full = chunk
      chunk = emptyChunk()
      open = new Map()
      return full
    },
  }
}

/** Where stock goes to or comes from in each kind of entry. */
const counterpart = {
  sale: 'customer',
  return: 'customer',
  spoilage: 'loss',
  adjustment: 'adjustment',
  receipt: 'supplier',
} as const

function invoiceOf(line: SalesLine): string {
  return `${line.at} ${line.reference}`
}
