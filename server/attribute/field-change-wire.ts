import type { FieldChange, FieldChangeRow } from '#contract/field-change.ts'
import type { Language } from '#contract/words/languages.ts'
import { changedParts } from '#core/attribute/change-field.ts'
import type { ConversionSetting } from '#core/attribute/convert-setting.ts'
import { valueText } from '#core/attribute/convert-text.ts'
import { say } from '#core/words/say.ts'
import { toSentence } from './check-attributes.ts'
import { type ChangeRow, isUndoable, type ListedValue } from './field-change-queries.ts'

/** A change as it is answered. */
export function toFieldChange(row: ChangeRow): FieldChange {
  return {
    id: row.id,
    fieldId: row.field_id,
    fieldKey: row.key,
    entity: row.entity,
    state: row.state,
    parts: changedParts(row.before, row.after),
    before: row.before,
    after: row.after,
    onFail: row.on_fail,
    counts: row.counts,
    undone: row.undone,
    undoable: isUndoable(row),
    taskId: row.task_id,
    byName: row.actor_name,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}

/** A record whose value did not convert, in the reader's language. */
export function toChangeRow(
  change: ChangeRow,
  row: ListedValue,
  setting: Pick<ConversionSetting, 'words' | 'timeZone'>,
  language: Language,
): FieldChangeRow {
  const isAside = row.state === 'aside'
  const stored = (isAside ? row.after : row.before) ?? ''
  const shownBy = isAside ? change.after : change.before
  const wanted = isAside ? change.before : change.after
  const facts = { field: wanted.name, ...row.problem.facts }
  return {
    recordId: row.record_id,
    code: row.code,
    name: row.name,
    stored,
    value: valueText(shownBy, stored, setting),
    state: isAside ? 'setAside' : row.after === null ? 'cleared' : 'kept',
    reason: {
      code: row.problem.code,
      message: say(toSentence({ key: change.key, code: row.problem.code, facts }), language),
    },
  }
}
