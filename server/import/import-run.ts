import type { z } from 'zod'
import type { ImportOptions, importBatch, Mapping } from '#contract/import.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

export type ImportBatch = z.output<typeof importBatch>
export type ImportCounts = ImportBatch['counts']

/** An import at work: as a task in a worker, or in the command line's own process. */
export interface ImportRun {
  database: Database
  tenantId: string
  importId: string
  kind: ImportKind
  actor: Actor
  /** the uploaded file's content */
  path: string
  mapping: Mapping
  options: ImportOptions
  /** lines or items a transaction writes; as measured best unless told */
  chunkSize?: number
  /** nothing of it stays: items are not locked longer than they must be, and no stock is posted */
  isTrial?: boolean
  /** told of each chunk before it is written: the first row of each item in it */
  onSettled?(firstRows: ReadonlyMap<string, number>): void
  /** aborted when it shall stop; what is posted by then stays and can be gone on from, or reversed */
  signal: AbortSignal
  progress(change: { done?: number; total?: number | null; stage?: string }): void
  /** First in each transaction that writes: throws when another run has taken over. */
  hold(tx: Tx): Promise<void>
}

/** Where an import stands; written in the transaction of the chunk it counts, so a retry neither repeats nor leaves out. */
export interface Checkpoint {
  /** of a sales history: items of the survey that are made, with their opening stock; of another list: readings that are done */
  items: number
  /** number of the file's last row that is dealt with, of suppliers and locations how many are; 0: none */
  row: number
}

export interface ImportState {
  checkpoint: Checkpoint | null
  counts: ImportCounts
  refusedByReason: Record<string, number>
}

/** What the run started from, or what an earlier attempt left. */
export async function readState(run: ImportRun): Promise<ImportState> {
  return run.database.tenantRead(run.tenantId, async (tx) => {
    const [row] = await tx.query<{
      checkpoint: Checkpoint | null
      counts: ImportCounts
      refused_by_reason: Record<string, number>
    }>({
      text: 'select checkpoint, counts, refused_by_reason from import where tenant_id = $1 and id = $2',
      values: [tx.tenantId, run.importId],
    })
    if (!row) throw new Error(`There is no import ${run.importId}.`)
    return { checkpoint: row.checkpoint, counts: row.counts, refusedByReason: row.refused_by_reason }
  })
}

/** Writes the state with the chunk it counts. */
export async function writeState(tx: Tx, importId: string, state: ImportState): Promise<void> {
  await tx.query({
    name: 'import-state',
    text: `update import set checkpoint = $3, counts = $4, refused_by_reason = $5, state = 'running' where tenant_id = $1 and id = $2`,
    values: [
      tx.tenantId,
      importId,
      JSON.stringify(state.checkpoint),
      JSON.stringify(state.counts),
      JSON.stringify(state.refusedByReason),
    ],
  })
}
