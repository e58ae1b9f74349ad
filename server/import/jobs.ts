import { z } from 'zod'
import { importOptions } from '#contract/import.ts'
import { role } from '#contract/permissions.ts'
import { isRecordsKind } from '#core/import/import-targets.ts'
import { recomputeFormulas } from '#server/attribute/jobs.ts'
import { getSchema, planOf } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import { refreshStatistics } from '#server/db/refresh-statistics.ts'
import type { Actor } from '#server/http/actor.ts'
import { defineTask } from '#server/task/define-task.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { importItems } from './import-items.ts'
import type { ImportCounts, ImportRun } from './import-run.ts'
import { importRecords } from './import-records.ts'
import { importSales } from './import-sales.ts'
import { findImport, type ImportRow, setDryRun, setSucceeded } from './queries.ts'
import { reverseBatch } from './reverse-import.ts'
import { tryImport } from './try-import.ts'

const input = z.object({
  importId: z.uuid(),
  /** who asked for it, and is named as the actor of what it does */
  actor: z.object({ kind: z.enum(['person', 'api_key', 'system']), id: z.string(), name: z.string(), role }),
})
type Input = z.output<typeof input>

/**
 * Imports an uploaded file. Cancelled or failed, it keeps what is posted; tried again it goes on from its checkpoint, and
 * a reversal takes it back.
 */
export const importTask = defineTask<Input>({
  kind: 'import',
  input,
  attempts: 3,
  async work(task, context) {
    const row = await load(task)
    if (row.state === 'succeeded') return toResult(row.id, row.counts)
    const counts = await context.storage.withLocal({ tenantId: task.tenantId, id: row.file_id }, (path) =>
      runImport({ ...toRun(task, row), path }),
    )
    return toResult(row.id, counts)
  },
})

/**
 * Finds out what an import would do; nothing of it stays but what it found. Cancelled or killed, it leaves nothing behind; a second run
 * begins anew.
 */
export const dryRunTask = defineTask<Input>({
  kind: 'import_dry_run',
  input,
  attempts: 4,
  async work(task, context) {
    const row = await load(task)
    if (!row.dry_run) throw new Error(`Import ${row.id} is not to be tried.`)
    const { mapping, options } = row.dry_run
    const run = toRun(task, { ...row, mapping, options })
    const outcome = await context.storage.withLocal({ tenantId: task.tenantId, id: row.file_id }, (path) =>
      tryImport({ ...run, path }, Date.now()),
    )
    await task.database.tenant(task.tenantId, async (tx) => {
      await task.hold(tx)
      await setDryRun(tx, row.id, { kind: run.kind, mapping, options: run.options, outcome }, task.taskId)
    })
    return { importId: row.id, ...outcome.counts }
  },
})

/** Takes an import back by compensating entries. Run twice, it finds nothing left to do. */
export const reversalTask = defineTask<Input>({
  kind: 'import_reversal',
  input,
  attempts: 3,
  async work(task) {
    const row = await load(task)
    if (row.reversed) return { importId: row.id, ...row.reversed }
    const left = await reverseBatch(toRun(task, row))
    return { importId: row.id, ...left }
  },
})

export const importJobs = [importTask, dryRunTask, reversalTask]

/** Runs an import to its end and records it; the command line and the worker share it. */
export async function runImport(run: ImportRun): Promise<ImportCounts> {
  await importRows(run)
  const counts = await run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    await setSucceeded(tx, run.importId)
    // items that a list of sales made hold no results yet
    if (run.kind === 'sales' && planOf(await getSchema(tx), 'item').formulas.length > 0)
      await recomputeFormulas(tx, run.actor, 'item')
    const finished = await findImport(tx, run.importId)
    if (!finished) throw new Error('The import is gone.')
    await audit(tx, run.actor, {
      action: 'finish',
      entity: 'import',
      entityId: run.importId,
      after: { counts: finished.counts, refusedByReason: finished.refused_by_reason },
    })
    return finished.counts
  })
  if (isRecordsKind(run.kind)) return counts
  // what was imported is there already; that the planner knows of it may take another half second
  const { itemsCreated, itemsUpdated, lines } = counts
  await run.database.tenant(run.tenantId, (tx) => refreshStatistics(tx, { items: itemsCreated + itemsUpdated, lines }))
  return counts
}

async function importRows(run: ImportRun): Promise<void> {
  switch (run.kind) {
    case 'sales':
      return importSales(run, Date.now())
    case 'items':
      return void (await importItems(run, Date.now()))
    case 'suppliers':
    case 'locations':
      return importRecords({ ...run, kind: run.kind })
  }
}

async function load(task: TaskRun<Input>): Promise<ImportRow> {
  const row = await task.database.tenantRead(task.tenantId, (tx) => findImport(tx, task.input.importId))
  if (!row) throw new Error(`There is no import ${task.input.importId}.`)
  return row
}

function toRun(task: TaskRun<Input>, row: ImportRow): Omit<ImportRun, 'path'> {
  const actor: Actor = { ...task.input.actor, tenantId: task.tenantId, source: 'api' }
  return {
    database: task.database,
    tenantId: task.tenantId,
    importId: row.id,
    kind: row.kind,
    actor,
    mapping: row.mapping ?? {},
    options: importOptions.parse(row.options ?? {}),
    signal: task.signal,
    progress: task.progress,
    hold: task.hold,
  }
}

function toResult(importId: string, counts: ImportCounts): Record<string, unknown> {
  return { importId, ...counts }
}
