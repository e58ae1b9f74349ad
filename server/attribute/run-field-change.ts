import { z } from 'zod'
import { role } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { defineTask } from '#server/task/define-task.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { awaitOlderTransactions } from './await-older-transactions.ts'
import { type ChunkCounts, convertChunk, lockListed } from './convert-records.ts'
import { type ChangeRow, findChange, updateChange } from './field-change-queries.ts'
import { recomputeFormulas } from './jobs.ts'
import { bumpSchemaVersion, changeField, listAllFields } from './queries.ts'
import { settleMirrors } from './settle-mirrors.ts'
import { switchBack, switchForward } from './switch-definition.ts'

const input = z.object({
  changeId: z.uuid(),
  /** who asked for it, and is named as the actor of what it does */
  actor: z.object({ kind: z.enum(['person', 'api_key', 'system']), id: z.string(), name: z.string(), role }),
})
export type FieldChangeInput = z.output<typeof input>

/** What a run of the work needs of its task. */
export type FieldChangeRun = Pick<
  TaskRun<FieldChangeInput>,
  'database' | 'tenantId' | 'signal' | 'progress' | 'hold' | 'input'
>

/**
 * Converts a field's values, or puts them back when the change is being undone; some 3,000 a second on two busy cores. Killed anywhere and
 * run again it goes on with the values still listed.
 */
export const fieldChangeTask = defineTask<FieldChangeInput>({
  kind: 'field_change',
  input,
  attempts: 5,
  work: (run) => runFieldChange(run),
})

class Refused extends Error {}

/**
 * The work behind a change, in three steps that each may be the first after a crash: wait until every writer knows of the change
 * and exchange the definition, convert in chunks, end the change.
 * @throws AppError values_in_the_way  a value does not convert and none may be lost; all is as it was before
 */
export async function runFieldChange(run: FieldChangeRun): Promise<Record<string, unknown>> {
  const change = await load(run)
  if (change.state === 'undoing') return undo(run)
  if (change.state !== 'converting') return toResult(change)
  if (!change.switched) {
    run.progress({ stage: 'preparing' })
    await awaitOlderTransactions(run)
    await step(run, (tx, current) => switchForward(tx, actorOf(run), current))
  }
  try {
    await convertAll(run, 'converting')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await step(run, (tx) => updateChange(tx, change.id, { state: 'undoing' }))
    await undo(run)
    throw new AppError('values_in_the_way', { detail: sentence('fieldChange.fails', { fail: 1 }) })
  }
  return finish(run, 'done')
}

async function undo(run: FieldChangeRun): Promise<Record<string, unknown>> {
  const change = await load(run)
  if (change.switched) {
    run.progress({ stage: 'preparing' })
    await awaitOlderTransactions(run)
    await step(run, (tx, current) => switchBack(tx, actorOf(run), current))
  }
  await convertAll(run, 'undoing')
  return finish(run, 'undone')
}

async function convertAll(run: FieldChangeRun, stage: 'converting' | 'undoing'): Promise<void> {
  const { counts, undone, entity } = await load(run)
  // posted lines are never changed: none is listed
  if (entity === 'movementLine') return
  let done = stage === 'undoing' ? sum(undone ?? {}) : counts.converted + counts.unchanged + counts.failed
  const [listed] = await run.database.tenantRead(run.tenantId, (tx) =>
    tx.query<{ left: number }>({
      text: `select count(*)::int as left from field_change_value where change_id = $1 and state in ('pending', 'undo', 'undo_new')`,
      values: [run.input.changeId],
    }),
  )
  run.progress({ stage, done, total: done + (listed?.left ?? 0) })
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    run.signal.throwIfAborted()
    const last = await step(run, async (tx, change) => {
      const rows = await lockListed(tx, change, after)
      if (rows.length === 0) return undefined
      const onFail = stage === 'undoing' ? 'setAside' : change.on_fail
      const chunk = await convertChunk(tx, run.input.actor, change, rows, onFail)
      if (chunk.failed > 0 && onFail === 'refuse') throw new Refused('a value does not convert')
      await updateChange(tx, change.id, added(change, chunk))
      done += rows.length
      return rows.at(-1)?.record_id
    })
    if (last === undefined) return
    after = last
    run.progress({ done })
  }
}

function added(change: ChangeRow, chunk: ChunkCounts): Parameters<typeof updateChange>[2] {
  if (change.state === 'undoing') {
    const { restored, convertedBack, setAside } = change.undone ?? { restored: 0, convertedBack: 0, setAside: 0 }
    return {
      undone: {
        restored: restored + chunk.restored,
        convertedBack: convertedBack + chunk.converted + chunk.unchanged,
        setAside: setAside + chunk.failed,
      },
    }
  }
  const { total, converted, unchanged, failed } = change.counts
  return {
    counts: {
      total,
      converted: converted + chunk.converted,
      unchanged: unchanged + chunk.unchanged,
      failed: failed + chunk.failed,
    },
  }
}

async function finish(run: FieldChangeRun, state: 'done' | 'undone'): Promise<Record<string, unknown>> {
  return step(run, async (tx, change) => {
    await bumpSchemaVersion(tx)
    await changeField(tx, change.field_id, { change_id: null, is_mirrored: true })
    await updateChange(tx, change.id, { state, old_slot: null, finished_at: new Date().toISOString() })
    const ended = { ...change, state }
    const actor = actorOf(run)
    // the column it has left may be another's, and it may have found none
    await settleMirrors(tx, actor)
    await audit(tx, actor, {
      action: state === 'done' ? 'change' : 'undo_change',
      entity: 'field',
      entityId: change.field_id,
      before: state === 'done' ? change.before : change.after,
      after: { ...(state === 'done' ? change.after : change.before), fieldChange: toResult(ended) },
    })
    const reads = new RegExp(`\\b${change.key}\\b`)
    const fields = await listAllFields(tx)
    if (fields.some(({ formula, archivedAt }) => formula !== null && archivedAt === null && reads.test(formula)))
      await recomputeFormulas(tx, actor, change.entity)
    return toResult(ended)
  })
}

/** Who asked for the change, on whose behalf it is made. */
function actorOf(run: FieldChangeRun): Actor {
  return { ...run.input.actor, tenantId: run.tenantId, source: 'api' }
}

/** One transaction of the work, which holds the task and reads the change anew. */
function step<T>(run: FieldChangeRun, work: (tx: Tx, change: ChangeRow) => Promise<T>): Promise<T> {
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    return work(tx, await mustFind(tx, run.input.changeId))
  })
}

function load(run: FieldChangeRun): Promise<ChangeRow> {
  return run.database.tenantRead(run.tenantId, (tx) => mustFind(tx, run.input.changeId))
}

async function mustFind(tx: Tx, id: string): Promise<ChangeRow> {
  const change = await findChange(tx, id)
  if (!change) throw new Error(`There is no field change ${id}.`)
  return change
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((so, count) => so + count, 0)
}

function toResult(change: Pick<ChangeRow, 'id' | 'field_id' | 'state' | 'counts' | 'undone'>): Record<string, unknown> {
  return { fieldChangeId: change.id, fieldId: change.field_id, ...change.counts, undone: change.undone }
}

/** Who asked, as a task keeps it. */
export function toInput(changeId: string, { kind, id, name, role: held }: Actor): FieldChangeInput {
  return { changeId, actor: { kind, id, name, role: held } }
}
