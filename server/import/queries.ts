import { type ImportOptions, importBatch, type Mapping } from '#contract/import.ts'
import type { Task } from '#contract/task.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ReceivedFile } from '#server/file/receive-file.ts'
import type { Checkpoint, ImportBatch, ImportCounts } from './import-run.ts'

/** An import with the state of its task: how a task ended is known to the task alone. */
export interface ImportRow {
  id: string
  kind: ImportKind
  state: ImportBatch['state']
  task_state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | null
  file_id: string
  file_name: string
  file_size: number
  mapping: Mapping | null
  options: ImportOptions | null
  counts: ImportCounts
  refused_by_reason: Record<string, number>
  checkpoint: Checkpoint | null
  dry_run: StoredDryRun | null
  dry_run_task_id: string | null
  dry_run_state: Task['state'] | null
  reversed: ImportBatch['reversed']
  task_id: string | null
  created_at: string
  finished_at: string | null
}

/** A dry run as the import's row holds it. */
export type StoredDryRun = Pick<NonNullable<ImportBatch['dryRun']>, 'mapping' | 'options' | 'outcome'>

const columns = `i.id, i.kind, i.state, t.state as task_state, i.file_id, i.file_name, i.file_size, i.mapping, i.options, i.counts,
  i.refused_by_reason, i.checkpoint, i.dry_run, i.dry_run_task_id, d.state as dry_run_state, i.reversed, i.task_id, i.created_at, coalesce(i.finished_at, t.finished_at) as finished_at`
const source = `import i left join task t on t.tenant_id = i.tenant_id and t.id = i.task_id
  left join task d on d.tenant_id = i.tenant_id and d.id = i.dry_run_task_id`

/** Newest first; all of them, unless told. */
export async function listImportPage(
  tx: Tx,
  page: { limit?: number; before?: string | undefined } = {},
): Promise<ImportRow[]> {
  return tx.query<ImportRow>({
    text: `select ${columns} from ${source} where i.tenant_id = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`,
    values: [tx.tenantId, page.before, page.limit],
  })
}

export async function findImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>({
    text: `select ${columns} from ${source} where i.tenant_id = $1 and i.id = $2`,
    values: [tx.tenantId, id],
  })
  return row
}

/** The import, locked until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>({
    text: `select ${columns} from ${source} where i.tenant_id = $1 and i.id = $2 for update of i`,
    values: [tx.tenantId, id],
  })
  return row
}

export async function insertImport(
  tx: Tx,
  file: Pick<ReceivedFile, 'id' | 'name' | 'size'>,
  kind: ImportKind,
  createdBy: string | null,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    text: `insert into import (tenant_id, kind, file_id, file_name, file_size, created_by) values ($1, $2, $3, $4, $5, $6) returning id`,
    values: [tx.tenantId, kind, file.id, file.name, file.size, createdBy],
  })
  if (!row) throw new Error('The import was not inserted.')
  return row.id
}

/** What starts with a task: the import as mapped. */
export async function setStarted(
  tx: Tx,
  id: string,
  started: { kind: ImportKind; mapping: Mapping; options: ImportOptions; taskId: string | null },
): Promise<void> {
  await tx.query({
    text: `update import set kind = $3, mapping = $4, options = $5, task_id = $6, state = 'queued', finished_at = null
           where tenant_id = $1 and id = $2`,
    values: [
      tx.tenantId,
      id,
      started.kind,
      JSON.stringify(started.mapping),
      JSON.stringify(started.options),
      started.taskId,
    ],
  })
}

/** Writes what a dry run was asked, or found. @param taskId  the run's; what another one was asked since is left alone */
export async function setDryRun(
  tx: Tx,
  id: string,
  { kind, ...dryRun }: StoredDryRun & { kind: ImportKind },
  taskId: string,
): Promise<void> {
  await tx.query({
    text: `update import set kind = $6, dry_run = $3, dry_run_task_id = $4
           where tenant_id = $1 and id = $2 and ($5 or dry_run_task_id = $4)`,
    values: [tx.tenantId, id, JSON.stringify(dryRun), taskId, dryRun.outcome === null, kind],
  })
}

export async function setReversing(tx: Tx, id: string, taskId: string): Promise<void> {
  await tx.query({
    text: `update import set state = 'reversing', task_id = $3, finished_at = null where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, taskId],
  })
}

export async function setSucceeded(tx: Tx, id: string): Promise<void> {
  await tx.query({
    text: `update import set state = 'succeeded', finished_at = now() where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id],
  })
}

export async function setReversed(tx: Tx, id: string, reversed: NonNullable<ImportBatch['reversed']>): Promise<void> {
  await tx.query({
    text: `update import set state = 'reversed', finished_at = now(), reversed = $3 where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, JSON.stringify(reversed)],
  })
}

export async function setMapping(tx: Tx, id: string, mapping: Mapping): Promise<void> {
  await tx.query({
    text: 'update import set mapping = $3 where tenant_id = $1 and id = $2',
    values: [tx.tenantId, id, JSON.stringify(mapping)],
  })
}

/** The organisation's time zone, which wall-clock times of a file are in unless told otherwise. */
export async function findTimeZone(tx: Tx): Promise<string> {
  const [tenant] = await tx.query<{ time_zone: string }>({
    text: 'select time_zone from tenant where id = $1',
    values: [tx.tenantId],
  })
  return tenant?.time_zone ?? 'UTC'
}

/** The import's state as the world sees it: what its task says while there is one at work, or where one stopped. */
export function stateOf(row: Pick<ImportRow, 'state' | 'task_state'>): ImportBatch['state'] {
  const stopped = row.task_state === 'failed' || row.task_state === 'cancelled' ? row.task_state : undefined
  switch (row.state) {
    case 'queued':
    case 'running':
      return stopped ?? (row.task_state === 'queued' || row.task_state === 'running' ? row.task_state : row.state)
    case 'reversing':
      return stopped ?? 'reversing'
    default:
      return row.state
  }
}

export function toImport(row: ImportRow): ImportBatch {
  return {
    id: row.id,
    kind: row.kind,
    state: stateOf(row),
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    mapping: row.mapping,
    options: row.options,
    counts: importBatch.shape.counts.parse(row.counts),
    refusedByReason: row.refused_by_reason,
    taskId: row.task_id,
    dryRun:
      row.dry_run && row.dry_run_task_id && row.dry_run_state
        ? { taskId: row.dry_run_task_id, state: row.dry_run_state, ...row.dry_run }
        : null,
    reversed: row.reversed,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}

export interface RefusalRow {
  row_number: number
  reason: string
  column_name: string | null
  value: string | null
  on_hand: string | null
  row: Record<string, string>
}

/** Refused rows in the file's order. */
export async function listRefusalPage(
  tx: Tx,
  importId: string,
  page: { limit: number; after: number; reason: string | undefined },
): Promise<RefusalRow[]> {
  return tx.query<RefusalRow>({
    text: `select row_number, reason, column_name, value, trim_scale(on_hand)::text as on_hand, row from import_refusal
           where tenant_id = $1 and import_id = $2 and row_number > $3 and ($4::text is null or reason = $4)
           order by row_number limit $5`,
    values: [tx.tenantId, importId, page.after, page.reason, page.limit],
  })
}
