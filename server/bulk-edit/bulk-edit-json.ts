import type { BulkEdit, BulkEditRow, ItemChange, ItemDifference } from '#contract/bulk-edit.ts'
import type { Language } from '#contract/words/languages.ts'
import { say } from '#core/words/say.ts'
import { type FieldView, visibleParts, visibleValues } from '#server/attribute/field-view.ts'
import type { BulkEditRecord, ShownRow } from './queries.ts'

/** The state as the world sees it: what its task says where one stopped before the end. */
export function stateOf({ state, task_state }: Pick<BulkEditRecord, 'state' | 'task_state'>): BulkEdit['state'] {
  const isAtWork = state === 'running' || state === 'undoing'
  return isAtWork && (task_state === 'failed' || task_state === 'cancelled') ? task_state : state
}

/** The wire form, without what the reader's role may not see. */
export function toBulkEdit(edit: BulkEditRecord, view: Pick<FieldView, 'hidden'>): BulkEdit {
  const state = stateOf(edit)
  return {
    id: edit.id,
    state,
    atomic: edit.atomic,
    change: edit.request ? seenChange(edit.request.change, view) : null,
    counts: edit.counts,
    undone: edit.undone,
    undoable: (state === 'done' || state === 'failed' || state === 'cancelled') && edit.counts.changed > 0,
    taskId: edit.task_id,
    byName: edit.actor_name,
    createdAt: edit.created_at,
    finishedAt: edit.finished_at,
  }
}

/** One item of it, in the language and with the fields of its reader. */
export function toBulkEditRow(row: ShownRow, view: Pick<FieldView, 'hidden'>, language: Language): BulkEditRow {
  const { problem } = row
  return {
    itemId: row.item_id,
    sku: row.sku,
    name: row.name,
    state: row.state,
    before: row.before && seen(row.before, view),
    after: row.after && seen(row.after, view),
    problem: problem && { part: problem.part, code: problem.code, message: say(problem.sentence, language) },
  }
}

function seen(difference: ItemDifference, view: Pick<FieldView, 'hidden'>): ItemDifference {
  const { attributes, ownValues, ...core } = difference
  return {
    ...core,
    ...(ownValues && { ownValues: visibleParts(view, ownValues) }),
    ...(attributes && { attributes: visibleValues(view, attributes) }),
  }
}

function seenChange(change: ItemChange, view: Pick<FieldView, 'hidden'>): ItemChange {
  const { attributes, addEntries, removeEntries, ownValues, ...core } = change
  return {
    ...core,
    ...(ownValues && { ownValues: visibleParts(view, ownValues) }),
    ...(attributes && { attributes: visibleValues(view, attributes) }),
    ...(addEntries && { addEntries: visibleValues(view, addEntries) }),
    ...(removeEntries && { removeEntries: visibleValues(view, removeEntries) }),
  }
}
