import type { Count, CountSelection } from '#contract/count.ts'
import { conditionsOf } from '#contract/filter.ts'
import { type FieldView, isHidden } from '#server/attribute/field-view.ts'
import type { CountRecord } from './queries.ts'

/** The wire form as a role reads it: a selection by a field it may not see is told without its filter. */
export function toCount(row: CountRecord, view: Pick<FieldView, 'hidden' | 'fieldsOf'>): Count {
  const { filter, ...rest } = row.selection
  const selection: CountSelection =
    filter && !conditionsOf(filter).some(({ field }) => isHidden(view, field)) ? { ...rest, filter } : rest
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    note: row.note,
    state: row.state,
    blind: row.is_blind,
    selection,
    recount: { quantity: row.recount_quantity, percent: row.recount_percent, value: row.recount_value },
    counterIds: row.counter_ids,
    progress: { lines: row.lines, counted: row.counted, open: row.open, recount: row.recount },
    countedAt: row.counted_at,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    handedInAt: row.handed_in_at,
    approvedAt: row.approved_at,
    approvedByName: row.approved_by_name,
    reversedAt: row.reversed_at,
    movementIds: row.movement_ids,
    version: row.version,
  }
}
