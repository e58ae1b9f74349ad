import type { z } from 'zod'
import type { createBulkEdit } from '#contract/bulk-edit.ts'
import type { Task } from '#contract/task.ts'
import type { Language } from '#contract/words/languages.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { toBulkEdit, toBulkEditRow } from './bulk-edit-json.ts'
import { type BulkEditRecord, listShownRows } from './queries.ts'

/** Items listed with the answer. */
const mostProblems = 100

/** What is answered of a bulk edit that was begun or taken back: with its first problems where it is done. */
export async function answerBulkEdit(
  tx: Tx,
  actor: Actor,
  language: Language,
  { edit, task }: { edit: BulkEditRecord; task: Task | null },
): Promise<z.output<typeof createBulkEdit.response>> {
  const view = viewFields(await getSchema(tx), 'item', actor.role)
  const rows = task
    ? []
    : await listShownRows(tx, edit.id, { states: ['refused', 'protected'], after: undefined, limit: mostProblems })
  return { bulkEdit: toBulkEdit(edit, view), problems: rows.map((row) => toBulkEditRow(row, view, language)), task }
}
